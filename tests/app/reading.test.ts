/** Reading a path: quiet iterations, known values, reasons of branches, two paths side by side, debugger steps. */
import { describe, expect, it } from "vitest";
import { nearestStep } from "../../lib/store/actions/walk";
import { alignTraces } from "../../lib/store/align-traces";
import { initialSelection } from "../../lib/store/selection-slice";
import { flattenSteps, matchingRows, visibleRows } from "../../lib/store/trace-view";
import { valuesAt } from "../../lib/store/values-at";
import { whyBranch } from "../../lib/store/why-branch";
import { loopDefect, pathStep } from "../support/loop-path";
import { sampleDefect } from "../support/sample-report";

const indices = (change: Partial<typeof initialSelection>) =>
  visibleRows(loopDefect, { ...initialSelection, ...change }).map((row) => row.index);

describe("quiet iterations", () => {
  it("hang below the first of them; the iteration that moves the rule does not", () => {
    expect(indices({})).toEqual([0, 1, 5, 6, 7]);
    const head = visibleRows(loopDefect, initialSelection).find((row) => row.index === 1);
    expect(head).toMatchObject({
      isExpanded: false,
      loop: { first: 1, last: 2, count: 3, line: 10, end: 5 },
    });
  });

  it("open by hand, and all of them at the last level", () => {
    expect(indices({ openFolds: new Set([1]) })).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(indices({ detail: 4 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(indices({ detail: 4, openFolds: new Set([1]) })).toEqual([0, 1, 5, 6, 7]);
  });

  it("are not seen where two activations reach one test", () => {
    const deeper = { depth: 1, function: "Helper" };
    const test = pathStep(3, "branch", "Branch taken: a", { ...deeper, taken: true });
    const quiet = pathStep(4, "assign", "b = 1", deeper);
    const call = pathStep(9, "call", "Drain calls Helper");
    const steps = [call, test, quiet, call, test, quiet];
    expect(visibleRows({ ...loopDefect, steps }, initialSelection).every((row) => row.loop === null)).toBe(
      true,
    );
  });
});

describe("the third level", () => {
  it("shows branches inside folds and leaves the rest folded", () => {
    const inner = [pathStep(4, "assign", "a = 1"), pathStep(5, "branch", "Branch taken: a", { taken: true })];
    const steps = [pathStep(4, "fold", "⋯ 2 steps", { folded: inner }), loopDefect.steps.at(-1)!];
    const at = (detail: 2 | 3 | 4) =>
      visibleRows({ ...loopDefect, steps }, { ...initialSelection, detail }).map((row) => row.index);
    expect([at(2), at(3), at(4)]).toEqual([
      [0, 3],
      [0, 2, 3],
      [0, 1, 2, 3],
    ]);
  });
});

describe("the filter", () => {
  it("finds steps by words of their sentence, function, place and values, folded ones too", () => {
    expect(matchingRows(sampleDefect, "irp = Irp").map((row) => row.index)).toEqual([2]);
    expect(matchingRows(sampleDefect, "AuroraPark :45").map((row) => row.step.kind)).toEqual([
      "branch",
      "return",
    ]);
    expect(matchingRows(sampleDefect, "no such word")).toEqual([]);
  });
});

describe("known values", () => {
  const names = (index: number) => valuesAt(sampleDefect, index).map(({ name, value }) => `${name}=${value}`);

  it("come with the current step's first, and what they were", () => {
    const [newest] = valuesAt(loopDefect, 4);
    expect(newest).toMatchObject({ name: "n", value: "2", was: "1", isNew: true, shownAt: 4 });
    expect(valuesAt(loopDefect, 6)[0]).toMatchObject({ name: "n", value: "2", was: null, isNew: false });
  });

  it("forget a function's locals when it has returned, and keep memory", () => {
    expect(names(6)).toContain("oldIrql=PASSIVE_LEVEL (0)");
    expect(names(10)).not.toContain("oldIrql=PASSIVE_LEVEL (0)");
    expect(names(10)).toContain("Ext->WaitCount=8");
  });
});

it("known values late on a long path are those of every step before", () => {
  const [first] = sampleDefect.steps;
  const steps = Array.from({ length: 700 }, (_, i) => ({
    ...first!,
    values: [{ name: `v${i % 3}`, value: String(i) }],
  }));
  const told = (index: number) =>
    valuesAt({ ...sampleDefect, steps }, index).map(({ name, value, was }) => [name, value, was]);
  expect(told(600)).toEqual([
    ["v0", "600", "597"],
    ["v2", "599", null],
    ["v1", "598", null],
  ]);
  expect(told(512)[0]).toEqual(["v2", "512", "509"]);
  expect(told(0)).toEqual([["v0", "0", null]]);
});

describe("why a branch", () => {
  it("is a value the path set, with the step that did", () => {
    expect(whyBranch(loopDefect, 3)).toEqual([{ kind: "forced", text: "n is 1: set by step 3", step: 2 }]);
  });

  it("is a free choice where nothing on the path set the value", () => {
    expect(whyBranch(loopDefect, 1)[0]).toMatchObject({ kind: "free", step: null });
    const model = pathStep(2, "branch", "Branch taken: Next()", {
      taken: true,
      values: [{ name: "Next()", value: "0" }],
    });
    const [reason] = whyBranch({ ...loopDefect, steps: [model] }, 0);
    expect(reason?.text).toBe("Next() is 0: model choice, Next may return either");
  });

  it("is an annotation where one says so; other steps have none", () => {
    const assumed = pathStep(2, "branch", "Assumed: p != NULL", { taken: true });
    expect(whyBranch({ ...loopDefect, steps: [assumed] }, 0)[0]?.kind).toBe("annotation");
    expect(whyBranch(loopDefect, 2)).toEqual([]);
  });
});

describe("two paths side by side", () => {
  const shown = (rows: ReturnType<typeof alignTraces>["rows"]) =>
    rows.map(({ left, right }) => `${left?.index ?? "-"} ${right?.index ?? "-"}`);

  it("are the same when they are", () => {
    expect(alignTraces(loopDefect, loopDefect).divergence).toBeNull();
  });

  it("put equal steps opposite to each other and name the first difference", () => {
    const steps = loopDefect.steps.flatMap((step, index) => {
      if (index === 2) return [pathStep(11, "call", "Drain calls Park"), step];
      return index === 4 ? [] : [step];
    });
    const { rows, divergence } = alignTraces(loopDefect, { ...loopDefect, steps });
    expect(shown(rows)).toEqual(["0 0", "1 1", "- 2", "2 3", "3 4", "4 -", "5 5", "6 6", "7 7"]);
    expect(divergence).toBe(2);
  });

  it("need nothing in common", () => {
    const other = { ...loopDefect, steps: [pathStep(99, "call", "x")] };
    expect(alignTraces({ ...loopDefect, steps: loopDefect.steps.slice(0, 2) }, other).rows).toHaveLength(3);
  });
});

describe("debugger steps", () => {
  const flat = flattenSteps(sampleDefect.steps);
  const over = (from: number, direction: 1 | -1) =>
    nearestStep(flat, from, direction, (step, current) => step.depth <= current.depth);

  it("pass over a call and back over it", () => {
    expect(over(4, 1)).toBe(8);
    expect(over(8, -1)).toBe(4);
  });

  it("go out to the caller, and nowhere at the end", () => {
    expect(nearestStep(flat, 6, 1, (step, current) => step.depth < current.depth)).toBe(8);
    expect(over(10, 1)).toBeNull();
  });
});
