/** What the editor shows of a path in one file. */
import { describe, expect, it } from "vitest";
import { currentMark, hopsAround, nextOnLine, standingMarks } from "../../lib/editor/path-marks";
import { wdkWords } from "../../lib/editor/wdk-words";
import { sampleDefect } from "../support/sample-report";

const file = "aurora-mini.c";
const marks = standingMarks(sampleDefect, file, "free", new Map());
const on = (line: number) => marks.lines.find((mark) => mark.line === line);

describe("marks of a path", () => {
  it("number the lines by step and leave the rest alone", () => {
    expect(on(43)?.steps).toEqual([{ index: 5, label: "4" }]);
    expect(on(45)?.steps.map((step) => step.label)).toEqual(["5", "6"]);
    expect(on(44)).toBeUndefined();
  });

  it("tell lines run in another state, and the violation", () => {
    expect([62, 43, 67, 71].map((line) => on(line)?.tone)).toEqual([
      "ran",
      "changed",
      "changed",
      "violation",
    ]);
  });

  it("say beside a line which way it went, and what happened to the rule", () => {
    expect(on(67)?.note).toBe("taken");
    expect(on(43)?.note).toBe("free → held");
    expect(on(45)?.note).toBe("taken");
  });

  it("hold the exact range of the current step, and what its bubble says", () => {
    expect(currentMark(sampleDefect, 6, file, marks)).toMatchObject({
      line: 45,
      column: 5,
      kind: "branch",
      position: "5 of 9",
      onLine: "step 1 of 2 on this line",
      text: "Branch taken: Ext->WaitCount >= 8",
    });
    expect(currentMark(sampleDefect, 6, "other.c", marks)).toBeNull();
    expect(standingMarks(sampleDefect, "other.c", "free", new Map())).toEqual({
      lines: [],
      ribbon: [],
      unexecuted: [],
    });
  });

  it("go round the steps of a line", () => {
    const mark = on(45)!;
    expect([nextOnLine(mark, -1), nextOnLine(mark, 6), nextOnLine(mark, 7)]).toEqual([6, 7, 6]);
  });

  it("lead from step to step around the current one, not further", () => {
    const hops = hopsAround(sampleDefect, 6, file);
    expect(hops).toContainEqual({ from: 43, to: 45, distance: -1 });
    expect(hops).not.toContainEqual(expect.objectContaining({ from: 62 }));
  });
});

describe("the ribbon", () => {
  const part = (line: number) => marks.ribbon.find((each) => each.line === line);

  it("goes from the acquire to the violation and breaks where the path changes the function", () => {
    expect(part(43)).toEqual({ line: 43, ran: true, top: "start", bottom: null });
    expect(part(44)).toEqual({ line: 44, ran: false, top: null, bottom: null });
    expect(part(45)).toMatchObject({ ran: true, bottom: "leave" });
    expect(part(50)).toBeUndefined();
    expect(part(71)).toMatchObject({ ran: true, bottom: "end" });
  });

  it("leaves out what ran before the acquire", () => {
    expect(part(62)).toBeUndefined();
  });
});

describe("words of the WDK", () => {
  const words = (line: string) =>
    wdkWords(line, new Set(["IoAcquireCancelSpinLock"])).map((word) => [
      line.slice(word.column - 1, word.endColumn - 1),
      word.kind,
    ]);

  it("are types, annotations and watched routines", () => {
    expect(words("_In_ PIRP irp; IoAcquireCancelSpinLock(&old); int x;")).toEqual([
      ["_In_", "annotation"],
      ["PIRP", "type"],
      ["IoAcquireCancelSpinLock", "watched"],
    ]);
  });

  it("are not looked for in comments and strings", () => {
    expect(words('f("PIRP"); // PIRP')).toEqual([]);
    expect(words("a /* KIRQL */ b")).toEqual([]);
  });
});
