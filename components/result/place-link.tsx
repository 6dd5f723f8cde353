"use client";
/** `service.c:214`, opens it in the editor. Plain text where the file is not part of the project. */
import { showPlace } from "@/lib/store/actions/findings";
import { appStore, useApp } from "@/lib/store/store";

export function PlaceLink({ file, line }: { readonly file: string | null; readonly line: number | null }) {
  const isHere = useApp(
    (state) => file !== null && (state.project.workspace?.files.some((each) => each.path === file) ?? false),
  );
  if (file === null) return null;
  const text = line === null ? file : `${file}:${line}`;
  if (!isHere || line === null) return <span className="place">{text}</span>;
  return (
    <button
      type="button"
      onClick={() => showPlace(appStore, file, line)}
      className="place min-h-6 text-driver! underline-offset-2 hover:underline"
    >
      {text}
    </button>
  );
}
