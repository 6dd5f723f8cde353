/** Compiles an exported program with gcc and runs it. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { HARNESS_FLAGS } from "@/lib/engine/harness";

export const hasGcc = spawnSync("gcc", ["--version"]).status === 0;

export interface NativeRun {
  /** gcc's complaint, or empty. */
  readonly compiler: string;
  /** One line per run, as `StartIo: … => held-at-exit`. */
  readonly lines: readonly string[];
  readonly status: number;
}

const run = promisify(execFile);

export async function runNatively(text: string): Promise<NativeRun> {
  const folder = mkdtempSync(join(tmpdir(), "portcullis-native-"));
  const [source, program] = [join(folder, "x.c"), join(folder, "x")];
  try {
    writeFileSync(source, text);
    const compiled = await run("gcc", [...HARNESS_FLAGS.split(" "), source, "-o", program]).catch(
      (error: { stderr: string }) => ({ stderr: error.stderr || "gcc failed" }),
    );
    if (compiled.stderr) return { compiler: compiled.stderr, lines: [], status: -1 };
    const ended = await run(program, { timeout: 30_000 }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      (error: { stdout: string; code: number }) => error,
    );
    return { compiler: "", lines: ended.stdout.trim().split("\n"), status: ended.code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
