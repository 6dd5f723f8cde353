"use client";
/** Standing facts about what is on screen: a shared project, another tab, a finding that is gone, a failed run. */
import clsx from "clsx";
import { type ReactNode, useMemo } from "react";
import type { RuledOut } from "@/lib/protocol/protocol";
import { actionById } from "@/lib/store/actions";
import { editShared, leaveShared } from "@/lib/store/actions/project";
import { takeBack, writeAssumption } from "@/lib/store/actions/ruled-out";
import { assumeEdit } from "@/lib/store/assume-text";
import { isEditable } from "@/lib/store/project-slice";
import { readingText } from "@/lib/store/selectors";
import { currentSession } from "@/lib/store/session";
import { appStore, patch, useApp } from "@/lib/store/store";
import { leavePlanted } from "@/lib/store/workspaces";
import { failureTitle } from "../result/result-pane";
import { Button } from "../ui/button";
import { run } from "./run";

const verify = actionById("verify");

export function Banners() {
  return (
    <section aria-label="About what is on screen" className="empty:hidden">
      <SharedBanner />
      <ReportBanner />
      <PlantedBanner />
      <OtherTabBanner />
      <RuledOutBanner />
      <FailureBanner />
      <GoneBanner />
      <ReadingBanner />
    </section>
  );
}

function Banner({ tone, children }: { readonly tone: string; readonly children: ReactNode }) {
  return (
    <div
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1.5 text-xs",
        tone,
      )}
    >
      {children}
    </div>
  );
}

function SharedBanner() {
  const isShared = useApp((state) => state.project.workspace?.kind === "shared");
  const check = useApp((state) => state.analysis.linkCheck);
  const fresh = useApp((state) => state.analysis.freshReport);
  if (!isShared) return null;
  return (
    <Banner tone="bg-fill-rule">
      <span className="font-semibold">Shared finding, read-only. Your own project is untouched.</span>
      {check && (
        <span
          role="status"
          data-testid="link-check"
          className={check.state === "differs" ? "font-semibold text-caution" : ""}
        >
          {check.text}
        </span>
      )}
      <span className="flex-1" />
      {fresh && (
        <Button onClick={() => patch(appStore, "analysis", { report: fresh, freshReport: null })}>
          Show the new result
        </Button>
      )}
      <Button onClick={() => editShared(appStore)}>Edit a copy</Button>
      <Button onClick={() => void leaveShared()}>Back to my project</Button>
    </Banner>
  );
}

/** The findings on screen are those of a file. */
function ReportBanner() {
  const workspace = useApp((state) => state.project.workspace);
  if (workspace?.kind !== "report") return null;
  const hasSources = workspace.files.length > 0;
  return (
    <Banner tone="bg-fill-rule">
      <span role="status">
        <b>A report of {workspace.tool}, opened in the trace viewer.</b> Nothing in it was checked here.{" "}
        {!hasSources && "Re-verify needs its sources."}
      </span>
      <span className="flex-1" />
      {hasSources && <Button onClick={() => run(verify)}>Verify these sources</Button>}
      <Button onClick={() => void leaveShared()}>Back to my project</Button>
    </Banner>
  );
}

/** The finding on screen was put there on purpose. */
function PlantedBanner() {
  const isPlanted = useApp((state) => state.project.workspace?.kind === "planted");
  const name = useApp((state) => state.project.original?.name ?? "");
  if (!isPlanted) return null;
  return (
    <Banner tone="bg-fill-changed">
      <span role="status">
        <b>Planted on purpose.</b> This is a scratch copy of {name}; lines marked{" "}
        <code className="font-mono">{"/* planted by Portcullis */"}</code> were added. Your files are not
        changed.
      </span>
      <span className="flex-1" />
      <Button onClick={() => leavePlanted(appStore)}>Back to my files</Button>
    </Banner>
  );
}

const nothing: readonly RuledOut[] = [];

/** What the person ruled out, with the way back. */
function RuledOutBanner() {
  const ruledOut = useApp((state) => state.project.workspace?.ruledOut ?? nothing);
  const canChange = useApp((state) => isEditable(state.project));
  if (ruledOut.length === 0) return null;
  return (
    <Banner tone="bg-fill-hover">
      <span className="font-semibold">Resting on your assumption{ruledOut.length === 1 ? "" : "s"}:</span>
      {ruledOut.map((each) => (
        <span key={each.words} className="flex items-center gap-1.5" data-testid="ruled-out">
          {each.words}
          {canChange && <WriteAssumption ruled={each} />}
          {canChange && <Button onClick={() => takeBack(appStore, each)}>Take back</Button>}
        </span>
      ))}
    </Banner>
  );
}

function WriteAssumption({ ruled }: { readonly ruled: RuledOut }) {
  const files = useApp((state) => state.project.workspace?.files);
  const edit = useMemo(() => assumeEdit(files ?? [], ruled), [files, ruled]);
  if (!edit) return null;
  return (
    <Button title={`Adds the line ${edit.text.trim()}`} onClick={() => writeAssumption(appStore, ruled)}>
      Write into the source
    </Button>
  );
}

function OtherTabBanner() {
  const isElsewhere = useApp(
    (state) => state.project.access === "elsewhere" && state.project.workspace?.kind === "own",
  );
  if (!isElsewhere) return null;
  return (
    <Banner tone="bg-fill-changed">
      <span>This project is open in another tab; this one is read-only.</span>
      <Button onClick={() => currentSession()?.autosave?.takeOver()}>Take over</Button>
    </Banner>
  );
}

/** Shown while an older report is still on screen; without one the result pane says it. */
function FailureBanner() {
  const failure = useApp((state) => (state.analysis.report ? state.analysis.failure : null));
  if (!failure) return null;
  return (
    <Banner tone="bg-fill-violation">
      <span role="alert">
        <b>{failureTitle(failure.code)}.</b> {failure.message}
      </span>
      <Button onClick={() => run(verify)}>Run again</Button>
    </Banner>
  );
}

function GoneBanner() {
  const gone = useApp((state) => state.selection.gone);
  if (!gone) return null;
  return (
    <Banner tone="bg-fill-hover">
      <span role="status">
        <s className="text-soft">{gone.title}</s> {gone.explanation}
      </span>
      <Button onClick={() => patch(appStore, "selection", { gone: null })}>Dismiss</Button>
    </Banner>
  );
}

/** How the code was read, e.g. that functions are taken for entry points. The verdict page shows it by itself. */
function ReadingBanner() {
  const banner = useApp((state) => (state.selection.fingerprint === null ? null : readingText(state)));
  if (!banner) return null;
  return <Banner tone="bg-fill-changed">{banner}</Banner>;
}
