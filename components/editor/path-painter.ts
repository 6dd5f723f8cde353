/**
 * Paints path marks into a Monaco editor: line backgrounds, bars, notes behind lines, numbered buttons in the gutter; the
 * current step with its bubble; arrows. What stands still while a person steps is painted once.
 */
import {
  type CurrentMark,
  type LineMark,
  type LineTone,
  nextOnLine,
  type PathMarks,
  type StandingMarks,
} from "@/lib/editor/path-marks";
import type { RibbonLine } from "@/lib/editor/ribbon";
import { monaco } from "./monaco";
import { StepArrows } from "./step-arrows";
import { type BubbleActions, StepBubble } from "./step-bubble";

type Editor = monaco.editor.IStandaloneCodeEditor;
type Decoration = monaco.editor.IModelDeltaDecoration;

const BAR: Readonly<Record<LineTone, string>> = {
  ran: "path-bar",
  changed: "path-bar-changed",
  violation: "path-bar-violation",
};

/** Theme colours by name, so that they follow the theme. */
const RULER: Readonly<Record<LineTone, monaco.editor.ThemeColor>> = {
  ran: { id: "editorLineNumber.foreground" },
  changed: { id: "editorBracketHighlight.foreground1" },
  violation: { id: "editorError.foreground" },
};

/** Monaco cuts long notes into spans, so the distance to the code is made of spaces and not of a margin. */
const NOTE_GAP = "\u00a0".repeat(4);

/** Above this many lines only bars are drawn, no numbers. */
const MAX_NUMBERS = 400;

export interface PathPainterActions extends BubbleActions {
  readonly onStep: (index: number) => void;
}

export class PathPainter {
  private readonly standing: monaco.editor.IEditorDecorationsCollection;
  private readonly moving: monaco.editor.IEditorDecorationsCollection;
  private readonly bubble: StepBubble;
  private readonly arrows: StepArrows;
  private readonly buttons = new Map<number, HTMLElement>();
  private widgets: monaco.editor.IGlyphMarginWidget[] = [];
  private marks: StandingMarks | null = null;
  private current: CurrentMark | null = null;
  private model: monaco.editor.ITextModel | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly actions: PathPainterActions,
  ) {
    this.standing = editor.createDecorationsCollection();
    this.moving = editor.createDecorationsCollection();
    this.bubble = new StepBubble(editor, actions);
    this.arrows = new StepArrows(editor);
    editor.onMouseUp((event) => this.clicked(event));
  }

  paint({ standing, current, hops }: PathMarks): void {
    const model = this.editor.getModel();
    if (!model) return;
    const isOther = model !== this.model || standing !== this.marks;
    this.model = model;
    if (isOther) this.paintStanding(standing, model);
    if (isOther || current?.index !== this.current?.index) this.paintCurrent(current, model);
    this.arrows.show(hops);
  }

  dispose(): void {
    this.arrows.dispose();
  }

  private paintStanding(standing: StandingMarks, model: monaco.editor.ITextModel): void {
    this.marks = standing;
    const isThere = ({ line }: { readonly line: number }) => line >= 1 && line <= model.getLineCount();
    const lines = standing.lines.filter(isThere);
    const ribbon = standing.ribbon.filter(isThere);
    const isOnRibbon = new Set(ribbon.map(({ line }) => line));
    this.standing.set([
      ...lines.flatMap((mark) =>
        lineDecorations(mark, model.getLineMaxColumn(mark.line), {
          hasBar: !isOnRibbon.has(mark.line),
          isInRuler: mark.tone !== "ran" || lines.length <= MAX_NUMBERS,
        }),
      ),
      ...ribbon.map(ribbonDecoration),
      ...standing.unexecuted.filter((line) => isThere({ line })).map(unexecutedDecoration),
    ]);
    for (const widget of this.widgets) this.editor.removeGlyphMarginWidget(widget);
    this.buttons.clear();
    this.widgets = lines.length > MAX_NUMBERS ? [] : lines.flatMap((mark) => this.numberOf(mark));
    for (const widget of this.widgets) this.editor.addGlyphMarginWidget(widget);
  }

  private paintCurrent(current: CurrentMark | null, model: monaco.editor.ITextModel): void {
    const shown = current && current.line <= model.getLineCount() ? current : null;
    if (this.current) this.buttons.get(this.current.line)?.removeAttribute("data-now");
    this.current = shown;
    this.moving.set(shown ? currentDecorations(shown) : []);
    this.bubble.show(shown);
    if (shown) this.buttons.get(shown.line)?.setAttribute("data-now", "true");
  }

  /** The number of the line's first step. Clicking goes on to the line's next step. */
  private numberOf(mark: LineMark): monaco.editor.IGlyphMarginWidget[] {
    const first = mark.steps.find((step) => step.label !== null);
    if (!first?.label) return [];
    const { node, button } = numberNode(mark, first.label);
    this.buttons.set(mark.line, button);
    node.addEventListener("mousedown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.goAlong(mark);
    });
    const range = new monaco.Range(mark.line, 1, mark.line, 1);
    const lane = monaco.editor.GlyphMarginLane.Center;
    return [
      {
        getId: () => `step-number-${mark.line}`,
        getDomNode: () => node,
        getPosition: () => ({ lane, zIndex: 10, range }),
      },
    ];
  }

  /** A plain click on a line that ran goes to its next step; one that selects text does not. */
  private clicked({ target, event }: monaco.editor.IEditorMouseEvent): void {
    const { MouseTargetType } = monaco.editor;
    const isText =
      target.type === MouseTargetType.CONTENT_TEXT || target.type === MouseTargetType.CONTENT_EMPTY;
    const isGutter =
      target.type === MouseTargetType.GUTTER_LINE_NUMBERS ||
      target.type === MouseTargetType.GUTTER_LINE_DECORATIONS;
    if (!(isText || isGutter) || !event.leftButton || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (isText && !(this.editor.getSelection()?.isEmpty() ?? true)) return;
    const mark = this.marks?.lines.find(({ line }) => line === target.position?.lineNumber);
    if (mark) this.goAlong(mark);
  }

  private goAlong(mark: LineMark): void {
    const next = nextOnLine(mark, this.current?.index ?? -1);
    if (next !== null && next !== this.current?.index) this.actions.onStep(next);
  }
}

