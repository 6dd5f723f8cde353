/**
 * Keeps a line that was asked for in view while the page around the editor still settles: panes appear with the first
 * result and make the editor smaller. A person who scrolls, types or clicks ends it.
 */
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

export class LineFollower {
  private line: number | null = null;

  constructor(private readonly editor: Editor) {
    editor.onDidLayoutChange(() => this.reveal());
    editor.onDidChangeModel(() => this.forget());
    editor.onMouseDown(() => this.forget());
    editor.onKeyDown(() => this.forget());
    editor.getContainerDomNode().addEventListener("wheel", () => this.forget(), { passive: true });
  }

  show(line: number): void {
    this.line = line;
    this.reveal();
  }

  private reveal(): void {
    if (this.line === null) return;
    this.editor.revealLineInCenterIfOutsideViewport(this.line, monaco.editor.ScrollType.Immediate);
  }

  private forget(): void {
    this.line = null;
  }
}
