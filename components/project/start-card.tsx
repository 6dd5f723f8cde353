"use client";
/** On the first visit: the ways to bring in code of one's own, below the findings of the example. */
import { ClipboardPaste, FileArchive, FolderOpen, LayoutGrid } from "lucide-react";
import { actionById } from "@/lib/store/actions";
import { pasteClipboard } from "@/lib/store/actions/project";
import { appStore, useApp } from "@/lib/store/store";
import { run } from "../shell/run";
import { Button } from "../ui/button";

const openFiles = actionById("open-files");
const openFolder = actionById("open-folder");
const examples = actionById("examples");

export function StartCard() {
  const isExample = useApp((state) => state.project.workspace?.kind === "example");
  if (!isExample) return null;
  return (
    <section aria-label="Your own code" className="shrink-0 border-line border-t px-3 py-2.5">
      <h2 className="font-semibold text-sm">Verify your own driver</h2>
      <p className="mt-0.5 text-soft text-xs">
        Paste or drop it anywhere on this page. No headers needed; nothing is uploaded.
      </p>
      <div className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-1.5">
        <Button className="justify-start" onClick={() => void pasteClipboard(appStore)}>
          <ClipboardPaste size={13} aria-hidden />
          Paste code
        </Button>
        <Button className="justify-start" onClick={() => run(openFiles)}>
          <FileArchive size={13} aria-hidden />
          Files or zip
        </Button>
        <Button className="justify-start" onClick={() => run(openFolder)}>
          <FolderOpen size={13} aria-hidden />
          Folder
        </Button>
        <Button className="justify-start" onClick={() => run(examples)}>
          <LayoutGrid size={13} aria-hidden />
          Examples
        </Button>
      </div>
    </section>
  );
}
