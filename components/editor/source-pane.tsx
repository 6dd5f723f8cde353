"use client";
/** The file on screen with the open path in it. */
import dynamic from "next/dynamic";
import { useMemo } from "react";
import {
  currentMark,
  hopsAround,
  noMarks,
  noStandingMarks,
  type PathMarks,
  standingMarks,
} from "@/lib/editor/path-marks";
import { ribbonOf } from "@/lib/editor/ribbon";
import { actionById } from "@/lib/store/actions";
import { goToDefinition } from "@/lib/store/actions/findings";
import { goToStep } from "@/lib/store/actions/steps";
import { isEditable } from "@/lib/store/project-slice";
import { isStale, openFile, selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { editFile } from "@/lib/store/workspaces";
import { Problems } from "../result/problems";
import { useNewest } from "./use-newest";

const previous = actionById("previous-step");
const next = actionById("next-step");

const MonacoPane = dynamic(() => import("./monaco-pane").then((module) => module.MonacoPane), {
  ssr: false,
  loading: () => <p className="p-4 text-soft">Opening the editor…</p>,
});

export function SourcePane() {
  const file = useApp(openFile);
  const textSize = useApp((state) => state.settings.textSize);
  const workspace = useApp((state) => state.project.workspace?.id);
  const canEdit = useApp((state) => isEditable(state.project));
  const marks = useMarks(file?.path ?? "");
  const watched = useWatched();
  const report = useApp((state) => state.analysis.report);
  const rules = useMemo(() => new Set(report?.results.map(({ rule }) => rule)), [report]);
  const reveal = useReveal(file?.path ?? "");
  return (
    <section aria-label="Source" className="flex size-full min-h-0 flex-col bg-ground">
      <div className="flex h-7 shrink-0 items-center gap-2 border-line border-b bg-panel px-3 text-xs">
        <span className="truncate font-mono">{file?.path}</span>
        {!canEdit && <span className="rounded bg-fill-hover px-1.5 text-2xs text-soft">read-only</span>}
      </div>
      <div className="relative min-h-0 flex-1">
        {file && workspace && (
          <MonacoPane
            workspace={workspace}
            path={file.path}
            text={file.text}
            isReadOnly={!canEdit}
            textSize={textSize}
            marks={marks}
            watched={watched}
            rules={rules}
            reveal={reveal}
            onEdit={(path, text) => editFile(appStore, path, text)}
            onStep={(index) => goToStep(appStore, index)}
            onNeighbour={(direction) => (direction > 0 ? next : previous).run(appStore)}
            onDefinition={(name) => goToDefinition(appStore, name)}
          />
        )}
        {file?.text === "" && (
          <p className="pointer-events-none absolute top-2 left-20 text-soft">
            Paste a function, a file or a patch, or drop a driver folder or zip. No headers needed.
          </p>
        )}
      </div>
      <Problems />
    </section>
  );
}

/** A path found in an older text keeps its marks only until the text changes: lines would be wrong. */
function useMarks(path: string): PathMarks {
  const defect = useApp(selectedDefect);
  const step = useApp((state) => state.selection.step);
  const initial = useApp((state) => selectedResult(state)?.automaton.initial ?? "");
  const stale = useApp((state) => isStale(state) && state.project.workspace?.kind !== "shared");
  const flows = useApp((state) => state.reading.flows);
  const arrows = useApp((state) => state.settings.arrows);
  const shown = stale ? null : defect;
  const standing = useMemo(
    () => (shown ? standingMarks(shown, path, initial, flows) : noStandingMarks),
    [shown, path, initial, flows],
  );
  return useMemo(() => {
    if (!shown) return noMarks;
    const current = currentMark(shown, step, path, standing);
    return { standing, current, hops: arrows ? hopsAround(shown, step, path) : [] };
  }, [shown, step, path, standing, arrows]);
}

function useWatched(): ReadonlySet<string> {
  const report = useApp((state) => state.analysis.report);
  return useMemo(() => {
    const events = (report?.results ?? []).flatMap((result) =>
      result.automaton.transitions.map((each) => each.event.split(/[\s.]/)[0] ?? ""),
    );
    // Roles are written in capitals; only routines are coloured.
    return new Set(events.filter((name) => /[a-z]/.test(name) && /^[A-Z]/.test(name)));
  }, [report]);
}

/** Where the ribbon begins in this file: shown together with the violation when both fit. */
function ribbonStart(path: string): number | undefined {
  const defect = selectedDefect(appStore.getState());
  return defect ? ribbonOf(defect, path)[0]?.line : undefined;
}

/** The line of the current step when it was stepped to, or a place asked for from a list. */
function useReveal(path: string) {
  const request = useApp((state) => state.selection.reveal);
  const place = useApp((state) => state.layout.shownPlace);
  const toStep = useMemo(() => {
    const step = selectedStep(appStore.getState());
    if (!step || step.file !== path || request === 0) return null;
    return { line: step.line, from: step.kind === "violation" ? ribbonStart(path) : undefined };
  }, [request, path]);
  const toPlace = useMemo(() => (place && place.file === path ? { line: place.line } : null), [place, path]);
  return useNewest(toStep, toPlace);
}
