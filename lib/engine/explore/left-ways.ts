/**
 * Ways that a search for a path has not taken yet, and how often it took each way: when every path ends at the same test,
 * the reason is often one decision long before it, and the last decisions are those of a loop.
 *
 *     path a b c d ended; left: b', d'     go back to d', then b', then d' of what follows b', ...
 *
 * Ways left along a path that was given up are not lost: they are gone to from the start, by the same answers.
 */
import type { Snapshot } from "./path-state";

/** Answers given along a path, from the last one back. */
export interface Decision {
  readonly before: Decision | null;
  readonly answer: number;
}

/** A way not yet taken. */
export interface Alternative {
  /** Where to go back to, the start of a point; null when it has to be gone to from the start of all paths. */
  readonly at: Snapshot | null;
  /** Names the way by its place in the program. */
  readonly way: number;
  /** What was answered before `at`. */
  readonly before: Decision | null;
  /** What to answer from there. */
  readonly answers: readonly number[];
}

/** Alternatives kept of one way, on paths given up. */
const MAX_OF_ONE = 4;

export class LeftWays {
  private readonly taken = new Map<number, number>();
  /** Of paths given up, by way. */
  private readonly given = new Map<number, Alternative[]>();
  private turns = 0;

  noteTaken(way: number): void {
    this.taken.set(way, this.timesTaken(way) + 1);
  }

  /**
   * One of the ways that were taken least often, of those along the path if there is one: the last and the first of them
   * in turn. What was left behind it on the path is taken off and kept. Null when nothing is left at all.
   */
  newest(path: Alternative[]): Alternative | null {
    const best = this.bestOn(path);
    const other = this.bestGivenUp();
    const isOther = other !== null && (best < 0 || this.timesTaken(other) < this.timesTaken(path[best]!.way));
    for (const left of path.splice(isOther ? 0 : best + 1)) this.giveUp(left);
    if (!isOther) return path.pop() ?? null;
    const next = this.given.get(other)!.shift()!;
    if (this.given.get(other)!.length === 0) this.given.delete(other);
    return { ...next, before: null, answers: [...answersUpTo(next.before), ...next.answers] };
  }

  private timesTaken(way: number): number {
    return this.taken.get(way) ?? 0;
  }

  /** Index; below 0 when there is none. */
  private bestOn(path: readonly Alternative[]): number {
    const last = path.length - 1;
    const isForward = this.turns++ % 2 === 1;
    let best = isForward && last >= 0 ? 0 : last;
    for (let step = 1; step <= last && this.timesTaken(path[best]!.way) > 0; step++) {
      const at = isForward ? step : last - step;
      if (this.timesTaken(path[at]!.way) < this.timesTaken(path[best]!.way)) best = at;
    }
    return best;
  }

  private bestGivenUp(): number | null {
    let best: number | null = null;
    for (const way of this.given.keys())
      if (best === null || this.timesTaken(way) < this.timesTaken(best)) best = way;
    return best;
  }

  private giveUp(left: Alternative): void {
    const known = this.given.get(left.way);
    const kept = { ...left, at: null };
    if (!known) this.given.set(left.way, [kept]);
    else if (known.length < MAX_OF_ONE) known.push(kept);
  }
}

function answersUpTo(last: Decision | null): readonly number[] {
  const answers: number[] = [];
  for (let at = last; at !== null; at = at.before) answers.push(at.answer);
  return answers.reverse();
}
