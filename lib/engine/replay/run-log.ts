/**
 * What happened in a run, statement by statement: the raw material of a trace.
 *
 * Values are unsigned patterns in the width of their type. Entries stand in execution order. A call of a function with
 * a body reads `call, event (entry), enter, ..., return, event (exit)`; of one without, `call, event, answer, event`.
 */
import type { MemoryWrite } from "../domain";
import type { BlockId, Place, SymbolId } from "../ir";
import type { HandlerId, RuleState } from "../slic";
import type { Position } from "./run-end";

/** A scalar that was read where it stands. */
export interface LoadedPlace {
  readonly place: Place;
  readonly address: bigint;
  /** Bytes; of the storage unit for a bit-field. */
  readonly size: number;
  readonly value: bigint;
}

export type LogEntry = {
  readonly at: Position;
  /** Activation that the entry belongs to; the entry function's is 0. */
  readonly activation: number;
  /** Call depth; the entry function's is 0. */
  readonly depth: number;
  /** Rule state after the entry. */
  readonly state: RuleState;
} & (
  | { readonly kind: "enter"; readonly parameters: readonly bigint[] }
  | {
      readonly kind: "assign";
      readonly place: Place;
      readonly address: bigint;
      readonly size: number;
      /** Null: was not determined. */
      readonly old: bigint | null;
      readonly value: bigint;
      readonly isVolatile: boolean;
      readonly loads: readonly LoadedPlace[];
    }
  | { readonly kind: "fill"; readonly address: bigint; readonly value: number; readonly length: number }
  /** Also the assignment of a record. */
  | { readonly kind: "copy"; readonly to: bigint; readonly from: bigint; readonly length: number }
  | { readonly kind: "assume" }
  /** `symbol` null: the target is no function of the program. Records are 0 in `args`. */
  | {
      readonly kind: "call";
      readonly symbol: SymbolId | null;
      readonly args: readonly bigint[];
      readonly hasBody: boolean;
      /** What was read to find the target of an indirect call. */
      readonly loads: readonly LoadedPlace[];
      /** What was read to compute each argument. */
      readonly argumentLoads: readonly (readonly LoadedPlace[])[];
    }
  | {
      readonly kind: "answer";
      readonly symbol: SymbolId | null;
      readonly result: bigint | null;
      readonly writes: readonly MemoryWrite[];
      readonly raises: boolean;
    }
  | { readonly kind: "goto"; readonly target: BlockId }
  | {
      readonly kind: "branch";
      readonly condition: bigint;
      readonly taken: boolean;
      readonly target: BlockId;
      readonly loads: readonly LoadedPlace[];
    }
  | {
      readonly kind: "switch";
      readonly subject: bigint;
      /** Index into the terminator's cases; -1 for the default. */
      readonly chosen: number;
      readonly target: BlockId;
      readonly loads: readonly LoadedPlace[];
    }
  /** `value` null: none, or a record. */
  | { readonly kind: "return"; readonly value: bigint | null; readonly loads: readonly LoadedPlace[] }
  /** An exception continues at `target` of the same activation, or leaves it. */
  | { readonly kind: "raise"; readonly target: BlockId | null }
  | {
      readonly kind: "event";
      readonly handler: HandlerId;
      readonly before: RuleState;
      /** Set when the event broke the rule. */
      readonly violation: string | null;
    }
);

/** A log entry as the interpreter knows it; the run adds where and in which state. */
export type LogDetail = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, "at" | "activation" | "depth" | "state">
    : never
  : never;
