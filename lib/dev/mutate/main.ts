/**
 * `npm run mutate -- <dir…>`: plants a cancel-lock pair into the callbacks and helpers of every driver below the
 * folders, changes it, and holds the verdicts against those known by construction. Prints Markdown. Exit status 1 when a
 * defect is missed, a clean mutant is reported, or the engine fails.
 *
 *     --sample N      mutants per driver (default 150); `all`: every planting of every function
 *     --seed S        which ones (default 1)
 *     --only TEXT     drivers whose name contains it
 *     --show TEXT     prints the text of the mutants whose name contains it, and judges nothing else
 *     --json FILE     every judgement
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadAssets } from "@/lib/cli/engine-assets";
import { createEngine, type Engine } from "@/lib/engine/engine";
import { type CorpusDriver, driversBelow } from "../corpus-drivers";
import { projectOf } from "../corpus-project";
import { Dice } from "../fuzz/dice";
import { Judge, type Judgement } from "./judge";
import { type Mutant, mutantsOf, nameOf, textOf } from "./mutant";
import { openSubject, type Subject } from "./subject";
import { type DriverJudgements, isBad, tallyText } from "./tally";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    show: { type: "string" },
    json: { type: "string" },
  },
});

async function main(): Promise<void> {
  const from = process.env.INIT_CWD ?? ".";
  const drivers = positionals.flatMap((tree) => driversBelow(resolve(from, tree)));
  if (drivers.length === 0) {
    console.error("usage: npm run mutate -- <dir…> [--sample N|all] [--seed S] [--only TEXT] [--show TEXT]");
    process.exit(2);
  }
  const results: DriverJudgements[] = [];
  for (const driver of drivers.filter(({ name }) => name.includes(values.only))) {
    const result = await resultOf(driver);
    if (result) results.push(result);
  }
  if (values.show !== undefined) return;
  console.log(tallyText(results));
  if (values.json) writeFileSync(values.json, JSON.stringify(results.map(flat), null, 1));
  process.exitCode = results.some(({ judgements }) => judgements.some(isBad)) ? 1 : 0;
}

/** Null when nothing in the driver can be planted in. */
async function resultOf(driver: CorpusDriver): Promise<DriverJudgements | null> {
  const engine = await createEngine(loadAssets(), {});
  const subject = openSubject(engine, await projectOf(driver));
  const { functions, reached } = subject;
  console.error(`${driver.name}: ${functions.length} of ${reached} reached functions can be planted in`);
  if (functions.length === 0) return null;
  const most = values.sample === "all" ? Infinity : Number(values.sample);
  const mutants = [...take(mutantsOf(subject, new Dice(Number(values.seed))), most)];
  if (values.show !== undefined) {
    show(subject, mutants, values.show);
    return null;
  }
  const judgements = judged(engine, subject, mutants);
  return { driver: driver.name, functions: `${functions.length} of ${reached} functions`, judgements };
}

function judged(engine: Engine, subject: Subject, mutants: readonly Mutant[]): readonly Judgement[] {
  const judge = new Judge(engine, subject);
  return mutants.map((mutant) => {
    const judgement = judge.judge(mutant);
    if (isBad(judgement) || judgement.outcome === "undecided")
      console.error(`  ${judgement.outcome}: ${nameOf(mutant)} ${judgement.reasons[0] ?? ""}`);
    return judgement;
  });
}

function show(subject: Subject, mutants: readonly Mutant[], wanted: string): void {
  for (const mutant of mutants.filter((one) => nameOf(one).includes(wanted))) {
    const file = textOf(subject, mutant).find(({ path }) => path === mutant.fn.file)!;
    console.log(`=== ${nameOf(mutant)}\n${file.text}`);
  }
}

function* take<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let left = most;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

function flat({ driver, judgements }: DriverJudgements) {
  return {
    driver,
    judgements: judgements.map(({ mutant, ...judgement }) => ({ mutant: nameOf(mutant), ...judgement })),
  };
}

await main();
