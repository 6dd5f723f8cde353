/**
 * The current step below its line: which step it is, what happens, and the way to its neighbours. A view zone, so that it
 * covers no code. Not read out and not in the tab order: the list of steps says the same.
 */
import type { CurrentMark } from "@/lib/editor/path-marks";
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

export interface BubbleActions {
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** Pixels beside source text of `SOURCE` pixels: margin, padding and border; a line of text and its letters; two buttons. */
const FRAME = 6;
const LINE = 17;
const LETTERS = 12;
const SOURCE = 13;
const BUTTONS = 64;
/** Left and right of the text inside. */
const PADDING = 18;
const MAX_LINES = 4;
/** Left of the bubble, and right of it where the scroll bar and the marks beside it are. */
const AROUND = 48;

export class StepBubble {
  private zone: string | null = null;
  private mark: CurrentMark | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly actions: BubbleActions,
  ) {
    editor.onDidChangeConfiguration((change) => {
      if (change.hasChanged(monaco.editor.EditorOption.fontSize)) this.show(this.mark);
    });
  }

  show(mark: CurrentMark | null): void {
    this.mark = mark;
    const scale = this.editor.getOption(monaco.editor.EditorOption.fontSize) / SOURCE;
    this.editor.changeViewZones((zones) => {
      if (this.zone !== null) zones.removeZone(this.zone);
      this.zone = null;
      if (!mark) return;
      const width = Math.max(this.editor.getLayoutInfo().contentWidth - AROUND, 200);
      this.zone = zones.addZone({
        afterLineNumber: mark.line,
        heightInPx: FRAME + linesOf(mark, width / scale) * LINE * scale,
        domNode: bubbleNode(mark, width, this.actions),
      });
    });
  }
}

/** `width` as if the text had its usual size. The sentence and, where there is room behind it, which step it is; else that stands above. */
function linesOf(mark: CurrentMark, width: number): number {
  const head = textWidth(headText(mark)) + BUTTONS;
  const text = textWidth(mark.text);
  const inside = width - PADDING;
  return head + text <= inside ? 1 : Math.min(1 + Math.ceil(text / inside), MAX_LINES);
}

let measuring: CanvasRenderingContext2D | null = null;

/** Of one line in the bubble's typeface, pixels. The typeface is asked for once: that costs a look at every style. */
function textWidth(text: string): number {
  if (!measuring) {
    measuring = document.createElement("canvas").getContext("2d");
    if (!measuring) return text.length * 6;
    measuring.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
  }
  return measuring.measureText(text).width;
}

function headText({ position, kind, onLine }: CurrentMark): string {
  return [`Step ${position}`, kind, onLine].filter(Boolean).join(" · ");
}

function bubbleNode(mark: CurrentMark, width: number, { onPrevious, onNext }: BubbleActions): HTMLElement {
  const node = document.createElement("div");
  node.className = "step-bubble-zone";
  node.setAttribute("aria-hidden", "true");
  const bubble = document.createElement("div");
  bubble.className = "step-bubble";
  bubble.dataset.kind = mark.kind;
  bubble.style.maxWidth = `${width}px`;
  const head = document.createElement("div");
  head.className = "step-bubble-head";
  head.append(
    textNode("span", headText(mark)),
    buttonNode("‹", "Previous step", onPrevious),
    buttonNode("›", "Next step", onNext),
  );
  bubble.append(textNode("p", mark.text), head);
  node.append(bubble);
  return node;
}

function textNode(tag: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

function buttonNode(text: string, title: string, run: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.title = title;
  button.textContent = text;
  button.addEventListener("mousedown", (event) => {
    event.preventDefault();
    event.stopPropagation();
    run();
  });
  return button;
}
