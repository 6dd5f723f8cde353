/**
 * Lays a path over a function's control-flow graph. Steps know places only: a step stands on the block whose statement
 * has its place. Between two steps the path goes the shortest way through blocks without steps, so what is drawn is a way
 * the path can have taken, exact wherever the steps tell the branches.
 */
import type { Defect, FlowGraph } from "@/lib/protocol/protocol";
import { type FlatStep, flattenSteps } from "@/lib/store/trace-view";

export interface PathOnFlow {
  /** By block: flat indices of the steps on it. */
  readonly steps: ReadonlyMap<number, readonly number[]>;
  /** Blocks the path ran through. */
  readonly blocks: ReadonlySet<number>;
  /** `from to` of edges the path took. */
  readonly edges: ReadonlySet<string>;
}

export const emptyPath: PathOnFlow = { steps: new Map(), blocks: new Set(), edges: new Set() };

export function pathOnFlow(defect: Defect, flow: FlowGraph): PathOnFlow {
  const blockAt = new Map<string, number>();
  for (const { id, statements } of flow.blocks)
    for (const { line, column } of statements)
      if (!blockAt.has(`${line}:${column}`)) blockAt.set(`${line}:${column}`, id);
  const way = wayFinder(flow);
  const steps = new Map<number, number[]>();
  const edges = new Set<string>();
  const blocks = new Set<number>();
  for (const activation of activationsOf(defect, flow)) {
    let at = 0;
    blocks.add(0);
    for (const { step, index } of activation) {
      const block = step.kind === "enter" ? 0 : blockAt.get(`${step.line}:${step.column}`);
      if (block === undefined) continue;
      steps.set(block, [...(steps.get(block) ?? []), index]);
      for (const [from, to] of way(at, block)) {
        edges.add(`${from} ${to}`);
        blocks.add(to);
      }
      blocks.add(block);
      at = block;
    }
  }
  return { steps, blocks, edges };
}

/** Runs of the function, each with the steps taken in it; calls in between belong to others. */
function activationsOf(defect: Defect, flow: FlowGraph): readonly (readonly FlatStep[])[] {
  const done: FlatStep[][] = [];
  const open: (FlatStep[] | null)[] = [];
  for (const each of flattenSteps(defect.steps)) {
    const { step } = each;
    if (step.kind === "fold") continue;
    open.length = Math.min(open.length, step.depth + 1);
    const isMine = step.function === flow.function && step.file === flow.file;
    const current = open[step.depth];
    if (isMine && current) current.push(each);
    else {
      open[step.depth] = isMine ? [each] : null;
      if (isMine) done.push(open[step.depth]!);
    }
  }
  return done;
}

type Way = readonly (readonly [number, number])[];

/** Edges of a shortest way between two blocks, each pair looked for once. */
function wayFinder(flow: FlowGraph): (from: number, to: number) => Way {
  const successors = flow.blocks.map((): number[] => []);
  for (const { from, to } of flow.edges) successors[from]?.push(to);
  const known = new Map<string, Way>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const way = known.get(key) ?? shortestWay(successors, from, to);
    known.set(key, way);
    return way;
  };
}

/** A block again is no way: several steps stand on one block. */
function shortestWay(successors: readonly (readonly number[])[], from: number, to: number): Way {
  if (from === to) return [];
  const cameFrom = new Map<number, number>([[from, -1]]);
  const open = [from];
  for (let at = 0; at < open.length && !cameFrom.has(to); at++) {
    for (const next of successors[open[at]!] ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, open[at]!);
      open.push(next);
    }
  }
  if (!cameFrom.has(to)) return [];
  const way: [number, number][] = [];
  for (let at = to; at !== from; at = cameFrom.get(at)!) way.push([cameFrom.get(at)!, at]);
  return way.reverse();
}
