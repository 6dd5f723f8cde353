/** Puts projects on screen: an example, something opened, a kept one, a shared one. Never drops a person's own text. */
import type { FixOffer, OpenedProject, SourceText } from "../protocol/protocol";
import type { LinkPayload } from "../share/link-payload";
import { selectDefect } from "./actions/findings";
import { initialAnalysis } from "./analysis-slice";
import { isEditable, type Workspace, withText, withWorkspace } from "./project-slice";
import { readSarif } from "./sarif-report";
import { sdvTraceAsSarif } from "./sdv-trace";
import { initialSelection, type SelectionSlice } from "./selection-slice";
import { type AppStore, patch } from "./store";
import { flattenSteps, violationStep } from "./trace-view";

type TextEdit = FixOffer["edits"][number];

const plainBuild = {
  configuration: { name: "default", defines: [], includeDirs: [] },
  choices: [],
  choice: null,
  entries: [],
} as const;

/** Shows a workspace with nothing said about it yet. */
export function showWorkspace(store: AppStore, workspace: Workspace): void {
  store.setState((state) => ({
    project: withWorkspace(state.project, workspace),
    analysis: initialAnalysis,
    // The count of requests goes on: starting anew, the next one could look like the one before.
    selection: { ...initialSelection, detail: state.selection.detail, reveal: state.selection.reveal },
    layout: { ...state.layout, showsWelcome: false },
  }));
}

export function showExample(store: AppStore, files: readonly SourceText[], isFirst: boolean): void {
  const name = files[0]?.path.replace(/\.[^.]*$/, "") ?? "example";
  showWorkspace(store, { ...plainBuild, id: crypto.randomUUID(), kind: "example", name, files });
  patch(store, "layout", { showsWelcome: isFirst });
}

/** Something dropped, picked or pasted becomes a project of its own beside what is kept. */
export function showOpened(store: AppStore, opened: OpenedProject): void {
  const { project, choices } = opened;
  showWorkspace(store, {
    id: crypto.randomUUID(),
    kind: "own",
    name: project.name,
    files: project.files,
    configuration: project.configuration,
    choices,
    choice: choices.length > 0 ? 0 : null,
    entries: project.entries,
  });
}

export function showEmpty(store: AppStore): void {
  const files = [{ path: "driver.c", text: "" }];
  showWorkspace(store, { ...plainBuild, id: crypto.randomUUID(), kind: "own", name: "untitled", files });
}

