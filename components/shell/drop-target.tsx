"use client";
/** Drops and pastes anywhere on the page. */
import { useEffect, useState } from "react";
import { openDrop, openPaste } from "@/lib/store/actions/project";
import { appStore } from "@/lib/store/store";

export function DropTarget() {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setOver(false);
    };
    const handlers: Partial<{ [Name in keyof WindowEventMap]: (event: WindowEventMap[Name]) => void }> = {
      dragenter(event) {
        if (!hasFiles(event)) return;
        depth++;
        setOver(true);
      },
      dragleave: () => --depth <= 0 && leave(),
      dragover: (event) => hasFiles(event) && event.preventDefault(),
      drop(event) {
        leave();
        if (!event.dataTransfer || !hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        openDrop(appStore, event.dataTransfer);
      },
      paste: onPaste,
    };
    const entries = Object.entries(handlers) as [string, EventListener][];
    for (const [name, handler] of entries) addEventListener(name, handler, { capture: true });
    return () => {
      for (const [name, handler] of entries) removeEventListener(name, handler, { capture: true });
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-2xl border-2 border-driver border-dashed bg-ground/85">
      <p className="font-semibold text-lg">
        Drop a driver: files, a folder or a .zip. It is read here, in your browser.
      </p>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function onPaste(event: ClipboardEvent): void {
  const data = event.clipboardData;
  const target = event.target instanceof Element ? event.target : null;
  if (!data || appStore.getState().layout.dialog !== null) return;
  if (target?.closest("input, textarea:not(.monaco-editor textarea)")) return;
  const text = data.getData("text/plain");
  if (data.files.length === 0 && target?.closest(".monaco-editor") && !replacesExample(text)) return;
  event.preventDefault();
  event.stopPropagation();
  if (data.files.length > 0) openDrop(appStore, data);
  else openPaste(appStore, text);
}

/** In the editor a paste is an edit, unless an untouched example is there and the text is code of its own. */
function replacesExample(text: string): boolean {
  const isExample = appStore.getState().project.workspace?.kind === "example";
  return isExample && /\n/.test(text.trim()) && /[;{}]/.test(text);
}
