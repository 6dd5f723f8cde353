"use client";
/**
 * The path as a tree nested by calls. Arrow keys walk it; the step under the focus is the current step everywhere.
 * Rows are drawn only where they can be seen, so long paths stay quick.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, memo, useRef } from "react";
import { goToStep, toggleRow } from "@/lib/store/actions/steps";
import { selectedDefect, selectedResult, traceRows } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { rowOf, type TraceRow } from "@/lib/store/trace-view";
import { measureLate, useRowInView } from "../ui/virtual-list";
import { StateChip } from "./state-chip";
import { rowText, stepLook } from "./step-look";

/** A row of one line, until it is measured. */
const ROW_HEIGHT = 26;
/** Above the first row and below the last. */
const MARGIN = 4;
const INDENT = 14;

export function TraceTree() {
  const rows = useApp(traceRows);
  const step = useApp((state) => state.selection.step);
  const defect = useApp(selectedDefect);
  const initial = useApp((state) => selectedResult(state)?.automaton.initial);
  const container = useRef<HTMLDivElement>(null);
  const current = rowOf(rows, step);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT,
    measureElement: measureLate,
    overscan: 3,
    paddingStart: MARGIN,
    paddingEnd: MARGIN,
  });

  useRowInView(virtual, rows.length > 0 ? current : -1, rows);
  if (!defect) return null;
  return (
    <div
      ref={container}
      role="tree"
      tabIndex={0}
      aria-label="Path to the violation"
      aria-activedescendant={`step-${rows[current]?.index ?? 0}`}
      onKeyDown={(event) => onTreeKey(event, rows, current)}
      className="min-h-0 flex-1 overflow-y-auto outline-none max-[699px]:max-h-[46dvh] max-[699px]:flex-none focus-visible:outline-2 focus-visible:outline-driver"
      data-testid="trace"
    >
      <div className="relative w-full" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.index}
              ref={virtual.measureElement}
              data-index={item.index}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row
                row={row}
                isCurrent={item.index === current}
                isAway={row.step.ruleState !== initial}
                siblings={siblings(rows)[item.index]!}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Left and right fold and unfold, Home and End go to the ends; up and down are actions of the page. */
function onTreeKey(event: KeyboardEvent, rows: readonly TraceRow[], current: number): void {
  const row = rows[current];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const handled = treeKey(event.key, rows, row, current);
  if (handled) event.preventDefault();
}

function treeKey(key: string, rows: readonly TraceRow[], row: TraceRow, current: number): boolean {
  if (!appStore.getState().settings.letterKeys && /^[\p{L}\p{N}]$/u.test(key)) {
    goTo(startingWith(key, rows, current));
    return true;
  }
  switch (key) {
    case "ArrowRight":
      if (row.isExpanded === false) toggleRow(appStore, row.index, true);
      else if (row.isExpanded) goTo(rows[current + 1]);
      return true;
    case "ArrowLeft":
      if (row.isExpanded) toggleRow(appStore, row.index, false);
      else goTo(rows.slice(0, current).findLast((each) => each.level < row.level));
      return true;
    case "*":
      for (const each of rows) if (each.level === row.level) toggleRow(appStore, each.index, true);
      return true;
    case "Home":
      goTo(rows[0]);
      return true;
    case "End":
      goTo(rows.at(-1));
      return true;
    case "Enter":
    case " ":
      if (row.isExpanded === null) return false;
      toggleRow(appStore, row.index, !row.isExpanded);
      return true;
    default:
      return false;
  }
}

/** Type-ahead: the next row whose sentence starts with the character. Only while letters are no commands. */
function startingWith(key: string, rows: readonly TraceRow[], current: number): TraceRow | undefined {
  const starts = (row: TraceRow) => rowText(row.step).toLowerCase().startsWith(key.toLowerCase());
  return rows.slice(current + 1).find(starts) ?? rows.slice(0, current).find(starts);
}

/** A row's place among the rows of one parent. */
interface Siblings {
  /** 1-based. */
  readonly position: number;
  readonly family: { size: number };
}

const numbered = new WeakMap<readonly TraceRow[], readonly Siblings[]>();

