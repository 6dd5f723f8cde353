export { type CallEffect, effectOf, unknownTargetEffect } from "./effect";
export type { EntryPoint, Evidence } from "./entry-point";
