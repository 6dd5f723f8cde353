/**
 * A path and the inputs that make it happen: what exploration hands to replay, and replay to the trace.
 *
 * Inputs are concrete and speak the language of `ir/address-plan`. The interpreter gets nothing else: it takes every
 * branch by itself, so a witness whose inputs do not lead to the violation is refused.
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
