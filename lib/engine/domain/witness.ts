/**
 * A path and the inputs that make it happen: what exploration hands to replay, and replay to the trace.
 *
 * Inputs are concrete and speak the language of `ir/address-plan`. The interpreter gets nothing else: it takes every
 * branch by itself, so a witness whose inputs do not lead to the violation is refused.
 *
 * Memory
 * - Globals hold their initialisers, then `initial` is written over them, in order; every other byte is 0. So a
 *   global that a path needs at 0 although its initialiser says otherwise must be listed.
 * - A local that was not assigned reads what `initial` says of its address (a frame address of its activation),
 *   else 0; `declare` brings it back to that.
 * - A load or store below 0x1_0000, a division by zero, and an `asm` or `unsupported` statement end the run without
 *   a violation: a path gives every pointer it follows the address of an object.
 *
 * Choices are taken in execution order, one for each of these and for nothing else:
 * - `call`: a call of a function without a body (also through a pointer; `symbol` is null when nothing stands at the
 *   target's address). Taken after the arguments are evaluated and after the rule saw the call's entry event. The
 *   writes happen in order, then the call raises or the result is stored and the rule sees the exit event.
 *   A function that never returns takes no choice: the run ends there.
 * - `value` for an `assign` with `isVolatile` of a scalar: the whole right-hand side, in the width of the assigned
 *   place's type; the right-hand side itself is not evaluated. (Volatile records are copied as plain memory.)
 * - `value` for an `unknown` expression: each time it is evaluated, in the width of its type. Operands are evaluated
 *   left before right, the address of an assigned place after the assigned value, the target of an indirect call
 *   before its arguments.
 * A record result of a function without a body is left as it was; its content can be given as writes.
 */
import type { FuncId, SymbolId } from "../ir";

export interface MemoryWrite {
  readonly address: bigint;
  readonly size: 1 | 2 | 4 | 8;
  /** Unsigned. */
  readonly value: bigint;
}

/** One value the environment decides, in the order in which the path asks. */
export type Choice =
  /** A call of a function without body. */
  | {
      readonly kind: "call";
      readonly symbol: SymbolId | null;
      /** Null for void. */
      readonly result: bigint | null;
      /** Memory it changed before it returned. */
      readonly writes: readonly MemoryWrite[];
      readonly raises: boolean;
    }
  /** A volatile read, or an expression that is not modelled. */
  | { readonly kind: "value"; readonly value: bigint };

export interface ReplayInputs {
  readonly entry: FuncId;
  readonly parameters: readonly bigint[];
  /** Memory at entry where it matters; the rest reads as 0. */
  readonly initial: readonly MemoryWrite[];
  readonly choices: readonly Choice[];
}

/** Where a rule was violated: statement index inside the block, or `stmts.length` for its terminator. */
export interface ViolationSite {
  readonly fn: FuncId;
  readonly block: number;
  readonly stmt: number;
  readonly kind: string;
  readonly message: string;
}
