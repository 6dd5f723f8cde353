/** Trees, IR, control flow and calls: each room's own printer over the functions asked for. */
import {
  callGraphOf,
  controlFlowOf,
  dotOfCallGraph,
  dotOfControlFlow,
  flowOfFunctions,
  printCallGraph,
  printControlFlow,
} from "../cfg";
import { type FunctionIr, printFunction, printStmt, printTerminator } from "../ir";
import { type ChunkTree, printTree } from "../syntax";
import { type DumpInput, type DumpRequest, json, type Printers } from "./dump-input";

export function trees({ parsed }: DumpInput, { fn }: DumpRequest): Printers {
  const all = parsed
    .flatMap(({ chunks }) => chunks.map(({ tree }) => tree))
    .filter((tree) => defines(tree, fn));
  return {
    text: () => all.map((tree) => `${printTree(tree)}\n`).join(""),
    json: () => json(all.map((tree) => ({ top: tree.top, damage: tree.damage }))),
  };
}

function defines({ top }: ChunkTree, fn: string | null): boolean {
  return fn === null || top.some((one) => one.kind === "function" && one.definition.name === fn);
}

/** Of the project; a stub of the OS model only when it is named. */
function functionsOf({ program }: DumpInput, { fn }: DumpRequest): readonly FunctionIr[] {
  return program.functions.filter(({ name, isModel }) => (fn === null ? !isModel : name === fn));
}

export function intermediate(input: DumpInput, request: DumpRequest): Printers {
  const { program, types } = input;
  const all = functionsOf(input, request);
  return {
    text: () => all.map((fn) => printFunction(fn, program, types)).join("\n"),
    json: () => json(all.map(({ places: _, ...fn }) => fn)),
  };
}

export function controlFlow(input: DumpInput, request: DumpRequest): Printers {
  const { program, types } = input;
  const all = functionsOf(input, request).map((fn) => ({ fn, flow: controlFlowOf(fn) }));
  const label = (fn: FunctionIr) => (block: number) => {
    const { stmts, terminator } = fn.blocks[block]!;
    const texts = stmts.map((stmt) => printStmt(stmt, fn, program, types));
    return [`b${block}`, ...texts, printTerminator(terminator, fn, program, types)].join("\n");
  };
  return {
    text: () => all.map(({ fn, flow }) => printControlFlow(fn, flow)).join("\n"),
    dot: () => all.map(({ fn, flow }) => dotOfControlFlow(fn, flow, label(fn))).join("\n"),
    json: () =>
      json(
        all.map(({ fn, flow }) => ({
          function: fn.name,
          edges: flow.successors.flat(),
          immediateDominator: [...flow.immediateDominator],
        })),
      ),
  };
}

export function callGraph(input: DumpInput, request: DumpRequest): Printers {
  const { program, types } = input;
  const graph = callGraphOf(
    program,
    flowOfFunctions(program, (id) => types.get(id)),
  );
  const shown = { ...program, functions: functionsOf(input, request) };
  const ids = new Set<number>(shown.functions.map(({ id }) => id));
  const callees = graph.callees.map((callees, caller) => (ids.has(caller) ? callees : []));
  return {
    text: () => printCallGraph(shown, graph),
    dot: () => dotOfCallGraph(program, { ...graph, callees }),
    json: () =>
      json(
        shown.functions.map(({ id, name }) => ({
          function: name,
          isRecursive: graph.isRecursive(id),
          calls: callees[id]!.map((callee) => program.functions[callee]!.name),
        })),
      ),
  };
}
