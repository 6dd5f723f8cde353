/** From a path and a model of its literals to what the interpreter takes: `domain/witness` fixes the order. */
import type { Choice, MemoryWrite, ReplayInputs, SymId, TermId } from "../domain";
import type { EntryPoint } from "../model";
import type { Goal } from "./path-calls";
import type { PathMachine } from "./path-machine";
import type { Layer } from "./path-memory";
import type { PathChoice, PathState } from "./path-state";
import type { Workspace } from "./workspace";

export function inputsOf(
  work: Workspace,
  goal: Goal,
  entry: EntryPoint,
  state: PathState,
  machine: PathMachine,
  symbolValue: (sym: SymId) => bigint,
): ReplayInputs {
  const evaluate = (term: TermId) => work.terms.evaluate(term, { sym: symbolValue, base: () => 0n });
  const { parameterCount } = work.program.functions[entry.fn]!;
  const parameters: bigint[] = [];
  for (let index = 0; index < parameterCount; index++) {
    const term = goal.parameters[index];
    parameters.push(term === undefined ? 0n : evaluate(term));
  }
  return {
    entry: entry.fn,
    parameters,
    initial: writesOf(machine.initial, evaluate),
    choices: state.choices.map((choice) => concreteChoice(choice, evaluate)),
  };
}

/** The function that had to change memory for this path; null when none had to. */
export function nameOfChangingCall(work: Workspace, state: PathState): string | null {
  for (let at = state.choices.length - 1; at >= 0; at--) {
    const choice = state.choices[at]!;
    if (choice.kind !== "call" || choice.layer.entries().length === 0) continue;
    if (choice.symbol === null) return "a function that is not known";
    const effect = work.input.effectOf(choice.symbol);
    if (effect.writesEscaped || effect.reenters) return work.program.symbols[choice.symbol]!.name;
  }
  return null;
}

/** A function on the path that may have done what the rule watches; null when there is none. */
export function nameOfHiddenEvent(work: Workspace, state: PathState): string | null {
  for (const choice of state.choices) {
    if (choice.kind !== "call" || choice.symbol === null) continue;
    if (work.input.mayTouchRule?.(choice.symbol)) return work.program.symbols[choice.symbol]!.name;
  }
  return null;
}

function concreteChoice(choice: PathChoice, evaluate: (term: TermId) => bigint): Choice {
  if (choice.kind === "value") return { kind: "value", value: evaluate(choice.term) };
  return {
    kind: "call",
    symbol: choice.symbol,
    result: choice.result === null ? null : evaluate(choice.result),
    writes: writesOf(choice.layer, evaluate),
    raises: choice.raises,
  };
}

function writesOf(layer: Layer, evaluate: (term: TermId) => bigint): readonly MemoryWrite[] {
  return layer.entries().map(({ address, size, term }) => ({
    address: BigInt(address),
    size: size as MemoryWrite["size"],
    value: evaluate(term),
  }));
}
