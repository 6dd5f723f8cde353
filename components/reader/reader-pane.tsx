"use client";
/**
 * The open file as plain lines with the path in it, for windows too narrow for the editor: light, zoomable, readable by a
 * screen reader. A tap on a line that ran goes to its next step; the text can be edited in the editor, on request.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  currentMark,
  type LineMark,
  nextOnLine,
  noStandingMarks,
  standingMarks,
} from "@/lib/editor/path-marks";
import { goToStep } from "@/lib/store/actions/steps";
import { isEditable } from "@/lib/store/project-slice";
import { isStale, openFile, selectedDefect, selectedResult } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { SourcePane } from "../editor/source-pane";
import { Button } from "../ui/button";

const LINE_HEIGHT = 22;

export function ReaderPane() {
  const [isEditing, setEditing] = useState(false);
  const file = useApp(openFile);
  const canEdit = useApp((state) => isEditable(state.project));
  if (isEditing) return <SourcePane />;
  if (!file) return null;
  return (
    <section aria-label="Source" className="flex size-full min-h-0 flex-col bg-ground">
      <div className="flex min-h-11 shrink-0 items-center gap-2 border-line border-b bg-panel px-3 text-xs">
        <span className="min-w-0 flex-1 truncate font-mono">{file.path}</span>
        {canEdit && (
          <Button className="h-9!" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </div>
      <Lines path={file.path} text={file.text} />
    </section>
  );
}

function Lines({ path, text }: { readonly path: string; readonly text: string }) {
  const lines = useMemo(() => text.split(/\r\n|\r|\n/), [text]);
  const { marks, current } = useMarks(path);
  const container = useRef<HTMLDivElement>(null);
  const place = useApp((state) => (state.layout.shownPlace?.file === path ? state.layout.shownPlace : null));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => container.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });
  const shown = current?.line ?? null;
  useEffect(() => {
    if (shown !== null) virtual.scrollToIndex(shown - 1, { align: "center" });
  }, [shown, virtual]);
  useEffect(() => {
    if (place) virtual.scrollToIndex(place.line - 1, { align: "center" });
  }, [place, virtual]);
  return (
    <div
      ref={container}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      data-reader
      className="min-h-0 flex-1 overflow-auto"
      data-testid="reader"
    >
      <div className="relative min-w-full font-mono text-xs" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="absolute top-0 left-0 min-w-full"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Line
              number={item.index + 1}
              text={lines[item.index] ?? ""}
              mark={marks.get(item.index + 1) ?? null}
            />
            {current?.line === item.index + 1 && <Bubble position={current.position} text={current.text} />}
          </div>
        ))}
      </div>
    </div>
  );
}

function useMarks(path: string) {
  const defect = useApp(selectedDefect);
  const stale = useApp((state) => isStale(state) && state.project.workspace?.kind !== "shared");
  const initial = useApp((state) => selectedResult(state)?.automaton.initial ?? "");
  const flows = useApp((state) => state.reading.flows);
  const step = useApp((state) => state.selection.step);
  const standing = useMemo(
    () => (defect && !stale ? standingMarks(defect, path, initial, flows) : noStandingMarks),
    [defect, stale, path, initial, flows],
  );
  const marks = useMemo(() => new Map(standing.lines.map((mark) => [mark.line, mark])), [standing]);
  const current = defect && !stale ? currentMark(defect, step, path, standing) : null;
  return { marks, current };
}

const bars = { ran: "border-edge", changed: "border-rule", violation: "border-violation" } as const;
const grounds = { ran: "", changed: "bg-fill-step/40", violation: "bg-fill-violation" } as const;

function Line({
  number,
  text,
  mark,
}: {
  readonly number: number;
  readonly text: string;
  readonly mark: LineMark | null;
}) {
  const said = (
    <>
      <span aria-hidden className="w-9 shrink-0 select-none pr-2 text-right text-soft">
        {number}
      </span>
      <code className="whitespace-pre pl-2">{text === "" ? " " : text}</code>
      {mark?.note && <span className="pl-4 font-sans text-soft">{mark.note}</span>}
    </>
  );
  const look = clsx(
    "flex w-full items-center border-l-4 text-left leading-[22px]",
    mark ? bars[mark.tone] : "border-transparent",
    mark && grounds[mark.tone],
  );
  if (!mark) return <div className={look}>{said}</div>;
  return (
    <button type="button" className={clsx(look, "min-h-6")} onClick={() => goAlong(mark)}>
      {said}
    </button>
  );
}

function goAlong(mark: LineMark): void {
  const next = nextOnLine(mark, appStore.getState().selection.step);
  if (next !== null) goToStep(appStore, next);
}

function Bubble({ position, text }: { readonly position: string; readonly text: string }) {
  return (
    <p className="sticky left-0 my-1 ml-12 max-w-[80vw] rounded border border-driver bg-raised px-2 py-1 font-sans text-xs">
      <span className="block text-2xs text-soft">Step {position}</span>
      {text}
    </p>
  );
}
