/**
 * Follows the open finding from one report to the next: still there, moved, or gone, and if gone, why.
 * "Fixed" is never said when the entry point or the watched calls vanished too.
 */
import type { AnalysisReport, Defect, ReportedStep } from "../protocol/protocol";
import type { GoneFinding } from "./selection-slice";
import { flattenSteps, violationStep } from "./trace-view";

export interface FoundDefect {
  readonly rule: string;
  readonly defect: Defect;
}

export function findDefect(
  report: AnalysisReport | null,
  rule: string | null,
  fingerprint: string | null,
): Defect | null {
  const result = report?.results.find((each) => each.rule === rule);
  return result?.defects.find((each) => each.fingerprint === fingerprint) ?? null;
}

/**
 * The finding that `before` became when the text of its violation was edited: same rule, kind, function and callback,
 * and not a finding that was there already; the nearest by line.
 */
export function findSuccessor(
  before: Defect,
  rule: string,
  previous: AnalysisReport | null,
  report: AnalysisReport,
): Defect | null {
  const known = new Set(allDefects(previous).map(({ defect }) => defect.fingerprint));
  const alike = allDefects(report).filter(
    ({ rule: other, defect }) =>
      other === rule &&
      !known.has(defect.fingerprint) &&
      defect.kind === before.kind &&
      defect.function === before.function &&
      defect.entryPoint.function === before.entryPoint.function,
  );
  const distance = ({ defect }: FoundDefect) => Math.abs(defect.line - before.line);
  return [...alike].sort((one, other) => distance(one) - distance(other))[0]?.defect ?? null;
}

/** Every finding in the order of the list. */
export function allDefects(report: AnalysisReport | null): readonly FoundDefect[] {
  return (report?.results ?? []).flatMap((result) =>
    result.defects.map((defect) => ({ rule: result.rule, defect })),
  );
}

/** The step of `next` that corresponds to step `index` of `before`: same sentence, nearest in order; else the violation. */
export function matchStep(before: Defect, index: number, next: Defect): number {
  if (before === next) return index;
  const old = flattenSteps(before.steps);
  const current = old[index]?.step;
  if (!current || index === violationStep(before)) return violationStep(next);
  const ordinal = old.slice(0, index).filter(({ step }) => isAlike(step, current)).length;
  const alike = flattenSteps(next.steps).filter(({ step }) => isAlike(step, current));
  return (alike[ordinal] ?? alike.at(-1))?.index ?? violationStep(next);
}

function isAlike(one: ReportedStep, other: ReportedStep): boolean {
  return one.kind === other.kind && one.function === other.function && one.text === other.text;
}

/** Why a finding of the previous report is not in this one. */
export function explainGone(before: Defect, rule: string, report: AnalysisReport): GoneFinding {
  const title = before.message;
  const entry = before.entryPoint.function;
  if (!report.entryPoints.some((point) => point.function === entry)) {
    return { title, explanation: `No longer reported because ${entry} is no longer an entry point.` };
  }
  const result = report.results.find((each) => each.rule === rule);
  if (
    result?.verdict === "not-applicable" ||
    !report.watchedCalls.some((call) => call.entryPoint === entry)
  ) {
    return {
      title,
      explanation: `No longer reported because ${entry} reaches nothing this rule watches any more.`,
    };
  }
  if (result?.verdict === "inconclusive") {
    const reason = result.reasons[0]?.title ?? "a reason is given below";
    return { title, explanation: `No longer shown as a Defect: the rule is Inconclusive now (${reason}).` };
  }
  return { title, explanation: `Gone after your edit: no path of ${entry} breaks the rule here any more.` };
}
