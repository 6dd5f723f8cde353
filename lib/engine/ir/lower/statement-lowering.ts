/** What lowering of statements sees, beyond what expressions see. */
import type { Expression, Statement } from "../../syntax";
import type { TypeId } from "../../types";
import type { BlockId, Place, SwitchCase } from "../ir";
import type { Jumps } from "./jumps";
import type { Lowering } from "./lowering";

/** Cases gathered while the body of a `switch` is lowered. */
export interface OpenSwitch {
  /** Promoted type of the subject. */
  type: TypeId;
  readonly cases: SwitchCase[];
  /** Labels that are no constants here. */
  readonly computed: { readonly value: Expression; readonly target: BlockId }[];
  otherwise: BlockId | null;
}

export interface StatementLowering extends Lowering {
  readonly jumps: Jumps;
  readonly returnType: TypeId;
  /** Where the function puts the record it returns; null when it returns none. */
  readonly resultRecord: Place | null;
  openSwitch: OpenSwitch | null;
  statement(statement: Statement): void;
}
