/** An expression in C together with its C++ type. */
import type { Expression, Node } from "../syntax";
import type { CxxType, FunctionInfo, TemplateArgument, TemplateInfo } from "./entities";
import { toSyntax } from "./types";

export interface Value {
  readonly e: Expression;
  /** Never a reference. */
  readonly type: CxxType;
  readonly isPlace: boolean;
  /** Functions the expression names, with the object they are called on. */
  readonly callable: Callable | null;
  /** Items of `{ ... }`, which take the type that is asked for. */
  readonly list: readonly Value[] | null;
  /** An object that is yet to be made: puts it into a place. Asking for `e` makes a temporary. */
  readonly make: ((place: Expression) => Expression) | null;
  /** A literal `0`, which is also a null pointer. */
  readonly isZero: boolean;
}

export interface Callable {
  readonly functions: readonly FunctionInfo[];
  readonly templates: readonly TemplateInfo[];
  /** `f<int>`: the arguments given. */
  readonly explicit: readonly TemplateArgument[];
  /** The object's place, null for a plain function. */
  readonly object: Value | null;
  /** `A::f()` and `A a; a.f()` name the body they call. */
  readonly isDirect: boolean;
}

export function value(e: Expression, type: CxxType, isPlace = false): Value {
  return {
    e,
    type,
    isPlace,
    callable: null,
    list: null,
    make: null,
    isZero: e.kind === "number" && /^0+$/.test(e.text),
  };
}

// C expressions ---------------------------------------------------------------------------------------

export function nameOf(name: string, at: Node): Expression {
  return { kind: "name", name, first: at.first, last: at.last };
}

export function numberOf(text: string | number, at: Node): Expression {
  return { kind: "number", text: String(text), first: at.first, last: at.last };
}

export function callOf(callee: string, args: readonly Expression[], at: Node): Expression {
  return { kind: "call", callee: nameOf(callee, at), arguments: args, first: at.first, last: at.last };
}

export function addressOf(operand: Expression, at: Node = operand): Expression {
  if (operand.kind === "unary" && operand.operator === "*") return operand.operand;
  return { kind: "unary", operator: "&", operand, first: at.first, last: at.last };
}

export function dereference(operand: Expression, at: Node = operand): Expression {
  if (operand.kind === "unary" && operand.operator === "&") return operand.operand;
  return { kind: "unary", operator: "*", operand, first: at.first, last: at.last };
}

/** `base.name`, written `p->name` where the base is `*p`. */
export function memberOf(base: Expression, name: string, at: Node): Expression {
  const { first, last } = at;
  if (base.kind === "unary" && base.operator === "*") {
    return { kind: "member", base: base.operand, name, isArrow: true, first, last };
  }
  return { kind: "member", base, name, isArrow: false, first, last };
}

export function pathOf(base: Expression, path: readonly string[], at: Node): Expression {
  return path.reduce((inner, name) => memberOf(inner, name, at), base);
}

export function castTo(type: CxxType, operand: Expression, at: Node): Expression {
  return { kind: "cast", type: toSyntax(type, at), operand, first: at.first, last: at.last };
}

export function commaOf(left: Expression, right: Expression, at: Node): Expression {
  return { kind: "comma", left, right, first: at.first, last: at.last };
}

export function assignTo(target: Expression, source: Expression, at: Node): Expression {
  return { kind: "assign", operator: "=", target, value: source, first: at.first, last: at.last };
}

/** May be evaluated twice without anybody noticing. */
export function isSimple(e: Expression): boolean {
  let inner = e;
  for (;;) {
    if (inner.kind === "name" || inner.kind === "number") return true;
    if (inner.kind === "member") inner = inner.base;
    else if (inner.kind === "unary" && (inner.operator === "&" || inner.operator === "*"))
      inner = inner.operand;
    else if (inner.kind === "cast") inner = inner.operand;
    else return false;
  }
}

/** The expression with every node at one place, for text that stands elsewhere. */
export function placedAt(e: Expression, at: Node): Expression {
  const { first, last } = at;
  switch (e.kind) {
    case "unary":
    case "postfix":
      return { ...e, operand: placedAt(e.operand, at), first, last };
    case "binary":
      return { ...e, left: placedAt(e.left, at), right: placedAt(e.right, at), first, last };
    case "conditional":
      return {
        ...e,
        condition: placedAt(e.condition, at),
        whenTrue: e.whenTrue && placedAt(e.whenTrue, at),
        whenFalse: placedAt(e.whenFalse, at),
        first,
        last,
      };
    case "cast":
      return { ...e, operand: placedAt(e.operand, at), first, last };
    default:
      return { ...e, first, last };
  }
}

/** A value C can use where it needs a constant; `isEnumerator` knows the names that are. */
export function isConstant(e: Expression, isEnumerator: (name: string) => boolean): boolean {
  const inner = (operand: Expression) => isConstant(operand, isEnumerator);
  switch (e.kind) {
    case "number":
    case "character":
    case "sizeof-type":
      return true;
    case "unary":
      return e.operator !== "*" && e.operator !== "&" && inner(e.operand);
    case "binary":
      return inner(e.left) && inner(e.right);
    case "conditional":
      return inner(e.condition) && e.whenTrue !== null && inner(e.whenTrue) && inner(e.whenFalse);
    case "cast":
      return inner(e.operand);
    case "name":
      return isEnumerator(e.name);
    default:
      return false;
  }
}
