/** The command line in this process: what it wrote and how it ended. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runCommandLine } from "@/lib/cli/command-line";

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export async function runCli(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const said = { out: "", err: "" };
  const status = await runCommandLine(args, {
    cwd,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { status, ...said };
}

/** A folder that is gone when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "portcullis-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
