/** Makes the link of what is on screen. Nothing is stored or sent. */
import { selectedResult } from "../selectors";
import type { AppState } from "../store";

export interface MadeLink {
  readonly address: string;
  readonly files: readonly { readonly path: string; readonly lines: number }[];
  readonly lines: number;
}

/** Null while there is no result to share. */
export async function makeLink(state: AppState, paths: ReadonlySet<string> | null): Promise<MadeLink | null> {
  const { workspace } = state.project;
  const { report } = state.analysis;
  const result = selectedResult(state);
  if (!workspace || !report || !result) return null;
  const { encodeLink, sliceReport } = await import("../../share");
  const files = workspace.files.filter((file) => !paths || paths.has(file.path));
  const { fingerprint, step, detail } = state.selection;
  const fragment = await encodeLink({
    v: 1,
    project: {
      name: workspace.name,
      files: [...files],
      configuration: structuredClone(workspace.configuration) as never,
      entries: [...workspace.entries],
      ...(workspace.ruledOut?.length ? { ruledOut: structuredClone(workspace.ruledOut) as never } : {}),
    },
    report: sliceReport(report, result.rule, fingerprint) as never,
    view: { rule: result.rule, fingerprint, step, detail },
  });
  const counted = files.map((file) => ({ path: file.path, lines: file.text.split("\n").length }));
  return {
    address: location.origin + location.pathname + fragment,
    files: counted,
    lines: counted.reduce((sum, file) => sum + file.lines, 0),
  };
}
