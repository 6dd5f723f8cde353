/**
 * The syntax tree of a rule file, and how a rule file's flaws are told.
 *
 *     state { enum { free, held } s = free; }        variables
 *     watch KeInitializeSpinLock.exit.$1;            watch
 *     [Acquire, AcquireRaise].exit [guard $1] {      one handler, two events
 *       if (s == held) abort(double) "$fname twice"; else s = held;
 *     }
 *
 * Names are not resolved here: `s`, `held` and `STATUS_PENDING` are all `name`. `++n` and `n++` are `n += 1`.
 */
import type { Problem } from "../base";

/** 1-based, columns in UTF-16 units. `source` is the rule's name or the included file's. */
export interface RulePlace {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** A Problem in a rule text. Rule texts are not files of the project, so `at` is null and the place is here. */
export interface RuleProblem extends Problem {
  readonly place: RulePlace;
}

export type RuleBinaryOp =
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "=="
  | "!="
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";

export type RuleExpr = { readonly at: RulePlace } & (
  | { readonly kind: "number"; readonly value: bigint }
  | { readonly kind: "name"; readonly name: string }
  /** `$1` is index 0. */
  | { readonly kind: "argument"; readonly index: number }
  | { readonly kind: "return" }
  | { readonly kind: "unary"; readonly op: "-" | "!" | "~" | "&" | "*"; readonly of: RuleExpr }
  | { readonly kind: "binary"; readonly op: RuleBinaryOp; readonly left: RuleExpr; readonly right: RuleExpr }
  | { readonly kind: "field"; readonly of: RuleExpr; readonly name: string; readonly isArrow: boolean }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly RuleExpr[] }
);

export type AssignOp = "=" | "+=" | "-=" | "*=" | "|=" | "&=";

export type RuleStmt = { readonly at: RulePlace } & (
  | { readonly kind: "assign"; readonly target: string; readonly op: AssignOp; readonly value: RuleExpr }
  | {
      readonly kind: "if";
      readonly condition: RuleExpr;
      readonly whenTrue: readonly RuleStmt[];
      readonly whenFalse: readonly RuleStmt[];
    }
  /** `violation` null: the rule names no kind. */
  | { readonly kind: "abort"; readonly violation: string | null; readonly message: string }
  | { readonly kind: "halt" }
  | { readonly kind: "return" }
  /** A helper macro used as a statement: `sdv_stub();`. */
  | { readonly kind: "call"; readonly name: string }
);

export interface VariableDecl {
  readonly name: string;
  readonly type: "enum" | "int" | "pointer";
  /** Names and values of an `enum`'s constants, in order; empty for other types. */
  readonly constants: readonly EnumConstant[];
  readonly initial: RuleExpr | null;
  readonly at: RulePlace;
}

export interface EnumConstant {
  readonly name: string;
  readonly value: bigint;
  readonly at: RulePlace;
}

export type Phase = "entry" | "exit";

export interface EventName {
  readonly name: string;
  readonly at: RulePlace;
}

export interface WatchDecl {
  readonly event: EventName;
  readonly phase: Phase;
  readonly operand: RuleExpr;
  /** Written `with guard(F.exit, $1)`: handlers of F itself are guarded without saying so. */
  readonly isImplicitGuard: boolean;
}

export interface HandlerDecl {
  readonly events: readonly EventName[];
  readonly phase: Phase;
  readonly guard: RuleExpr | null;
  readonly body: readonly RuleStmt[];
  readonly at: RulePlace;
}

export interface RuleFile {
  readonly variables: readonly VariableDecl[];
  readonly watches: readonly WatchDecl[];
  readonly handlers: readonly HandlerDecl[];
}

/** Collects the problems of one rule. */
export class RuleProblems {
  readonly all: RuleProblem[] = [];

  add(severity: RuleProblem["severity"], code: string, message: string, place: RulePlace): void {
    this.all.push({ severity, code, message, at: null, place });
  }

  get hasErrors(): boolean {
    return this.all.some((problem) => problem.severity === "error");
  }
}
