/**
 * Our token streams against recorded ones: `golden/preprocess/iso` against `gcc -E`, `ms` against
 * `clang -E -fms-compatibility`. Where the compiler is installed the record itself is checked too;
 * `UPDATE_GOLDEN=1` writes it anew.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { project, tokensOfPrinted } from "./support";

const ROOT = fileURLToPath(new URL("../../golden/preprocess", import.meta.url));
const COMMON = ["-E", "-P", "-undef", "-nostdinc", "-w", "-I."];

const SUITES = [
  { folder: "iso", compiler: "gcc", flags: [...COMMON, "-std=gnu2x"] },
  {
    folder: "ms",
    compiler: "clang",
    flags: [...COMMON, "-std=gnu2x", "-fms-compatibility", "-fms-extensions"],
  },
];

for (const { folder, compiler, flags } of SUITES) {
  const directory = join(ROOT, folder);
  const isInstalled = spawnSync(compiler, ["--version"]).status === 0;
  const sources = sourcesUnder(directory);
  const units = Object.keys(sources).filter((path) => path.endsWith(".c"));

  describe(`${folder} as ${compiler} has it`, () => {
    test.each(units)("%s", (unit) => {
      const record = join(directory, unit.replace(/\.c$/, ".i"));
      if (isInstalled && process.env.UPDATE_GOLDEN)
        writeFileSync(record, printedBy(compiler, flags, directory, unit));
      const { read, texts } = project(sources, { includeDirs: [""] });
      const recorded = tokensOfPrinted(readFileSync(record, "utf8"));
      expect(withoutPackMarks(texts(read(unit).value))).toEqual(recorded);
    });

    test.skipIf(!isInstalled).each(units)("the record of %s is what the compiler prints", (unit) => {
      const recorded = readFileSync(join(directory, unit.replace(/\.c$/, ".i")), "utf8");
      expect(tokensOfPrinted(printedBy(compiler, flags, directory, unit))).toEqual(tokensOfPrinted(recorded));
    });
  });
}

/** The tokens that a compiler's output has too: `#pragma pack` goes on to our parser as a mark. */
function withoutPackMarks(tokens: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i] === "__portcullis_mark" && tokens[i + 2] === "pack") i = tokens.indexOf(")", i);
    else kept.push(tokens[i]!);
  }
  return kept;
}

/** Exit status is ignored: a paste that forms no token is an error to both compilers, and printed all the same. */
function printedBy(compiler: string, flags: readonly string[], directory: string, unit: string): string {
  try {
    return execFileSync(compiler, [...flags, unit], { cwd: directory, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function sourcesUnder(directory: string): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[ch]$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    sources[relative(directory, path)] = readFileSync(path, "utf8");
  }
  return sources;
}
