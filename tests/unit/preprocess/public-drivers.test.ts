/**
 * Drivers from outside, token for token as `gcc -E` has them: on demand, with their folder in `PORTCULLIS_DRIVERS`. The
 * OS model stays out, so what is compared are the drivers' own macros and conditions; headers that are not there are
 * empty for both.
 *
 * Differences on purpose are not counted: pastes that form no token (left side by side), a comma before an empty
 * `__VA_ARGS__` (dropped), and `__pragma`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultDefines } from "@/lib/engine/preprocess";
import { project, tokensOfPrinted } from "./support";

const root = process.env.PORTCULLIS_DRIVERS ?? "";
const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
const FLAGS = ["-E", "-P", "-undef", "-nostdinc", "-w", "-std=gnu2x", "-fms-extensions"];
/** What is in force for every unit of ours, dates included, goes to gcc as options. */
const DEFINES = [
  ...defaultDefines.map(({ name, value }) => `-D${name}=${value}`),
  '-D__DATE__="Jan  1 2000"',
  '-D__TIME__="00:00:00"',
];
/** Headers that gcc asks for and that are not there, before a unit is given up. */
const MOST_MISSING = 200;

if (root === "") console.info("PORTCULLIS_DRIVERS is not set: no public driver is preprocessed.");

const sources: Record<string, string> = root === "" ? {} : sourcesUnder(root);
const units = Object.keys(sources).filter((path) => /\.c$/i.test(path));

describe.skipIf(root === "" || !hasGcc)("units of the drivers given", () => {
  const includeDirs = [...new Set(Object.keys(sources).map((path) => dirname(path)))];
  const made = project(sources, { includeDirs });

  it.each(units)("%s", (unit) => {
    const printed = printedByGcc(unit, includeDirs);
    if (printed === null) return;
    const ours = made.texts(made.read(unit).value);
    expect(without("__portcullis_mark", ours)).toEqual(without("__pragma", tokensOfPrinted(printed)));
  });
});

/** Makes what gcc misses: the file that differs only in case, else an empty one. Null when gcc gives up. */
function printedByGcc(unit: string, includeDirs: readonly string[]): string | null {
  const extra = mkdtempSync(join(tmpdir(), "portcullis-headers-"));
  const dirs = [...includeDirs.map((path) => join(root, path)), extra].flatMap((path) => ["-I", path]);
  try {
    for (let i = 0; i < MOST_MISSING; i++) {
      const missing = tryGcc([...FLAGS, ...DEFINES, ...dirs, join(root, unit)]);
      if (missing === null || typeof missing === "string") return missing;
      provide(missing.name, extra);
    }
    return null;
  } finally {
    rmSync(extra, { recursive: true, force: true });
  }
}

function tryGcc(args: readonly string[]): string | null | { readonly name: string } {
  try {
    return execFileSync("gcc", args, { encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });
  } catch (error) {
    const { stderr, stdout } = error as { stderr: string; stdout: string };
    const found = /fatal error: (.+?): No such file/.exec(stderr);
    if (found) return { name: found[1]! };
    return stdout === "" ? null : stdout;
  }
}

function provide(name: string, folder: string): void {
  const wanted = basename(name.replaceAll("\\", "/")).toLowerCase();
  const known = Object.keys(sources).find((path) => basename(path).toLowerCase() === wanted);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  if (known) symlinkSync(join(root, known), join(folder, name));
  else writeFileSync(join(folder, name), "");
}

/** Without the uses of a word and its parentheses: pragmas, which we hand on to our parser as marks or leave out. */
function without(word: string, tokens: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    const isInside = depth > 0 || token === word;
    if (depth > 0 || tokens[at - 1] === word) depth += token === "(" ? 1 : token === ")" ? -1 : 0;
    if (!isInside) {
      if (!(token === "(" && tokens[at - 1] === word)) kept.push(token);
    }
  }
  return kept;
}

function sourcesUnder(directory: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[ch]$/i.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    found[relative(directory, path)] = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  }
  return found;
}
