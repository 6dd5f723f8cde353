/** How the project is built. Every change verifies again. */
import type { ConfigurationMessage } from "../../protocol/protocol";
import type { AppStore } from "../store";

export function chooseBuild(store: AppStore, choice: number): void {
  store.setState(({ project }) => {
    const { workspace } = project;
    const picked = workspace?.choices[choice];
    if (!workspace || !picked) return {};
    const next = { ...workspace, choice, configuration: picked.configuration };
    return { project: { ...project, workspace: next, revision: project.revision + 1 } };
  });
}

/** `A=1` per line. Lines without a name are dropped. */
export function setDefines(store: AppStore, text: string): void {
  const defines = text
    .split(/\r?\n/)
    .map((line) => /^\s*([A-Za-z_]\w*)\s*(?:=(.*))?$/.exec(line))
    .flatMap((match) => (match ? [{ name: match[1]!, value: (match[2] ?? "1").trim() }] : []));
  changeConfiguration(store, { defines });
}

/** One folder per line, relative to the project. */
export function setIncludeDirs(store: AppStore, text: string): void {
  const includeDirs = text
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll("\\", "/").replace(/\/+$/, ""))
    .filter((line) => line !== "");
  changeConfiguration(store, { includeDirs });
}

function changeConfiguration(store: AppStore, change: Partial<ConfigurationMessage>): void {
  store.setState(({ project }) => {
    const { workspace } = project;
    if (!workspace || workspace.kind === "shared") return {};
    const configuration = { ...workspace.configuration, ...change };
    const kind = workspace.kind === "example" ? ("own" as const) : workspace.kind;
    return {
      project: {
        ...project,
        workspace: { ...workspace, kind, configuration },
        revision: project.revision + 1,
      },
    };
  });
}
