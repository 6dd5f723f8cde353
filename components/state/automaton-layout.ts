/**
 * Places a rule's automaton on a small canvas: the states a path lives in on one line, below them the violations, each
 * under the state it leaves. Enough for the handful of states a rule has; the table beside the drawing is complete.
 */
import type { RuleResult } from "@/lib/protocol/protocol";

export type AutomatonGraph = RuleResult["automaton"];

export interface PlacedState {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isViolation: boolean;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
  /** SVG path data. */
  readonly path: string;
  /** Null for edges whose name would not fit. */
  readonly label: { readonly x: number; readonly y: number } | null;
}

export interface PlacedAutomaton {
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

export const STATE_WIDTH = 64;
export const STATE_HEIGHT = 26;
const SLOT = 92;
const STATE_Y = 40;
const VIOLATION_Y = 112;

export function placeAutomaton(graph: AutomatonGraph): PlacedAutomaton {
  const names = [...new Set([...graph.states, ...graph.transitions.map((each) => each.to)])];
  const normal = names.filter((name) => !isViolation(name, graph));
  const violations = names
    .filter((name) => isViolation(name, graph))
    .sort((one, other) => sourceRank(one, graph, normal) - sourceRank(other, graph, normal));
  const slots = Math.max(violations.length, normal.length * 1.5, 2);
  const width = slots * SLOT;
  const states = [...spread(normal, width, STATE_Y, false), ...spread(violations, width, VIOLATION_Y, true)];
  const edges = grouped(graph).flatMap((group) => placeEdge(group, states));
  return { states, edges, width, height: violations.length > 0 ? VIOLATION_Y + 28 : STATE_Y + 42 };
}

/** A state nothing leaves, other than the initial one, is where a path ends. */
function isViolation(name: string, graph: AutomatonGraph): boolean {
  return name !== graph.initial && !graph.transitions.some((each) => each.from === name && each.to !== name);
}

function sourceRank(name: string, graph: AutomatonGraph, normal: readonly string[]): number {
  return normal.indexOf(graph.transitions.find((each) => each.to === name)?.from ?? "");
}

function spread(names: readonly string[], width: number, y: number, isViolationRow: boolean): PlacedState[] {
  const step = width / names.length;
  return names.map((name, index) => ({ name, x: step * (index + 0.5), y, isViolation: isViolationRow }));
}

interface EdgeGroup {
  readonly from: string;
  readonly to: string;
  readonly events: string[];
}

function grouped(graph: AutomatonGraph): EdgeGroup[] {
  const groups = new Map<string, EdgeGroup>();
  for (const { from, to, event } of graph.transitions) {
    const key = `${from}\u0000${to}`;
    const group = groups.get(key) ?? { from, to, events: [] };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placeEdge(group: EdgeGroup, states: readonly PlacedState[]): PlacedEdge[] {
  const from = states.find((state) => state.name === group.from);
  const to = states.find((state) => state.name === group.to);
  if (!from || !to) return [];
  if (from === to) return [{ ...group, ...loop(from) }];
  return [{ ...group, ...(to.isViolation ? downward(from, to) : sideways(from, to)) }];
}

function loop(state: PlacedState) {
  const top = state.y - STATE_HEIGHT / 2;
  return { path: `M${state.x - 8} ${top} c-12 -20 28 -20 16 0`, label: null };
}

/** Forward above the line, backward below it. */
function sideways(from: PlacedState, to: PlacedState) {
  const side = from.x < to.x ? -1 : 1;
  const startX = from.x - side * (STATE_WIDTH / 2 - 6);
  const endX = to.x + side * (STATE_WIDTH / 2 - 6);
  const y = from.y + side * (STATE_HEIGHT / 2 - 4);
  const bend = y + side * 22;
  return {
    path: `M${startX} ${y} C${startX - side * 24} ${bend} ${endX + side * 24} ${bend} ${endX} ${y}`,
    label: { x: (from.x + to.x) / 2, y: bend + (side < 0 ? 3 : 2) },
  };
}

function downward(from: PlacedState, to: PlacedState) {
  const start = from.y + STATE_HEIGHT / 2;
  const end = to.y - STATE_HEIGHT / 2;
  return {
    path: `M${from.x} ${start} C${from.x} ${start + 24} ${to.x} ${end - 28} ${to.x} ${end}`,
    label: { x: to.x, y: end - 8 },
  };
}
