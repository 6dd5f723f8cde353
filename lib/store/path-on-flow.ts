/**
 * Lays a path over a function's control-flow graph. Steps know places only: a step stands on the block whose statement
 * has its place. Between two steps the path goes the shortest way through blocks without steps, so what is drawn is a way
 * the path can have taken, exact wherever the steps tell the branches.
 */
import type { Defect, FlowBlock, FlowGraph, ReportedStep } from "../protocol/protocol";
import { type FlatStep, flattenSteps } from "./trace-view";

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
  const blocksAt = placesOf(flow);
  const way = wayFinder(flow);
  const steps = new Map<number, number[]>();
  const edges = new Set<string>();
  const blocks = new Set<number>();
  for (const activation of activationsOf(defect, flow)) {
    let at = 0;
    blocks.add(0);
    for (const { step, index } of activation) {
      const block = blockOf(
        step,
        blocksAt,
        (candidate) => candidate.id === at || way(at, candidate.id).length > 0,
      );
      if (block === null) continue;
      steps.set(block, [...(steps.get(block) ?? []), index]);
      for (const [from, to] of way(at, block)) {
        edges.add(`${from} ${to}`);
        blocks.add(to);
      }
      blocks.add(block);
      at = block;
      const next = decided(flow, block, step);
      if (next === null) continue;
      edges.add(`${block} ${next}`);
      blocks.add(next);
      at = next;
    }
  }
  return { steps, blocks, edges };
}

/** Lines of a function that the path left out: in no block it ran through. */
export function unexecutedLines(flow: FlowGraph, path: PathOnFlow): readonly number[] {
  const ran = new Set<number>();
  const left = new Set<number>();
  for (const { id, statements } of flow.blocks) {
    const into = path.blocks.has(id) ? ran : left;
    for (const { line, endLine } of statements) for (let at = line; at <= endLine; at++) into.add(at);
  }
  return [...left].filter((line) => !ran.has(line)).sort((one, other) => one - other);
}

type Places = ReadonlyMap<string, readonly FlowBlock[]>;

function placesOf(flow: FlowGraph): Places {
  const places = new Map<string, FlowBlock[]>();
  for (const block of flow.blocks) {
    for (const { line, column } of block.statements) {
      const key = `${line}:${column}`;
      places.set(key, [...(places.get(key) ?? []), block]);
    }
  }
  return places;
}

/** Inside one macro use several blocks have one place: the step's kind and what can be reached choose among them. */
function blockOf(
  step: ReportedStep,
  places: Places,
  isReachable: (block: FlowBlock) => boolean,
): number | null {
  if (step.kind === "enter") return 0;
  const candidates = places.get(`${step.line}:${step.column}`) ?? [];
  const fitting = candidates.filter(({ end }) => fits(step, end));
  const [first] = [...fitting.filter(isReachable), ...fitting, ...candidates];
  return first?.id ?? null;
}

function fits(step: ReportedStep, end: string): boolean {
  if (step.kind === "branch") return end === "branch" || end === "switch";
  return step.kind !== "return" || end === "return";
}

/** The block a two-way branch went to; null for other steps. */
function decided(flow: FlowGraph, block: number, step: ReportedStep): number | null {
  if (step.kind !== "branch" || step.taken === undefined) return null;
  const kind = step.taken ? "true" : "false";
  return flow.edges.find((edge) => edge.from === block && edge.kind === kind)?.to ?? null;
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
