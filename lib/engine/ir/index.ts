export { type AddressPlan, ENVIRONMENT_BASE, FRAME_BASE, planAddresses, SLOT } from "./address-plan";
export * from "./ir";
export { lowerUnits, makeLoweringCache } from "./lower/lower-units";
export type { LoweringCache, LoweringOptions, LoweringTables, UnitInput } from "./lower/program-input";
export { namePartsOf } from "./name-parts";
export { type Body, perBody } from "./per-body";
export { printExpr, printFunction, printStmt, printTerminator } from "./print";
