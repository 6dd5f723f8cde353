/** The list of findings as rows: causes, orders, the filter, and the keys that go from one to the next. */
import { describe, expect, it } from "vitest";
import type { Defect } from "../../lib/protocol/protocol";
import { findingActions } from "../../lib/store/actions/findings";
import { type FindingRow, findingRows } from "../../lib/store/finding-rows";
import type { FindingOrder } from "../../lib/store/reading-slice";
import { createAppStore, patch } from "../../lib/store/store";
import { reportOf } from "../support/big-report";
import { sampleDefect } from "../support/sample-report";

function found(name: string, change: Partial<Defect>): Defect {
  return { ...sampleDefect, fingerprint: name, message: name, ...change };
}

const place = { file: "queue.c", line: 40, column: 5, endLine: 40, endColumn: 12 };
const report = reportOf([
  found("long", { file: "b.c", line: 9, cause: place }),
  found("alone", { file: "a.c", line: 30, cause: { ...place, line: 1 } }),
  found("short", { file: "a.c", line: 7, cause: place, steps: sampleDefect.steps.slice(0, 2) }),
]);

const said = (row: FindingRow) => (row.kind === "finding" ? row.defect.message : row.kind);

function listed(findingOrder: FindingOrder, findingFilter = ""): readonly string[] {
  return findingRows(report, { findingOrder, findingFilter }).map(said);
}

describe("rows of the list of findings", () => {
  it("stand by cause, by length, by place", () => {
    expect(listed("cause")).toEqual(["rule", "cause", "long", "short", "alone"]);
    expect(listed("shortest")).toEqual(["rule", "short", "long", "alone"]);
    expect(listed("place")).toEqual(["rule", "short", "alone", "long"]);
  });

  it("are those that hold every word of the filter; a rule without any is left out", () => {
    expect(listed("place", "A.c:30")).toEqual(["rule", "alone"]);
    expect(listed("cause", "queue nowhere")).toEqual([]);
  });
});

it("the key goes along the list as it is shown", () => {
  const store = createAppStore();
  patch(store, "analysis", { report });
  patch(store, "reading", { findingOrder: "place", findingFilter: "a.c" });
  const next = findingActions.find(({ id }) => id === "next-finding");
  const opened = [1, 2, 3].map(() => {
    next?.run(store);
    return store.getState().selection.fingerprint;
  });
  expect(opened).toEqual(["short", "alone", "short"]);
});
