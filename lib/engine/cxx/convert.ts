/**
 * How well a value fits a type, and the value as that type: references become addresses, derived classes become their
 * base's part, classes go through constructors and conversion functions. What C converts by itself is left alone.
 */
import type { Expression, Node } from "../syntax";
import { copiesByCode, isCopy } from "./class-facts";
import { symbolName } from "./declare-function";
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { memberOfClass, pathToBase } from "./lookup";
import { temporary } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import {
  bare,
  decayed,
  isArithmetic,
  isClass,
  isVoid,
  pointerTo,
  sameParameters,
  sameType,
  spell,
} from "./types";
import {
  addressOf,
  assignTo,
  castTo,
  commaOf,
  dereference,
  nameOf,
  pathOf,
  type Value,
  value,
} from "./value";

/** Costs of a conversion; smaller fits better. */
export const Fit = {
  Exact: 0,
  Qualified: 0.5,
  Promotion: 1,
  Unknown: 1.5,
  Conversion: 2,
  ToVoid: 2.5,
  ToBool: 3,
  User: 4,
  Doubtful: 8,
  None: Number.POSITIVE_INFINITY,
} as const;

export function fitness(t: Translator, given: Value, to: CxxType, mayConvert = true): number {
  if (given.list) return fitList(t, given.list, to);
  if (to.kind === "reference") return fitReference(t, given, to, mayConvert);
  const from = decayed(given.type);
  if (from.kind === "unknown" && from.name !== "" && sameType(bare(from), bare(to))) return Fit.Exact;
  if (to.kind === "unknown" || from.kind === "unknown" || to.kind === "auto") return Fit.Unknown;
  if (given.callable) return functionFor(given.callable.functions, to) ? Fit.Exact : Fit.None;
  if (sameType(bare(from), bare(to))) return Fit.Exact;
  if (to.kind === "class" || given.type.kind === "class") return fitClass(t, given, to, mayConvert);
  if (to.kind === "pointer") return fitPointer(given, from, to);
  if (isArithmetic(to) && isArithmetic(from)) return fitNumber(from, to);
  const isBool = to.kind === "scalar" && to.words === "_Bool";
  return isBool && (from.kind === "pointer" || from.kind === "null") ? Fit.ToBool : Fit.None;
}

function fitList(t: Translator, list: readonly Value[], to: CxxType): number {
  const target = to.kind === "reference" ? to.to : to;
  if (target.kind === "class") return Fit.User;
  if (list.length === 1) return fitness(t, list[0]!, to);
  return list.length === 0 ? Fit.Conversion : Fit.None;
}

function fitReference(
  t: Translator,
  given: Value,
  to: Extract<CxxType, { kind: "reference" }>,
  mayConvert: boolean,
): number {
  const { type } = given;
  const target = to.to;
  const isSame = sameType(bare(type), bare(target));
  const isDerived =
    type.kind === "class" && target.kind === "class" && pathToBase(type.class, target.class) !== null;
  const isNamed = isSame && type.kind === "unknown" && type.name !== "";
  if (!isNamed && (type.kind === "unknown" || target.kind === "unknown")) return Fit.Unknown;
  if (isSame || isDerived) {
    if (to.isRvalue && given.isPlace) return Fit.None;
    if (!to.isRvalue && !given.isPlace && !target.isConst) return Fit.None;
    if (type.isConst && !target.isConst) return Fit.None;
    const base = isSame ? Fit.Exact : Fit.Conversion;
    if (given.isPlace) return base + (target.isConst && !type.isConst ? 0.1 : 0);
    return base + (to.isRvalue ? 0 : 0.1);
  }
  // C's integers of one size are one type here and there: `KIRQL&` for an `unsigned char`.
  if (!to.isRvalue && !target.isConst) return Fit.None;
  return fitness(t, given, target, mayConvert);
}

function fitClass(t: Translator, given: Value, to: CxxType, mayConvert: boolean): number {
  const from = given.type;
  if (to.kind === "class" && from.kind === "class") {
    if (pathToBase(from.class, to.class)) return Fit.Conversion;
  }
  if (!mayConvert) return Fit.None;
  if (isClass(to) && convertingConstructor(t, given, to.class)) return Fit.User;
  if (isClass(from)) {
    if (conversionTo(t, from.class, to)) return Fit.User;
    if (to.kind === "pointer" && to.to.kind === "function" && t.closures.has(from.class))
      return Fit.Conversion;
  }
  return Fit.None;
}

