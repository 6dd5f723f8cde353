"use client";
/** At a step inside a macro use: the macro's own text, with the line that runs, without leaving the step. */
import { useMemo } from "react";
import { toggleMacros } from "@/lib/store/actions/reading";
import { macroText } from "@/lib/store/macro-text";
import { selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { SourceExcerpt } from "./source-excerpt";

export function MacroPeek() {
  const macro = useApp((state) => selectedStep(state)?.macro ?? null);
  const files = useApp((state) => state.project.workspace?.files ?? null);
  const isOpen = useApp((state) => state.reading.showsMacros);
  const excerpt = useMemo(
    () => (macro?.spelling && files ? macroText(files, macro.spelling) : null),
    [macro, files],
  );
  if (!macro || !excerpt) return null;
  return (
    <section aria-label="Macro" className="mt-1">
      <h3 className="flex items-center gap-2">
        <span className="eyebrow">Macro</span>
        <button
          type="button"
          aria-expanded={isOpen}
          title="Text of the macro (M)"
          onClick={() => toggleMacros(appStore)}
          className="min-h-6 rounded px-1 font-mono text-driver text-xs underline underline-offset-2 hover:bg-fill-hover"
        >
          {macro.name}
        </button>
      </h3>
      {isOpen && <SourceExcerpt {...excerpt} />}
    </section>
  );
}
