/** Transient things of the frame: dialogs, the pane shown on a narrow window, messages, an intake under way. */
import type { OpenedProject, SourceText } from "../protocol/protocol";

export type Dialog = "share" | "help" | "configuration" | "examples";

/** Which pane a narrow window shows. */
export type NarrowPane = "findings" | "source" | "trace";

/** Something that came in while a project is on screen and needs the person's word. */
export type Arrival =
  | { readonly kind: "project"; readonly opened: OpenedProject }
  | {
      readonly kind: "patch";
      readonly files: readonly SourceText[];
      readonly changed: readonly string[];
    };

export interface Notice {
  readonly id: number;
  readonly tone: "info" | "problem";
  readonly code: string;
  readonly text: string;
}

export interface LayoutSlice {
  readonly dialog: Dialog | null;
  readonly pane: NarrowPane;
  readonly notices: readonly Notice[];
  readonly nextNotice: number;
  readonly intake: { readonly text: string; readonly done: number; readonly total: number } | null;
  readonly arrival: Arrival | null;
  /** A place asked for from a list, e.g. of a caution; lines are 1-based. A new object scrolls the editor there. */
  readonly shownPlace: { readonly file: string; readonly line: number } | null;
  /** First-visit caption over the trace; gone once dismissed or once the example is left. */
  readonly showsWelcome: boolean;
}

export const initialLayout: LayoutSlice = {
  dialog: null,
  pane: "trace",
  notices: [],
  nextNotice: 1,
  intake: null,
  arrival: null,
  shownPlace: null,
  showsWelcome: false,
};

const MAX_NOTICES = 6;

/** Adds a message; the same text twice is shown once, and the oldest go first. */
export function withNotice(
  slice: LayoutSlice,
  tone: Notice["tone"],
  code: string,
  text: string,
): LayoutSlice {
  const others = slice.notices.filter((notice) => notice.text !== text);
  const notices = [...others, { id: slice.nextNotice, tone, code, text }].slice(-MAX_NOTICES);
  return { ...slice, notices, nextNotice: slice.nextNotice + 1 };
}
