"use client";
/**
 * The editor. It shows the text and the marks it is given and reports what is typed; it decides nothing.
 * One Monaco model per file of the project on screen, so undo and scroll positions survive changing files.
 */
import Editor from "@monaco-editor/react";
import { useEffect, useRef, useState } from "react";
import type { PathMarks } from "@/lib/editor/path-marks";
import type { TextSize } from "@/lib/store/settings-slice";
import { registerDdiHover } from "./ddi-hover";
import { LineFollower } from "./line-follower";
import { monaco } from "./monaco";
import { applyTheme, onThemeChange } from "./monaco-theme";
import { PathPainter } from "./path-painter";
import { WordPainter } from "./word-painter";

export interface MonacoPaneProps {
  /** Identifies the project: models of another one are let go. */
  readonly workspace: string;
  readonly path: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  /** The editor measures its text itself and has to be told. */
  readonly textSize: TextSize;
  readonly marks: PathMarks;
  /** Names of routines a rule watches. */
  readonly watched: ReadonlySet<string>;
  /** Rules of the last run: hovers link to their pages. */
  readonly rules: ReadonlySet<string>;
  /** Line to show, 1-based; a new object shows it again. */
  readonly reveal: { readonly line: number; readonly from?: number | undefined } | null;
  readonly onEdit: (path: string, text: string) => void;
  readonly onStep: (index: number) => void;
  readonly onNeighbour: (direction: 1 | -1) => void;
  /** A name whose definition is asked for, by F12, the menu or a click with Ctrl. */
  readonly onDefinition: (name: string) => void;
}

interface Host {
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly follower: LineFollower;
  readonly path: PathPainter;
  readonly words: WordPainter;
  readonly models: Map<string, OpenModel>;
}

interface OpenModel {
  readonly model: monaco.editor.ITextModel;
  /** The text as the store last had it. */
  known: string;
  view: monaco.editor.ICodeEditorViewState | null;
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: "var(--code-font)",
  fontLigatures: false,
  glyphMargin: true,
  lineDecorationsWidth: 14,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  renderFinalNewline: "on",
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
  tabSize: 4,
  detectIndentation: true,
  bracketPairColorization: { enabled: false },
  occurrencesHighlight: "off",
  renderLineHighlight: "none",
  // Each guide would ask the browser for the layout of its line, at every step.
  guides: { indentation: false },
  autoDetectHighContrast: false,
  unicodeHighlight: { ambiguousCharacters: false },
  accessibilitySupport: "auto",
};

/** In the pixels that 1rem has now: 13 and 18 where that is 16. */
function textMetrics(): monaco.editor.IEditorOptions {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { fontSize: (13 / 16) * rem, lineHeight: Math.round((18 / 16) * rem) };
}

