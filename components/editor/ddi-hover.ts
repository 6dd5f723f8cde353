/** Hover over a WDK routine's name in the text. The facts are loaded when they are first asked for. */
import { type DdiFacts, ddiHover } from "@/lib/editor/ddi-hover";
import { monaco } from "./monaco";

let facts: Promise<Readonly<Record<string, DdiFacts>>> | null = null;

function load(): Promise<Readonly<Record<string, DdiFacts>>> {
  facts ??= import("@/lib/editor/ddi-facts.json").then(
    (module) => module.default as unknown as Readonly<Record<string, DdiFacts>>,
  );
  return facts;
}

/** `rules` names the rules that have a page here. */
export function registerDdiHover(rules: () => ReadonlySet<string>): monaco.IDisposable {
  return monaco.languages.registerHoverProvider(["c", "cpp"], {
    async provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      if (!word || !/^[A-Z]\w*[a-z]/.test(word.word)) return null;
      const all = await load();
      const known = Object.hasOwn(all, word.word) ? all[word.word] : undefined;
      if (!known) return null;
      const { lineNumber } = position;
      return {
        range: new monaco.Range(lineNumber, word.startColumn, lineNumber, word.endColumn),
        contents: [{ value: ddiHover(word.word, known, rules()) }],
      };
    },
  });
}
