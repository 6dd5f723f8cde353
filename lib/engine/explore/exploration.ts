/** What exploration is asked and what it answers. See `README.md` of the engine for the technique. */
import type { CancelSignal, Span } from "../base";
import type { FunctionFlow } from "../cfg";
import type { Decider } from "../decide";
import type { PathConditions, ReplayInputs, Terms, ViolationSite } from "../domain";
import type { FuncId, Positioned, Program, SymbolId } from "../ir";
import type { CallEffect, EntryPoint } from "../model";
import type { Automaton } from "../slic";
import type { CType, TypeId } from "../types";

export interface ExplorationInput {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly automaton: Automaton;
  readonly entryPoints: readonly EntryPoint[];
  /** Where function addresses flow in the program, if somebody has asked already. */
  readonly flow?: FunctionFlow;
  readonly effectOf: (symbol: number) => CallEffect;
  /** A function without body that may do what the rule watches: a path through it proves nothing. Absent: none. */
  readonly mayTouchRule?: (symbol: SymbolId) => boolean;
  /** A decider over the tables of this exploration. */
  readonly makeDecider: (terms: Terms, pcs: PathConditions) => Decider;
  /** Replays a candidate; true when the interpreter breaks the rule at the same site. */
  readonly confirm: (inputs: ReplayInputs, site: ViolationSite) => boolean;
  /** Steps (transfers of one statement or edge) for the whole rule. */
  readonly budget: number;
  readonly signal: CancelSignal;
}

/** One test or call on the way to what could not be decided (`candidate-path.ts`). */
export interface CandidateStep {
  readonly fn: FuncId;
  readonly at: Positioned;
  /** `otherwise`: the default of a switch. `call`: a function is entered. */
  readonly kind: "true" | "false" | "case" | "otherwise" | "call";
}

/** Something that keeps a clean result from being a Pass. Codes: `reference/wording.md` §5. */
export interface Limit {
  readonly code:
    | "path-undecided"
    | "budget-steps"
    | "unresolved-call"
    | "syntax"
    | "unknown-macro"
    | "unsupported"
    | "inline-assembly"
    | "recursion"
    | "unknown-function"
    /** The states of a clean exploration, and the second checker does not see that they hold. */
    | "proof-check"
    | "engine-fault";
  /** Names the thing: a callee expression, a function, a condition. */
  readonly detail: string;
  readonly fn: FuncId | null;
  readonly at: Positioned | null;
  /** A way to what could not be decided, for a person to look at. */
  readonly candidate?: readonly CandidateStep[];
  /** The place of text that stands in no function. */
  readonly span?: Span | null;
}

export interface FoundViolation {
  readonly site: ViolationSite;
  readonly inputs: ReplayInputs;
}

/** A path to a violation that could be neither confirmed nor refuted. */
export interface UndecidedPath {
  readonly site: ViolationSite;
  readonly limit: Limit;
}

/** A call of a function that has no body here, once per caller. */
export interface ExternalCall {
  readonly symbol: SymbolId;
  readonly fn: FuncId;
  readonly at: Positioned;
}

export interface EntryOutcome {
  readonly entry: EntryPoint;
  /** Fixpoint reached, nothing skipped. */
  readonly isComplete: boolean;
  /** Confirmed, distinct by place and kind, shortest path first. */
  readonly violations: readonly FoundViolation[];
  readonly undecided: readonly UndecidedPath[];
  readonly limits: readonly Limit[];
  /** Functions with a body that a call chain from this entry may enter, itself first. */
  readonly reached: readonly FuncId[];
  /** Functions without a body that those call. */
  readonly externals: readonly ExternalCall[];
}

export interface ExplorationStats {
  readonly steps: number;
  readonly states: number;
  readonly summaries: number;
  readonly joins: number;
  readonly deciderCalls: number;
  readonly rounds: number;
}

export interface Exploration {
  readonly outcomes: readonly EntryOutcome[];
  readonly stats: ExplorationStats;
}
