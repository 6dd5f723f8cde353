export type * from "./analysis-report";
export { plainText, summary } from "./plain-text";
