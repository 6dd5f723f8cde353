/** "Not possible?": the person rules an outcome out; it becomes a named assumption and everything is verified again. */
import type { ReportedStep, RuledOut } from "../../protocol/protocol";
import { assumeEdit } from "../assume-text";
import { isEditable } from "../project-slice";
import { type AppStore, patch } from "../store";
import { applyTextEdits } from "../workspaces";

export const DOUBT_REASONS = [
  "never in this driver",
  "ruled out by the hardware",
  "the OS model is wrong",
] as const;

/** The assumption in words, as lists and reports show it. */
export function wordsOf(step: ReportedStep, reason: string): string {
  return `${claimOf(step)} (${reason})`;
}

function claimOf({ kind, text, function: name }: ReportedStep): string {
  const answer = /^(\S+) returns (.+?) — /.exec(text);
  if (kind === "model" && answer) return `${answer[1]} never returns ${answer[2]} in ${name}`;
  const clause = text.replace(/^Branch (?:not )?taken: /, "");
  return clause.startsWith("switch") ? `never in ${name}: ${clause}` : `${clause} never holds in ${name}`;
}

export function ruleOut(store: AppStore, step: ReportedStep, reason: string): void {
  const { doubt } = step;
  if (!doubt) return;
  const words = wordsOf(step, reason);
  changeRuledOut(store, (known) => [...known.filter((each) => !isSame(each, doubt)), { ...doubt, words }]);
  patch(store, "analysis", { ruling: words });
}

export function takeBack(store: AppStore, ruled: RuledOut): void {
  changeRuledOut(store, (known) => known.filter((each) => each !== ruled));
}

/** From here on the source says it, as `_Analysis_assume_`, instead of the list beside it. */
export function writeAssumption(store: AppStore, ruled: RuledOut): void {
  const { project } = store.getState();
  const edit = isEditable(project) ? assumeEdit(project.workspace?.files ?? [], ruled) : null;
  if (!edit) return;
  takeBack(store, ruled);
  applyTextEdits(store, [edit]);
}

function isSame(one: RuledOut, other: Omit<RuledOut, "words">): boolean {
  return (
    one.function === other.function &&
    one.text === other.text &&
    one.ordinal === other.ordinal &&
    JSON.stringify(one.outcome) === JSON.stringify(other.outcome)
  );
}

function changeRuledOut(store: AppStore, change: (known: readonly RuledOut[]) => readonly RuledOut[]): void {
  store.setState(({ project }) => {
    const { workspace } = project;
    if (!workspace || !isEditable(project)) return {};
    const kind = workspace.kind === "example" ? ("own" as const) : workspace.kind;
    const next = { ...workspace, kind, ruledOut: change(workspace.ruledOut ?? []) };
    return { project: { ...project, workspace: next, revision: project.revision + 1 } };
  });
}
