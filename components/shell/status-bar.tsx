"use client";
/** The last line: how the run stands, whether the text is kept, and what the page does not do. */
import { useSyncExternalStore } from "react";
import { isOnline, subscribeNetwork } from "@/lib/store/offline";
import { useApp } from "@/lib/store/store";

const savingText = {
  saved: "Kept in this browser",
  pending: "Keeping…",
  full: "Not kept: the browser's storage is full",
  off: "Not kept: this browser stores nothing",
} as const;

const notKeptText = {
  example: "Example",
  shared: "Shared, not kept",
  planted: "Scratch copy, not kept",
  report: "A report, not kept",
} as const;

export function StatusBar() {
  const status = useApp((state) => state.analysis.status);
  const progress = useApp((state) => state.analysis.progress);
  const version = useApp((state) => state.analysis.report?.tool.version);
  const saving = useApp((state) => state.project.saving);
  const kind = useApp((state) => state.project.workspace?.kind);
  const online = useSyncExternalStore(subscribeNetwork, isOnline, () => true);
  const paused = useApp((state) => state.analysis.paused);
  return (
    <footer className="flex min-h-6 shrink-0 flex-wrap items-center gap-x-4 border-line border-t bg-panel px-3 text-2xs text-soft">
      <span data-testid="run-status">{paused ?? progress?.text ?? statusText[status]}</span>
      <span>{kind === "own" ? savingText[saving] : notKeptText[kind ?? "example"]}</span>
      <span title="The page's security policy allows requests to its own address only, and none carries your text.">
        Nothing leaves this page
      </span>
      {!online && <span className="text-caution">Working offline. Everything but short links works.</span>}
      <span className="flex-1" />
      <span className="max-lg:hidden">
        Independent project; Windows, Storport and Static Driver Verifier are named to say what is checked.
      </span>
      <a className="underline-offset-2 hover:underline max-sm:hidden" href="/changelog">
        {version ? `Portcullis ${version}` : "Changes"}
      </a>
    </footer>
  );
}

const statusText = {
  idle: "Verified",
  waiting: "Waiting for a pause in typing",
  running: "Verifying…",
  stopped: "Stopped. Results so far are kept.",
  failed: "Not verified",
} as const;
