/** Calls of destructors: `A::~A(&a);` where an object's life ends. */
import type { Expression, Node, Statement } from "../syntax";
import { classIn } from "./class-facts";
import { symbolName } from "./declare-function";
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { implicitFunction } from "./implicit";
import { countOf, firstOf, rowCall } from "./rows";
import type { Translator } from "./translator";
import { addressOf, callOf } from "./value";

/** The destructor of a class, made when nobody wrote it. */
export function destructorOf(t: Translator, info: ClassInfo): FunctionInfo {
  return info.destructor && !info.destructor.isDefaulted
    ? info.destructor
    : implicitFunction(t, info, "destructor");
}

export function destroy(t: Translator, type: CxxType, place: Expression, at: Node): Statement {
  const info = classIn(type)!;
  const { first, last } = at;
  const here = placed(place, at);
  const expression =
    type.kind === "array"
      ? rowCall(t, info, "destructor", firstOf(info, here, at), countOf(info, here, at), at)
      : callOf(symbolName(destructorOf(t, info)), [addressOf(here, at)], at);
  return { kind: "expression", expression, first, last };
}

function placed(place: Expression, at: Node): Expression {
  return place.kind === "name" ? { ...place, first: at.first, last: at.last } : place;
}
