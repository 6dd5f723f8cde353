/** Control-flow graphs of the constructs in `tests/golden/ir`: printed, and checked against the definitions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  type ControlFlow,
  callGraphOf,
  controlFlowOf,
  flowOfFunctions,
  printCallGraph,
  printControlFlow,
} from "@/lib/engine/cfg";
import type { BlockId, FunctionIr } from "@/lib/engine/ir";
import { lower } from "../ir/support";

const golden = fileURLToPath(new URL("../../golden/", import.meta.url));
const sources = ["control", "exceptions", "irreducible"];

const irreducible = `
int f(int);
void two_entries(int n) { if (n) goto b; a: f(1); b: f(2); if (f(3)) goto a; }
void crossing(int n) { if (n) goto y; x: if (f(1)) goto y; f(2); y: if (f(3)) goto x; if (f(4)) goto y; }
int mutual_a(int n); int mutual_b(int n) { return n ? mutual_a(n - 1) : 0; } int mutual_a(int n) { return mutual_b(n); }
int self(int n) { return n ? self(n - 1) : 0; }
typedef struct { int (*op)(int); } OPS; OPS ops = { mutual_a }; int through(OPS *o) { return o->op(1) + ops.op(2); }
`;

async function read(name: string) {
  const text = name === "irreducible" ? irreducible : readFileSync(join(golden, "ir", `${name}.c`), "utf8");
  return lower(text);
}

describe.each(sources)("graphs of %s.c", (name) => {
  it("print as before", async () => {
    const { program } = await read(name);
    const graphs = program.functions.map((fn) => printControlFlow(fn, controlFlowOf(fn)));
    await expect(graphs.join("\n")).toMatchFileSnapshot(join(golden, "cfg", `${name}.cfg`));
  });

  it("have the dominators of the definition", async () => {
    const { program } = await read(name);
    for (const fn of program.functions) {
      const flow = controlFlowOf(fn);
      for (const by of ids(fn)) {
        const around = reachable(flow, (_, to) => to !== by);
        for (const block of ids(fn)) {
          expect(flow.isDominated(block, by), `${fn.name} b${block} by b${by}`).toBe(
            block === by || !around.has(block),
          );
        }
      }
    }
  });

  it("are acyclic without their back edges, in reverse postorder and in weak order", async () => {
    const { program } = await read(name);
    for (const fn of program.functions) {
      const flow = controlFlowOf(fn);
      expect(new Set(flow.reversePostorder)).toEqual(new Set(ids(fn)));
      for (const { from, to } of flow.successors.flat()) {
        const isForward = flow.order.position[from]! < flow.order.position[to]!;
        expect(isForward, `${fn.name} b${from} b${to}`).toBe(!flow.isBackEdge(from, to));
      }
    }
  });

  it("mirror successors as predecessors", async () => {
    const { program } = await read(name);
    for (const fn of program.functions) {
      const flow = controlFlowOf(fn);
      expect(new Set(flow.predecessors.flat())).toEqual(new Set(flow.successors.flat()));
      flow.predecessors.forEach((edges, block) => {
        for (const edge of edges) expect(edge.to).toBe(block);
      });
    }
  });
});

it("the call graph follows pointers and finds recursion", async () => {
  const { program, types } = await lower(irreducible);
  const graph = callGraphOf(
    program,
    flowOfFunctions(program, (id) => types.get(id)),
  );
  await expect(printCallGraph(program, graph)).toMatchFileSnapshot(join(golden, "cfg", "calls.txt"));
  program.functions.forEach((fn) => {
    for (const callee of graph.callees[fn.id]!) {
      expect(graph.component[callee]!).toBeLessThanOrEqual(graph.component[fn.id]!);
    }
  });
});

function ids(fn: FunctionIr): readonly BlockId[] {
  return fn.blocks.map((_, block) => block as BlockId);
}

function reachable(flow: ControlFlow, isOpen: (from: BlockId, to: BlockId) => boolean): ReadonlySet<BlockId> {
  const entry = 0 as BlockId;
  const found = new Set<BlockId>(isOpen(entry, entry) ? [entry] : []);
  for (const block of found) {
    for (const { to } of flow.successors[block]!) if (isOpen(block, to)) found.add(to);
  }
  return found;
}
