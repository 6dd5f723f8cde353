/** Says whether a verdict that came in a link still holds with this engine. */
import type { AnalysisReport, RuleResult, VerdictWord } from "../protocol/protocol";
import type { LinkCheck } from "./analysis-slice";

export const VERDICT_WORDS: Readonly<Record<VerdictWord, string>> = {
  defect: "Defect",
  pass: "Pass",
  inconclusive: "Inconclusive",
  "not-applicable": "Not applicable",
};

export function compareWithLink(stored: AnalysisReport, fresh: AnalysisReport): LinkCheck {
  const then = stored.results[0];
  const now = fresh.results.find((result) => result.rule === then?.rule);
  if (!then || !now) return { state: "unknown", text: "The rule of this link is not known here." };
  if (isSame(then, now)) return { state: "same", text: "Verified again: same verdict with this version." };
  const { version: from } = stored.tool;
  const { version: to } = fresh.tool;
  const changed = from === to ? "The engine has the same version." : `What changed: engine ${from} → ${to}.`;
  const said = `Then: ${VERDICT_WORDS[then.verdict]}. Now: ${VERDICT_WORDS[now.verdict]}.`;
  return { state: "differs", text: `${said} ${changed}` };
}

function isSame(then: RuleResult, now: RuleResult): boolean {
  if (then.verdict !== now.verdict) return false;
  const known = new Set(now.defects.map((defect) => defect.fingerprint));
  return then.defects.every((defect) => known.has(defect.fingerprint));
}
