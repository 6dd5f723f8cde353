"use client";
/** What was read: kind of driver, callback map, what is not covered, missing headers. */
import type { AnalysisReport, EntryMessage, RuleResult } from "@/lib/protocol/protocol";
import { forgetEntry } from "@/lib/store/actions/entries";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { CallbackMap } from "./callback-map";
import { EvidenceList } from "./evidence-list";
import { PlaceLink } from "./place-link";
import { plural } from "./plural";
import { Section } from "./section";

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
      <CallbackMap report={report} result={result} />
      <DeclaredHelpers />
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
  if (report.functions === 0) return "No function";
  const article = kind === "other" ? "Other code, not read as a driver" : `A ${kind}`;
  return article.charAt(0).toUpperCase() + article.slice(1);
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
