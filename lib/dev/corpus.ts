/**
 * `npm run corpus -- <dir> [--only TEXT] [--json FILE]`: runs every rule over every driver below a tree of real sources
 * and prints, as Markdown, verdicts, reasons, what was not understood by frequency, times, crashes and hangs.
 *
 * Asserts nothing: numbers are for reading, and for comparing with those before a change.
 */
import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type CorpusDriver, driversBelow } from "./corpus-drivers";
import { corpusReport } from "./corpus-report";
import { type DriverRecord, faultRecord } from "./corpus-run";

const HANG_MILLISECONDS = 180_000;

const { trees, only, json } = readArguments(process.argv.slice(2));
if (trees.length === 0) {
  console.error("usage: npm run corpus -- <dir…> [--only TEXT] [--json FILE]");
  process.exit(2);
}
const drivers = trees.flatMap((tree) => driversBelow(resolve(process.env.INIT_CWD ?? ".", tree)));
const records = await runAll(drivers.filter(({ name }) => name.includes(only)));
if (json) writeFileSync(json, JSON.stringify(records, null, 1));
console.log(corpusReport(records));

function readArguments(args: readonly string[]): { trees: string[]; only: string; json: string | null } {
  const read = { trees: [] as string[], only: "", json: null as string | null };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--only") read.only = args[++i] ?? "";
    else if (args[i] === "--json") read.json = args[++i] ?? null;
    else read.trees.push(args[i]!);
  }
  return read;
}

async function runAll(all: readonly CorpusDriver[]): Promise<readonly DriverRecord[]> {
  const records: DriverRecord[] = [];
  let child: ChildProcess | null = null;
  for (const [index, driver] of all.entries()) {
    child ??= await startChild();
    const record = await runOne(child, driver);
    records.push(record);
    const word = record.fault ? "FAULT" : record.verdicts.map(({ verdict }) => verdict).join(" ");
    console.error(`${index + 1}/${all.length} ${Math.round(record.milliseconds)} ms ${word} ${driver.name}`);
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) child = null;
  }
  child?.disconnect();
  return records;
}

function startChild(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("./corpus-run.ts", import.meta.url)), [], {
    execArgv: [...process.execArgv, "--max-old-space-size=3000"],
  });
  return new Promise((ready) => child.once("message", () => ready(child)));
}

/** One driver's record; a child that hangs or dies is gone afterwards. */
function runOne(child: ChildProcess, driver: CorpusDriver): Promise<DriverRecord> {
  const start = performance.now();
  const lost = (fault: string) => faultRecord(driver.name, "C", performance.now() - start, fault);
  return new Promise((done) => {
    const finish = (record: DriverRecord) => {
      clearTimeout(timer);
      child.off("message", finish as (message: unknown) => void);
      child.off("exit", onExit);
      done(record);
    };
    const onExit = (code: number | null) => finish(lost(`the process ended with ${code}`));
    const timer = setTimeout(() => {
      child.off("exit", onExit);
      child.once("exit", () => finish(lost(`hang: no answer in ${HANG_MILLISECONDS} ms`)));
      child.kill("SIGKILL");
    }, HANG_MILLISECONDS);
    child.on("message", finish as (message: unknown) => void);
    child.once("exit", onExit);
    child.send(driver);
  });
}
