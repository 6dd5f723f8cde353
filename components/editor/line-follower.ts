/**
 * Keeps a line that was asked for in view while the page around the editor still settles: panes appear with the first
 * result and make the editor smaller. A person who scrolls, types or clicks ends it.
 */
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

export class LineFollower {
  private line: number | null = null;
  /** Shown too when both fit; else only the line. */
  private from: number | null = null;

  constructor(private readonly editor: Editor) {
    editor.onDidLayoutChange(() => this.reveal());
    editor.onDidChangeModel(() => this.forget());
    editor.onMouseDown(() => this.forget());
    editor.onKeyDown(() => this.forget());
    editor.getContainerDomNode().addEventListener("wheel", () => this.forget(), { passive: true });
  }

  show(line: number, from: number | null = null): void {
    this.line = line;
    this.from = from;
    this.reveal();
  }

  private reveal(): void {
    if (this.line === null) return;
    const { height: whole, horizontalScrollbarHeight } = this.editor.getLayoutInfo();
    const height = whole - horizontalScrollbarHeight;
    const top = this.editor.getTopForLineNumber(this.line);
    const bottom = this.bottomOf(this.line);
    const ends = [this.from ?? this.line, this.line];
    const first = Math.min(top, this.editor.getTopForLineNumber(Math.min(...ends)));
    const last = Math.max(bottom, this.bottomOf(Math.max(...ends)));
    const [from, to] = last - first <= height ? [first, last] : [top, bottom];
    const scrolled = this.editor.getScrollTop();
    if (from >= scrolled && to <= scrolled + height) return;
    this.editor.setScrollTop((from + to - height) / 2, monaco.editor.ScrollType.Immediate);
  }

  /** Below what stands under the line: the bubble of the current step is to be read too. */
  private bottomOf(line: number): number {
    const isLast = line >= (this.editor.getModel()?.getLineCount() ?? 0);
    return isLast ? this.editor.getContentHeight() : this.editor.getTopForLineNumber(line + 1);
  }

  private forget(): void {
    this.line = null;
  }
}
