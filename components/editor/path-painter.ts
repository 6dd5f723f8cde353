/**
 * Paints path marks into a Monaco editor: line backgrounds, bars, notes behind lines, numbered buttons in the gutter.
 * Repainting replaces everything painted before.
 */
import type { LineMark, LineTone, PathMarks } from "@/lib/editor/path-marks";
import type { RibbonLine } from "@/lib/editor/ribbon";
import { monaco } from "./monaco";

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

export class PathPainter {
  private readonly decorations: monaco.editor.IEditorDecorationsCollection;
  private widgets: monaco.editor.IGlyphMarginWidget[] = [];

  constructor(
    private readonly editor: Editor,
    private readonly onStep: (index: number) => void,
  ) {
    this.decorations = editor.createDecorationsCollection();
  }

  paint(marks: PathMarks): void {
    const model = this.editor.getModel();
    if (!model) return;
    const lines = marks.lines.filter((mark) => mark.line >= 1 && mark.line <= model.getLineCount());
    const ribbon = marks.ribbon.filter(({ line }) => line >= 1 && line <= model.getLineCount());
    const isOnRibbon = new Set(ribbon.map(({ line }) => line));
    this.decorations.set([
      ...lines.flatMap((mark) =>
        lineDecorations(mark, model.getLineMaxColumn(mark.line), !isOnRibbon.has(mark.line)),
      ),
      ...ribbon.map(ribbonDecoration),
      ...exactRange(marks),
    ]);
    for (const widget of this.widgets) this.editor.removeGlyphMarginWidget(widget);
    this.widgets = lines.length > MAX_NUMBERS ? [] : lines.flatMap((mark) => this.numberOf(mark));
    for (const widget of this.widgets) this.editor.addGlyphMarginWidget(widget);
  }

  /** The number of the line's first step, or of the current one. Clicking again goes on to the line's next step. */
  private numberOf(mark: LineMark): monaco.editor.IGlyphMarginWidget[] {
    const [first] = mark.steps;
    if (!first) return [];
    const node = numberNode(mark, first.label);
    let next = 0;
    node.addEventListener("mousedown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const step = mark.steps[next % mark.steps.length];
      next++;
      if (step) this.onStep(step.index);
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
}

/** Not in the tab order and not read out: the list of steps is the way there by keyboard. */
function numberNode(mark: LineMark, label: string): HTMLElement {
  const node = document.createElement("div");
  node.className = "path-number";
  node.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = label;
  button.dataset.now = String(mark.isCurrent);
  button.dataset.kind = mark.tone;
  button.title =
    mark.steps.length > 1 ? `Steps ${mark.steps.map((step) => step.label).join(", ")}` : `Step ${label}`;
  node.append(button);
  return node;
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

function lineDecorations(mark: LineMark, endColumn: number, hasBar: boolean): Decoration[] {
  const whole: Decoration = {
    range: new monaco.Range(mark.line, 1, mark.line, 1),
    options: {
      isWholeLine: true,
      className: lineClass(mark),
      ...(hasBar ? { linesDecorationsClassName: BAR[mark.tone] } : {}),
      zIndex: mark.isCurrent ? 2 : 1,
      overviewRuler: { color: RULER[mark.tone], position: monaco.editor.OverviewRulerLane.Center },
    },
  };
  if (mark.note === "") return [whole];
  const note: Decoration = {
    range: new monaco.Range(mark.line, endColumn, mark.line, endColumn),
    options: {
      showIfCollapsed: true,
      after: { content: NOTE_GAP + mark.note, inlineClassName: noteClass(mark) },
    },
  };
  return [whole, note];
}

function lineClass(mark: LineMark): string {
  const now = mark.isCurrent ? " path-line-now" : "";
  return (mark.tone === "violation" ? "path-line-violation" : "path-line") + now;
}

function noteClass(mark: LineMark): string {
  if (!mark.isCurrent) return "path-note";
  return mark.tone === "violation" ? "path-note path-note-violation" : "path-note path-note-now";
}

function exactRange({ current }: PathMarks): Decoration[] {
  if (!current) return [];
  const { line, column, endLine, endColumn, isViolation } = current;
  const inlineClassName = isViolation ? "path-exact-violation" : "path-exact";
  return [{ range: new monaco.Range(line, column, endLine, endColumn), options: { inlineClassName } }];
}
