/**
 * The project on screen: its files as the person sees them, how it is built, and where it is kept.
 * Only `lib/store` changes it; every change of what would be verified raises `revision`.
 */
import type {
  BuildChoice,
  ConfigurationMessage,
  EntryMessage,
  RuledOut,
  SourceText,
} from "../protocol/protocol";

/**
 * `example`: an untouched example, replaced by whatever comes next. `own`: kept in this browser.
 * `shared`: from a link, read-only, never kept. `planted`: a scratch copy with a leak put in on purpose, never kept.
 * `report`: the findings of a SARIF log over its sources, read-only, never kept and not verified.
 */
export type WorkspaceKind = "example" | "own" | "shared" | "planted" | "report";

const READ_ONLY: ReadonlySet<WorkspaceKind> = new Set(["shared", "planted", "report"]);

export interface Workspace {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly name: string;
  readonly files: readonly SourceText[];
  readonly configuration: ConfigurationMessage;
  readonly choices: readonly BuildChoice[];
  /** Index into `choices`; null without a project file. */
  readonly choice: number | null;
  readonly entries: readonly EntryMessage[];
  /** What the person said cannot happen; absent in projects kept by older versions. */
  readonly ruledOut?: readonly RuledOut[];
  /** The tool whose findings are shown; `report` only. */
  readonly tool?: string;
}

/** `full` and `off` mean the text lives in this tab only. */
export type Saving = "saved" | "pending" | "full" | "off";

export interface ProjectSlice {
  readonly workspace: Workspace | null;
  /** The project that a planted scratch copy was made of. */
  readonly original: Workspace | null;
  readonly openPath: string | null;
  /** Raised by every change that a verdict could depend on. */
  readonly revision: number;
  readonly saving: Saving;
  /** `elsewhere`: another tab has this project; here it is read-only. */
  readonly access: "here" | "elsewhere";
  /** Kept projects, most recently changed first. */
  readonly kept: readonly { readonly id: string; readonly name: string; readonly changed: number }[];
}

export const initialProject: ProjectSlice = {
  workspace: null,
  original: null,
  openPath: null,
  revision: 0,
  saving: "saved",
  access: "here",
  kept: [],
};

/** The project as it stands when a workspace is put on screen. */
export function withWorkspace(slice: ProjectSlice, workspace: Workspace): ProjectSlice {
  const first = workspace.files.find((file) => /\.(c|cc|cpp|cxx)$/i.test(file.path)) ?? workspace.files[0];
  return {
    ...slice,
    workspace,
    original: null,
    openPath: first?.path ?? null,
    revision: slice.revision + 1,
    access: "here",
  };
}

/** Replaces one file's text; the same slice when nothing changed. */
export function withText(slice: ProjectSlice, path: string, text: string): ProjectSlice {
  const { workspace } = slice;
  const before = workspace?.files.find((file) => file.path === path);
  if (!workspace || !before || before.text === text) return slice;
  const files = workspace.files.map((file) => (file.path === path ? { path, text } : file));
  return { ...slice, workspace: { ...workspace, files }, revision: slice.revision + 1 };
}

export function isEditable(slice: ProjectSlice): boolean {
  const { workspace, access } = slice;
  return workspace !== null && !READ_ONLY.has(workspace.kind) && access === "here";
}
