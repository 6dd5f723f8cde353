"use client";
/** The project's files. */
import clsx from "clsx";
import { FileCode2, FileText, Plus, X } from "lucide-react";
import { useMemo } from "react";
import type { SourceText } from "@/lib/protocol/protocol";
import { actionById } from "@/lib/store/actions";
import { isEditable } from "@/lib/store/project-slice";
import { appStore, patch, useApp } from "@/lib/store/store";
import { removeFile } from "@/lib/store/workspaces";
import { IconButton } from "../ui/button";

const addFiles = actionById("add-files");

export function FileList() {
  const files = useApp((state) => state.project.workspace?.files);
  const openPath = useApp((state) => state.project.openPath);
  const canEdit = useApp((state) => isEditable(state.project));
  const canAdd = useApp(addFiles.isEnabled);
  const sorted = useMemo(() => [...(files ?? [])].sort(byFolderAndKind), [files]);
  if (!files) return null;
  return (
    <section aria-label="Files" className="flex min-h-0 flex-col">
      <div className="flex items-center justify-between px-3 pt-2">
        <h2 className="eyebrow">Files</h2>
        {canAdd && (
          <IconButton label="Add files" onClick={() => addFiles.run(appStore)} className="h-6! w-6!">
            <Plus size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2">
        {sorted.map((file) => (
          <li key={file.path} className="group flex items-center">
            <button
              type="button"
              aria-current={file.path === openPath}
              onClick={() => show(file.path)}
              title={file.path}
              className={clsx(
                "flex min-w-0 flex-1 items-center gap-1.5 rounded px-1.5 py-1 text-left font-mono text-xs",
                file.path === openPath ? "bg-fill-step" : "hover:bg-fill-hover",
              )}
            >
              {isUnit(file.path) ? (
                <FileCode2 size={13} aria-hidden className="shrink-0 text-driver" />
              ) : (
                <FileText size={13} aria-hidden className="shrink-0 text-soft" />
              )}
              <span className="truncate">{file.path}</span>
            </button>
            {canEdit && files.length > 1 && (
              <IconButton
                label={`Remove ${file.path}`}
                className="h-6! w-6! opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
                onClick={() => removeFile(appStore, file.path)}
              >
                <X size={12} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By folder; in a folder the units first, then by name. */
function byFolderAndKind(one: SourceText, other: SourceText): number {
  const folder = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
  return (
    folder(one.path).localeCompare(folder(other.path), "en") ||
    Number(isUnit(other.path)) - Number(isUnit(one.path)) ||
    one.path.localeCompare(other.path, "en")
  );
}

function show(path: string): void {
  patch(appStore, "project", { openPath: path });
  patch(appStore, "layout", { pane: "source" });
}

function isUnit(path: string): boolean {
  return /\.(c|cc|cpp|cxx)$/i.test(path);
}
