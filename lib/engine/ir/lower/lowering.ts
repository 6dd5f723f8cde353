/**
 * What every part of lowering sees of the function being lowered. The parts call each other through this interface,
 * so that expressions, conditions, calls and initialisers may nest in any way without importing one another.
 *
 * Protocol: `value` leaves one value on the builder's stack, `place` one place; `effect` and `condition` leave nothing.
 * `condition` ends the current block. All of them obey the rule of `Steps.inOrder`: last thing a step does.
 */
import type { Expression, Initializer } from "../../syntax";
import type { TypeId, TypeTable } from "../../types";
import type { BlockId, Expr, GlobalByte, Place, StringId, SymbolId } from "../ir";
import type { FunctionBuilder } from "./function-builder";
import type { FunctionScope } from "./function-scope";
import type { Home } from "./name-scope";
import type { Qualified } from "./qualified";
import type { Steps } from "./steps";
import type { TypeResolver } from "./type-resolver";

/** An expression with an upper bound of its height. */
export interface Tree {
  readonly expr: Expr;
  readonly depth: number;
}

/**
 * The program around the function. Answers are all a body depends on besides its text and the meaning of its names,
 * so a remembered body is good when they are the same again (`body-cache`).
 */
export interface ProgramServices {
  string(text: string, isWide: boolean): StringId;
  /** External name that is called or used without any declaration. */
  undeclared(name: string, type: TypeId): SymbolId;
  /** A function or variable declared inside a block. */
  blockExtern(name: string, type: Qualified): SymbolId;
  /** The variable without external name that the caller names uniquely in its unit. */
  hiddenVariable(name: string, type: Qualified): SymbolId;
  setContent(symbol: SymbolId, content: readonly GlobalByte[] | null): void;
  /** True when the project has a body for the function. */
  isDefined(symbol: SymbolId): boolean;
}

/** How the innermost protected region is seen by `AbnormalTermination()` and `GetExceptionCode()`. */
export interface HandlerContext {
  /** In a `__finally` block: the selector, 0 when the body ended normally. */
  readonly selector: Place | null;
  /** In a filter or `__except` block: the exception code. */
  readonly exceptionCode: Place | null;
}

export interface Lowering {
  readonly types: TypeTable;
  readonly build: FunctionBuilder;
  readonly steps: Steps;
  readonly scope: FunctionScope;
  readonly home: Home;
  readonly resolver: TypeResolver;
  readonly program: ProgramServices;
  /** Constant expressions outside of any function, where nothing is automatic. */
  readonly isFileScope: boolean;
  handler: HandlerContext;

  value(expression: Expression): void;
  place(expression: Expression): void;
  effect(expression: Expression): void;
  condition(expression: Expression, whenTrue: BlockId, whenFalse: BlockId): void;
  /** Emits what initialises an automatic object. */
  initialize(place: Place, initial: Initializer): void;
  /** A static local or a compound literal of file scope: a variable of the program without external name. */
  hiddenVariable(name: string, type: Qualified, initial: Initializer | null): SymbolId;
  /** The expression converted to `type` without emitting anything: a constant or an address if it is constant. */
  evaluateExpr(expression: Expression, type: TypeId): Expr;
  /** `T[]` with the bound its initialiser gives; other types unchanged. */
  completed(type: TypeId, initial: Initializer): TypeId;
}
