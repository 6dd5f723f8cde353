/** The door: what a session keeps never shows in a report; cancelling and wrong names are told apart. */
import { expect, it } from "vitest";
import { loadAssets } from "@/lib/cli/engine-assets";
import { Cancelled, createEngine, UnknownRule } from "@/lib/engine/engine";
import { projectOf, testEngine } from "../../support/engine";

const leak = (name: string) =>
  `VOID ${name}(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); if (Irp) return; IoReleaseCancelSpinLock(q); }\n`;
const asked = { rules: ["CancelSpinLock"], steps: null };
const whole = { aborted: false };

it("a used session reports what a fresh one reports", async () => {
  const used = await createEngine(loadAssets(), {});
  const versions = [
    leak("A"),
    leak("A") + leak("B"),
    `\n${leak("B")}/* moved */ ${leak("A")}`,
    "int broken(",
    leak("A"),
  ];
  for (const text of versions) {
    const project = projectOf([{ path: "a.c", text }]);
    const fresh = await createEngine(loadAssets(), {});
    expect(used.analyze(project, asked, whole)).toEqual(fresh.analyze(project, asked, whole));
  }
});

it("files may come and go between runs", async () => {
  const used = await testEngine();
  const texts = [leak("A"), leak("B"), leak("C")];
  const project = (count: number) =>
    projectOf(texts.slice(0, count).map((text, index) => ({ path: `${index}.c`, text })));
  const lines = (count: number) =>
    used
      .analyze(project(count), asked, whole)
      .results[0]!.defects.map(({ file }) => file)
      .sort();
  for (const count of [3, 1, 2, 3]) expect(lines(count)).toEqual(["0.c", "1.c", "2.c"].slice(0, count));
});

it("a run that was cancelled does not spoil the next", async () => {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text: leak("A") }]);
  const before = engine.analyze(project, asked, whole);
  let looks = 0;
  const soon = {
    get aborted() {
      return ++looks > 2;
    },
  };
  const other = projectOf([{ path: "a.c", text: leak("A") + leak("C") }]);
  expect(() => engine.analyze(other, asked, soon)).toThrow(Cancelled);
  expect(engine.analyze(project, asked, whole)).toEqual(before);
});

it("an unknown rule is named", async () => {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text: "" }]);
  expect(() => engine.analyze(project, { ...asked, rules: ["Nope"] }, whole)).toThrow(UnknownRule);
});

it("the order of the files does not change what is found", async () => {
  const engine = await testEngine();
  const files = [
    { path: "a.c", text: `void Take(PKIRQL q);\n${leak("A")}VOID Use(PIRP i) { KIRQL q; Take(&q); }\n` },
    { path: "b.c", text: "void Take(PKIRQL q) { IoAcquireCancelSpinLock(q); }\n" },
  ];
  const found = (project: ReturnType<typeof projectOf>) =>
    engine
      .analyze(project, asked, whole)
      .results.flatMap(({ defects }) => defects.map(({ fingerprint, line }) => `${fingerprint} ${line}`))
      .sort();
  expect(found(projectOf(files)).length).toBe(2);
  expect(found(projectOf([...files].reverse()))).toEqual(found(projectOf(files)));
});

it("stage times need a clock", async () => {
  let time = 0;
  const engine = await createEngine(loadAssets(), { now: () => ++time });
  const project = projectOf([{ path: "a.c", text: leak("A") }]);
  const { timings } = engine.analyze(project, { ...asked, stats: true }, whole);
  expect(Object.keys(timings ?? {})).toEqual(
    expect.arrayContaining(["preprocess", "parse", "lower", "explore", "trace"]),
  );
  expect(engine.analyze(project, asked, whole).timings).toBeUndefined();
});
