/** The command line as a process: `npm run` from another folder, the exit status, a closed pipe. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { scratchFolder } from "../../support/run-cli";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function run(command: string, args: readonly string[], cwd: string) {
  return new Promise<{ status: number; out: string; err: string }>((done) => {
    const child = execFile(command, [...args], { cwd }, (_, out, err) => {
      done({ status: child.exitCode ?? -1, out, err });
    });
  });
}

it("npm run portcullis reads paths from where the person stands and hands on the exit status", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "a.c"), "VOID Leak(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); }\n");
  const args = ["--prefix", root, "run", "--silent", "portcullis", "--", "check", "a.c"];
  const { status, out, err } = await run("npm", args, folder);
  expect({ status, err }).toEqual({ status: 1, err: "" });
  expect(out).toMatch(/^1 Defect\n/);
  expect(out).toMatch(/defect held-at-exit a\.c:1 Leak returns with the cancel spin lock held/);
});

it("a reader that stops early is no fault", async () => {
  const tsx = join(root, "node_modules/.bin/tsx");
  const command = `"${tsx}" lib/cli/main.ts dump tokens tests/golden/ir/memory.c | head -n 1`;
  const { status, out, err } = await run("sh", ["-c", command], root);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out.trim().split("\n")).toHaveLength(1);
});
