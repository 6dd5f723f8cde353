/** From a path and a model of its literals to what the interpreter takes: `domain/witness` fixes the order. */
import type { Choice, MemoryWrite, ReplayInputs, SymId, TermId } from "../domain";
import type { FuncId } from "../ir";
import type { EntryPoint } from "../model";
import type { RuleState } from "../slic";
import type { MayLeave } from "./may-leave";
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

/**
 * A function on the path that may have done what the rule watches; null when there is none. Behind a pointer of which
 * nothing is known stands, once the rule's state is not the first one, perhaps the function that changes it back.
 */
export function nameOfHiddenEvent(work: Workspace, state: PathState, mayLeave: MayLeave): string | null {
  const { symbols } = work.program;
  const mayHide = (fn: FuncId | null, rule: RuleState) => fn === null || mayLeave(fn, rule);
  for (const choice of state.choices) {
    if (choice.kind !== "call") continue;
    const { symbol, mayBe, rule } = choice;
    if (symbol !== null && work.input.mayTouchRule?.(symbol)) return symbols[symbol]!.name;
    if (rule === work.input.automaton.initial) continue;
    const hidden = mayBe.find((one) => mayHide(symbols[one]!.definition, rule));
    if (hidden !== undefined) return `a call that ${symbols[hidden]!.name} may be the target of`;
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
