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
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { inScope, memberOfClass } from "./lookup";
import { chooseFunction } from "./overloads";
import { readArguments, readBraced } from "./read-arguments";
import { readTypeName } from "./read-declarators";
import { startsType } from "./read-names";
import { readSpecifiers } from "./read-specifiers";
import { firstOf, rowCall, sizeOf } from "./rows";
import { temporary } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { arrayOf, isClass, pointerTo, sizeType, toSyntax, voidType } from "./types";
import {
  assignTo,
  callOf,
  castTo,
  commaOf,
  dereference,
  isSimple,
  numberOf,
  type Value,
  value,
} from "./value";

type ArrayType = Extract<CxxType, { kind: "array" }>;

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
  if (type.kind === "array") {
    const info = classIn(type);
    const isMade = info !== null && (needsConstruction(info) || needsDestruction(info));
    if (isMade && args.length > 0)
      throw new Unreadable(
        start,
        "values for `new` of several objects with a constructor are not supported",
        "unsupported",
      );
    if (isMade) return newRow(t, info, type, (row) => allocate(t, row, placement, isGlobal, at), at);
  }
  const pointer = castTo(pointerTo(element), allocate(t, type, placement, isGlobal, at), at);
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

/** Before objects that have to be ended stands how many there are. */
const ROW_HEAD = 8;

/** `block = new[](n * sizeof(T) + 8), block ? (*block = n, T::T[](block + 1, n), block + 1) : 0`. */
function newRow(
  t: Translator,
  info: ClassInfo,
  type: ArrayType,
  allocated: (row: ArrayType) => Expression,
  at: Node,
): Value {
  const { first, last } = at;
  const count = temporary(t, sizeType, at, "count");
  const block = temporary(t, pointerTo(sizeType), at, "block");
  const element = pointerTo(type.of);
  const behind: Expression = {
    kind: "binary",
    operator: "+",
    left: block,
    right: numberOf(1, at),
    first,
    last,
  };
  const objects = castTo(element, needsDestruction(info) ? behind : block, at);
  const steps = [
    ...(needsDestruction(info) ? [assignTo(dereference(block, at), count, at)] : []),
    ...(needsConstruction(info)
      ? [rowCall(t, info, "constructor", firstOf(info, objects, at), total(info, type, count, at), at)]
      : []),
    objects,
  ];
  const made = steps.reduceRight((rest, step) => commaOf(step, rest, at));
  const nothing = castTo(element, numberOf(0, at), at);
  const whole: Expression = {
    kind: "conditional",
    condition: block,
    whenTrue: made,
    whenFalse: nothing,
    first,
    last,
  };
  const taken = castTo(pointerTo(sizeType), allocated(arrayOfSize(type, count)), at);
  const e = commaOf(assignTo(count, type.size!, at), commaOf(assignTo(block, taken, at), whole, at), at);
  return value(e, element);
}

function arrayOfSize(type: ArrayType, size: Expression): ArrayType {
  return { ...type, size };
}

/** Objects in `count` elements, which may be arrays themselves. */
function total(info: ClassInfo, type: ArrayType, count: Expression, at: Node): Expression {
  if (type.of.kind !== "array") return count;
  const { first, last } = at;
  const each: Expression = {
    kind: "binary",
    operator: "/",
    left: { kind: "sizeof-type", type: toSyntax(type.of, at), first, last },
    right: sizeOf(info, at),
    first,
    last,
  };
  return { kind: "binary", operator: "*", left: count, right: each, first, last };
}

/** `block = p - 1, T::~T[](p, *block), operator delete[](block)`. */
function endRow(
  t: Translator,
  info: ClassInfo,
  pointer: Expression,
  at: Node,
): { readonly ended: Expression; readonly block: Expression } {
  const { first, last } = at;
  const block = temporary(t, pointerTo(sizeType), at, "block");
  const start = castTo(pointerTo(sizeType), pointer, at);
  const head: Expression = {
    kind: "binary",
    operator: "-",
    left: start,
    right: numberOf(1, at),
    first,
    last,
  };
  const ends = rowCall(t, info, "destructor", firstOf(info, pointer, at), dereference(block, at), at);
  return { ended: commaOf(assignTo(block, head, at), ends, at), block };
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
  if (type.kind === "array") return null;
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
  const size = isArray ? sizeOfRow(type, single, at) : single;
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

function sizeOfRow(type: ArrayType, single: Expression, { first, last }: Node): Expression {
  const info = classIn(type);
  const size: Expression = { kind: "binary", operator: "*", left: single, right: type.size!, first, last };
  if (!info || !needsDestruction(info)) return size;
  return {
    kind: "binary",
    operator: "+",
    left: size,
    right: numberOf(ROW_HEAD, { first, last }),
    first,
    last,
  };
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
  const pointer = isSimple(operand.e) ? operand.e : temporary(t, operand.type, at, "object");
  const isRow = isArray && isClass(element) && needsDestruction(element.class);
  const row = isRow ? endRow(t, element.class, pointer, at) : null;
  const freed = free(t, element, row?.block ?? pointer, isArray, isGlobal, at);
  const ends = row ? row.ended : needs && !isArray ? endObject(t, element, pointer, at) : null;
  const ended = ends ? commaOf(ends, freed, at) : freed;
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
