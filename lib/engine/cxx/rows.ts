/**
 * Objects in a row, made or ended by a function of their class as the compiler's own do.
 *
 *     Guard g[4];        Guard::Guard[](g, 4)         for (i = 0; i < count; i++) Guard::Guard(&this[i]);
 *     at its end         Guard::~Guard[](g, 4)        for (i = count; i > 0; i--) Guard::~Guard(&this[i - 1]);
 */
import type { Expression, Node, Statement } from "../syntax";
import { symbolName } from "./declare-function";
import type { ClassInfo } from "./entities";
import { implicitFunction } from "./implicit";
import { declarationOf } from "./local-syntax";
import type { Translator } from "./translator";
import { classType, pointerTo, sizeType, toSyntax } from "./types";
import { callOf, castTo, nameOf, numberOf } from "./value";

type Role = "constructor" | "destructor";

/** Makes or ends `count` objects from `first` on. */
export function rowCall(
  t: Translator,
  info: ClassInfo,
  role: Role,
  first: Expression,
  count: Expression,
  at: Node,
): Expression {
  const parameters = [{ name: "count", type: sizeType, defaultValue: null, marks: [] }];
  return callOf(symbolName(implicitFunction(t, info, role, parameters)), [first, count], at);
}

/** The first object of an array of any dimensions. */
export function firstOf(info: ClassInfo, array: Expression, at: Node): Expression {
  return castTo(pointerTo(classType(info)), array, at);
}

export function countOf(info: ClassInfo, array: Expression, { first, last }: Node): Expression {
  const whole: Expression = { kind: "sizeof-value", operand: array, first, last };
  return { kind: "binary", operator: "/", left: whole, right: sizeOf(info, { first, last }), first, last };
}

export function sizeOf(info: ClassInfo, at: Node): Expression {
  return { kind: "sizeof-type", type: toSyntax(classType(info), at), first: at.first, last: at.last };
}

/** The body of such a function; `act` makes or ends one object. */
export function rowBody(role: Role, at: Node, act: (object: Expression) => Expression): Statement[] {
  const { first, last } = at;
  const index = nameOf("index", at);
  const count = nameOf("count", at);
  const isUp = role === "constructor";
  const before: Expression = {
    kind: "binary",
    operator: "-",
    left: index,
    right: numberOf(1, at),
    first,
    last,
  };
  const object: Expression = {
    kind: "index",
    base: nameOf("this", at),
    index: isUp ? index : before,
    first,
    last,
  };
  return [
    declarationOf("index", sizeType, at, isUp ? numberOf(0, at) : count),
    {
      kind: "for",
      initial: null,
      condition: isUp
        ? { kind: "binary", operator: "<", left: index, right: count, first, last }
        : { kind: "binary", operator: ">", left: index, right: numberOf(0, at), first, last },
      step: { kind: "postfix", operator: isUp ? "++" : "--", operand: index, first, last },
      body: { kind: "expression", expression: act(object), first, last },
      first,
      last,
    },
  ];
}
