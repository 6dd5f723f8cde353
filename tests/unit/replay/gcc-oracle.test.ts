/**
 * The front end and the interpreter against gcc: generated functions return the same values. Runs where gcc is
 * installed; `PORTCULLIS_ORACLE_SEEDS=from-to` tries other seeds by hand.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CGenerator, PRELUDE } from "./c-generator";
import { lowerSource } from "./lower-source";
import { returned } from "./run-program";
import { seeded } from "./seeded";

const FUNCTIONS_PER_FILE = 25;
const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
const range = /^(\d+)-(\d+)$/.exec(process.env.PORTCULLIS_ORACLE_SEEDS ?? "") ?? ["", "1", "10"];
const seeds = Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => Number(range[1]) + i);
const folder = hasGcc ? mkdtempSync(join(tmpdir(), "portcullis-oracle-")) : "";

afterAll(() => {
  if (hasGcc) rmSync(folder, { recursive: true });
});

const names = Array.from({ length: FUNCTIONS_PER_FILE }, (_, i) => `f${i}`);

/** Each function in a process of its own, because globals start over for every run of the interpreter. */
function compiledResults(text: string, seed: number): string[] {
  const source = join(folder, `${seed}.c`);
  const program = join(folder, String(seed));
  const cases = names.map((name, i) => `case ${i}: printf("%llu\\n", ${name}()); break;`).join("\n");
  const main = `int main(void) {
    for (int i = 0; i < ${names.length}; i++) {
      fflush(stdout);
      if (fork() == 0) { switch (i) { ${cases} } fflush(stdout); _exit(0); }
      int status; wait(&status);
      if (!WIFEXITED(status)) { printf("crash\\n"); }
    }
    return 0; }`;
  const includes = ["stdio.h", "string.h", "unistd.h", "sys/wait.h"].map((name) => `#include <${name}>`);
  writeFileSync(source, `${includes.join("\n")}\n${text}\n${main}\n`);
  execFileSync("gcc", ["-O0", "-w", "-std=gnu17", "-fwrapv", "-fno-strict-aliasing", "-o", program, source]);
  return execFileSync(program, { encoding: "utf8" }).trim().split("\n");
}

describe.skipIf(!hasGcc)("generated functions return what the gcc-built program returns", () => {
  it.each(seeds)("seed %i", async (seed) => {
    const generator = new CGenerator(seeded(seed));
    const text = PRELUDE + names.map((name) => generator.function(name)).join("\n");
    const declared = `void *memset(void *, int, unsigned long long); void *memcpy(void *, const void *, unsigned long long);\n`;
    const { program, replayer, complaints } = await lowerSource(declared + text);
    expect(complaints).toEqual([]);
    const results = names.map((name) => {
      const entry = program.functions.find((fn) => fn.name === name)!;
      return String(returned(replayer, entry.id, { maxSteps: 1_000_000 }));
    });
    expect(results).toEqual(compiledResults(text, seed));
  });
});

it.skipIf(hasGcc)("gcc is not installed, so nothing was compared with it", () => undefined);
