"use client";
/**
 * The page of a verdict without a path: why it is so, what was read, and what it rests on. Never blank: for most real
 * miniports this is the first answer.
 */
import type { AnalysisReport, RuleResult } from "@/lib/protocol/protocol";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { readingText, selectedResult } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";
import { verdictLooks } from "../findings/verdict-mark";
import { Assumptions } from "./assumptions";
import { Coverage } from "./coverage";
import { plural } from "./plural";
import { Reasons } from "./reasons";

export function VerdictPage() {
  const result = useApp(selectedResult);
  const report = useApp((state) => state.analysis.report);
  const reading = useApp(readingText);
  if (!result || !report) return null;
  const look = verdictLooks[result.verdict];
  return (
    <section
      aria-label={`Verdict of ${result.rule}`}
      className="size-full overflow-y-auto bg-ground"
      data-testid="verdict-page"
    >
      <div className={`border-l-4 px-4 py-3 ${borders[result.verdict]}`}>
        <p className={`font-semibold text-lg ${look.text}`}>
          <span aria-hidden>{look.glyph}</span> {VERDICT_WORDS[result.verdict]}
        </p>
        <h2 className="mt-0.5 font-semibold text-base">
          <a
            className="hover:underline"
            href={`/rules/${encodeURIComponent(result.rule)}`}
            target="_blank"
            rel="noreferrer"
          >
            {result.rule}
          </a>
        </h2>
        <p className="mt-1 max-w-prose">{headline(result, report)}</p>
        {reading && (
          <p
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it names every function taken, so it may need scrolling.
            tabIndex={0}
            className="wrap-anywhere mt-2 max-h-32 max-w-prose overflow-y-auto rounded border border-line bg-fill-changed px-2.5 py-1.5"
            data-testid="reading-note"
          >
            {reading}
          </p>
        )}
      </div>
      {result.verdict === "inconclusive" && <Reasons reasons={result.reasons} />}
      <Assumptions assumptions={result.assumptions} weight="caution" title="Cautions" />
      <Coverage report={report} result={result} />
      {report.functions > 0 && (
        <Assumptions assumptions={result.assumptions} weight="routine" title="What this rests on" />
      )}
      {result.verdict === "pass" && <Scope />}
    </section>
  );
}

const borders = {
  defect: "border-violation",
  pass: "border-pass",
  inconclusive: "border-caution",
  "not-applicable": "border-edge",
} as const;

function headline(result: RuleResult, report: AnalysisReport): string {
  const files = plural(report.files.filter((file) => file.role !== "other").length, "file");
  switch (result.verdict) {
    case "defect":
      return `${plural(result.defects.length, "finding")}. Choose one in the list to walk its path.`;
    case "pass":
      return `Every path from ${everyEntry(result.entryPoints.length)} was covered in configuration ${report.configuration.name}, and none breaks this rule.`;
    case "inconclusive":
      return "Neither a violation nor its absence could be shown. Each reason below says where, and what would settle it.";
    default: {
      if (report.functions === 0) return `${result.rule} had nothing to look at.`;
      const said = [result.absent, result.usual].map((text) => (text ? ` ${sentence(text)}` : "")).join("");
      return `${result.rule} does not apply to this driver. ${plural(report.functions, "function")} from ${files} ${report.functions === 1 ? "was" : "were"} read, macros expanded.${said}`;
    }
  }
}

function everyEntry(count: number): string {
  return count === 1 ? "the one entry point" : `all ${count} entry points`;
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}

function Scope() {
  return (
    <p className="max-w-prose border-line border-t px-4 py-3 text-soft text-xs">
      A Pass speaks of this rule, this source, this configuration and these assumptions. It is no certificate
      and produces no Driver Verification Log; certification still needs the tools Microsoft lists for the
      target Windows version.
    </p>
  );
}
