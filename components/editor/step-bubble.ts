/**
 * The current step below its line: which step it is, what happens, and the way to its neighbours. A view zone, so that it
 * covers no code. Not read out and not in the tab order: the list of steps says the same.
 */
import type { CurrentMark } from "@/lib/editor/path-marks";
import type { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

export interface BubbleActions {
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** Pixels: padding with border, the small first line, a line of text, an average character of it. */
const FRAME = 12;
const HEAD = 16;
const LINE = 17;
const CHARACTER = 6.4;
const MAX_LINES = 3;

export class StepBubble {
  private zone: string | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly actions: BubbleActions,
  ) {}

  show(mark: CurrentMark | null): void {
    this.editor.changeViewZones((zones) => {
      if (this.zone !== null) zones.removeZone(this.zone);
      this.zone = null;
      if (!mark) return;
      const width = Math.max(this.editor.getLayoutInfo().contentWidth - 90, 160);
      const lines = Math.min(Math.ceil((mark.text.length * CHARACTER) / width), MAX_LINES);
      this.zone = zones.addZone({
        afterLineNumber: mark.line,
        heightInPx: FRAME + HEAD + lines * LINE,
        domNode: bubbleNode(mark, this.actions),
      });
    });
  }
}

function bubbleNode(mark: CurrentMark, { onPrevious, onNext }: BubbleActions): HTMLElement {
  const node = document.createElement("div");
  node.className = "step-bubble-zone";
  node.setAttribute("aria-hidden", "true");
  const bubble = document.createElement("div");
  bubble.className = "step-bubble";
  bubble.dataset.kind = mark.kind;
  const head = document.createElement("div");
  head.className = "step-bubble-head";
  const said = [`Step ${mark.position}`, mark.kind, mark.onLine].filter(Boolean).join(" · ");
  head.append(
    textNode("span", said),
    buttonNode("‹", "Previous step", onPrevious),
    buttonNode("›", "Next step", onNext),
  );
  bubble.append(head, textNode("p", mark.text));
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
