export type * from "./analysis-report";
