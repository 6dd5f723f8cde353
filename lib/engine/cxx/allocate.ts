/**
 * `new` and `delete`: the operator the program defines, then the constructor or destructor.
 *
 *     new (NonPagedPoolNx, 'dniC') Queue(n)      (p = operator new(sizeof(Queue), ...), p ? (Queue::Queue(p, n), p) : p)
 *     delete q                                    q ? (Queue::~Queue(q), operator delete(q)) : 0
 *
 * An operator that nobody defines is an unknown function: in a kernel there is none that throws.
 */
import type { Expression, Node } from "../syntax";
import { callFunction } from "./call-function";
import { classIn, hasVirtualDestructor, needsConstruction, needsDestruction } from "./class-facts";
import { construct, constructorCall } from "./construct";
import { destructorOf } from "./destroy";
import type { CxxType, FunctionInfo } from "./entities";
import { inScope, memberOfClass } from "./lookup";
import { chooseFunction } from "./overloads";
import { readArguments, readBraced } from "./read-arguments";
import { readSpecifiers, readTypeName, startsType } from "./read-types";
import { temporary } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { arrayOf, isClass, pointerTo, sizeType, toSyntax, voidType } from "./types";
import { assignTo, callOf, castTo, commaOf, dereference, isSimple, type Value, value } from "./value";

export function readNew(t: Translator): Value {
  const start = t.i;
  const isGlobal = t.accept("::");
  t.expect("new");
  const placement = t.is("(") && !isTypeInParentheses(t) ? readArguments(t, "(") : [];
  const type = readNewType(t);
  if (type.kind === "array" && type.size === null)
    throw new Unreadable(start, "`new` of an array needs a size");
  const isBraced = t.is("{");
  const args = isBraced ? readBraced(t).list! : t.is("(") ? readArguments(t, "(") : [];
  const at = t.since(start);
  const element = type.kind === "array" ? type.of : type;
  const allocated = allocate(t, type, placement, isGlobal, at);
  const pointer = castTo(pointerTo(element), allocated, at);
  const build = maker(t, type, args, at, isBraced);
  if (!build) return value(pointer, pointerTo(element));
  const kept = temporary(t, pointerTo(element), at, "object");
  const made = commaOf(build(dereference(kept, at)), kept, at);
  const guarded: Expression = {
    kind: "conditional",
    condition: kept,
    whenTrue: made,
    whenFalse: kept,
    first: at.first,
    last: at.last,
  };
  return value(commaOf(assignTo(kept, pointer, at), guarded, at), pointerTo(element));
}

function isTypeInParentheses(t: Translator): boolean {
  const { i } = t;
  t.i++;
  const isType = startsType(t);
  t.i = i;
  // `new (T)`, not `new (T(x)) U`: nothing but the end of the expression follows.
  return isType && /^[;,)\]]?$/.test(t.texts[t.closer(i) + 1] ?? "");
}

/** `T`, `T*`, `T[n]`, without the arguments behind it. */
function readNewType(t: Translator): CxxType {
  if (t.is("(")) {
    const close = t.closer(t.i);
    t.i++;
    const type = readTypeName(t);
    t.i = close + 1;
    return type;
  }
  const { type } = readSpecifiers(t);
  if (!type) throw new Unreadable(t.i, `a type expected, \`${t.peek()}\` read`);
  let made = type;
  for (;;) {
    if (t.accept("*")) made = pointerTo(made);
    else if (t.accept("const")) made = { ...made, isConst: true };
    else break;
  }
  if (!t.is("[")) return made;
  const close = t.closer(t.i);
  t.i++;
  const { e } = t.readers.expression(t);
  t.i = close + 1;
  return arrayOf(made, e);
}

function maker(
  t: Translator,
  type: CxxType,
  args: readonly Value[],
  at: Node,
  isBraced: boolean,
): ((place: Expression) => Expression) | null {
  if (type.kind === "array") {
    const info = classIn(type);
    if (info && needsConstruction(info))
      throw new Unreadable(
        t.i,
        "`new` of several objects with a constructor is not supported",
        "unsupported",
      );
    return null;
  }
  const build = constructorCall(t, type, args, at, isBraced);
  if (build || (args.length === 0 && !isBraced)) return build;
  const made = construct(t, type, args, at, isBraced);
  return (place) => assignTo(place, made.e, at);
}

