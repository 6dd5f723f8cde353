export {
  type DocumentationPage,
  type FixMeans,
  type FixRecipes,
  plainWording,
  RULE_SETS,
  type RuleExample,
  type RuleMeta,
  type RuleSetName,
  type RuleWording,
  type ViolationText,
  type ViolationVariant,
  withoutMarks,
} from "./rule-meta";
export { findRule, findRuleSet, type RuleSources, rules, sourcePathOf } from "./rule-registry";
