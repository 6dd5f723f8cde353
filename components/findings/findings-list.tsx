"use client";
/** Rules with their verdicts, and under each its findings grouped by the place that caused them. */
import clsx from "clsx";
import type { Defect, RuleResult } from "@/lib/protocol/protocol";
import { selectDefect, selectRule } from "@/lib/store/actions/findings";
import { keyOf } from "@/lib/store/history-slice";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { selectedResult, verdictCounts } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { stepCount } from "@/lib/store/trace-view";
import { CompareMenu, ComparisonSummary, useComparison } from "./comparison";
import { VerdictMark, verdictLooks } from "./verdict-mark";

export function FindingsList() {
  const report = useApp((state) => state.analysis.report);
  return (
    <section aria-label="Findings" className="flex min-h-0 flex-1 flex-col">
      <div className="px-3 pt-2 pb-1">
        <div className="flex items-center justify-between">
          <h2 className="eyebrow">Findings</h2>
          <CompareMenu />
        </div>
        {report && (
          <p role="status" className="mt-1 text-xs" data-testid="verdict-summary">
            {verdictCounts(report).map(({ verdict, count }, index) => (
              <span key={verdict}>
                {index > 0 && " · "}
                <span className={clsx("font-semibold", verdictLooks[verdict].text)}>
                  {count} {VERDICT_WORDS[verdict]}
                </span>
              </span>
            ))}
          </p>
        )}
      </div>
      <ComparisonSummary />
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3">
        {report?.results.map((result) => (
          <RuleGroup key={result.rule} result={result} />
        ))}
        {!report && <p className="px-2 py-1 text-soft">Verdicts appear here.</p>}
      </div>
    </section>
  );
}

function RuleGroup({ result }: { readonly result: RuleResult }) {
  const isCurrent = useApp(
    (state) => selectedResult(state)?.rule === result.rule && state.selection.fingerprint === null,
  );
  return (
    <section aria-label={`${result.rule}: ${VERDICT_WORDS[result.verdict]}`} className="mt-1">
      <button
        type="button"
        aria-current={isCurrent}
        onClick={() => {
          selectRule(appStore, result.rule);
          patch(appStore, "layout", { pane: "trace" });
        }}
        className={clsx(
          "flex w-full flex-col gap-0.5 rounded px-2 py-1.5 text-left",
          isCurrent ? "bg-fill-step" : "hover:bg-fill-hover",
        )}
      >
        <span className="flex w-full flex-wrap items-center justify-between gap-x-2 gap-y-0.5">
          <span className="wrap-anywhere min-w-0 font-semibold">{result.rule}</span>
          <VerdictMark verdict={result.verdict} />
        </span>
        <span className="text-soft text-xs">{subtitle(result)}</span>
      </button>
      <ul className="mt-0.5">
        {groupByCause(result.defects).map((group) => (
          <FindingGroup key={group.key} rule={result.rule} group={group} />
        ))}
      </ul>
    </section>
  );
}

function subtitle(result: RuleResult): string {
  const cautions = result.assumptions.filter((each) => each.weight === "caution").length;
  const cautionText = cautions > 0 ? ` · ${cautions} caution${cautions === 1 ? "" : "s"}` : "";
  switch (result.verdict) {
    case "defect": {
      const shortest = Math.min(...result.defects.map(stepCount));
      const { length } = result.defects;
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

interface CauseGroup {
  readonly key: string;
  readonly title: string | null;
  readonly defects: readonly Defect[];
}

/** Findings with one cause stand together; a group of one needs no title. */
function groupByCause(defects: readonly Defect[]): readonly CauseGroup[] {
  const groups = new Map<string, Defect[]>();
  for (const defect of defects) {
    const key = defect.cause
      ? `${defect.cause.file}:${defect.cause.line}:${defect.cause.column}`
      : `entry:${defect.fingerprint}`;
    groups.set(key, [...(groups.get(key) ?? []), defect]);
  }
  return [...groups].map(([key, members]) => {
    const cause = members[0]?.cause;
    const title =
      members.length > 1 && cause ? `${members.length} findings from ${cause.file}:${cause.line}` : null;
    return { key, title, defects: members };
  });
}

function FindingGroup({ rule, group }: { readonly rule: string; readonly group: CauseGroup }) {
  const rows = group.defects.map((defect) => (
    <FindingRow key={defect.fingerprint} rule={rule} defect={defect} />
  ));
  if (group.title === null) return rows;
  return (
    <li>
      <p className="px-2 pt-1 text-soft text-xs">{group.title}</p>
      <ul>{rows}</ul>
    </li>
  );
}

function FindingRow({ rule, defect }: { readonly rule: string; readonly defect: Defect }) {
  const isCurrent = useApp(
    (state) => state.selection.rule === rule && state.selection.fingerprint === defect.fingerprint,
  );
  const key = keyOf(rule, defect);
  const mark = useApp((state) => state.history.triage[key]?.mark ?? null);
  const isNew = useComparison()?.fresh.has(key) ?? false;
  return (
    // Thousands of rows scroll because those out of view are not laid out.
    <li className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
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
    </li>
  );
}
