/** What names mean at a point of the text: the one question type resolution and expression lowering ask. */
import type { Expression } from "../../syntax";
import type { TypeId } from "../../types";
import type { LocalId, SymbolId } from "../ir";
import type { EnumSyntax, RecordSyntax } from "./chunk-index";
import type { Qualified } from "./qualified";

export type Binding =
  | { readonly kind: "local"; readonly local: LocalId; readonly type: Qualified }
  | { readonly kind: "typedef"; readonly type: Qualified }
  | { readonly kind: "constant"; readonly value: bigint; readonly type: TypeId }
  | {
      readonly kind: "symbol";
      readonly symbol: SymbolId;
      readonly type: Qualified;
      /** Control does not come back from a call. */
      readonly isNoReturn: boolean;
    };

/** The chunk a piece of syntax stands in, for the identity of the records it defines. */
export interface Home {
  /** Equal for chunks of equal text whose names mean the same. */
  readonly key: string;
  /** Typedef names of records and enums without a tag. */
  readonly typedefNames: ReadonlyMap<unknown, string>;
}

export interface TagBinding {
  readonly syntax: RecordSyntax | EnumSyntax;
  readonly home: Home;
  readonly scope: NameScope;
}

export interface NameScope {
  lookup(name: string): Binding | null;
  tag(name: string): TagBinding | null;
  /** Value of an integer constant expression; null when it is none. */
  evaluate(expression: Expression, home: Home): bigint | null;
  /** Type of an operand that is not evaluated. */
  typeOf(expression: Expression, home: Home): Qualified;
}
