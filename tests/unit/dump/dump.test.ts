/** Every stage's printed output for one small file, pinned in `tests/golden/dump`. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { STAGES } from "@/lib/cli/dump";
import { runCli } from "../../support/run-cli";

const folder = fileURLToPath(new URL("../../golden/dump", import.meta.url));

describe("dump", () => {
  it.each(STAGES.filter((stage) => stage !== "stats"))("%s", async (stage) => {
    const { status, out, err } = await runCli(folder, "dump", stage, "sample.c");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    await expect(out).toMatchFileSnapshot(`${folder}/sample.${stage}.txt`);
  });

  it.each(["cfg", "callgraph", "automaton"])("%s as dot", async (stage) => {
    const { out } = await runCli(folder, "dump", stage, "sample.c", "--format", "dot");
    await expect(out).toMatchFileSnapshot(`${folder}/sample.${stage}.dot`);
  });

  it.each(STAGES)("%s as JSON", async (stage) => {
    const { status, out } = await runCli(folder, "dump", stage, "sample.c", "--format", "json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toBeTruthy();
  });

  it("names the counters and the stages' times", async () => {
    const { out } = await runCli(folder, "dump", "stats", "sample.c");
    expect(out).toMatch(/^stats CancelSpinLock steps \d+$/m);
    expect(out).toMatch(/^stats time explore [\d.]+ ms$/m);
  });

  it.each(["tree", "ir", "cfg", "callgraph", "states", "summaries"])("%s of one function", async (stage) => {
    const { out } = await runCli(folder, "dump", stage, "sample.c", "--fn", "Try");
    expect(out).toContain("Try");
    expect(out).not.toContain("SampleStartIo");
  });

  it("says what it does not have", async () => {
    expect(await runCli(folder, "dump", "assembly", "sample.c")).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^portcullis: no stage is named assembly; the stages are tokens, expanded/),
    });
    expect(await runCli(folder, "dump", "ir", "sample.c", "--format", "dot")).toMatchObject({
      status: 2,
      err: "portcullis: ir has no dot; there is text, json\n",
    });
    expect(await runCli(folder, "dump", "ir", "sample.c", "--fn", "Nope")).toMatchObject({
      status: 2,
      err: "portcullis: no function Nope in the files given\n",
    });
  });
});
