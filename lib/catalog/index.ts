/** Rule metadata for pages rendered on the server. The workbench knows rules only by what a report says of them. */
export { findRule, type RuleMeta, rules, sourcePathOf, withoutMarks } from "../engine/rules";
