/**
 * Every clean outcome of the fixtures and of the example drivers is confirmed by the second checker: it follows the
 * fixpoint edge by edge, without looking at how a state came about.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { neverCancelled } from "@/lib/engine/base";
import { carryOver, explore, exploreOn, type Fixpoint } from "@/lib/engine/explore";
import { confirmEdited, confirmExploration } from "@/lib/engine/prove";
import { projectOf, testEngine } from "../support/engine";
import { parseFixture } from "../support/fixture";

const asked = { rules: ["CancelSpinLock"], steps: null };
const fixtures = fileURLToPath(new URL("../rules/CancelSpinLock", import.meta.url));
const examples = fileURLToPath(new URL("../../public/examples", import.meta.url));

/** What the checker says of a program; nothing when it follows, or when no outcome is clean. */
async function gapsIn(project: ReturnType<typeof projectOf>): Promise<readonly string[]> {
  const { inputs } = (await testEngine()).explorations(project, asked, neverCancelled);
  return inputs.flatMap((input) =>
    confirmExploration(explore(input)).outcomes.flatMap(({ limits }) =>
      limits.filter(({ code }) => code === "proof-check").map(({ detail }) => detail),
    ),
  );
}

it.each(readdirSync(fixtures).sort())("%s", async (name) => {
  const { files, header } = parseFixture(name, readFileSync(join(fixtures, name), "utf8"));
  const configuration = { name: "default", defines: header.defines, includeDirs: [] };
  expect(await gapsIn(projectOf(files, { configuration, entries: header.entries }))).toEqual([]);
});

it.each(["aurora", "basalt", "cinder"].flatMap((name) => [`${name}/seeded`, `${name}/fixed`]))(
  "example %s",
  async (name) => {
    const folder = join(examples, name);
    const files = readdirSync(folder)
      .filter((path) => /\.(c|cpp|h)$/.test(path))
      .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
    expect(files.length).toBeGreaterThan(1);
    expect(await gapsIn(projectOf(files))).toEqual([]);
  },
);

/** A driver of two helpers, of which edits change one. */
const edited = (count: string) => `typedef struct _EXT { ULONG Count; ULONG Busy; } EXT;
static VOID Count(EXT *ext) { ${count} }
static BOOLEAN TryTake(EXT *ext, PKIRQL irql) {
  if (ext->Busy) return FALSE;
  IoAcquireCancelSpinLock(irql);
  return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) {
  EXT *ext = dev; KIRQL irql;
  if (TryTake(ext, &irql)) { Count(ext); IoReleaseCancelSpinLock(irql); }
  return TRUE;
}`;

it("a function that was explored by itself after an edit is looked at", async () => {
  const engine = await testEngine();
  const inputOf = (count: string) =>
    engine.explorations(projectOf([{ path: "a.c", text: edited(count) }]), asked, neverCancelled).inputs[0]!;
  const { kept } = confirmExploration(explore(inputOf("ext->Count = 1;")));
  const explored = exploreOn(carryOver(kept!, inputOf("ext->Count = 2;"))!)!;
  const [{ graph, contexts }] = explored.refreshed as [Fixpoint];
  const { root, exits } = contexts.get(0);
  graph.setState(exits[0]!, graph.state(root));
  expect(confirmEdited(explored)).toBeNull();
});

it("what goes on from a confirmed exploration after an edit is confirmed in turn", async () => {
  const engine = await testEngine();
  const inputOf = (count: string) =>
    engine.explorations(projectOf([{ path: "a.c", text: edited(count) }]), asked, neverCancelled).inputs[0]!;
  let kept = confirmExploration(explore(inputOf("ext->Count = 1;"))).kept;
  for (const count of ["ext->Count = 2;", "ext->Count++;", "if (ext->Count) ext->Count--;"]) {
    const carried = carryOver(kept!, inputOf(count));
    const explored = exploreOn(carried!);
    const confirmed = confirmEdited(explored!);
    expect(explored!.fixpoint.takenOver.size).toBeGreaterThan(0);
    expect(confirmed!.outcomes.map(({ isComplete, limits }) => [isComplete, limits])).toEqual([[true, []]]);
    kept = confirmed!.kept;
  }
});
