export type { CType, Direction, Field, Parameter, TypeId } from "./c-type";
export {
  argumentPromoted,
  arithmeticType,
  bitsOf,
  isSigned,
  numberOf,
  promoted,
  wrap,
} from "./conversions";
export type { MemberSpec } from "./layout";
export { printDeclaration, printType } from "./print-type";
export { type MemberAccess, TypeTable } from "./type-table";
