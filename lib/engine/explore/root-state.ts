/**
 * The states an entry point starts in: parameters arbitrary (valid ones not null), memory arbitrary, except that
 * `DriverEntry` finds globals at their initialisers; and the rule has seen the role's entry event.
 */
import { TRUE_PC } from "../domain";
import type { SymbolInfo } from "../ir";
import type { EntryPoint } from "../model";
import type { AbstractMachine } from "./abstract-machine";
import { bindParameters } from "./call";
import type { Context } from "./contexts";
import { isScalarSize, type Memory } from "./memory";
import type { StateId } from "./state";
import { EMPTY } from "./store";
import { ENTRY } from "./symbols";
import type { Workspace } from "./workspace";

export function rootState(
  work: Workspace,
  machine: AbstractMachine,
  context: Context,
  entry: EntryPoint,
): StateId {
  const { memory } = machine;
  beginAnywhere(machine, context);
  if (entry.globals === "initial") {
    for (const symbol of work.program.symbols) {
      if (symbol.kind === "variable" && symbol.initial !== null) initialise(work, memory, symbol);
    }
  }
  bindParameters(work, machine, context);
  return work.states.save(memory);
}

/** The state a callee starts in: parameters as its context says, memory arbitrary, nothing else known. */
export function calleeState(work: Workspace, machine: AbstractMachine, context: Context): StateId {
  beginAnywhere(machine, context);
  bindParameters(work, machine, context);
  return work.states.save(machine.memory);
}

/** Nothing was written and nothing is known. */
function beginAnywhere(machine: AbstractMachine, context: Context): void {
  const { memory } = machine;
  memory.kept = EMPTY;
  memory.shared = EMPTY;
  memory.epoch = ENTRY;
  memory.pc = TRUE_PC;
  memory.position = context.points.base;
  machine.beginStmt(0);
}

function initialise(work: Workspace, memory: Memory, symbol: SymbolInfo): void {
  if (work.facts.isConstant(symbol.id)) return;
  const { regions, symbols } = work;
  const root = regions.addressOfSymbol(symbol.id);
  if (symbol.size > 0) memory.put(regions.rangeEpoch(root, 0, symbol.size), symbols.fillEpoch(0));
  for (const piece of symbol.initial ?? []) {
    if (!isScalarSize(piece.size)) continue;
    const value = memory.initialValue(symbol.initial!, piece.offset, piece.size);
    const location = regions.location(root, piece.offset, piece.size, regions.groupOf(piece.member));
    if (value !== null) memory.put(location, value);
  }
}
