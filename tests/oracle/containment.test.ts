/**
 * Every state of runs by chance through the fixtures is one that the exploration holds for possible, node by node.
 * Where a pointer to a function may lead is for the exploration to say, and no run by chance knows: fixtures that call
 * through one are left out.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Oracle } from "@/lib/dev/fuzz/oracle";
import { projectOf } from "../support/engine";
import { parseFixture } from "../support/fixture";

const folder = fileURLToPath(new URL("../rules/CancelSpinLock", import.meta.url));
const RUNS = 4;
const oracle = Oracle.create();

const CALL_THROUGH_POINTER = /(?:->|\.)\w+\(|\(\*\s*\w+\)\(|\]\(/;
/** The same through a variable. */
const THROUGH_VARIABLE = ["pointer-gives-back_bad.c", "pointer-may-release_ok.c", "pointer-unresolved_ok.c"];
const fixtures = readdirSync(folder)
  .filter((name) => !THROUGH_VARIABLE.includes(name))
  .sort()
  .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const)
  .filter(([, text]) => !CALL_THROUGH_POINTER.test(text));

const COUNTED = `HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; ULONG count = 0;
  IoAcquireCancelSpinLock(&irql);
  count = 1;
  IoReleaseCancelSpinLock(irql);
  return count == 1;
}`;

it("a state that says something else of a variable is noticed", async () => {
  const project = projectOf([{ path: "a.c", text: COUNTED }]);
  const gaps = (await oracle).notContained(project, RUNS, 1, ({ graph, contexts }) => {
    const [last, ...before] = Array.from({ length: graph.nodeCount }, (_, node) => node)
      .filter((node) => graph.context(node) === 0 && !contexts.get(0).points.isExit(graph.point(node)))
      .sort((a, b) => graph.point(b) - graph.point(a));
    graph.setState(last!, graph.state(before[0]!));
  });
  expect(gaps).toEqual([expect.stringContaining("and the run has 1")]);
  expect((await oracle).notContained(project, RUNS, 1)).toEqual([]);
});

it.each(fixtures)("%s", async (name, text) => {
  const { files, header } = parseFixture(name, text);
  const configuration = { name: "default", defines: header.defines, includeDirs: [] };
  const project = projectOf(files, { configuration, entries: header.entries });
  expect((await oracle).notContained(project, RUNS, 1)).toEqual([]);
});