function convertingConstructor(t: Translator, given: Value, info: ClassInfo): FunctionInfo | null {
  return (
    info.constructors.find((made) => {
      if (made.isExplicit || made.isDeleted || isCopy(made, info)) return false;
      const [first, ...rest] = made.parameters;
      if (!first || rest.some(({ defaultValue }) => defaultValue === null)) return false;
      return fitness(t, given, first.type, false) < Fit.User;
    }) ?? null
  );
}

/** `operator T()` of the class, or of a base, that leads to the type. */
export function conversionTo(t: Translator, info: ClassInfo, to: CxxType): FunctionInfo | null {
  let best: FunctionInfo | null = null;
  let least: number = Fit.User;
  for (let each: ClassInfo | null = info; each; each = each.bases[0]?.class ?? null) {
    for (const [name, entity] of each.scope.names) {
      if (!name.startsWith("operator ") || entity.kind !== "functions" || / (new|delete)/.test(name))
        continue;
      for (const made of entity.functions) {
        const result = made.returns.kind === "reference" ? made.returns.to : made.returns;
        const cost = fitness(t, value(nameOf("", t.here()), result, true), to, false);
        if (cost < least) {
          best = made;
          least = cost;
        }
      }
    }
  }
  return best;
}

function fitPointer(given: Value, from: CxxType, to: Extract<CxxType, { kind: "pointer" }>): number {
  if (from.kind === "null" || given.isZero) return Fit.Conversion;
  if (from.kind !== "pointer") return isArithmetic(from) ? Fit.Doubtful : Fit.None;
  if (isVoid(to.to)) return Fit.ToVoid;
  if (sameType(bare(from.to), bare(to.to)))
    return from.to.isConst && !to.to.isConst ? Fit.Doubtful : Fit.Qualified;
  if (from.to.kind === "class" && to.to.kind === "class" && pathToBase(from.to.class, to.to.class)) {
    return Fit.Conversion;
  }
  if (from.to.kind === "unknown" || to.to.kind === "unknown") return Fit.Unknown;
  return Fit.Doubtful;
}

const small = new Set([
  "_Bool",
  "char",
  "signed char",
  "unsigned char",
  "short",
  "unsigned short",
  "wchar_t",
]);

function fitNumber(from: CxxType, to: CxxType): number {
  const isPromoted = to.kind === "scalar" && to.words === "int";
  const isSmall = from.kind === "enum" || (from.kind === "scalar" && small.has(from.words));
  if (isPromoted && isSmall) return Fit.Promotion;
  if (to.kind === "enum") return Fit.Doubtful;
  return Fit.Conversion;
}

/** The function whose address has the type. */
export function functionFor(functions: readonly FunctionInfo[], to: CxxType): FunctionInfo | null {
  const wanted = to.kind === "pointer" || to.kind === "reference" ? to.to : to;
  if (wanted.kind !== "function") return functions.length === 1 ? functions[0]! : null;
  const exact = functions.find((made) => sameParameters(made.parameters, wanted.parameters));
  if (exact) return exact;
  const byCount = functions.filter((made) => made.parameters.length === wanted.parameters.length);
  if (byCount.length === 1) return byCount[0]!;
  return functions.length === 1 ? functions[0]! : null;
}

// Conversions -----------------------------------------------------------------------------------------

/** The value as a C expression of the type; of a reference type, the address. */
export function convert(t: Translator, given: Value, to: CxxType, at: Node = given.e): Expression {
  if (to.kind === "reference") return bindReference(t, given, to.to, at);
  if (given.list) return convertList(t, given.list, to, at);
  if (given.callable) return functionName(t, given, to, at);
  const from = given.type;
  if (isClass(to)) return convertToClass(t, given, to, at);
  if (isClass(from)) return convertFromClass(t, given, to, at);
  if (to.kind === "pointer" && from.kind === "pointer") return convertPointer(given.e, from, to, at);
  return given.e;
}

function convertList(t: Translator, list: readonly Value[], to: CxxType, at: Node): Expression {
  if (to.kind === "class" || to.kind === "array") return t.readers.construct(t, to, list, at, true).e;
  if (list.length === 1) return convert(t, list[0]!, to, at);
  if (list.length === 0) return castTo(to, { kind: "number", text: "0", ...at }, at);
  throw new Unreadable(t.i, "a list of values where one is expected");
}