function allocate(
  t: Translator,
  type: CxxType,
  placement: readonly Value[],
  isGlobal: boolean,
  at: Node,
): Expression {
  const isArray = type.kind === "array";
  const element = isArray ? type.of : type;
  const single: Expression = {
    kind: "sizeof-type",
    type: toSyntax({ ...element, isConst: false }, at),
    first: at.first,
    last: at.last,
  };
  const size: Expression = isArray
    ? { kind: "binary", operator: "*", left: single, right: type.size!, first: at.first, last: at.last }
    : single;
  const functions = operatorsOf(t, element, isArray ? "operator new[]" : "operator new", isGlobal);
  const args = [value(size, sizeType), ...placement];
  const chosen =
    functions.length > 0
      ? chooseFunction(t, { functions, templates: [], explicit: [], object: null }, args)
      : null;
  if (chosen) return callFunction(t, chosen, null, args, at, true).e;
  // `new (p) T`: the place is the argument.
  const [only] = placement;
  if (only && placement.length === 1 && (only.type.kind === "pointer" || only.type.kind === "array"))
    return only.e;
  return callOf(
    "operator new",
    args.map((argument) => argument.e),
    at,
  );
}

function operatorsOf(t: Translator, type: CxxType, name: string, isGlobal: boolean): readonly FunctionInfo[] {
  const own = isClass(type) && !isGlobal ? memberOfClass(type.class, name) : null;
  const found = own ?? inScope(t.global, name);
  if (found?.kind === "functions") return found.functions;
  return name.endsWith("[]") ? operatorsOf(t, type, name.slice(0, -2), isGlobal) : [];
}

export function readDelete(t: Translator): Value {
  const start = t.i;
  const isGlobal = t.accept("::");
  t.expect("delete");
  const isArray = t.is("[");
  if (isArray) t.i += 2;
  const operand = t.readers.unary(t);
  const at = t.since(start);
  const element = operand.type.kind === "pointer" ? operand.type.to : voidType;
  const needs = isClass(element) && (needsDestruction(element.class) || hasVirtualDestructor(element.class));
  if (isArray && needs)
    throw new Unreadable(start, "`delete[]` of objects with a destructor is not supported", "unsupported");
  const pointer = isSimple(operand.e) ? operand.e : temporary(t, operand.type, at, "object");
  const freed = free(t, element, pointer, isArray, isGlobal, at);
  const ended = needs ? commaOf(endObject(t, element, pointer, at), freed, at) : freed;
  const nothing = castTo(voidType, { kind: "number", text: "0", ...at }, at);
  const whole: Expression = {
    kind: "conditional",
    condition: pointer,
    whenTrue: castTo(voidType, ended, at),
    whenFalse: nothing,
    first: at.first,
    last: at.last,
  };
  const e = pointer === operand.e ? whole : commaOf(assignTo(pointer, operand.e, at), whole, at);
  return value(e, voidType);
}

function endObject(t: Translator, type: CxxType, pointer: Expression, at: Node): Expression {
  const info = classIn(type)!;
  const object = value(dereference(pointer, at), type, true);
  return callFunction(t, destructorOf(t, info), object, [], at, false).e;
}

function free(
  t: Translator,
  type: CxxType,
  pointer: Expression,
  isArray: boolean,
  isGlobal: boolean,
  at: Node,
): Expression {
  const functions = operatorsOf(t, type, isArray ? "operator delete[]" : "operator delete", isGlobal);
  const one = [value(pointer, pointerTo(voidType))];
  const chosen = chooseFunction(t, { functions, templates: [], explicit: [], object: null }, one);
  if (chosen) return callFunction(t, chosen, null, one, at, true).e;
  const size = value(
    { kind: "sizeof-type", type: toSyntax(type, at), first: at.first, last: at.last } as Expression,
    sizeType,
  );
  const sized = chooseFunction(t, { functions, templates: [], explicit: [], object: null }, [...one, size]);
  if (sized) return callFunction(t, sized, null, [...one, size], at, true).e;
  return callOf("operator delete", [pointer], at);
}
