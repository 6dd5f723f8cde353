/**
 * Portcullis beside `clang --analyze` on one file of about 14,000 lines: 300 routines that take the lock, test 36
 * things and release it. For clang the OS model's headers are put before it. Both times are processor time; clang's is
 * that of its own process, ours includes everything a run does with the OS model at hand.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modelHeaders } from "../engine/model";
import { defaultConfiguration, type SourceFile } from "../engine/project";
import { branchyFile } from "./bench-inputs";
import { assets, coldRun } from "./bench-measure";

const FUNCTIONS = 300;
const QUICK_FUNCTIONS = 30;
const FLAGS =
  "--analyze -w -std=gnu11 -fms-extensions -ffreestanding -fno-builtin -fshort-wchar -DDBG=0 bench.c".split(
    " ",
  );

/** Lines of Markdown. */
export async function clangSection(isQuick: boolean): Promise<readonly string[]> {
  const files = branchyFile(isQuick ? QUICK_FUNCTIONS : FUNCTIONS);
  const lines = files[0]!.text.split("\n").length;
  const title = `## ${lines} lines in one file, beside clang --analyze`;
  if (spawnSync("clang", ["--version"]).status !== 0) return [title, "", "clang is not installed.", ""];
  const own = await coldRun(files, defaultConfiguration, 3);
  const clang = clangTime(files);
  if (typeof clang === "string") return [title, "", `clang did not accept the file: ${clang}`, ""];
  const [result] = own.report.results;
  return [
    title,
    "",
    "| tool | lines | functions | ms | |",
    "| --- | --- | --- | --- | --- |",
    `| portcullis | ${lines} | ${own.report.functions} | ${own.milliseconds.toFixed(0)} | ${result?.verdict} |`,
    `| clang --analyze | ${lines} | ${own.report.functions} | ${clang.toFixed(0)} | ${(clang / own.milliseconds).toFixed(1)} times as long |`,
    "",
  ];
}

/** Milliseconds of processor time, or what clang complained about. */
function clangTime(files: readonly SourceFile[]): number | string {
  const folder = mkdtempSync(join(tmpdir(), "portcullis-bench-"));
  try {
    const headers = modelHeaders.map((path) => assets.model.find((one) => one.path === path)!.text);
    const text = [MARKS, ...headers, ...files.map((file) => file.text)].join("\n");
    writeFileSync(join(folder, "bench.c"), windowsWidths(text));
    return childTime(folder, "clang", FLAGS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The headers' notes for our own front end. */
const MARKS = "#define __portcullis_mark(...)";

/** `long` has 32 bits there, and 64 here. */
function windowsWidths(text: string): string {
  return text
    .replace(/\blong\s+long\b/g, "LONG_LONG")
    .replace(/\blong\b/g, "int")
    .replace(/LONG_LONG/g, "long long");
}

/** Processor time of a command, as the shell's `times` tells it; or its complaint. */
function childTime(cwd: string, command: string, args: readonly string[]): number | string {
  const script = `"$0" "$@" >/dev/null 2>errors; status=$?; times; exit $status`;
  const { status, stdout } = spawnSync("bash", ["-c", script, command, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) return spawnSync("head", ["-3", "errors"], { cwd, encoding: "utf8" }).stdout.trim();
  const [user, system] = [...(stdout.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => 60_000 * Number(minutes) + 1000 * Number(seconds),
  );
  return (user ?? 0) + (system ?? 0);
}
