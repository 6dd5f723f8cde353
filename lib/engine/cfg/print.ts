/** Control-flow graphs and the call graph as text and as Graphviz dot, for `dump cfg` and `dump callgraph`. */
import type { BlockId, FunctionIr, Program } from "../ir";
import type { CallGraph } from "./call-graph";
import type { ControlFlow } from "./control-flow";

/**
 *     f
 *       b0  dom b0            -> true b1, false b2
 *       b1  dom b0  loop b1   -> goto b1 (back)
 */
export function printControlFlow(fn: FunctionIr, flow: ControlFlow): string {
  const lines = flow.successors.map((edges, block) => {
    const head = flow.headOf(block as BlockId);
    const loop = head === null ? "" : `  loop b${head}`;
    const targets = edges.map(
      (edge) => `${edge.kind} b${edge.to}${flow.isBackEdge(edge.from, edge.to) ? " (back)" : ""}`,
    );
    return `  b${block}  dom b${flow.immediateDominator[block]}${loop}  -> ${targets.join(", ") || "out"}`;
  });
  return `${[fn.name, ...lines].join("\n")}\n`;
}

export function dotOfControlFlow(
  fn: FunctionIr,
  flow: ControlFlow,
  labelOf: (block: number) => string,
): string {
  const nodes = fn.blocks.map((_, block) => `  b${block} [label=${JSON.stringify(labelOf(block))}];`);
  const edges = flow.successors.flat().map(({ from, to, kind }) => {
    const style = kind === "unwind" || kind === "raise" ? ", style=dashed" : "";
    return `  b${from} -> b${to} [label=${kind}${style}];`;
  });
  return [`digraph ${JSON.stringify(fn.name)} {`, "  node [shape=box];", ...nodes, ...edges, "}", ""].join(
    "\n",
  );
}

/** One line per function, callees in the order of the call sites; `*` marks a call through a pointer. */
export function printCallGraph(program: Program, graph: CallGraph): string {
  const lines = program.functions.map((fn) => {
    const calls = graph.sites[fn.id]!.map(({ targets, isIndirect }) => {
      const names = targets.map((target) => program.symbols[target]!.name);
      return isIndirect ? `*(${names.join(" | ")})` : names[0]!;
    });
    const mark = graph.isRecursive(fn.id) ? " (recursive)" : "";
    return `${fn.name}${mark} -> ${[...new Set(calls)].join(", ") || "nothing"}`;
  });
  return `${lines.join("\n")}\n`;
}

export function dotOfCallGraph(program: Program, graph: CallGraph): string {
  const edges = graph.callees.flatMap((callees, caller) =>
    callees.map((callee) => {
      const [from, to] = [program.functions[caller]!.name, program.functions[callee]!.name];
      return `  ${JSON.stringify(from)} -> ${JSON.stringify(to)};`;
    }),
  );
  return ["digraph calls {", ...edges, "}", ""].join("\n");
}
