/** Objects made from arguments: `T(a, b)`, `T{a, b}`, `T()`; a constructor where there is one, else member by member. */
import type { Expression, Initializer, InitializerItem, Node } from "../syntax";
import { classIn, copiesByCode, isAggregate, isCopy, needsConstruction } from "./class-facts";
import { conversionTo, convert } from "./convert";
import { symbolName } from "./declare-function";
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { implicitFunction } from "./implicit";
import { pathToBase } from "./lookup";
import { chooseFunction } from "./overloads";
import { madeLater } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { classType, toSyntax } from "./types";
import { addressOf, callOf, castTo, numberOf, type Value, value } from "./value";

export function construct(
  t: Translator,
  type: CxxType,
  args: readonly Value[],
  at: Node,
  isBraced: boolean,
): Value {
  if (type.kind === "class" || type.kind === "array") {
    // One class is made from another, which is made from a third.
    const build = t.nested(() => constructorCall(t, type, args, at, isBraced));
    if (build) return madeLater(t, type, at, build);
    const only = sameObject(type, args);
    if (only) return only;
    return literal(t, type, args, at);
  }
  if (args.length === 0) return value(castTo(type, numberOf(0, at), at), type);
  if (args.length > 1) throw new Unreadable(t.i, "more than one value for a number");
  return value(castTo(type, convert(t, args[0]!, type, at), at), type);
}

/** A value of the class itself needs no making. */
function sameObject(type: CxxType, args: readonly Value[]): Value | null {
  const [only] = args;
  if (args.length !== 1 || !only || only.list) return null;
  const isSame = type.kind === "class" && only.type.kind === "class" && only.type.class === type.class;
  return isSame || only.type.kind === "unknown" ? only : null;
}

/** How a constructor makes the object in a place; null when no constructor runs. */
export function constructorCall(
  t: Translator,
  type: CxxType,
  args: readonly Value[],
  at: Node,
  isBraced: boolean,
): ((place: Expression) => Expression) | null {
  const info = classIn(type);
  if (!info || info.isModel || type.kind !== "class") return null;
  const only = args.length === 1 && !args[0]!.list ? args[0]! : null;
  const isCopied = only?.type.kind === "class" && only.type.class === info;
  if (isCopied && only.make) return only.make;
  if (
    isCopied &&
    !(only.isPlace && copiesByCode(info)) &&
    !info.constructors.some((made) => isCopy(made, info) && !made.isDefaulted && !made.isDeleted)
  ) {
    return null;
  }
  if (args.length === 0 && !needsConstruction(info)) return null;
  if (isBraced && isAggregate(info) && args.length > 0) return null;
  const made = constructorFor(t, info, args);
  t.use(made);
  const values = made.parameters.map((parameter, i) => {
    const argument = args[i];
    if (argument) return convert(t, argument, parameter.type, at);
    const place = { ...parameter.defaultValue!, scope: info.scope, fixed: at };
    return t.elsewhere(place, () => convert(t, t.readers.assignment(t), parameter.type, at));
  });
  return (place) => callOf(symbolName(made), [addressOf(place, at), ...values], at);
}

export function constructorFor(t: Translator, info: ClassInfo, args: readonly Value[]): FunctionInfo {
  const written = info.constructors.filter(
    (made) =>
      (!made.isDefaulted || made.parameters.length > 0) && !(isCopy(made, info) && isForeign(t, info, args)),
  );
  const chosen = chooseFunction(t, { functions: written, templates: [], explicit: [], object: null }, args);
  if (chosen) return chosen;
  if (args.length === 0 && written.every((made) => isCopy(made, info) || made.isDefaulted)) {
    return implicitFunction(t, info, "constructor");
  }
  throw new Unreadable(t.i, `no constructor of ${info.name} takes these ${args.length} arguments`);
}

/** Nothing to copy: the only argument neither is an object of the class nor turns itself into one. */
function isForeign(t: Translator, info: ClassInfo, args: readonly Value[]): boolean {
  const [only] = args;
  if (!only || only.list || only.type.kind === "unknown" || args.length > 1) return false;
  if (only.type.kind !== "class") return true;
  return (
    pathToBase(only.type.class, info) === null && conversionTo(t, only.type.class, classType(info)) === null
  );
}

