/**
 * Every rule, once. A rule is its folder: metadata as code, the automaton's text as data.
 *
 * `.slic` texts are not imported: whoever runs the engine (worker, command line, tests) loads them the way it loads
 * the OS model and passes them in, keyed by path below this room, e.g. `CancelSpinLock/CancelSpinLock.slic`.
 */
import { cancelSpinLock } from "./CancelSpinLock/meta";
import { RULE_SETS, type RuleMeta, type RuleSetName } from "./rule-meta";

/** Path below `rules/` to text. */
export type RuleSources = Readonly<Record<string, string>>;

export const rules: readonly RuleMeta[] = [cancelSpinLock];

/** The path of a rule's text in `RuleSources`. */
export function sourcePathOf(rule: RuleMeta): string {
  return `${rule.id}/${rule.id}.slic`;
}

/** By id, in any case; null when there is no such rule. */
export function findRule(id: string): RuleMeta | null {
  return rules.find((rule) => rule.id.toLowerCase() === id.toLowerCase()) ?? null;
}

/**
 * The rules of one of SDV's sets; the name in any case, with or without `.sdv`. Null when it is no set's name, empty
 * when none of its rules is here yet.
 */
export function findRuleSet(name: string): readonly RuleMeta[] | null {
  const wanted = name.replace(/\.sdv$/i, "").toLowerCase();
  const set: RuleSetName | undefined = RULE_SETS.find((candidate) => candidate.toLowerCase() === wanted);
  return set === undefined ? null : rules.filter((rule) => rule.sets.includes(set));
}
