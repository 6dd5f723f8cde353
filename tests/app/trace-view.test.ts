/** A path as rows: folds, calls, levels of detail, and the places one can jump to. */
import { describe, expect, it } from "vitest";
import { initialSelection, type SelectionSlice } from "../../lib/store/selection-slice";
import {
  callStack,
  causeStep,
  flattenSteps,
  rowOf,
  stepCount,
  violationStep,
  visibleRows,
} from "../../lib/store/trace-view";
import { sampleDefect, sampleSteps } from "../support/sample-report";

const rows = (change: Partial<SelectionSlice>) =>
  visibleRows(sampleDefect, { ...initialSelection, ...change }).map((row) => row.index);

describe("flat steps", () => {
  it("give folded steps an index and no number", () => {
    const flat = flattenSteps(sampleSteps);
    expect(flat.map((each) => [each.index, each.number, each.fold])).toEqual([
      [0, 1, null],
      [1, 2, null],
      [2, null, 1],
      [3, null, 1],
      [4, 3, null],
      [5, 4, null],
      [6, 5, null],
      [7, 6, null],
      [8, 7, null],
      [9, 8, null],
      [10, 9, null],
    ]);
  });

  it("of an empty path are none", () => {
    expect(flattenSteps([])).toEqual([]);
    expect(violationStep({ ...sampleDefect, steps: [] })).toBe(0);
  });
});

describe("visible rows", () => {
  it("close folds on the path and open them at every step", () => {
    expect(rows({ detail: 2 })).toEqual([0, 1, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows({ detail: 4 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("keep what is decisive, the entry and the violation at key steps", () => {
    expect(rows({ detail: 1 })).toEqual([0, 4, 5, 6, 7, 10]);
  });

  it("follow folds opened by hand, either way", () => {
    expect(rows({ detail: 2, openFolds: new Set([1]) })).toContain(2);
    expect(rows({ detail: 4, openFolds: new Set([1]) })).not.toContain(2);
  });

  it("hide what a closed call did and nothing after it", () => {
    expect(rows({ detail: 2, closedCalls: new Set([4]) })).toEqual([0, 1, 4, 8, 9, 10]);
    const inner = visibleRows(sampleDefect, initialSelection).find((row) => row.index === 4);
    expect(inner?.isExpanded).toBe(true);
  });

  it("nest by call depth, one deeper inside a fold", () => {
    const all = visibleRows(sampleDefect, { ...initialSelection, detail: 4 });
    expect(all.map((row) => row.level)).toEqual([1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 1]);
  });
});

describe("places on a path", () => {
  it("are the violation, and the step that put the rule there", () => {
    expect(violationStep(sampleDefect)).toBe(10);
    expect(causeStep(sampleDefect)).toBe(5);
  });

  it("have the row that stands for a hidden step", () => {
    const shown = visibleRows(sampleDefect, initialSelection);
    expect(shown[rowOf(shown, 3)]?.index).toBe(1);
    expect(shown[rowOf(shown, 10)]?.index).toBe(10);
  });

  it("know the calls they are in", () => {
    const functions = (index: number) => callStack(sampleDefect, index).map((frame) => frame.step.function);
    expect(functions(6)).toEqual(["AuroraProcessServiceRequest", "AuroraPark"]);
    expect(functions(10)).toEqual(["AuroraProcessServiceRequest"]);
  });

  it("count the steps a person walks", () => {
    expect(stepCount(sampleDefect)).toBe(10);
  });
});
