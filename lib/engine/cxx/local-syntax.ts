/** A local variable's declaration, as C writes it. */
import type { Expression, Node } from "../syntax";
import type { CxxType } from "./entities";
import { toSyntax } from "./types";

export function declarationOf(name: string, type: CxxType, at: Node, initial: Expression | null = null) {
  const syntax = toSyntax({ ...type, isConst: false }, at);
  return {
    kind: "declaration",
    declaration: {
      storage: "none",
      isInline: false,
      base: syntax,
      declarators: [
        {
          name,
          nameToken: at.first,
          type: syntax,
          initial: initial && ({ kind: "value", value: initial, first: at.first, last: at.last } as const),
          first: at.first,
          last: at.last,
        },
      ],
      marks: [],
      first: at.first,
      last: at.last,
    },
    first: at.first,
    last: at.last,
  } as const;
}
