/** IR places and expressions as a C programmer would write them: `ext->Queue.Depth`, `table[2]`, `*irql`. */
import type { Expr, FunctionIr, LocalId, Place, Program } from "../ir";

export interface NamingContext {
  readonly program: Program;
  readonly fn: FunctionIr;
  /** Spelling of a temporary: of what was assigned to it last; null when not known. */
  readonly temporary: (local: LocalId) => string | null;
}

/** Null when the place has no name a person would recognise. */
export function placeText(place: Place, context: NamingContext): string | null {
  if (place.kind === "variable") {
    const name = variableName(place, context);
    if (name === null) return null;
    return place.member && place.member.name !== name ? `${name}.${place.member.name}` : name;
  }
  const { address } = place;
  if (place.member) return memberText(address, place.member.name, context);
  const pointer = expressionText(address, context);
  return pointer === null ? null : pointer.startsWith("&") ? pointer.slice(1) : `*${pointer}`;
}

function memberText(address: Expr, member: string, context: NamingContext): string | null {
  const base = expressionText(withoutOffset(address), context);
  if (base === null) return null;
  return base.startsWith("&") ? `${base.slice(1)}.${member}` : `${base}->${member}`;
}

function withoutOffset(address: Expr): Expr {
  let inner = address;
  for (;;) {
    if (inner.kind === "convert") inner = inner.operand;
    else if (inner.kind === "binary" && inner.op === "add" && inner.right.kind === "constant")
      inner = inner.left;
    else return inner;
  }
}

/** Pointers only: that is what stands before `->`. */
function expressionText(value: Expr, context: NamingContext): string | null {
  switch (value.kind) {
    case "convert":
      return expressionText(value.operand, context);
    case "load":
      return placeText(value.place, context);
    case "address": {
      const place = placeText(value.place, context);
      return place === null ? null : `&${place}`;
    }
    case "binary": {
      const left = value.op === "add" ? expressionText(value.left, context) : null;
      if (left === null) return null;
      return left.startsWith("&") ? `${left}[…]` : `(${left} + …)`;
    }
    default:
      return null;
  }
}

function variableName(
  place: Extract<Place, { kind: "variable" }>,
  { program, fn, temporary }: NamingContext,
): string | null {
  if (place.variable.kind === "global") return program.symbols[place.variable.symbol]!.name;
  const local = fn.locals[place.variable.local]!;
  return local.isTemporary ? temporary(place.variable.local) : local.name;
}
