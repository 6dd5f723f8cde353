/**
 * Which symbols stand for another value each time a loop is gone round. A state at the head of a loop must not speak of
 * them, or facts about two iterations are taken for facts about one (engine notes §4.4). The loop is found here by
 * walking back from the edges that close it.
 */
import type { SymId } from "../domain";
import { type FunctionPoints, PURPOSE, type Workspace } from "../explore";

export class StaleSymbols {
  /** By local point, once asked for. */
  private readonly loops = new Map<FunctionPoints, (ReadonlySet<number> | null | undefined)[]>();
  private readonly predecessors = new Map<FunctionPoints, readonly (readonly number[])[]>();

  constructor(private readonly work: Workspace) {}

  /** For the head of a loop, the global positions of its points; null for any other point. */
  loopAt(points: FunctionPoints, head: number): ReadonlySet<number> | null {
    let known = this.loops.get(points);
    if (!known) {
      known = [];
      this.loops.set(points, known);
    }
    const found = known[head] === undefined ? this.findLoop(points, head) : known[head];
    known[head] = found;
    return found;
  }

  /** Made somewhere in the loop, the joins at its head excepted: those stand for what arrives. */
  isStale(sym: SymId, loop: ReadonlySet<number>, head: number): boolean {
    const { symbols } = this.work;
    const made = symbols.madeAt(sym);
    if (made?.position === head && made.purpose === PURPOSE.join) return false;
    return symbols.origins(sym).some((origin) => origin !== head && loop.has(origin));
  }

  private findLoop(points: FunctionPoints, head: number): ReadonlySet<number> | null {
    if (points.isExit(head)) return null;
    const into = this.predecessorsOf(points);
    const first = points.position(head);
    if (!into[head]!.some((from) => points.position(from) >= first)) return null;
    const pending = into[head]!.filter((from) => points.position(from) >= first);
    const loop = new Set([head]);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (loop.has(at)) continue;
      loop.add(at);
      pending.push(...into[at]!.filter((from) => points.position(from) >= first));
    }
    return new Set([...loop].map((local) => points.base + points.position(local)));
  }

  private predecessorsOf(points: FunctionPoints): readonly (readonly number[])[] {
    let known = this.predecessors.get(points);
    if (!known) {
      const into: number[][] = Array.from({ length: points.count }, () => []);
      for (let local = 0; local < points.count; local++) {
        if (points.position(local) < 0) continue;
        for (const target of points.successors(local)) into[target]!.push(local);
      }
      known = into;
      this.predecessors.set(points, known);
    }
    return known;
  }
}
