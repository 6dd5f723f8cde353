/**
 * What the normalising constructors offer each other. Every method returns a term equal in value to the operator it
 * names, in the normal form described in the `rewrite-*` files. Implemented by `createFactory`.
 */
import type { TermId } from "./term";
import type { TermTable } from "./term-table";
import type { BinaryName } from "./word";

export interface TermFactory {
  readonly table: TermTable;
  arithmetic(op: BinaryName, x: TermId, y: TermId): TermId;
  add(x: TermId, y: TermId): TermId;
  sub(x: TermId, y: TermId): TermId;
  and(x: TermId, y: TermId): TermId;
  or(x: TermId, y: TermId): TermId;
  xor(x: TermId, y: TermId): TermId;
  not(x: TermId): TermId;
  eq(x: TermId, y: TermId): TermId;
  ult(x: TermId, y: TermId): TermId;
  slt(x: TermId, y: TermId): TermId;
  ite(condition: TermId, whenTrue: TermId, whenFalse: TermId): TermId;
  zext(x: TermId, width: number): TermId;
  sext(x: TermId, width: number): TermId;
  trunc(x: TermId, width: number): TermId;
}
