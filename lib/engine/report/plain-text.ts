/** The report as lines for a terminal: no colour needed, one fact per line, same sentences as the page. */
import type {
  AnalysisReport,
  Defect,
  Reason,
  ReportedStep,
  RuleResult,
  VerdictWord,
} from "./analysis-report";

const words: Readonly<Record<VerdictWord, string>> = {
  defect: "Defect",
  pass: "Pass",
  inconclusive: "Inconclusive",
  "not-applicable": "Not applicable",
};

/** What a Pass is and is not. */
export const certificate =
  "A Pass speaks of this rule, this source, this configuration and these assumptions. It is no certificate and " +
  "produces no Driver Verification Log; certification still needs the tools Microsoft lists for the target Windows version.";

export function plainText(report: AnalysisReport): string {
  const lines = [
    summary(report),
    `${report.driver.kind}, ${report.functions} functions from ${report.files.length} files, configuration ${report.configuration.name}`,
    ...(report.driver.banner ? [report.driver.banner] : []),
    "",
    ...report.results.flatMap((result) => [...resultLines(result), ""]),
    ...problemLines(report),
    ...measurementLines(report),
  ];
  if (report.results.some((result) => result.verdict === "pass")) lines.push(certificate);
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The verdict as people read it: `Not applicable`. */
export function plainVerdict(verdict: VerdictWord): string {
  return words[verdict];
}

/** `1 Defect · 3 Pass · 39 Not applicable`, zero counts dropped. */
export function summary(report: AnalysisReport): string {
  const order: readonly VerdictWord[] = ["defect", "pass", "inconclusive", "not-applicable"];
  return order
    .map((verdict) => ({
      verdict,
      count: report.results.filter((result) => result.verdict === verdict).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${words[verdict]}`)
    .join(" · ");
}

function resultLines(result: RuleResult): readonly string[] {
  const head = `${words[result.verdict]} ${result.rule}${result.absent ? `: ${result.absent}` : ""}`;
  const cautions = result.assumptions.filter((assumption) => assumption.weight === "caution");
  const routine = result.assumptions.filter((assumption) => assumption.weight === "routine");
  return [
    head,
    ...result.defects.flatMap(defectLines),
    ...result.reasons.flatMap(reasonLines),
    ...cautions.map(
      (caution) => `  caution ${caution.code} ${placeOf(caution.place ?? null)}${caution.message}`,
    ),
    ...routine.map((assumption) => `  assumes ${assumption.message}`),
  ];
}

function reasonLines({ code, place, message, settle, candidate = [] }: Reason): readonly string[] {
  return [
    `  inconclusive ${code} ${placeOf(place)}${message} ${settle}`.trimEnd(),
    ...candidate.map((step, index) => `    candidate ${index + 1} ${placeOf(step.place)}${step.text}`),
  ];
}

function defectLines(defect: Defect): readonly string[] {
  const { rule, kind, file, line } = { rule: defect.entryPoint.role, ...defect };
  return [
    `  defect ${kind} ${file}:${line} ${defect.message}`,
    `    ${defect.explanation}`,
    ...defect.notes.map((note) => `    note: ${note}`),
    `    fix: ${defect.fix}`,
    `    entry point ${defect.entryPoint.function} (${rule}), replayed, fingerprint ${defect.fingerprint}`,
    ...defect.steps.map((step, index) => stepLine(step, index + 1)),
  ];
}

function stepLine(step: ReportedStep, number: number): string {
  const state =
    step.ruleState === step.ruleStateBefore ? step.ruleState : `${step.ruleStateBefore} → ${step.ruleState}`;
  return `    ${String(number).padStart(3)} ${"  ".repeat(step.depth)}${step.file}:${step.line} ${step.text} [${state}]`;
}

function placeOf(place: { readonly file: string; readonly line: number } | null): string {
  return place ? `${place.file}:${place.line} ` : "";
}

function problemLines(report: AnalysisReport): readonly string[] {
  return report.problems.map((problem) => {
    const place = problem.file ? `${problem.file}:${problem.line}:${problem.column} ` : "";
    return `${problem.severity} ${problem.code} ${place}${problem.message}`;
  });
}

/** Counters and stage times, one a line. */
export function measurementText(report: AnalysisReport): string {
  return measurementLines(report)
    .map((line) => `${line}\n`)
    .join("");
}

/** A finding's path, one step a line. */
export function traceText(rule: string, defect: Defect): string {
  const { kind, file, line, message, steps } = defect;
  const head = `${rule} ${kind} ${file}:${line} ${message}`;
  return `${[head, ...steps.map((step, index) => stepLine(step, index + 1))].join("\n")}\n`;
}

/** Only where `--stats` asked for them. */
function measurementLines(report: AnalysisReport): readonly string[] {
  const counters = report.results.flatMap(({ rule, stats }) =>
    Object.entries(stats ?? {}).map(([name, count]) => `stats ${rule} ${name} ${count}`),
  );
  const times = Object.entries(report.timings ?? {}).map(
    ([stage, milliseconds]) => `stats time ${stage} ${milliseconds.toFixed(1)} ms`,
  );
  return [...counters, ...times];
}
