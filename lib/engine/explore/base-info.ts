/** The objects that have an address of their own: variables, functions and string literals. */
import type { FuncId, LocalId, StringId, SymbolId } from "../ir";
import type { TypeId } from "../types";

export type BaseInfo =
  | { readonly kind: "local"; readonly fn: FuncId; readonly local: LocalId; readonly type: TypeId }
  | { readonly kind: "global"; readonly symbol: SymbolId; readonly type: TypeId }
  | { readonly kind: "function"; readonly symbol: SymbolId }
  | { readonly kind: "string"; readonly string: StringId };