/** Adds files to the project on screen; a path that is taken gets a number. */
export function addFiles(store: AppStore, files: readonly SourceText[]): void {
  const { workspace } = store.getState().project;
  if (workspace?.kind !== "own") return;
  const taken = new Set(workspace.files.map((file) => file.path.toLowerCase()));
  const added = files.map((file) => {
    const path = freePath(file.path, taken);
    taken.add(path.toLowerCase());
    return { path, text: file.text };
  });
  const next = { ...workspace, files: [...workspace.files, ...added] };
  store.setState(({ project }) => ({
    project: {
      ...project,
      workspace: next,
      revision: project.revision + 1,
      openPath: added[0]?.path ?? project.openPath,
    },
  }));
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path.toLowerCase())) return path;
  const dot = path.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [path.slice(0, dot), path.slice(dot)] : [path, ""];
  for (let number = 2; ; number++) {
    const candidate = `${stem}-${number}${extension}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

export function removeFile(store: AppStore, path: string): void {
  store.setState(({ project }) => {
    const { workspace } = project;
    if (!workspace || workspace.kind === "shared" || workspace.files.length < 2) return {};
    const files = workspace.files.filter((file) => file.path !== path);
    const openPath = project.openPath === path ? (files[0]?.path ?? null) : project.openPath;
    const next = ownCopy({ ...workspace, files });
    return { project: { ...project, workspace: next, openPath, revision: project.revision + 1 } };
  });
}

/** Typing. The first change of an example makes it the person's own. */
export function editFile(store: AppStore, path: string, text: string): void {
  store.setState((state) => {
    const project = withText(state.project, path, text);
    if (project === state.project || !project.workspace) return {};
    const layout = state.layout.showsWelcome ? { ...state.layout, showsWelcome: false } : state.layout;
    return { project: { ...project, workspace: ownCopy(project.workspace) }, layout };
  });
}

/** Several edits at once, e.g. a fix: one step of undo per file, and an example becomes the person's own. */
export function applyTextEdits(store: AppStore, edits: readonly TextEdit[]): void {
  store.setState((state) => {
    if (!isEditable(state.project)) return {};
    let { project } = state;
    for (const path of new Set(edits.map((edit) => edit.path))) {
      const file = project.workspace?.files.find((each) => each.path === path);
      if (file)
        project = withText(
          project,
          path,
          edited(
            file.text,
            edits.filter((edit) => edit.path === path),
          ),
        );
    }
    if (project === state.project || !project.workspace) return {};
    return { project: { ...project, workspace: ownCopy(project.workspace) } };
  });
}

/** New texts of files that are there already; an example becomes the person's own. */
export function replaceTexts(store: AppStore, files: readonly SourceText[]): void {
  store.setState((state) => {
    if (!isEditable(state.project)) return {};
    const project = files.reduce((slice, { path, text }) => withText(slice, path, text), state.project);
    if (project === state.project || !project.workspace) return {};
    return { project: { ...project, workspace: ownCopy(project.workspace) } };
  });
}

/** Edits never overlap; those at one place keep their order. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((left, right) => right.edit.start - left.edit.start || right.index - left.index)
    .reduce((made, { edit }) => made.slice(0, edit.start) + edit.text + made.slice(edit.end), text);
}

/** A scratch copy in place of the project, which comes back unchanged with `leavePlanted`. */
export function showPlanted(store: AppStore, files: readonly SourceText[], functionName: string): void {
  const { workspace, original } = store.getState().project;
  const kept = workspace?.kind === "planted" ? original : workspace;
  if (!kept) return;
  const name = `${kept.name}: planted in ${functionName}`;
  showWorkspace(store, { ...kept, id: crypto.randomUUID(), kind: "planted", name, files });
  patch(store, "project", { original: kept });
}

export function leavePlanted(store: AppStore): void {
  const { original } = store.getState().project;
  if (original) showWorkspace(store, original);
}

function ownCopy(workspace: Workspace): Workspace {
  return workspace.kind === "example" ? { ...workspace, kind: "own" } : workspace;
}

/** A shared project shows its stored result at once. */
export function showShared(store: AppStore, payload: LinkPayload): void {
  const { project, report, view } = payload;
  showWorkspace(store, {
    ...plainBuild,
    id: `shared-${view.rule}-${view.fingerprint ?? ""}`,
    kind: "shared",
    name: project.name,
    files: project.files,
    configuration: project.configuration,
    entries: project.entries,
    ruledOut: project.ruledOut ?? [],
  });
  const result = report.results.find((each) => each.rule === view.rule);
  const defect = result?.defects.find((each) => each.fingerprint === view.fingerprint) ?? null;
  const last = defect ? flattenSteps(defect.steps).length - 1 : 0;
  const step = defect && view.step > last ? violationStep(defect) : view.step;
  patch(store, "analysis", {
    report,
    reportRevision: store.getState().project.revision,
    linkCheck: { state: "checking", text: "Verifying again with this version…" },
  });
  patch(store, "selection", {
    rule: view.rule,
    fingerprint: defect?.fingerprint ?? null,
    step,
    detail: view.detail as SelectionSlice["detail"],
    reveal: store.getState().selection.reveal + 1,
  });
}

/** The shared sources, or those under a report, as a project of the person's own, to edit and verify. */
export function copyShared(store: AppStore): void {
  const { workspace } = store.getState().project;
  if (workspace?.kind !== "shared" && workspace?.kind !== "report") return;
  const { tool: _tool, ...sources } = workspace;
  showWorkspace(store, { ...sources, id: crypto.randomUUID(), kind: "own" });
}

/**
 * Shows the findings of a SARIF log, or of a trace of Static Driver Verifier, over the sources that came with it, those it carries, or those on screen. False when
 * there is no finding in it.
 */
export function showReport(
  store: AppStore,
  name: string,
  log: string,
  files: readonly SourceText[],
): boolean {
  const { workspace } = store.getState().project;
  const onScreen = files.length > 0 ? files : (workspace?.files ?? []);
  const paths = onScreen.map(({ path }) => path);
  const reading = readSarif(sdvTraceAsSarif(log) ?? log, paths);
  const first = reading?.report.results[0];
  if (!reading || !first) return false;
  const known = new Set(paths);
  const isOfThese =
    files.length > 0 ||
    reading.report.results.some(({ defects }) => defects.some((defect) => known.has(defect.file)));
  const carried = reading.files.filter(({ path }) => !known.has(path));
  showWorkspace(store, {
    ...plainBuild,
    id: crypto.randomUUID(),
    kind: "report",
    name,
    files: isOfThese ? [...onScreen, ...carried] : reading.files,
    tool: reading.tool,
  });
  patch(store, "analysis", {
    report: reading.report,
    reportRevision: store.getState().project.revision,
  });
  const [defect] = first.defects;
  if (defect) selectDefect(store, first.rule, defect.fingerprint);
  return true;
}
