/** Objects without a name: made before the statement that needs them, destroyed behind it. */
import type { Expression, Node } from "../syntax";
import { needsDestruction } from "./class-facts";
import { destroy } from "./destroy";
import type { CxxType } from "./entities";
import { declarationOf } from "./local-syntax";
import { type Translator, Unreadable } from "./translator";
import { isClass } from "./types";
import { commaOf, nameOf, type Value } from "./value";

/** A fresh variable of the statement being read. */
export function temporary(t: Translator, type: CxxType, at: Node, what = "temporary"): Expression {
  const body = t.body(t.i);
  if (!body.prelude)
    throw new Unreadable(t.i, "an object without a name is not supported here", "unsupported");
  const name = body.temporaryName(what);
  body.prelude.before.push(declarationOf(name, type, at));
  return nameOf(name, at);
}

/** Runs what belongs to an operand that may not be evaluated: no object that has to be destroyed may be made there. */
export function sometimes<Result>(t: Translator, run: () => Result): Result {
  const body = t.fn;
  if (body) body.conditional++;
  try {
    return run();
  } finally {
    if (body) body.conditional--;
  }
}

/**
 * A value that is made where it is wanted. Its expression, when asked for instead, is a temporary that lives to the end
 * of the statement.
 */
export function madeLater(
  t: Translator,
  type: CxxType,
  at: Node,
  make: (place: Expression) => Expression,
): Value {
  let kept: Expression | null = null;
  return {
    get e() {
      kept ??= makeTemporary(t, type, at, make);
      return kept;
    },
    type,
    isPlace: false,
    callable: null,
    list: null,
    make,
    isZero: false,
  };
}

function makeTemporary(
  t: Translator,
  type: CxxType,
  at: Node,
  make: (place: Expression) => Expression,
): Expression {
  const place = temporary(t, type, at);
  const body = t.body(t.i);
  if (isClass(type) && needsDestruction(type.class)) {
    if (body.conditional > 0) {
      throw new Unreadable(
        t.i,
        "an object that is only made on one side of a condition is not supported",
        "unsupported",
      );
    }
    body.prelude!.after.push((end) => destroy(t, type, place, end));
  }
  const made = make(place);
  // `*(make, &place)` is a place again.
  const address: Expression = {
    kind: "unary",
    operator: "&",
    operand: place,
    first: at.first,
    last: at.last,
  };
  return {
    kind: "unary",
    operator: "*",
    operand: commaOf(made, address, at),
    first: at.first,
    last: at.last,
  };
}
