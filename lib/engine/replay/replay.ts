/** The doors of this room: run a program once, and check that a witness does what it claims. */
import type { ReplayInputs, ViolationSite } from "../domain";
import type { Automaton } from "../slic";
import { inputsEnvironment } from "./environment";
import type { ReplayProgram } from "./replay-program";
import { type ReplayResult, Run, type RunRequest } from "./run";

/** Steps after which a witness is given up. */
const CONFIRM_STEPS = 2_000_000;

export function replay(program: ReplayProgram, request: RunRequest): ReplayResult {
  return new Run(program, request).execute();
}

/**
 * The run of a witness with everything that happened, for the trace. For a rule that watches an object it is the run
 * that breaks the rule at the claimed place.
 */
export function replayInputs(
  program: ReplayProgram,
  automaton: Automaton,
  role: string,
  inputs: ReplayInputs,
  claimed: ViolationSite | null = null,
): ReplayResult {
  return runWitness(program, { automaton, role, log: true }, inputs, claimed);
}

/** True only if the run breaks the rule in the same way at the same statement. */
export function confirm(
  program: ReplayProgram,
  automaton: Automaton,
  role: string,
  inputs: ReplayInputs,
  claimed: ViolationSite,
): boolean {
  const { site } = runWitness(program, { automaton, role, log: false }, inputs, claimed);
  return site !== null && isSameSite(site, claimed);
}

/**
 * A witness does not say which object is watched, so each is tried until one run does what is claimed, within
 * `CONFIRM_STEPS` for all of them.
 */
function runWitness(
  program: ReplayProgram,
  how: Pick<RunRequest, "automaton" | "role" | "log">,
  inputs: ReplayInputs,
  claimed: ViolationSite | null,
): ReplayResult {
  let left = CONFIRM_STEPS;
  for (let boundBy = 0; ; boundBy++) {
    const environment = inputsEnvironment(inputs);
    const request = { ...how, entry: inputs.entry, environment, maxSteps: left, boundBy };
    const result = replay(program, request);
    const isWanted = result.site !== null && (claimed === null || isSameSite(result.site, claimed));
    left -= result.steps;
    if (isWanted || left <= 0 || boundBy + 1 >= result.watchEvents) return result;
  }
}

function isSameSite(one: ViolationSite, other: ViolationSite): boolean {
  return (
    one.fn === other.fn && one.block === other.block && one.stmt === other.stmt && one.kind === other.kind
  );
}