/** Not in the tab order and not read out: the list of steps is the way there by keyboard. */
function numberNode(mark: LineMark, label: string): { node: HTMLElement; button: HTMLElement } {
  const node = document.createElement("div");
  node.className = "path-number";
  node.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = label;
  button.dataset.kind = mark.tone;
  const labels = mark.steps.flatMap((step) => step.label ?? []);
  button.title = labels.length > 1 ? `Steps ${labels.join(", ")}` : `Step ${label}`;
  node.append(button);
  return { node, button };
}

function ribbonDecoration({ line, ran, top, bottom }: RibbonLine): Decoration {
  const parts = [
    "ribbon",
    ran ? "ribbon-ran" : "ribbon-link",
    top && `ribbon-${top}`,
    bottom && `ribbon-${bottom}`,
  ];
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: { isWholeLine: true, linesDecorationsClassName: parts.filter(Boolean).join(" ") },
  };
}

function unexecutedDecoration(line: number): Decoration {
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: {
      isWholeLine: true,
      className: "path-unexecuted",
      linesDecorationsClassName: "path-bar-unexecuted",
    },
  };
}

interface LineLook {
  readonly hasBar: boolean;
  /** The ruler is drawn anew at every step: on long paths it has the lines that matter only. */
  readonly isInRuler: boolean;
}

function lineDecorations(mark: LineMark, endColumn: number, { hasBar, isInRuler }: LineLook): Decoration[] {
  const whole: Decoration = {
    range: new monaco.Range(mark.line, 1, mark.line, 1),
    options: {
      isWholeLine: true,
      className: mark.tone === "violation" ? "path-line-violation" : "path-line",
      ...(hasBar ? { linesDecorationsClassName: BAR[mark.tone] } : {}),
      zIndex: 1,
      ...(isInRuler
        ? { overviewRuler: { color: RULER[mark.tone], position: monaco.editor.OverviewRulerLane.Center } }
        : {}),
    },
  };
  if (mark.note === "") return [whole];
  const note: Decoration = {
    range: new monaco.Range(mark.line, endColumn, mark.line, endColumn),
    options: {
      showIfCollapsed: true,
      after: { content: NOTE_GAP + mark.note, inlineClassName: "path-note" },
    },
  };
  return [whole, note];
}

function currentDecorations({ line, column, endLine, endColumn, kind }: CurrentMark): Decoration[] {
  const isViolation = kind === "violation";
  const className = isViolation ? "path-line-violation path-line-now" : "path-line path-line-now";
  return [
    { range: new monaco.Range(line, 1, line, 1), options: { isWholeLine: true, className, zIndex: 2 } },
    {
      range: new monaco.Range(line, column, endLine, endColumn),
      options: { inlineClassName: isViolation ? "path-exact-violation" : "path-exact" },
    },
  ];
}
