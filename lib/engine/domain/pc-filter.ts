/** A path condition without some of its literals, sharing the longest stretch from the root that keeps all of its own. */
import { type PcId, TRUE_PC } from "./path-condition";
import type { PcNodes } from "./pc-nodes";
import type { Literal } from "./term";

/** From the root (exclusive) to `pc` (inclusive). */
export function chainOf(nodes: PcNodes, pc: PcId): PcId[] {
  const chain: PcId[] = [];
  for (let at = pc; at !== TRUE_PC; at = nodes.parentOf(at)) chain.push(at);
  return chain.reverse();
}

export interface Filtered {
  readonly result: PcId;
  /** The shared stretch; `result` itself when nothing went. */
  readonly shared: PcId;
}

/** `keep` is asked once per literal, oldest node first. */
export function filterLiterals(nodes: PcNodes, pc: PcId, keep: (of: Literal) => boolean): Filtered {
  let shared: PcId = TRUE_PC;
  const later: Literal[] = [];
  let isTouched = false;
  for (const node of chainOf(nodes, pc)) {
    const own = [...nodes.ownLiterals(node)] as Literal[];
    const kept = own.filter(keep);
    isTouched ||= kept.length < own.length;
    if (isTouched) later.push(...kept);
    else shared = node;
  }
  if (!isTouched) return { result: pc, shared: pc };
  return {
    result: nodes.extend(
      shared,
      later.sort((x, y) => x - y),
    ),
    shared,
  };
}