function literal(t: Translator, type: CxxType, args: readonly Value[], at: Node): Value {
  const e: Expression = {
    kind: "compound-literal",
    type: toSyntax({ ...type, isConst: false }, at),
    value: listInitializer(t, type, args, at),
    first: at.first,
    last: at.last,
  };
  return value(e, type);
}

/** As C writes it; items take the types of the members they fill. */
export function listInitializer(
  t: Translator,
  type: CxxType,
  args: readonly (Value & { readonly designator?: string })[],
  at: Node,
): Initializer {
  let isElided = false;
  const items = args.map((argument, i): InitializerItem => {
    const part = partType(type, argument.designator ?? i);
    // `{ 0 }` for a class whose first member is a class: C finds the members by itself, and so from there on.
    isElided ||= part !== null && leavesOutBraces(part, argument);
    const wanted = isElided ? null : part;
    const designators = argument.designator ? [argument.designator] : [];
    return { designators, value: initializerOf(t, wanted, argument, at), first: at.first, last: at.last };
  });
  if (type.kind === "class" && !isElided) items.push(...defaultItems(t, type.class, args, at));
  return { kind: "list", items, first: at.first, last: at.last };
}

/** Members that the list leaves out and whose declarations give them a value. */
function defaultItems(
  t: Translator,
  info: ClassInfo,
  args: readonly { readonly designator?: string }[],
  at: Node,
): InitializerItem[] {
  const named = new Set(args.map(({ designator }) => designator));
  const isPlain = !named.has(undefined) || args.length === 0;
  const missing = isPlain
    ? info.fields.filter(({ name }) => !named.has(name ?? undefined))
    : info.fields.slice(Math.max(args.length - info.bases.length, 0));
  return missing.flatMap(({ name, type, initial }) => {
    if (initial === null || name === null) {
      const inner = classIn(type);
      if (inner && needsConstruction(inner))
        throw new Unreadable(
          t.i,
          `a list that leaves out ${name ?? "a member"} of ${info.name} is not supported`,
          "unsupported",
        );
      return [];
    }
    const given = t.elsewhere({ ...initial, scope: info.scope, fixed: at }, () =>
      t.is("{") ? t.readers.braced(t) : t.readers.assignment(t),
    );
    return [
      { designators: [name], value: initializerOf(t, type, given, at), first: at.first, last: at.last },
    ];
  });
}

function leavesOutBraces(part: CxxType, given: Value): boolean {
  if (given.list || given.type.kind === "class" || given.type.kind === "unknown") return false;
  if (part.kind === "array") return given.e.kind !== "string";
  return part.kind === "class" && isAggregate(part.class);
}

/** `T{t}` of an object `t` of the class is a copy. */
function copiedIn(type: CxxType, list: readonly Value[]): Value | null {
  const [only] = list;
  if (list.length !== 1 || type.kind !== "class" || only?.type.kind !== "class" || only.list) return null;
  return pathToBase(only.type.class, type.class) ? only : null;
}

export function initializerOf(t: Translator, type: CxxType | null, given: Value, at: Node): Initializer {
  if (given.list && type && (type.kind === "class" || type.kind === "array")) {
    const info = classIn(type);
    const whole = copiedIn(type, given.list);
    if (whole) return initializerOf(t, type, whole, at);
    if (info && !isAggregate(info))
      return { kind: "value", value: convert(t, given, type, at), first: at.first, last: at.last };
    return listInitializer(t, type, given.list, at);
  }
  if (given.list && (!type || type.kind === "unknown"))
    return listInitializer(
      t,
      { kind: "unknown", name: "", isConst: false, isVolatile: false, alias: null },
      given.list,
      at,
    );
  const e = type ? convert(t, given, type, at) : given.callable ? convert(t, given, given.type, at) : given.e;
  return { kind: "value", value: e, first: at.first, last: at.last };
}

function partType(type: CxxType, index: number | string): CxxType | null {
  if (type.kind === "array") return type.of;
  if (type.kind !== "class") return null;
  const { fields, bases } = type.class;
  if (typeof index === "string") return fields.find(({ name }) => name === index)?.type ?? null;
  const base = bases[index];
  if (base) return { ...type, class: base.class, alias: null };
  return fields[index - bases.length]?.type ?? null;
}
