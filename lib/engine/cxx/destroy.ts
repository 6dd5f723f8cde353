/** Calls of destructors: `A::~A(&a);` where an object's life ends. */
import type { Expression, Node, Statement } from "../syntax";
import { classIn } from "./class-facts";
import { symbolName } from "./declare-function";
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { implicitFunction } from "./implicit";
import type { Translator } from "./translator";
import { addressOf, callOf, numberOf } from "./value";

/** The destructor of a class, made when nobody wrote it. */
export function destructorOf(t: Translator, info: ClassInfo): FunctionInfo {
  return info.destructor && !info.destructor.isDefaulted
    ? info.destructor
    : implicitFunction(t, info, "destructor");
}

export function destroy(t: Translator, type: CxxType, place: Expression, at: Node): Statement {
  const info = classIn(type)!;
  const name = symbolName(destructorOf(t, info));
  const { first, last } = at;
  if (type.kind !== "array") {
    const expression = callOf(name, [addressOf(placed(place, at), at)], at);
    return { kind: "expression", expression, first, last };
  }
  // Elements of an array, last first.
  const count = type.size ?? numberOf(0, at);
  return eachElement(t, place, count, at, (element) => callOf(name, [addressOf(element, at)], at));
}

function placed(place: Expression, at: Node): Expression {
  return place.kind === "name" ? { ...place, first: at.first, last: at.last } : place;
}

/** `for (i = 0; i < count; i++) act(place[i])`. */
export function eachElement(
  t: Translator,
  place: Expression,
  count: Expression,
  at: Node,
  act: (element: Expression) => Expression,
): Statement {
  const { first, last } = at;
  const name = t.body(t.i).temporaryName("index");
  const index: Expression = { kind: "name", name, first, last };
  const zero = numberOf(0, at);
  const size = {
    kind: "base",
    words: "unsigned long long",
    isConst: false,
    isVolatile: false,
    first,
    last,
  } as const;
  return {
    kind: "for",
    initial: {
      kind: "declaration",
      declaration: {
        storage: "none",
        isInline: false,
        base: size,
        declarators: [
          {
            name,
            nameToken: first,
            type: size,
            initial: { kind: "value", value: zero, first, last },
            first,
            last,
          },
        ],
        marks: [],
        first,
        last,
      },
      first,
      last,
    },
    condition: { kind: "binary", operator: "<", left: index, right: count, first, last },
    step: { kind: "postfix", operator: "++", operand: index, first, last },
    body: {
      kind: "expression",
      expression: act({ kind: "index", base: place, index, first, last }),
      first,
      last,
    },
    first,
    last,
  };
}
