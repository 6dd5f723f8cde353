/**
 * From rule text to automaton: lex, parse, check, bind events to handlers, walk the reachable states.
 *
 *     compileRule(text, "CancelSpinLock", options) -> { value: Automaton | null, problems }
 *
 * `value` is null exactly when there is an `error`. States are numbered in the order the walk finds them, so the same
 * text gives the same automaton. The walk builds every reaction once; `react` looks it up.
 */
import type { Outcome } from "../base";
import type { Automaton } from "./automaton";
import { type RuleProblem, RuleProblems } from "./rule-ast";
import { RuleAutomaton } from "./rule-automaton";
import { checkRule } from "./rule-checker";
import { lexRule } from "./rule-lexer";
import { parseRule } from "./rule-parser";
import { type RuleOptions, RuleScope } from "./rule-scope";

export interface RuleOutcome extends Outcome<Automaton | null> {
  readonly problems: readonly RuleProblem[];
}

/** @param name the rule's id; also the `source` of its problems' places */
export function compileRule(text: string, name: string, options: RuleOptions): RuleOutcome {
  const problems = new RuleProblems();
  const start = { source: name, line: 1, column: 1 };
  const tokens = lexRule(text, name, options.include, problems);
  const scope = new RuleScope(parseRule(tokens, problems), options);
  if (scope.file.handlers.length === 0 && !problems.hasErrors) {
    problems.add("error", "empty-rule", "This rule handles no event.", start);
  }
  if (scope.file.handlers.length > 0) checkRule(scope, problems);
  if (problems.hasErrors) return { value: null, problems: problems.all };
  const automaton = RuleAutomaton.build(name, scope, options, problems);
  return { value: problems.hasErrors ? null : automaton, problems: problems.all };
}