/** Once per list of rows. */
function siblings(rows: readonly TraceRow[]): readonly Siblings[] {
  const known = numbered.get(rows);
  if (known) return known;
  const open: { size: number }[] = [];
  const made = rows.map(({ level }) => {
    open.length = Math.min(open.length, level);
    while (open.length < level) open.push({ size: 0 });
    const family = open[level - 1]!;
    family.size++;
    return { position: family.size, family };
  });
  numbered.set(rows, made);
  return made;
}

function goTo(row: TraceRow | undefined): void {
  if (row) goToStep(appStore, row.index);
}

interface RowProps {
  readonly row: TraceRow;
  readonly isCurrent: boolean;
  /** The rule is not in its first state there. */
  readonly isAway: boolean;
  readonly siblings: Siblings;
}

/** Drawn again only when it becomes current or stops being so. */
const Row = memo(function Row({ row, isCurrent, isAway, siblings: { position, family } }: RowProps) {
  const { step } = row;
  const look = stepLook(step);
  const isChange = step.ruleState !== step.ruleStateBefore;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which has the focus.
    <div
      role="treeitem"
      tabIndex={-1}
      id={`step-${row.index}`}
      data-step={row.index}
      aria-level={row.level}
      aria-posinset={position}
      aria-setsize={family.size}
      aria-selected={isCurrent}
      {...(row.isExpanded === null ? {} : { "aria-expanded": row.isExpanded })}
      onClick={() => {
        if (isCurrent && row.isExpanded !== null) toggleRow(appStore, row.index, !row.isExpanded);
        goToStep(appStore, row.index);
      }}
      style={{ paddingLeft: 8 + (row.level - 1) * INDENT }}
      className={clsx(
        "flex min-h-6.5 cursor-pointer items-start gap-1.5 border-l-3 py-0.75 pr-2 text-xs leading-5 contain-content pointer-coarse:min-h-11 pointer-coarse:py-1.5",
        rowTone(row, isCurrent),
      )}
    >
      <span className="w-5 shrink-0 text-right text-2xs text-soft leading-5 tabular-nums">
        {row.number ?? "·"}
      </span>
      <span
        aria-hidden
        title={`Rule state: ${step.ruleState}`}
        className={clsx("-my-1 w-1 shrink-0 self-stretch", isAway && "bg-rule/60")}
      />
      <span className={clsx("w-3.5 shrink-0 text-center", look.tone)}>
        <span aria-hidden>{foldGlyph(row) ?? look.glyph}</span>
        <span className="sr-only">{look.name}: </span>
      </span>
      <span
        className={clsx(
          "min-w-0 flex-1 wrap-anywhere",
          step.kind === "violation" && "font-semibold text-violation",
        )}
      >
        {rowText(step)}
        {row.loop && (
          <span className="ml-1 whitespace-nowrap rounded border border-edge px-1 text-2xs text-soft">
            {loopText(row.loop)}
          </span>
        )}
        {step.macro && !step.text.includes(step.macro.name) && (
          <span className="ml-1 font-mono text-2xs text-soft">macro {step.macro.name}</span>
        )}
      </span>
      {isChange && <StateChip before={step.ruleStateBefore} after={step.ruleState} />}
      <span className="place shrink-0 pl-1 text-2xs! leading-5">{step.line}</span>
    </div>
  );
});

function rowTone(row: TraceRow, isCurrent: boolean): string {
  const { kind } = row.step;
  if (isCurrent)
    return kind === "violation" ? "border-violation bg-fill-violation" : "border-driver bg-fill-step";
  return clsx(
    "border-transparent hover:bg-fill-hover",
    row.step.isDecisive || kind === "violation" || kind === "enter" ? "" : "text-soft",
  );
}

/** `loop ×3, iterations 1–2 quiet`: quiet ones leave the rule where it is. */
function loopText({ first, last, count }: NonNullable<TraceRow["loop"]>): string {
  const which = first === last ? `iteration ${first}` : `iterations ${first}–${last}`;
  return `loop ×${count}, ${which} quiet`;
}

function foldGlyph(row: TraceRow): string | null {
  if (row.step.kind !== "fold" && row.isExpanded !== false) return null;
  return row.isExpanded ? "▾" : row.step.kind === "fold" ? "⋯" : "▸";
}
