/**
 * The list of findings as rows on screen: each rule, below it its findings, those with one cause together under a title.
 *
 *   CancelSpinLock · Defect             rule
 *   2 findings from queue.c:40          cause
 *   StartIo returns with … held         finding
 *   Interrupt returns with … held       finding
 *
 * Sorted otherwise, findings stand without causes; a filter keeps the findings that hold all its words.
 */
import type { AnalysisReport, Defect, RuleResult } from "../protocol/protocol";
import type { FindingOrder } from "./reading-slice";
import { stepCount } from "./trace-view";

export type FindingRow =
  | { readonly kind: "rule"; readonly key: string; readonly result: RuleResult }
  | { readonly kind: "cause"; readonly key: string; readonly title: string }
  | { readonly kind: "finding"; readonly key: string; readonly rule: string; readonly defect: Defect };

export interface FindingView {
  readonly findingFilter: string;
  readonly findingOrder: FindingOrder;
}

export function findingRows(
  report: AnalysisReport | null,
  { findingFilter, findingOrder }: FindingView,
): readonly FindingRow[] {
  const words = findingFilter.toLowerCase().split(/\s+/).filter(Boolean);
  return (report?.results ?? []).flatMap((result): readonly FindingRow[] => {
    const kept = result.defects.filter((defect) =>
      words.every((word) => said(result, defect).includes(word)),
    );
    if (words.length > 0 && kept.length === 0) return [];
    return [{ kind: "rule", key: result.rule, result }, ...ordered(result.rule, kept, findingOrder)];
  });
}

function said({ rule }: RuleResult, defect: Defect): string {
  const { message, when, kind, file, line, entryPoint } = defect;
  return `${rule} ${message} ${when} ${kind} ${file}:${line} ${entryPoint.role} ${entryPoint.function}`.toLowerCase();
}

function ordered(rule: string, defects: readonly Defect[], order: FindingOrder): readonly FindingRow[] {
  const row = (defect: Defect): FindingRow => ({
    kind: "finding",
    key: `${rule} ${defect.fingerprint}`,
    rule,
    defect,
  });
  switch (order) {
    case "cause":
      return causesOf(defects).flatMap(({ title, members }) => {
        const rows = members.map(row);
        return title === null ? rows : [{ kind: "cause", key: `${rule} ${title}`, title } as const, ...rows];
      });
    case "shortest":
      return [...defects].sort((one, other) => stepCount(one) - stepCount(other)).map(row);
    case "place":
      return [...defects].sort(byPlace).map(row);
  }
}

function byPlace(one: Defect, other: Defect): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

interface Cause {
  /** Null for a finding that stands alone. */
  readonly title: string | null;
  readonly members: readonly Defect[];
}

function causesOf(defects: readonly Defect[]): readonly Cause[] {
  const groups = new Map<string, Defect[]>();
  for (const defect of defects) {
    const { cause } = defect;
    const key = cause ? `${cause.file}:${cause.line}:${cause.column}` : `entry:${defect.fingerprint}`;
    const members = groups.get(key);
    if (members) members.push(defect);
    else groups.set(key, [defect]);
  }
  return [...groups.values()].map((members) => {
    const cause = members[0]?.cause;
    const hasTitle = members.length > 1 && cause;
    return {
      title: hasTitle ? `${members.length} findings from ${cause.file}:${cause.line}` : null,
      members,
    };
  });
}
