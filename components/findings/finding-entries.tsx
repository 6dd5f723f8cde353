"use client";
/** What stands in a row of the list of findings: a rule with its verdict, a cause, a finding. */
import clsx from "clsx";
import type { Defect, RuleResult } from "@/lib/protocol/protocol";
import { selectDefect, selectRule } from "@/lib/store/actions/findings";
import { keyOf } from "@/lib/store/history-slice";
import { selectedResult } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { stepCount } from "@/lib/store/trace-view";
import { VerdictMark } from "./verdict-mark";

export function RuleEntry({ result }: { readonly result: RuleResult }) {
  const isCurrent = useApp(
    (state) => selectedResult(state)?.rule === result.rule && state.selection.fingerprint === null,
  );
  return (
    <button
      type="button"
      aria-current={isCurrent}
      onClick={() => {
        selectRule(appStore, result.rule);
        patch(appStore, "layout", { pane: "trace" });
      }}
      className={clsx(
        "mt-1 flex w-full flex-col gap-0.5 rounded px-2 py-1.5 text-left",
        isCurrent ? "bg-fill-step" : "hover:bg-fill-hover",
      )}
    >
      <span className="flex w-full flex-wrap items-center justify-between gap-x-2 gap-y-0.5">
        <span className="wrap-anywhere min-w-0 font-semibold">{result.rule}</span>
        <VerdictMark verdict={result.verdict} />
      </span>
      <span className="text-soft text-xs">{subtitle(result)}</span>
    </button>
  );
}

function subtitle(result: RuleResult): string {
  const cautions = result.assumptions.filter((each) => each.weight === "caution").length;
  const cautionText = cautions > 0 ? ` · ${cautions} caution${cautions === 1 ? "" : "s"}` : "";
  switch (result.verdict) {
    case "defect": {
      const { length } = result.defects;
      const shortest = result.defects.reduce((least, each) => Math.min(least, stepCount(each)), Infinity);
      return `${length} finding${length === 1 ? "" : "s"}, shortest path ${shortest} steps`;
    }
    case "pass": {
      const entries = result.entryPoints.length;
      const all = entries === 1 ? "the one entry point" : `all ${entries} entry points`;
      return `${all}, ${result.assumptions.length} assumptions${cautionText}`;
    }
    case "inconclusive":
      return result.reasons[0]?.title ?? "no reason given";
    default:
      return (result.absent ?? "nothing this rule watches is reached") + cautionText;
  }
}

export function CauseTitle({ title }: { readonly title: string }) {
  return <p className="px-2 pt-1 text-soft text-xs">{title}</p>;
}

export interface FindingEntryProps {
  readonly rule: string;
  readonly defect: Defect;
  /** Keys of findings the compared run does not have; null while nothing is compared. */
  readonly fresh: ReadonlySet<string> | null;
}

export function FindingEntry({ rule, defect, fresh }: FindingEntryProps) {
  const isCurrent = useApp(
    (state) => state.selection.rule === rule && state.selection.fingerprint === defect.fingerprint,
  );
  const key = keyOf(rule, defect);
  const mark = useApp((state) => state.history.triage[key]?.mark ?? null);
  const isNew = fresh?.has(key) ?? false;
  return (
    <button
      type="button"
      data-testid="finding"
      aria-current={isCurrent}
      onClick={() => {
        selectDefect(appStore, rule, defect.fingerprint);
        patch(appStore, "layout", { pane: "trace" });
      }}
      className={clsx(
        "flex w-full gap-2 rounded border-l-2 py-1.5 pr-2 pl-2 text-left",
        isCurrent ? "border-violation bg-fill-step" : "border-transparent hover:bg-fill-hover",
      )}
    >
      <span aria-hidden className="pt-px text-violation">
        ✖
      </span>
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere block leading-snug">{defect.message}</span>
        <span className="mt-0.5 flex flex-wrap gap-1 empty:hidden">
          {isNew && <span className="rounded bg-fill-changed px-1 text-2xs text-caution">new</span>}
          {mark && <span className="rounded bg-fill-step px-1 text-2xs text-driver">{mark}</span>}
        </span>
        <span className="place mt-0.5 flex flex-wrap gap-x-2">
          <span>
            {defect.file}:{defect.line}
          </span>
          <span>{defect.kind}</span>
        </span>
        <span className="wrap-anywhere mt-0.5 block text-2xs text-soft">
          {defect.entryPoint.role} {defect.entryPoint.function} · {stepCount(defect)} steps
        </span>
      </span>
    </button>
  );
}
