/**
 * Compares a report with a fixture's marks, strictly both ways: an unmarked violation, an unmet mark, a verdict other
 * than expected, a missing caution or a gap that has closed are all differences.
 */
import type { AnalysisReport, Defect, ReportedStep } from "@/lib/engine/report";
import type { Fixture, Mark } from "./fixture";

export function differences(fixture: Fixture, report: AnalysisReport): readonly string[] {
  return [
    ...fixture.errors,
    ...fixture.header.rules.flatMap((rule) => [
      ...verdictDifferences(fixture, report, rule),
      ...violationDifferences(fixture, report, rule),
    ]),
  ];
}

function verdictDifferences(fixture: Fixture, report: AnalysisReport, rule: string): readonly string[] {
  const result = report.results.find((candidate) => candidate.rule === rule);
  if (!result) return [`${rule}: no result`];
  const { expect, cautions } = fixture.header;
  const wanted = typeof expect === "string" ? expect : "inconclusive";
  const found: string[] = [];
  const reasons = result.reasons.map((reason) => `${reason.code}: ${reason.message}`).join("; ");
  if (result.verdict !== wanted)
    found.push(`${rule}: verdict is ${result.verdict}, expected ${wanted} (${reasons})`);
  if (typeof expect !== "string" && !result.reasons.some((reason) => reason.code === expect.inconclusive)) {
    found.push(`${rule}: no reason ${expect.inconclusive}; got ${reasons}`);
  }
  for (const caution of cautions) {
    if (
      !result.assumptions.some((assumption) => assumption.code === caution && assumption.weight === "caution")
    ) {
      found.push(`${rule}: no caution ${caution}`);
    }
  }
  return found;
}

function violationDifferences(fixture: Fixture, report: AnalysisReport, rule: string): readonly string[] {
  const defects = report.results.find((candidate) => candidate.rule === rule)?.defects ?? [];
  const marks = fixture.marks.filter((mark) => mark.kind !== "step" && mark.rule === rule);
  const meets = (mark: Mark, defect: Defect) =>
    defect.file === mark.file &&
    defect.line === mark.line &&
    defect.kind === mark.violation &&
    `${defect.message} ${defect.explanation}`.toLowerCase().includes(mark.text.toLowerCase());
  const found: string[] = [];
  for (const mark of marks) {
    const met = defects.filter((defect) => meets(mark, defect));
    const name = `${mark.violation} at ${mark.file}:${mark.line}`;
    if (mark.kind === "missed" && met.length > 0)
      found.push(`the gap closed: ${name} is found; turn the mark into a violation`);
    if (mark.kind !== "missed" && met.length === 0) found.push(`${mark.kind} not reported: ${name}`);
    if (mark.kind === "violation" && met.length > 0) found.push(...stepDifferences(fixture, mark, met));
  }
  for (const defect of defects) {
    if (!marks.some((mark) => meets(mark, defect))) {
      found.push(`unmarked: ${defect.kind} at ${defect.file}:${defect.line} (${defect.message})`);
    }
    if (!defect.replayed) found.push(`not replayed: ${defect.kind} at ${defect.file}:${defect.line}`);
  }
  return found;
}

/** Some reported trace of the violation must hold all named steps in their order. */
function stepDifferences(fixture: Fixture, violation: Mark, defects: readonly Defect[]): readonly string[] {
  const steps = fixture.marks
    .filter((mark) => mark.kind === "step" && mark.tag === violation.tag)
    .sort((left, right) => left.order - right.order);
  const misses = defects.map((defect) => firstMiss(steps, defect.steps.flatMap(unfold)));
  return misses.includes(null) ? [] : [`no trace of ${violation.file}:${violation.line} has ${misses[0]}`];
}

function unfold(step: ReportedStep): readonly ReportedStep[] {
  return step.folded ? step.folded.flatMap(unfold) : [step];
}

function firstMiss(marks: readonly Mark[], steps: readonly ReportedStep[]): string | null {
  let from = 0;
  for (const mark of marks) {
    const at = steps.findIndex((step, index) => index >= from && stepMeets(step, mark));
    if (at < 0) return `step ${mark.order} at ${mark.file}:${mark.line} "${mark.text}"`;
    from = at + 1;
  }
  return null;
}

function stepMeets(step: ReportedStep, mark: Mark): boolean {
  if (step.file !== mark.file || mark.line < step.line || mark.line > step.endLine) return false;
  const said = `${step.text} ${step.ruleStateBefore} → ${step.ruleState}`.toLowerCase();
  return said.includes(mark.text.replace(/->/g, "→").toLowerCase());
}
