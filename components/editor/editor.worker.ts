/** Monaco's own worker (word highlights, links). Has nothing to do with verification. */
import "monaco-editor/editor/editor.worker";
