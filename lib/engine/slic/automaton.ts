/**
 * A compiled rule: a finite automaton over events, free of any concrete rule.
 *
 * A rule state is an interned valuation of the rule's variables. Handling an event gives a small decision tree whose
 * inner nodes test operands of the event (which only the explorer can decide) and whose leaves say what happens.
 * A decision is a pure function of (state, handler) and memoised.
 */
import type { Brand } from "../base";

/** Interned valuation of the rule's variables; 0 is the initial one. */
export type RuleState = Brand<number, "RuleState">;
/** Index into `Automaton.handlers`. */
export type HandlerId = Brand<number, "HandlerId">;

/** An operand of an event as written in the rule: `$1`, `$return`, `*$1`, `$2->SrbStatus`, a ghost variable, a constant. */
export type OperandExpr =
  | { readonly kind: "argument"; readonly index: number }
  | { readonly kind: "return" }
  | { readonly kind: "constant"; readonly value: bigint }
  /** A ghost or global variable of the model, by name. */
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "deref"; readonly of: OperandExpr }
  | { readonly kind: "field"; readonly of: OperandExpr; readonly name: string; readonly isArrow: boolean }
  | { readonly kind: "unary"; readonly op: "-" | "!" | "~" | "&"; readonly of: OperandExpr }
  | { readonly kind: "binary"; readonly op: string; readonly left: OperandExpr; readonly right: OperandExpr };

export type Reaction =
  | { readonly kind: "next"; readonly state: RuleState }
  | { readonly kind: "violation"; readonly violation: string; readonly message: string }
  /** This path is not followed any further, without a verdict. */
  | { readonly kind: "halt" }
  | {
      readonly kind: "test";
      readonly condition: OperandExpr;
      readonly whenTrue: Reaction;
      readonly whenFalse: Reaction;
    };

export interface Handler {
  readonly id: HandlerId;
  /** Function or role name. */
  readonly source: string;
  readonly sourceKind: "function" | "role";
  readonly phase: "entry" | "exit";
  /** Line in the rule text, 1-based, for the page's "transition taken". */
  readonly line: number;
  /**
   * Set when the handler only reacts to the watched object: the event counts if this operand equals the object that
   * `Automaton.watch` bound, else the state stays. Null: reacts always.
   */
  readonly guard: OperandExpr | null;
}

/**
 * Name of the `variable` operand that stands for a value the rule itself lost (an integer beyond its bound, a pointer
 * of which only "not NULL" is kept). Exploration must follow both outcomes; a concrete run stops there.
 */
export const UNDETERMINED = "__undetermined";

export interface Automaton {
  readonly rule: string;
  readonly handlers: readonly Handler[];
  readonly initial: RuleState;
  /** Handlers of a called function, null when the rule does not watch it. */
  onCall(name: string): { readonly entry: HandlerId | null; readonly exit: HandlerId | null } | null;
  /** Handlers of an entry point's role. */
  onRole(role: string): { readonly entry: HandlerId | null; readonly exit: HandlerId | null };
  react(state: RuleState, handler: HandlerId): Reaction;
  /** `held`; variables other than the first as `held, n = 2`. */
  describe(state: RuleState): string;
  /** Functions whose calls are events. */
  readonly callEvents: readonly string[];
  /** Set when the rule tracks one object per run (`watch`/`guard`). */
  readonly watch: {
    readonly source: string;
    readonly phase: "entry" | "exit";
    readonly operand: OperandExpr;
  } | null;
  /** States and transitions reachable from the initial one, for drawing. */
  readonly graph: {
    readonly states: readonly { readonly state: RuleState; readonly label: string }[];
    readonly transitions: readonly {
      readonly from: RuleState;
      /** `IoAcquireCancelSpinLock`, `role exit`. */
      readonly event: string;
      readonly to: RuleState | null;
      /** Set when `to` is null. */
      readonly violation: string | null;
    }[];
  };
}
