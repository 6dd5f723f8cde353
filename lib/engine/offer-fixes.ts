/**
 * Fixes that were tried: candidates of `engine/fix`, each applied to a scratch copy and verified again.
 *
 * Invariant: an offer made the finding vanish and brought nothing new: no other finding, no reason for Inconclusive, no
 * problem in the text that was not there before. What fails that is never offered.
 */
import { type CancelSignal, throwIfCancelled } from "./base";
import { applyEdits, type FixCandidate, fixCandidates, type TextEdit, unifiedDiff } from "./fix";
import type { FrontEndResult } from "./front-end";
import type { Project } from "./project";
import type { AnalysisReport, RuleResult } from "./report";
import type { ReplayedFinding } from "./verify";

export interface FixOffer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Unified diff against the project. */
  readonly patch: string;
  /** Verdict of the rule in the scratch copy. */
  readonly verdict: RuleResult["verdict"];
  /** Other findings of the rule that the same edit settles. */
  readonly alsoGone: number;
  /** Findings of the rule that remain. */
  readonly remaining: number;
}

export interface FixReport {
  readonly rule: string;
  readonly fingerprint: string;
  /** The first is the best. */
  readonly offers: readonly FixOffer[];
  /** Candidates that were verified, also those that failed. */
  readonly tried: number;
}

/** The first that holds is the one people want. */
const MAX_OFFERS = 1;
const MAX_TRIES = 12;

export interface FixSearch {
  readonly project: Project;
  readonly rule: string;
  readonly fingerprint: string;
  readonly before: AnalysisReport;
  readonly finding: ReplayedFinding;
  readonly front: FrontEndResult;
  readonly analyze: (project: Project) => AnalysisReport;
  readonly signal: CancelSignal;
}

export function offerFixes(search: FixSearch): FixReport {
  const { rule, fingerprint, finding, front, signal } = search;
  const recipes = finding.meta?.fixes;
  const candidates = recipes
    ? fixCandidates({
        path: finding.path,
        sources: { tables: finding.path.tables, lexed: front.lexed },
        recipes,
        kind: finding.defect.kind,
      })
    : [];
  const offers: FixOffer[] = [];
  let tried = 0;
  for (const candidate of candidates) {
    if (offers.length >= MAX_OFFERS || tried >= MAX_TRIES) break;
    throwIfCancelled(signal);
    tried++;
    const offer = tryCandidate(search, candidate);
    if (offer) offers.push(offer);
  }
  return { rule, fingerprint, offers, tried };
}

function tryCandidate(search: FixSearch, { title, edits }: FixCandidate): FixOffer | null {
  const { project, before, rule, fingerprint } = search;
  const files = applyEdits(project.files, edits);
  if (!files) return null;
  const after = search.analyze({ ...project, files });
  const was = before.results.find((result) => result.rule === rule);
  const is = after.results.find((result) => result.rule === rule);
  if (!was || !is || !isClean(before, after, was, is, fingerprint)) return null;
  // Where the driver took the lock itself, a copy without any use of it is no fix.
  if (is.verdict === "not-applicable" && search.finding.defect.cause) return null;
  return {
    title,
    edits,
    patch: unifiedDiff(project.files, edits),
    verdict: is.verdict,
    alsoGone: was.defects.length - is.defects.length - 1,
    remaining: is.defects.length,
  };
}

function isClean(
  before: AnalysisReport,
  after: AnalysisReport,
  was: RuleResult,
  is: RuleResult,
  fingerprint: string,
): boolean {
  const known = new Set(was.defects.map((defect) => defect.fingerprint));
  const isGone = is.defects.every((defect) => defect.fingerprint !== fingerprint);
  const hasNew = is.defects.some((defect) => !known.has(defect.fingerprint));
  const reasons = new Set(was.reasons.map(({ code, message }) => `${code} ${message}`));
  const hasReason = is.reasons.some(({ code, message }) => !reasons.has(`${code} ${message}`));
  return isGone && !hasNew && !hasReason && after.problems.length <= before.problems.length;
}
