"use client";
/** Right of the editor: the open finding's path, else the rule's verdict page, else how the run stands. */
import dynamic from "next/dynamic";
import { type ReactNode, useEffect } from "react";
import { actionById } from "@/lib/store/actions";
import { selectedDefect } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";
import { run } from "../shell/run";
import { TracePanel } from "../trace/trace-panel";
import { Button } from "../ui/button";

const loadVerdictPage = () => import("./verdict-page");

const VerdictPage = dynamic(() => loadVerdictPage().then((module) => module.VerdictPage), {
  ssr: false,
  loading: () => (
    <Centred>
      <Gate isMoving />
      <p className="text-soft">Opening the result</p>
    </Centred>
  ),
});

const verify = actionById("verify");

export function ResultPane() {
  const hasDefect = useApp((state) => selectedDefect(state) !== null);
  const hasReport = useApp((state) => state.analysis.report !== null);
  // Here before the first verdict needs it, and not among the scripts the first paint waits for.
  useEffect(() => void loadVerdictPage(), []);
  if (hasDefect) return <TracePanel />;
  if (hasReport) return <VerdictPage />;
  return <Nothing />;
}

function Nothing() {
  const status = useApp((state) => state.analysis.status);
  const failure = useApp((state) => state.analysis.failure);
  const progress = useApp((state) => state.analysis.progress);
  const paused = useApp((state) => state.analysis.paused);
  return (
    <Centred>
      <Gate isMoving={status === "running" || status === "waiting"} />
      {failure ? (
        <>
          <h2 className="font-semibold text-base">{failureTitle(failure.code)}</h2>
          <p className="max-w-prose text-soft">{failure.message}</p>
          <Button onClick={() => run(verify)}>Run again</Button>
        </>
      ) : (
        <p className="max-w-prose text-soft">{paused ?? progress?.text ?? statusText[status]}</p>
      )}
    </Centred>
  );
}

function Centred({ children }: { readonly children: ReactNode }) {
  return (
    <section
      aria-label="Result"
      className="flex size-full flex-col items-center justify-center gap-3 bg-panel p-8 text-center"
    >
      {children}
    </section>
  );
}

const statusText = {
  idle: "Paste a function, a file or a patch, or drop a driver folder or zip. No headers needed.",
  waiting: "Verifying…",
  running: "Verifying…",
  stopped: "Stopped. Verify again when you like.",
  failed: "",
} as const;

export function failureTitle(code: string): string {
  if (code === "worker-lost") return "The analysis worker stopped";
  if (code === "engine-fault") return "A fault in Portcullis, not in your code";
  return "Verification did not start";
}

function Gate({ isMoving }: { readonly isMoving: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 32 32"
      className={`size-12 text-edge ${isMoving ? "animate-pulse" : ""}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
    >
      <path d="M5 27V14a11 11 0 0 1 22 0v13M11 5.5V28M16 4v24M21 5.5V28M6 13h20M6 20h20" />
    </svg>
  );
}