function functionName(t: Translator, given: Value, to: CxxType, at: Node): Expression {
  const functions = given.callable!.functions;
  const chosen = functionFor(functions, to);
  if (!chosen) {
    throw new Unreadable(
      t.i,
      `which of the functions named ${functions[0]?.name ?? "so"} is meant is not known`,
    );
  }
  t.use(chosen);
  return nameOf(symbolName(chosen), at);
}

function convertToClass(
  t: Translator,
  given: Value,
  to: Extract<CxxType, { kind: "class" }>,
  at: Node,
): Expression {
  const from = given.type;
  if (from.kind === "class") {
    const path = pathToBase(from.class, to.class);
    if (path) {
      const isCopied = copiesByCode(to.class) && given.isPlace;
      return isCopied ? t.readers.construct(t, to, [given], at, false).e : pathOf(given.e, path, at);
    }
    const through = conversionTo(t, from.class, to);
    if (through) return t.readers.callFunction(t, through, given, [], at, false).e;
  }
  if (from.kind === "unknown") return given.e;
  return t.readers.construct(t, to, [given], at, false).e;
}

function convertFromClass(t: Translator, given: Value, to: CxxType, at: Node): Expression {
  const from = given.type;
  if (from.kind !== "class") return given.e;
  const closure = t.closures.get(from.class);
  if (closure && to.kind === "pointer") {
    if (!closure.isStatic) throw new Unreadable(t.i, "a lambda with captures is no function pointer");
    return nameOf(symbolName(closure), at);
  }
  const through = conversionTo(t, from.class, to);
  return through ? convert(t, t.readers.callFunction(t, through, given, [], at, false), to, at) : given.e;
}

function convertPointer(
  e: Expression,
  from: Extract<CxxType, { kind: "pointer" }>,
  to: Extract<CxxType, { kind: "pointer" }>,
  at: Node,
): Expression {
  if (from.to.kind !== "class" || to.to.kind !== "class") return e;
  const path = pathToBase(from.to.class, to.to.class);
  if (!path || path.length === 0) return e;
  return addressOf(pathOf(dereference(e, at), path, at), at);
}

/** The address of the object, or of a temporary that holds the value. */
function bindReference(t: Translator, given: Value, to: CxxType, at: Node): Expression {
  const from = given.type;
  if (given.callable) return functionName(t, given, pointerTo(to), at);
  if (!given.list && from.kind === "class" && to.kind === "class") {
    const path = pathToBase(from.class, to.class);
    if (path) return addressOf(pathOf(given.e, path, at), at);
  }
  const isObject = given.isPlace && (sameType(bare(from), bare(to)) || sharesBytes(from, to));
  if (isObject) return addressOf(given.e, at);
  if (isClass(to)) return addressOf(convert(t, given, to, at), at);
  const place = temporary(t, { ...to, isConst: false }, at);
  const filled = assignTo(place, convert(t, given, to, at), at);
  return commaOf(filled, addressOf(place, at), at);
}

/** What is not known well enough to be converted is passed on as it is. */
function sharesBytes(from: CxxType, to: CxxType): boolean {
  if (from.kind === "unknown" || to.kind === "unknown") return true;
  return to.kind !== "class" && from.kind === to.kind && from.kind !== "scalar" && !to.isConst;
}

/** A test: what C compares with zero. */
export function asCondition(t: Translator, given: Value): Expression {
  if (!isClass(given.type)) return given.e;
  const through =
    conversionTo(t, given.type.class, {
      kind: "scalar",
      words: "_Bool",
      isConst: false,
      isVolatile: false,
      alias: null,
    }) ?? anyConversion(given.type.class);
  if (!through) throw new Unreadable(t.i, `${spell(given.type)} is no condition`);
  return t.readers.callFunction(t, through, given, [], given.e, false).e;
}

function anyConversion(info: ClassInfo): FunctionInfo | null {
  const found = memberOfClass(info, "operator bool");
  return found?.kind === "functions" ? (found.functions[0] ?? null) : null;
}

/** Classes in operators that C knows: numbers and pointers their conversion functions give. */
export function asScalar(t: Translator, given: Value, at: Node): Value {
  if (!isClass(given.type)) return given;
  const info = given.type.class;
  for (let each: ClassInfo | null = info; each; each = each.bases[0]?.class ?? null) {
    for (const [name, entity] of each.scope.names) {
      if (!name.startsWith("operator ") || entity.kind !== "functions" || / (new|delete)/.test(name))
        continue;
      return t.readers.callFunction(t, entity.functions[0]!, given, [], at, false);
    }
  }
  return given;
}
