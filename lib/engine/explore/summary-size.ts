/**
 * The bound on what a summary says of memory. A function that walks lists through many callees writes at hundreds of
 * addresses made with symbols of its own, each call of it makes as many new ones, and callers up the chain carry them
 * all: time grows with the square. Beyond the bound memory at the exit is unknown; result and condition stay.
 *
 * Public drivers with at most 300 entries in a summary are explored within seconds; the one with 1,200 took minutes.
 */
import type { AbstractMachine } from "./abstract-machine";
import type { StateId } from "./state";
import type { Workspace } from "./workspace";

const MAX_ENTRIES = 320;
/** Tells this havoc from others at one statement. */
const AT_EXIT = 4;

/** The state at an exit, with all shared memory unknown where too much is known of it. */
export function boundedExit(
  work: Workspace,
  machine: AbstractMachine,
  state: StateId,
  position: number,
): StateId {
  const { memory } = machine;
  work.states.restore(state, memory);
  let entries = 0;
  work.maps.forEach(memory.shared, () => {
    entries++;
  });
  if (entries <= MAX_ENTRIES) return state;
  memory.position = position;
  machine.beginStmt(0);
  memory.havocShared(AT_EXIT);
  return work.states.save(memory);
}
