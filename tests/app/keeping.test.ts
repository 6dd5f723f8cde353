/** The person's text in the browser's storage: written as typed, restored whole, never by two tabs at once. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Autosave, startAutosave } from "../../lib/store/autosave";
import { ProjectDatabase, StorageFull } from "../../lib/store/project-database";
import { type AppStore, createAppStore } from "../../lib/store/store";
import { editFile, removeFile, showEmpty, showExample, showShared } from "../../lib/store/workspaces";
import { sampleReport } from "../support/sample-report";

let store: AppStore;
let database: ProjectDatabase;
let autosave: Autosave;
let name = 0;

beforeEach(async () => {
  store = createAppStore();
  database = await ProjectDatabase.open(`test-${name++}`);
  autosave = startAutosave(store, database, null);
});

afterEach(() => autosave.dispose());

const workspace = () => store.getState().project.workspace!;

describe("a project", () => {
  it("is kept as typed and restored whole", async () => {
    showEmpty(store);
    editFile(store, "driver.c", "int a;\r\n");
    await autosave.flush();
    expect(await database.load(workspace().id)).toEqual(workspace());
    expect(store.getState().project.saving).toBe("saved");
    expect(store.getState().project.kept.map((each) => each.id)).toEqual([workspace().id]);
  });

  it("is kept within a second without being asked", async () => {
    showEmpty(store);
    editFile(store, "driver.c", "int b;");
    await vi.waitFor(async () => {
      const kept = await database.load(workspace().id);
      expect(kept?.files[0]?.text).toBe("int b;");
    });
  });

  it("is kept with what was typed last, also when another one comes on screen at once", async () => {
    showEmpty(store);
    editFile(store, "driver.c", "int last_words;");
    const left = workspace();
    showEmpty(store);
    await autosave.flush();
    expect(await database.load(left.id)).toEqual(left);
  });

  it("forgets a file that was removed", async () => {
    showEmpty(store);
    const two = { ...workspace(), files: [...workspace().files, { path: "b.c", text: "b" }] };
    store.setState(({ project }) => ({ project: { ...project, workspace: two } }));
    await autosave.flush();
    removeFile(store, "driver.c");
    await autosave.flush();
    expect((await database.load(two.id))?.files).toEqual([{ path: "b.c", text: "b" }]);
  });

  it("from an untouched example or a link is not kept", async () => {
    showExample(store, [{ path: "a.c", text: "a" }], true);
    await autosave.flush();
    showShared(store, {
      v: 1,
      project: {
        name: "s",
        files: [{ path: "a.c", text: "a" }],
        configuration: { name: "default", defines: [], includeDirs: [] },
        entries: [],
      },
      report: structuredClone(sampleReport) as never,
      view: { rule: "CancelSpinLock", fingerprint: "sample-1", step: 3, detail: 2 },
    });
    await autosave.flush();
    expect(await database.list()).toEqual([]);
  });
});

describe("storage that is full", () => {
  it("is told once and loses nothing", async () => {
    vi.spyOn(database, "save").mockRejectedValue(new StorageFull());
    showEmpty(store);
    editFile(store, "driver.c", "int a;");
    await autosave.flush();
    editFile(store, "driver.c", "int ab;");
    await autosave.flush();
    const { project, layout } = store.getState();
    expect(project.saving).toBe("full");
    expect(project.workspace?.files[0]?.text).toBe("int ab;");
    expect(layout.notices.map((notice) => notice.code)).toEqual(["storage"]);
  });

  it("that has room again is used again", async () => {
    vi.spyOn(database, "save").mockRejectedValueOnce(new StorageFull());
    showEmpty(store);
    await autosave.flush();
    editFile(store, "driver.c", "int a;");
    await autosave.flush();
    expect(store.getState().project.saving).toBe("saved");
  });
});

describe("a shared project", () => {
  it("shows its stored result at the shared step at once", () => {
    showShared(store, {
      v: 1,
      project: {
        name: "s",
        files: [{ path: "aurora-mini.c", text: "a" }],
        configuration: { name: "default", defines: [], includeDirs: [] },
        entries: [],
      },
      report: structuredClone(sampleReport) as never,
      view: { rule: "CancelSpinLock", fingerprint: "sample-1", step: 6, detail: 2 },
    });
    const { analysis, selection, project } = store.getState();
    expect(analysis.report?.results[0]?.verdict).toBe("defect");
    expect(selection.step).toBe(6);
    expect(project.workspace?.kind).toBe("shared");
  });

  it("with a step out of range stands at the violation", () => {
    showShared(store, {
      v: 1,
      project: {
        name: "s",
        files: [{ path: "aurora-mini.c", text: "a" }],
        configuration: { name: "default", defines: [], includeDirs: [] },
        entries: [],
      },
      report: structuredClone(sampleReport) as never,
      view: { rule: "CancelSpinLock", fingerprint: "sample-1", step: 600, detail: 2 },
    });
    expect(store.getState().selection.step).toBe(10);
  });
});
