/** Colours the WDK's words in the lines that can be seen. */
import { wdkWords } from "@/lib/editor/wdk-words";
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

const CLASS = { type: "wdk-type", annotation: "wdk-annotation", watched: "wdk-watched" } as const;

export class WordPainter {
  private readonly decorations: monaco.editor.IEditorDecorationsCollection;
  private watched: ReadonlySet<string> = new Set();
  private isScheduled = false;
  private isDisposed = false;

  constructor(private readonly editor: Editor) {
    this.decorations = editor.createDecorationsCollection();
    editor.onDidScrollChange(() => this.schedule());
    editor.onDidChangeModelContent(() => this.schedule());
    editor.onDidChangeModel(() => this.schedule());
    editor.onDidLayoutChange(() => this.schedule());
  }

  setWatched(names: ReadonlySet<string>): void {
    this.watched = names;
    this.schedule();
  }

  dispose(): void {
    this.isDisposed = true;
  }

  /** Before the next frame and not in one of its own: the editor draws once for the scrolling and the words. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => this.paint());
  }

  private paint(): void {
    this.isScheduled = false;
    if (this.isDisposed) return;
    const model = this.editor.getModel();
    if (!model) return;
    const found: monaco.editor.IModelDeltaDecoration[] = [];
    for (const visible of this.editor.getVisibleRanges()) {
      for (let line = visible.startLineNumber; line <= visible.endLineNumber; line++) {
        if (model.getLineLength(line) > 1_000) continue;
        for (const word of wdkWords(model.getLineContent(line), this.watched)) {
          const range = new monaco.Range(line, word.column, line, word.endColumn);
          found.push({ range, options: { inlineClassName: CLASS[word.kind] } });
        }
      }
    }
    this.decorations.set(found);
  }
}
