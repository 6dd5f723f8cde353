/**
 * Places a control-flow graph on a canvas: layers from the entry downwards, by dagre. Blocks that lowering made and that
 * say nothing are drawn as points. Pixels; y grows downwards.
 */
import dagre from "@dagrejs/dagre";
import type { FlowBlock, FlowGraph, FlowGraphEdge } from "@/lib/protocol/protocol";

export interface PlacedBlock {
  readonly block: FlowBlock;
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface PlacedFlowEdge {
  readonly edge: FlowGraphEdge;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface PlacedFlow {
  readonly blocks: readonly PlacedBlock[];
  readonly edges: readonly PlacedFlowEdge[];
  readonly width: number;
  readonly height: number;
}

export const LINE_HEIGHT = 15;
const CHARACTER = 6.1;
const MAX_CHARACTERS = 34;
const MAX_LINES = 4;
const PADDING = 8;
const POINT = 8;

export function placeFlow(flow: FlowGraph): PlacedFlow {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 18, ranksep: 26, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const texts = flow.blocks.map(linesOf);
  for (const { id } of flow.blocks) graph.setNode(String(id), sizeOf(texts[id]!));
  for (const [index, { from, to }] of flow.edges.entries())
    graph.setEdge(String(from), String(to), {}, String(index));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    blocks: flow.blocks.map((block) => {
      const node = graph.node(String(block.id));
      return { block, lines: texts[block.id]!, x: node.x, y: node.y, width: node.width, height: node.height };
    }),
    edges: flow.edges.map((edge, index) => {
      const placed = graph.edge(String(edge.from), String(edge.to), String(index));
      return { edge, points: placed?.points ?? [] };
    }),
  };
}

/** `45 if (a)`, one line per statement, cut to what fits. */
function linesOf({ statements }: FlowBlock): readonly string[] {
  const all = statements.map(({ line, text }) => `${line}  ${text}`);
  const shown =
    all.length > MAX_LINES ? [...all.slice(0, MAX_LINES - 1), `… ${all.length - MAX_LINES + 1} more`] : all;
  return shown.map((text) => (text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text));
}

function sizeOf(lines: readonly string[]): { width: number; height: number } {
  if (lines.length === 0) return { width: POINT, height: POINT };
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: longest * CHARACTER + 2 * PADDING, height: lines.length * LINE_HEIGHT + PADDING };
}
