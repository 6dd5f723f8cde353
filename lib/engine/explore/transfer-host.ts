/** What happens at a node may ask the tabulation around it for this much. */
import type { SymbolId } from "../ir";
import type { Context, Contexts } from "./contexts";
import type { ExplodedGraph, NodeId } from "./exploded-graph";
import type { Slice } from "./slice";
import type { LimitLog } from "./workspace";

/** A violation the abstract states allow; whether a real path leads to it is for the search to say. */
export interface Alarm {
  readonly node: NodeId;
  /** Index in the block; `stmts.length` for the terminator. */
  readonly stmt: number;
  readonly kind: string;
  readonly message: string;
}

/** What a transfer may ask of the tabulation around it. */
export interface TransferHost {
  readonly graph: ExplodedGraph;
  readonly contexts: Contexts;
  readonly slice: Slice;
  readonly limits: LimitLog;
  /** Makes sure the context is explored and that the node is visited again when its summary changes. */
  await(context: Context, caller: NodeId): void;
  alarm(alarm: Alarm): void;
  /** A callee was taken as an effect although it has a body: exploring it might tell more. */
  noteEffect(): void;
  /**
   * May a routine whose writes nobody states, or one that runs the driver's callbacks, have changed memory between two
   * reads? Null: a function that is not known. The tabulation remembers who was asked for.
   */
  changesMemory(symbol: SymbolId | null): boolean;
}
