"use client";
/** What was read: kind of driver, entry points, watched calls, what is not covered, missing headers. */
import type { AnalysisReport, EntryMessage, ReportedEntryPoint, RuleResult } from "@/lib/protocol/protocol";
import { forgetEntry } from "@/lib/store/actions/entries";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { PlaceLink } from "./place-link";
import { plural } from "./plural";
import { RoleMenu } from "./role-menu";
import { Section } from "./section";

const IRQL_NAMES: Readonly<Record<number, string>> = {
  0: "PASSIVE_LEVEL",
  1: "APC_LEVEL",
  2: "DISPATCH_LEVEL",
};

const BASIS_WORDS: Readonly<Record<ReportedEntryPoint["basis"], string | null>> = {
  known: null,
  "by-shape": "by shape",
  assumed: "assumed",
  escaped: "unknown callback",
  user: "your choice",
};

export function Coverage({
  report,
  result,
}: {
  readonly report: AnalysisReport;
  readonly result: RuleResult;
}) {
  return (
    <>
      <Section title="What was read">
        <p>
          <span className="font-semibold">{kindSentence(report)}</span>
          {report.driver.framework && <span> · {report.driver.framework}</span>}
        </p>
        <EvidenceList evidence={report.driver.evidence} />
        <p className="mt-1 text-soft">
          {plural(report.files.length, "file")}, {plural(lineCount(report), "line")},{" "}
          {plural(report.functions, "function")}; configuration {report.configuration.name}
        </p>
      </Section>
      <EntryPoints report={report} result={result} />
      <DeclaredHelpers />
      <WatchedCalls report={report} />
      <NotCoveredList report={report} />
      {report.missingHeaders.length > 0 && (
        <Section title="Missing headers" count={report.missingHeaders.length}>
          <p className="font-mono text-xs">{report.missingHeaders.join(", ")}</p>
        </Section>
      )}
    </>
  );
}

function lineCount(report: AnalysisReport): number {
  return report.files.reduce((sum, file) => sum + file.lines, 0);
}

function kindSentence(report: AnalysisReport): string {
  const { kind } = report.driver;
  const article = kind === "other" ? "Other kernel code" : `A ${kind}`;
  return article.charAt(0).toUpperCase() + article.slice(1);
}

function EvidenceList({ evidence }: { readonly evidence: AnalysisReport["driver"]["evidence"] }) {
  return (
    <ul className="text-soft text-xs">
      {evidence.map((each) => (
        <li key={`${each.text} ${each.file} ${each.line}`}>
          {each.text} <PlaceLink file={each.file} line={each.line} />
        </li>
      ))}
    </ul>
  );
}

function EntryPoints({ report, result }: { readonly report: AnalysisReport; readonly result: RuleResult }) {
  if (report.entryPoints.length === 0) return null;
  return (
    <Section title="Entry points" count={report.entryPoints.length}>
      <ul className="flex flex-col gap-2">
        {report.entryPoints.map((entry) => {
          const verdict = result.entryPoints.find((each) => each.function === entry.function)?.verdict;
          const basis = BASIS_WORDS[entry.basis];
          return (
            <li key={`${entry.role} ${entry.function}`}>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-mono font-semibold text-xs">{entry.function}</span>
                <RoleMenu name={entry.function} role={entry.role} />
                {basis && <span className="rounded bg-fill-changed px-1 text-2xs text-caution">{basis}</span>}
                <PlaceLink file={entry.file} line={entry.line} />
                {verdict && <span className="text-2xs text-soft">{VERDICT_WORDS[verdict]}</span>}
              </p>
              <p className="text-2xs text-soft">{entryFacts(entry).join(" · ")}</p>
              <EvidenceList evidence={entry.evidence} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const noEntries: readonly EntryMessage[] = [];

/** Functions the person took out of the entry points, with the way back. */
function DeclaredHelpers() {
  const entries = useApp((state) => state.project.workspace?.entries ?? noEntries);
  const helpers = entries.filter((entry) => entry.as === "helper");
  if (helpers.length === 0) return null;
  return (
    <Section title="Helpers, by your word" count={helpers.length}>
      <ul className="flex flex-wrap gap-2">
        {helpers.map((entry) => (
          <li key={entry.function} className="flex items-center gap-2">
            <span className="font-mono text-xs">{entry.function}</span>
            <Button onClick={() => forgetEntry(appStore, entry.function)}>Take back</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function entryFacts(entry: ReportedEntryPoint): string[] {
  const facts: string[] = [];
  if (entry.irql) facts.push(`entered at ${irqlText(entry.irql)}`);
  if (entry.cancelLockAtEntry === "held") facts.push("cancel spin lock held at entry");
  if (entry.storportLock) facts.push(`Storport holds ${entry.storportLock}`);
  return facts;
}

function irqlText(irql: { readonly min: number; readonly max: number }): string {
  const name = (level: number) => IRQL_NAMES[level] ?? `IRQL ${level}`;
  return irql.min === irql.max ? name(irql.min) : `${name(irql.min)} to ${name(irql.max)}`;
}

function WatchedCalls({ report }: { readonly report: AnalysisReport }) {
  if (report.watchedCalls.length === 0) return null;
  return (
    <Section title="Calls the rules watch" count={report.watchedCalls.length}>
      <ul className="flex flex-col gap-0.5 text-xs">
        {report.watchedCalls.slice(0, 100).map((call) => (
          <li
            key={`${call.entryPoint} ${call.routine} ${call.place.file}:${call.place.line}:${call.place.column} ${call.through}`}
          >
            <span className="font-mono">{call.entryPoint}</span> calls{" "}
            <span className="font-mono">{call.routine}</span>
            {call.through && (
              <>
                {" "}
                through <span className="font-mono">{call.through}</span>
              </>
            )}{" "}
            <PlaceLink file={call.place.file} line={call.place.line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NotCoveredList({ report }: { readonly report: AnalysisReport }) {
  if (report.notCovered.length === 0) return null;
  return (
    <Section title="Not covered" count={report.notCovered.length}>
      <p className="text-soft text-xs">No entry point reaches these functions.</p>
      <ul className="mt-1 flex flex-wrap gap-x-3 text-xs">
        {report.notCovered.slice(0, 200).map((each) => (
          <li key={`${each.function} ${each.file}:${each.line}`}>
            <span className="font-mono">{each.function}</span> <PlaceLink file={each.file} line={each.line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
