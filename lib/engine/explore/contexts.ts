/**
 * Contexts: the keys of tabulation (engine notes §6). A context is a function entered in a rule state under a
 * specialisation; its exit nodes are its summary. Root contexts belong to one entry point each.
 *
 * A specialisation says of each parameter what the callee may rely on: nothing, that it is the address of an object
 * only the caller can see, or that it is one known function.
 */

import type { FuncId, SymbolId } from "../ir";
import type { EntryPoint } from "../model";
import type { RuleState } from "../slic";
import type { ContextId, NodeId } from "./exploded-graph";
import type { FunctionPoints } from "./points";

export type ParameterFact =
  | { readonly kind: "any" }
  | { readonly kind: "private-object" }
  | { readonly kind: "function"; readonly symbol: SymbolId };

export interface Context {
  readonly id: ContextId;
  readonly fn: FuncId;
  readonly points: FunctionPoints;
  readonly rule: RuleState;
  readonly facts: readonly ParameterFact[];
  /** Set for root contexts. */
  readonly entry: EntryPoint | null;
  /** A tracked object was bound before the call. */
  readonly isBound: boolean;
  /** Equal for contexts that ask the same of one function, or start one entry point the same. */
  readonly key: string | null;
  /** Its first node; set once when the context is made. */
  root: NodeId;
  /** Exit nodes found so far, in order of discovery. */
  readonly exits: NodeId[];
  /** Nodes whose call waits for this summary. */
  readonly callers: Set<NodeId>;
}

export class Contexts {
  private readonly all: Context[] = [];
  private readonly ids = new Map<string, Context>();

  get count(): number {
    return this.all.length;
  }

  get(id: ContextId): Context {
    return this.all[id]!;
  }

  /** The context of a call, made on first use; `isNew` tells. */
  enter(
    points: FunctionPoints,
    rule: RuleState,
    facts: readonly ParameterFact[],
    isBound: boolean,
  ): { readonly context: Context; readonly isNew: boolean } {
    const key = `${points.fn.id} ${rule} ${isBound ? 1 : 0} ${facts.map(factKey).join(",")}`;
    const known = this.ids.get(key);
    if (known) return { context: known, isNew: false };
    const context = this.add(points, rule, facts, null, isBound, key);
    this.ids.set(key, context);
    return { context, isNew: true };
  }

  /** @param key as `Context.key`, where an earlier exploration may have finished the context */
  addRoot(points: FunctionPoints, rule: RuleState, entry: EntryPoint, key: string | null = null): Context {
    return this.add(points, rule, [], entry, false, key);
  }

  private add(
    points: FunctionPoints,
    rule: RuleState,
    facts: readonly ParameterFact[],
    entry: EntryPoint | null,
    isBound: boolean,
    key: string | null,
  ): Context {
    const context: Context = {
      id: this.all.length,
      fn: points.fn.id,
      points,
      rule,
      facts,
      entry,
      isBound,
      key,
      root: -1,
      exits: [],
      callers: new Set(),
    };
    this.all.push(context);
    return context;
  }
}

function factKey(fact: ParameterFact): string {
  return fact.kind === "function" ? `f${fact.symbol}` : fact.kind === "any" ? "" : "p";
}
