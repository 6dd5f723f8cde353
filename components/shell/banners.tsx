"use client";
/** Standing facts about what is on screen: a shared project, another tab, a finding that is gone, a failed run. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { actionById } from "@/lib/store/actions";
import { editShared, leaveShared } from "@/lib/store/actions/project";
import { currentSession } from "@/lib/store/session";
import { appStore, patch, useApp } from "@/lib/store/store";
import { failureTitle } from "../result/result-pane";
import { Button } from "../ui/button";
import { run } from "./run";

const verify = actionById("verify");

export function Banners() {
  return (
    <>
      <SharedBanner />
      <OtherTabBanner />
      <FailureBanner />
      <GoneBanner />
      <ReadingBanner />
    </>
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
  const banner = useApp((state) =>
    state.selection.fingerprint === null ? null : (state.analysis.report?.driver.banner ?? null),
  );
  if (!banner) return null;
  return <Banner tone="bg-fill-changed">{banner}</Banner>;
}
