/** What a declarator node comes to before its base type is known. */
import type { Expression, Initializer, ParameterSyntax } from "./ast";
import type { Range } from "./printed-range";

export type Layer =
  | { readonly kind: "pointer"; readonly isConst: boolean; readonly isVolatile: boolean; readonly at: Range }
  | { readonly kind: "array"; readonly size: Expression | null; readonly at: Range }
  | { readonly kind: "function"; readonly list: ParameterList; readonly at: Range };

/** A declarator on its way: `layers` are inner first. */
export interface DeclaratorParts {
  /** Printed word of the name, -1 in a type name. */
  readonly name: number;
  readonly layers: Layer[];
  readonly from: number;
  readonly to: number;
  readonly initial: Initializer | null;
}

export interface ParameterList {
  readonly parameters: readonly ParameterSyntax[];
  readonly isVariadic: boolean;
  readonly isOldStyle: boolean;
}
