/**
 * Two paths side by side. Steps are the same when function, kind, text and place are; what differs is put opposite to
 * nothing. The longest common subsequence within a bounded distance (Myers, "An O(ND) Difference Algorithm", 1986)
 * keeps the cost near the number of differences.
 */
import type { Defect } from "../protocol/protocol";
import { type FlatStep, walkedSteps } from "./trace-view";

export interface AlignedRow {
  readonly left: FlatStep | null;
  readonly right: FlatStep | null;
}

export interface Alignment {
  readonly rows: readonly AlignedRow[];
  /** Index into `rows` of the first difference; null when the paths are the same. */
  readonly divergence: number | null;
}

/** Differences looked for before the rest is put side by side without alignment. */
const MAX_DIFFERENCES = 600;

export function alignTraces(left: Defect, right: Defect): Alignment {
  const one = walkedSteps(left);
  const other = walkedSteps(right);
  const rows = merged(one, other);
  const divergence = rows.findIndex((row) => row.left === null || row.right === null);
  return { rows, divergence: divergence < 0 ? null : divergence };
}

function keyOf({ step }: FlatStep): string {
  return `${step.function} ${step.kind} ${step.line}:${step.column} ${step.text}`;
}

function merged(one: readonly FlatStep[], other: readonly FlatStep[]): readonly AlignedRow[] {
  const left = one.map(keyOf);
  const right = other.map(keyOf);
  const rows: AlignedRow[] = [];
  let at = 0;
  let to = 0;
  for (const [i, j] of commonPairs(left, right)) {
    while (at < i) rows.push({ left: one[at++]!, right: null });
    while (to < j) rows.push({ left: null, right: other[to++]! });
    rows.push({ left: one[at++]!, right: other[to++]! });
  }
  while (at < one.length) rows.push({ left: one[at++]!, right: null });
  while (to < other.length) rows.push({ left: null, right: other[to++]! });
  return rows;
}

/** Pairs of equal elements, ascending in both. */
function commonPairs(left: readonly string[], right: readonly string[]): readonly [number, number][] {
  const rounds = furthestReaching(left, right);
  if (!rounds) return commonPrefix(left, right);
  const pairs: [number, number][] = [];
  let x = left.length;
  let y = right.length;
  for (let distance = rounds.length - 1; distance >= 0; distance--) {
    const reach = rounds[distance]!;
    const diagonal = x - y;
    const isDown =
      diagonal === -distance ||
      (diagonal !== distance && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const before = diagonal + (isDown ? 1 : -1);
    const startX = distance === 0 ? 0 : (reach.get(before) ?? 0);
    const startY = distance === 0 ? 0 : startX - before;
    const afterX = distance === 0 ? 0 : isDown ? startX : startX + 1;
    while (x > afterX) pairs.push([--x, --y]);
    x = startX;
    y = startY;
  }
  return pairs.reverse();
}

/** By distance, how far each diagonal got with one difference less; null when too many differences are needed. */
function furthestReaching(left: readonly string[], right: readonly string[]): Map<number, number>[] | null {
  const rounds: Map<number, number>[] = [];
  const limit = Math.min(left.length + right.length, MAX_DIFFERENCES);
  let reach = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= limit; distance++) {
    rounds.push(reach);
    const next = new Map(reach);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const down = reach.get(diagonal + 1) ?? -1;
      const across = reach.get(diagonal - 1) ?? -1;
      let x = diagonal === -distance || (diagonal !== distance && across < down) ? down : across + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return rounds;
    }
    reach = next;
  }
  return null;
}

function commonPrefix(left: readonly string[], right: readonly string[]): readonly [number, number][] {
  const pairs: [number, number][] = [];
  while (pairs.length < left.length && left[pairs.length] === right[pairs.length])
    pairs.push([pairs.length, pairs.length]);
  return pairs;
}
