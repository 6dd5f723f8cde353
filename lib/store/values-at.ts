/**
 * Values a reader can know at a step: those the path showed so far, as far as the function that knows them has not
 * returned. Nothing is computed here; a value that no step named is not shown.
 */
import type { Defect } from "../protocol/protocol";
import { type FlatStep, flattenSteps } from "./trace-view";

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
  const flat = flattenSteps(defect.steps);
  const { known, depth, at } = nearestKnown(defect, index);
  const now = { known: new Map(known), depth };
  for (const each of flat.slice(at, index + 1)) take(now, each);
  return [...now.known.values()]
    .map(({ depth: _depth, was, ...entry }) => {
      const isNew = entry.shownAt === index;
      return { ...entry, was: isNew ? was : null, isNew };
    })
    .sort((one, other) => other.shownAt - one.shownAt);
}

interface Known {
  readonly known: Map<string, Entry>;
  depth: number;
}

/** What is known before step `at`. */
interface Mark extends Readonly<Known> {
  readonly at: number;
}

/** Steps between two marks, so that a step late on a long path costs no more than an early one. */
const MARK_EVERY = 256;

const marked = new WeakMap<Defect["steps"], Mark[]>();

function nearestKnown({ steps }: Defect, index: number): Mark {
  const flat = flattenSteps(steps);
  const marks = marked.get(steps) ?? [{ known: new Map(), depth: 0, at: 0 }];
  marked.set(steps, marks);
  const wanted = Math.floor(Math.min(index, flat.length - 1) / MARK_EVERY);
  while (marks.length <= wanted) {
    const { known, depth, at } = marks.at(-1)!;
    const next = { known: new Map(known), depth };
    for (const each of flat.slice(at, at + MARK_EVERY)) take(next, each);
    marks.push({ ...next, at: at + MARK_EVERY });
  }
  return marks[Math.max(wanted, 0)]!;
}

function take(now: Known, { step, index: at }: FlatStep): void {
  if (step.kind === "fold") return;
  if (step.depth < now.depth) forgetBelow(now.known, step.depth);
  now.depth = step.depth;
  for (const { name, value, was } of step.values) {
    const isLocal = /^[A-Za-z_]\w*$/.test(name);
    const key = isLocal ? `${step.depth} ${name}` : name;
    const before = now.known.get(key);
    now.known.set(key, {
      name,
      value,
      was: was ?? (before && before.value !== value ? before.value : null),
      shownAt: at,
      owner: isLocal ? step.function : null,
      depth: step.depth,
    });
  }
}

/** Locals of functions that have returned. */
function forgetBelow(known: Map<string, Entry>, depth: number): void {
  for (const [key, entry] of known) if (entry.owner !== null && entry.depth > depth) known.delete(key);
}
