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
    const visible =
      this.editor.getLayoutInfo().height / this.editor.getOption(monaco.editor.EditorOption.lineHeight);
    if (this.from !== null && Math.abs(this.line - this.from) + 2 < visible) {
      const [first, last] = this.from < this.line ? [this.from, this.line] : [this.line, this.from];
      this.editor.revealLinesInCenterIfOutsideViewport(first, last, monaco.editor.ScrollType.Immediate);
      return;
    }
    this.editor.revealLineInCenterIfOutsideViewport(this.line, monaco.editor.ScrollType.Immediate);
  }

  private forget(): void {
    this.line = null;
  }
}
