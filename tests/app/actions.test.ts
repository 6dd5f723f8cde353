/** Walking a path and choosing findings, on a store without a page. */
import { beforeEach, describe, expect, it } from "vitest";
import { actionForKey, actions, keyName } from "../../lib/store/actions";
import { goToStep, setDetail, toggleRow } from "../../lib/store/actions/steps";
import { selectedStep, traceRows } from "../../lib/store/selectors";
import { type AppStore, createAppStore } from "../../lib/store/store";
import { receiveReport } from "../../lib/store/verifier";
import { editFile, showExample } from "../../lib/store/workspaces";
import { reportWith, sampleDefect, sampleReport } from "../support/sample-report";

let store: AppStore;
const press = (key: string) => actionForKey(key, store.getState())?.run(store);
const step = () => store.getState().selection.step;

beforeEach(() => {
  store = createAppStore();
  showExample(
    store,
    [
      { path: "aurora-mini.c", text: "int a;" },
      { path: "other.c", text: "" },
    ],
    true,
  );
  receiveReport(store, sampleReport, store.getState().project.revision);
});

describe("a first report", () => {
  it("opens its finding at the violation and shows it in the editor", () => {
    expect(selectedStep(store.getState())?.kind).toBe("violation");
    expect(store.getState().selection.reveal).toBe(1);
    expect(store.getState().project.openPath).toBe("aurora-mini.c");
  });
});

describe("keys", () => {
  it("walk the visible rows and stop at the ends", () => {
    press("k");
    expect(step()).toBe(9);
    press("ArrowUp");
    expect(step()).toBe(8);
    press("j");
    press("j");
    press("j");
    expect(step()).toBe(10);
  });

  it("jump to cause, violation and changes of state", () => {
    press("b");
    expect(step()).toBe(5);
    press("e");
    expect(step()).toBe(10);
    press("[");
    expect(step()).toBe(5);
    press("]");
    expect(step()).toBe(10);
  });

  it("change the level of detail", () => {
    press("4");
    expect(traceRows(store.getState()).length).toBe(11);
    press("1");
    expect(traceRows(store.getState()).length).toBe(6);
  });

  it("go round the findings", () => {
    const two = { ...sampleDefect, fingerprint: "sample-2" };
    receiveReport(store, reportWith({ defects: [sampleDefect, two] }), 1);
    press("F8");
    expect(store.getState().selection.fingerprint).toBe("sample-2");
    press("F8");
    expect(store.getState().selection.fingerprint).toBe("sample-1");
    press("Shift+F8");
    expect(store.getState().selection.fingerprint).toBe("sample-2");
  });

  it("do nothing on a verdict without a path", () => {
    receiveReport(store, reportWith({ verdict: "pass" }), 1);
    expect(actionForKey("j", store.getState())).toBeNull();
  });

  it("are each taken once", () => {
    const keys = actions.flatMap((action) => action.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([
    [{ key: "J", shiftKey: true }, "j"],
    [{ key: "Enter", ctrlKey: true }, "Mod+Enter"],
    [{ key: "o", metaKey: true }, "Mod+O"],
    [{ key: "F8", shiftKey: true }, "Shift+F8"],
    [{ key: "?", shiftKey: true }, "?"],
  ])("have one name: %j", (event, name) => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(keyName({ ...plain, ...event })).toBe(name);
  });
});

describe("going to a step", () => {
  it("opens the fold that hides it", () => {
    goToStep(store, 3);
    expect(traceRows(store.getState()).map((row) => row.index)).toContain(3);
  });

  it("leaves the level that hides it", () => {
    setDetail(store, 1);
    goToStep(store, 9);
    expect(store.getState().selection.detail).toBe(2);
  });

  it("is not undone by folding a call", () => {
    toggleRow(store, 4, false);
    goToStep(store, 6);
    expect(traceRows(store.getState()).map((row) => row.index)).toContain(6);
  });
});

describe("typing", () => {
  it("makes an example the person's own and asks for another run", () => {
    const before = store.getState().project;
    editFile(store, "aurora-mini.c", "int b;");
    const after = store.getState().project;
    expect(after.workspace?.kind).toBe("own");
    expect(after.workspace?.id).toBe(before.workspace?.id);
    expect(after.revision).toBe(before.revision + 1);
  });

  it("never moves the editor when the next report comes", () => {
    const before = store.getState().selection.reveal;
    editFile(store, "aurora-mini.c", "int b;");
    receiveReport(store, reportWith({ verdict: "pass" }), 3);
    expect(store.getState().selection.reveal).toBe(before);
    expect(store.getState().selection.gone?.title).toBe(sampleDefect.message);
  });

  it("keeps the reader's step when the finding is still there", () => {
    goToStep(store, 6);
    receiveReport(store, structuredClone(sampleReport), 3);
    expect(step()).toBe(6);
  });
});
