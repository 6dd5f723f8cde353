/**
 * Values a reader can know at a step: those the path showed so far, as far as the function that knows them has not
 * returned. Nothing is computed here; a value that no step named is not shown.
 */
import type { Defect } from "../protocol/protocol";
import { flattenSteps } from "./trace-view";

export interface KnownValue {
  readonly name: string;
  readonly value: string;
  /** The value before the current step, when the step changes it. */
  readonly was: string | null;
  /** Flat index of the step that showed it last. */
  readonly shownAt: number;
  /** Shown or changed by the current step itself. */
  readonly isNew: boolean;
  /** Function whose local it is; null for memory that outlives a call. */
  readonly owner: string | null;
}

interface Entry extends Omit<KnownValue, "isNew" | "was"> {
  readonly was: string | null;
  readonly depth: number;
}

/** Those of the current step first, then the ones shown last. */
export function valuesAt(defect: Defect, index: number): readonly KnownValue[] {
  const known = new Map<string, Entry>();
  let depth = 0;
  for (const { step, index: at } of flattenSteps(defect.steps)) {
    if (at > index) break;
    if (step.kind === "fold") continue;
    if (step.depth < depth) forgetBelow(known, step.depth);
    depth = step.depth;
    for (const { name, value, was } of step.values) {
      const isLocal = /^[A-Za-z_]\w*$/.test(name);
      const key = isLocal ? `${step.depth} ${name}` : name;
      const before = known.get(key);
      known.set(key, {
        name,
        value,
        was: was ?? (before && before.value !== value ? before.value : null),
        shownAt: at,
        owner: isLocal ? step.function : null,
        depth: step.depth,
      });
    }
  }
  return [...known.values()]
    .map(({ depth: _depth, was, ...entry }) => {
      const isNew = entry.shownAt === index;
      return { ...entry, was: isNew ? was : null, isNew };
    })
    .sort((one, other) => other.shownAt - one.shownAt);
}

/** Locals of functions that have returned. */
function forgetBelow(known: Map<string, Entry>, depth: number): void {
  for (const [key, entry] of known) if (entry.owner !== null && entry.depth > depth) known.delete(key);
}
