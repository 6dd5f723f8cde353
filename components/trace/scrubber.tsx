"use client";
/**
 * The whole path on one line: where the rule is in which state, where it changes, where it was decided (◇ by a branch, ○ by
 * the OS model), where the reader stands. A slider for keyboard and pointer; one unit is one step.
 */
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from "react";
import type { Defect } from "@/lib/protocol/protocol";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect, selectedResult } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { walkedSteps } from "@/lib/store/trace-view";
import { announcement } from "./step-look";

/** Steps of a page key. */
const PAGE = 10;

export function Scrubber() {
  const defect = useApp(selectedDefect);
  const initial = useApp((state) => selectedResult(state)?.automaton.initial ?? "");
  const index = useApp((state) => state.selection.step);
  const track = useRef<HTMLDivElement>(null);
  const walked = useMemo(() => (defect ? walkedSteps(defect) : []), [defect]);
  if (!defect || walked.length < 2) return null;
  const last = walked.length - 1;
  const at = Math.max(
    walked.findLastIndex((each) => each.index <= index),
    0,
  );
  const current = walked[at]!;
  const go = (position: number) => {
    const target = walked[Math.min(Math.max(position, 0), last)];
    if (target) goToStep(appStore, target.index);
  };
  const scrub = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box && event.buttons === 1) go(Math.round(((event.clientX - box.left) / box.width) * last));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, at, last);
    if (target === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(target);
  };
  return (
    <div className="border-line border-b bg-panel px-3 pt-1 pb-1.5">
      <div
        ref={track}
        role="slider"
        tabIndex={0}
        aria-label="Position on the path"
        aria-valuemin={1}
        aria-valuemax={walked.length}
        aria-valuenow={at + 1}
        aria-valuetext={announcement(current.step, at + 1, walked.length)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={scrub}
        className="relative h-6 cursor-pointer touch-none rounded"
      >
        <Track defect={defect} initial={initial} />
        <span
          aria-hidden
          className="absolute top-0.5 bottom-0.5 w-2.5 -translate-x-1/2 rounded-sm border-2 border-driver bg-ground"
          style={{ left: `${(at / last) * 100}%` }}
        />
      </div>
    </div>
  );
}

function keyTarget(key: string, at: number, last: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at - 1;
    case "ArrowRight":
    case "ArrowUp":
      return at + 1;
    case "PageDown":
      return at - PAGE;
    case "PageUp":
      return at + PAGE;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Drawn once per path; only the thumb moves. */
const Track = memo(function Track({
  defect,
  initial,
}: {
  readonly defect: Defect;
  readonly initial: string;
}) {
  const marks = useMemo(() => marksOf(defect, initial), [defect, initial]);
  const { length, away, changes, choices, violation } = marks;
  const percent = (position: number) => `${(position / Math.max(length - 1, 1)) * 100}%`;
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
      <line x1="0" x2="100%" y1="12" y2="12" strokeWidth="2" className="stroke-edge" />
      {away.map(({ from, to }) => (
        <line
          key={from}
          x1={percent(from)}
          x2={percent(to)}
          y1="12"
          y2="12"
          strokeWidth="6"
          className="stroke-rule"
        />
      ))}
      {changes.map((position) => (
        <line
          key={position}
          x1={percent(position)}
          x2={percent(position)}
          y1="4"
          y2="20"
          strokeWidth="2"
          className="stroke-rule"
        />
      ))}
      {choices.map(({ position, isModel }) => (
        <svg key={position} x={percent(position)} y="12" className="overflow-visible" aria-hidden="true">
          {isModel ? (
            <circle r="3.5" strokeWidth="1.5" className="fill-panel stroke-edge" />
          ) : (
            <rect
              x="-3"
              y="-3"
              width="6"
              height="6"
              transform="rotate(45)"
              strokeWidth="1.5"
              className="fill-panel stroke-ink"
            />
          )}
        </svg>
      ))}
      {violation !== null && (
        <text x={percent(violation)} y="16" textAnchor="middle" className="fill-violation font-bold text-xs">
          ✖
        </text>
      )}
    </svg>
  );
});

/** On longer paths they would cover one another. */
const MAX_CHOICES = 60;

/**
 * Stretches in which the rule is away from its first state, changes, branches and answers of the OS model where they are
 * few enough, the violation: positions among walked steps.
 */
function marksOf(defect: Defect, initial: string) {
  const walked = walkedSteps(defect);
  const away: Stretch[] = [];
  const changes: number[] = [];
  const choices: { readonly position: number; readonly isModel: boolean }[] = [];
  let violation: number | null = null;
  for (const [position, { step }] of walked.entries()) {
    if (step.kind === "violation") violation = position;
    else if (step.ruleState !== step.ruleStateBefore) changes.push(position);
    if (step.kind === "branch" || step.kind === "model")
      choices.push({ position, isModel: step.kind === "model" });
    if (step.ruleState === initial) continue;
    const last = away.at(-1);
    if (last && last.to >= position - 1) away[away.length - 1] = { from: last.from, to: position };
    else away.push({ from: position, to: position });
  }
  const shown = choices.length <= MAX_CHOICES ? choices : [];
  return { length: walked.length, away, changes, choices: shown, violation };
}
