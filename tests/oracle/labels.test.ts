/**
 * The labels of the fixtures by execution: each fixture is compiled with gcc against the OS model, as written and
 * preprocessed, and run on recorded inputs: those of many random runs of the interpreter, and those of the reported
 * Defects. What is marked clean never breaks the rule; what is marked bad does; and every run ends as the interpreter's.
 *
 * Left out, and counted: structured exception handling, which gcc does not have, and runs whose inputs a compiled
 * program has no place for (`record-run.ts`).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Dice } from "@/lib/dev/fuzz/dice";
import { neverCancelled } from "@/lib/engine/base";
import { type HarnessRun, harnessOf, recordRun } from "@/lib/engine/harness";
import { planAddresses } from "@/lib/engine/ir";
import { effectOf } from "@/lib/engine/model";
import { landmarksOf, prepareReplay, randomEnvironment } from "@/lib/engine/replay";
import { projectOf, testEngine } from "../support/engine";
import { type Fixture, parseFixture } from "../support/fixture";
import { hasGcc, runNatively } from "../support/native-run";

const RULE = "CancelSpinLock";
const RUNS = 40;
const MAX_STEPS = 3_000;
const ENDS = new Set(["violation", "returned", "raised", "never-returned", "assumption-failed"]);

const folder = fileURLToPath(new URL(`../rules/${RULE}`, import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".c"))
  .sort()
  .map((name) => ({ name, fixture: parseFixture(name, readFileSync(join(folder, name), "utf8")) }));

function projectFor({ files, header }: Fixture) {
  const configuration = { name: "default", defines: header.defines, includeDirs: [] };
  return projectOf(files, { configuration, entries: header.entries });
}

/** Random runs of every entry point, as a program; what they end with in the interpreter. */
async function randomRuns(fixture: Fixture) {
  const engine = await testEngine();
  const options = { rules: [RULE], steps: null };
  const { front, inputs } = engine.explorations(projectFor(fixture), options, neverCancelled);
  const { program, types, tables, model, parsed } = front;
  const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
  const effect = (symbol: number) => effectOf(program.symbols[symbol]!, typeOf);
  const plan = planAddresses(program);
  const replayed = prepareReplay(program, typeOf, plan, effect);
  const { automaton, entryPoints } = inputs[0]!;
  const landmarks = landmarksOf(program.functions);
  const dice = new Dice(1);
  const recorded = entryPoints.flatMap((entry) =>
    Array.from({ length: RUNS }, (): HarnessRun => {
      const environment = randomEnvironment(replayed, entry, { random: dice.next, landmarks });
      const how = { program: replayed, automaton, entry: entry.fn, role: entry.role, maxSteps: MAX_STEPS };
      return { fn: entry.fn, role: entry.role, run: recordRun(how, environment) };
    }),
  );
  const runs = recorded.filter(({ run }) => run.obstacle === null && ENDS.has(run.end));
  const sources = { model, driver: parsed, strings: tables.strings };
  const common = { program, plan, automaton, effectOf: effect, sources, comment: [] };
  const isUndeclared = program.symbols.some(({ declared }) => declared === "none");
  const isDamaged = front.problems.some(({ code }) => code === "syntax");
  return { runs, isUndeclared, isDamaged, harness: harnessOf({ ...common, runs }) };
}

/** Chance put a function where the driver never does: what the verifier knows of the flow of addresses is not so. */
function handsOutFunctions({ run }: HarnessRun): boolean {
  const isFunction = (value: bigint) => value >= 0x2_0000_0000n && value < 0x3_0000_0000n;
  return run.initial.some(({ size, value }) => size === 8 && isFunction(value));
}

const left: string[] = [];

describe.skipIf(!hasGcc)("compiled with gcc", () => {
  beforeAll(async () => void (await testEngine()));

  it.each(fixtures)(
    "$name: random runs end as the interpreter's, and as labelled",
    async ({ name, fixture }) => {
      const { runs, harness, isUndeclared, isDamaged } = await randomRuns(fixture);
      if (runs.length === 0 || "refused" in harness) {
        left.push(`${name}: ${"refused" in harness ? harness.refused : "no run"}`);
        return;
      }
      if (isDamaged) {
        left.push(`${name}: text that is no C`);
        return;
      }
      const { compiler, lines } = await runNatively(harness.text);
      if (compiler !== "" && isUndeclared) {
        left.push(`${name}: names that are not declared`);
        return;
      }
      expect(compiler).toBe("");
      const ends = lines.map((line) => line.slice(line.lastIndexOf("=> ") + 3));
      const expected = runs.map(({ run }) => run.site?.kind ?? run.end);
      expect(ends).toEqual(expected);
      const told = ends.filter((_, index) => !handsOutFunctions(runs[index]!));
      if (fixture.header.expect === "pass") expect(told.filter((end) => !ENDS.has(end))).toEqual([]);
    },
  );

  it.each(fixtures.filter(({ fixture }) => fixture.header.expect === "defect"))(
    "$name: its Defects break the rule",
    async ({ name, fixture }) => {
      const engine = await testEngine();
      const project = projectFor(fixture);
      const report = engine.analyze(project, { rules: [RULE], steps: null }, neverCancelled);
      const { defects } = report.results.find(({ rule }) => rule === RULE)!;
      for (const { fingerprint, kind } of defects.slice(0, 3)) {
        const made = engine.harness(project, RULE, fingerprint, neverCancelled)!;
        if ("refused" in made) {
          left.push(`${name}: ${made.refused}`);
          continue;
        }
        const { compiler, lines, status } = await runNatively(made.text);
        expect(compiler).toBe("");
        expect(lines).toEqual([expect.stringMatching(new RegExp(`VIOLATION => ${kind}$`))]);
        expect(status).toBe(1);
      }
    },
  );

  it("leaves out little", () => {
    console.info(`left out, ${left.length}:\n${left.join("\n")}`);
    expect(left.length).toBeLessThan(fixtures.length / 4);
  });
});
