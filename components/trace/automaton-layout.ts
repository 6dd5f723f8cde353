/**
 * Places a rule's automaton on a small canvas: states on a line, the error states below, arcs above for steps forward
 * and below for steps back. Enough for the handful of states a rule has; the table beside it is always complete.
 */
import type { RuleResult } from "@/lib/protocol/protocol";

export type AutomatonGraph = RuleResult["automaton"];

export interface PlacedState {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isError: boolean;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  /** SVG path data. */
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
}

export interface PlacedAutomaton {
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

const GAP = 128;
const RADIUS_X = 30;
const RADIUS_Y = 14;
const TOP = 46;

export function placeAutomaton(graph: AutomatonGraph): PlacedAutomaton {
  const targets = new Set(graph.transitions.map((each) => each.to));
  const all = [...new Set([...graph.states, ...targets])];
  const errors = all.filter((name) => isErrorState(name, graph));
  const normal = all.filter((name) => !errors.includes(name));
  const states: PlacedState[] = [
    ...normal.map((name, index) => ({ name, x: 44 + index * GAP, y: TOP, isError: false })),
  ];
  const middle = states.length > 0 ? (states[0]!.x + states.at(-1)!.x) / 2 : 44;
  for (const [index, name] of errors.entries()) {
    states.push({ name, x: middle + (index - (errors.length - 1) / 2) * GAP, y: TOP + 74, isError: true });
  }
  const edges = [...grouped(graph)].flatMap(([, group]) => placeEdge(group, states));
  const width = Math.max(...states.map((state) => state.x), 100) + 44;
  return { states, edges, width, height: errors.length > 0 ? TOP + 100 : TOP + 44 };
}

/** A state nothing leaves and that is not the initial one is where a violation ends. */
function isErrorState(name: string, graph: AutomatonGraph): boolean {
  return name !== graph.initial && !graph.transitions.some((each) => each.from === name && each.to !== name);
}

interface EdgeGroup {
  readonly from: string;
  readonly to: string;
  readonly labels: string[];
}

function grouped(graph: AutomatonGraph): Map<string, EdgeGroup> {
  const groups = new Map<string, EdgeGroup>();
  for (const { from, to, event } of graph.transitions) {
    const key = `${from}\u0000${to}`;
    const group = groups.get(key) ?? { from, to, labels: [] };
    group.labels.push(event);
    groups.set(key, group);
  }
  return groups;
}

function placeEdge(group: EdgeGroup, states: readonly PlacedState[]): PlacedEdge[] {
  const from = states.find((state) => state.name === group.from);
  const to = states.find((state) => state.name === group.to);
  if (!from || !to) return [];
  return [{ ...group, ...(to.isError ? downward(from, to) : sideways(from, to)) }];
}

function sideways(from: PlacedState, to: PlacedState) {
  if (from === to) {
    const path = `M${from.x - 8} ${from.y - RADIUS_Y} c-14 -24 30 -24 16 0`;
    return { path, labelX: from.x, labelY: from.y - 32 };
  }
  const isForward = from.x < to.x;
  const side = isForward ? -1 : 1;
  const startX = from.x + (isForward ? RADIUS_X - 8 : -RADIUS_X + 8);
  const endX = to.x + (isForward ? -RADIUS_X + 8 : RADIUS_X - 8);
  const y = from.y + side * (RADIUS_Y - 3);
  const bend = y + side * 20;
  const path = `M${startX} ${y} C${startX + (isForward ? 22 : -22)} ${bend} ${endX + (isForward ? -22 : 22)} ${bend} ${endX} ${y}`;
  return { path, labelX: (from.x + to.x) / 2, labelY: y + side * 15 + (side < 0 ? -4 : 10) };
}

function downward(from: PlacedState, to: PlacedState) {
  const path = `M${from.x} ${from.y + RADIUS_Y} C${from.x} ${from.y + 40} ${to.x} ${to.y - 42} ${to.x} ${to.y - RADIUS_Y}`;
  return { path, labelX: (from.x + to.x) / 2, labelY: (from.y + to.y) / 2 };
}