export function MonacoPane(props: MonacoPaneProps) {
  const [host, setHost] = useState<Host | null>(null);
  const [initialOptions] = useState(() => ({ ...options, ...textMetrics() }));
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!host) return;
    const stopTheme = onThemeChange(() => applyTheme(monaco));
    const hover = registerDdiHover(() => latest.current.rules);
    return () => {
      hover.dispose();
      stopTheme();
      disposeHost(host);
    };
  }, [host]);

  const { workspace, path, text, isReadOnly, marks, textSize, watched, reveal } = props;

  useEffect(() => {
    if (host) showFile(host, workspace, path, text);
  }, [host, workspace, path, text]);

  useEffect(() => {
    const ariaLabel = `${path}, C source. Press Control M to let Tab move the focus.`;
    host?.editor.updateOptions({ readOnly: isReadOnly, domReadOnly: isReadOnly, ariaLabel });
  }, [host, isReadOnly, path]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the size changed.
  useEffect(() => {
    // The page takes its size in an effect of its own, after this one.
    const later = requestAnimationFrame(() => host?.editor.updateOptions(textMetrics()));
    return () => cancelAnimationFrame(later);
  }, [host, textSize]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are painted again on another file.
  useEffect(() => host?.path.paint(marks), [host, marks, workspace, path]);

  useEffect(() => host?.words.setWatched(watched), [host, watched]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line is shown again in another file.
  useEffect(() => {
    if (reveal) host?.follower.show(reveal.line, reveal.from ?? null);
  }, [host, reveal, path]);

  return (
    <div className="size-full" data-testid="editor">
      <Editor
        options={initialOptions}
        loading={null}
        keepCurrentModel
        onMount={(editor) => setHost(createHost(editor as monaco.editor.IStandaloneCodeEditor, latest))}
      />
    </div>
  );
}

/** Takes over a mounted editor; the model it came with is not used. */
function createHost(
  editor: monaco.editor.IStandaloneCodeEditor,
  latest: { readonly current: MonacoPaneProps },
): Host {
  applyTheme(monaco);
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  const unused = editor.getModel();
  editor.setModel(null);
  unused?.dispose();
  const models = new Map<string, OpenModel>();
  editor.onDidChangeModelContent(() => {
    const { path, workspace, onEdit } = latest.current;
    const open = models.get(keyOf(workspace, path));
    if (!open || open.model !== editor.getModel()) return;
    const text = open.model.getValue();
    if (text === open.known) return;
    open.known = text;
    onEdit(path, text);
  });
  addDefinitionKeys(editor, (name) => latest.current.onDefinition(name));
  const path = new PathPainter(editor, {
    onStep: (index) => latest.current.onStep(index),
    onPrevious: () => latest.current.onNeighbour(-1),
    onNext: () => latest.current.onNeighbour(1),
  });
  return { editor, models, path, words: new WordPainter(editor), follower: new LineFollower(editor) };
}

function addDefinitionKeys(editor: monaco.editor.IStandaloneCodeEditor, goTo: (name: string) => void): void {
  const at = (position: monaco.IPosition | null) => {
    const word = position && editor.getModel()?.getWordAtPosition(position);
    if (word) goTo(word.word);
  };
  editor.addAction({
    id: "go-to-definition",
    label: "Go to definition",
    keybindings: [monaco.KeyCode.F12],
    contextMenuGroupId: "navigation",
    run: () => at(editor.getPosition()),
  });
  editor.onMouseUp(({ event, target }) => {
    const isText = target.type === monaco.editor.MouseTargetType.CONTENT_TEXT;
    if (isText && event.leftButton && (event.ctrlKey || event.metaKey)) at(target.position);
  });
}

/** The editor itself is let go by the component that made it. */
function disposeHost({ models, words, path }: Host): void {
  words.dispose();
  path.dispose();
  for (const { model } of models.values()) model.dispose();
}

function keyOf(workspace: string, path: string): string {
  return `${workspace}\n${path}`;
}

function showFile({ editor, models }: Host, workspace: string, path: string, text: string): void {
  const key = keyOf(workspace, path);
  let open = models.get(key);
  if (!open) {
    const language = /\.(cc|cpp|cxx|hpp|hh|hxx)$/i.test(path) ? "cpp" : "c";
    open = { model: monaco.editor.createModel(text, language), known: text, view: null };
    models.set(key, open);
  } else if (open.known !== text) {
    open.known = text;
    open.model.setValue(text);
  }
  if (editor.getModel() !== open.model) switchModel(editor, models, open);
  for (const [other, { model }] of models) {
    if (other.startsWith(`${workspace}\n`)) continue;
    models.delete(other);
    model.dispose();
  }
}

function switchModel(
  editor: monaco.editor.IStandaloneCodeEditor,
  models: ReadonlyMap<string, OpenModel>,
  next: OpenModel,
): void {
  for (const each of models.values())
    if (each.model === editor.getModel()) each.view = editor.saveViewState();
  editor.setModel(next.model);
  if (next.view) editor.restoreViewState(next.view);
}
