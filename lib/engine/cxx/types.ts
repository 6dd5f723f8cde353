/** Makers, predicates and spellings of C++ types, and the C syntax each one becomes. */
import type { Node, ParameterSyntax, TypeSyntax } from "../syntax";
import type { ClassInfo, CxxType, EnumInfo, FunctionType, ParameterInfo } from "./entities";

const plain = { isConst: false, isVolatile: false, alias: null };

export function scalar(words: string): CxxType {
  return { kind: "scalar", words, ...plain };
}

export const voidType = scalar("void");
export const intType = scalar("int");
export const boolType = scalar("_Bool");
export const sizeType = scalar("unsigned long long");
export const nullType: CxxType = { kind: "null", ...plain };
export const autoType: CxxType = { kind: "auto", ...plain };
export const unknownType: CxxType = { kind: "unknown", name: "", ...plain };

export function namedUnknown(name: string): CxxType {
  return { kind: "unknown", name, ...plain };
}

export function classType(info: ClassInfo): CxxType {
  return { kind: "class", class: info, ...plain };
}

export function enumType(info: EnumInfo): CxxType {
  return { kind: "enum", enum: info, ...plain };
}

export function pointerTo(to: CxxType): CxxType {
  return { kind: "pointer", to, ...plain };
}

export function referenceTo(to: CxxType, isRvalue: boolean): CxxType {
  // Reference collapsing.
  if (to.kind === "reference") return { ...to, isRvalue: to.isRvalue && isRvalue };
  return { kind: "reference", to, isRvalue, ...plain };
}

export function arrayOf(of: CxxType, size: Extract<CxxType, { kind: "array" }>["size"]): CxxType {
  return { kind: "array", of, size, ...plain };
}

export function functionType(
  returns: CxxType,
  parameters: readonly ParameterInfo[],
  isVariadic: boolean,
): FunctionType {
  return { kind: "function", returns, parameters, isVariadic, ...plain };
}

export function qualified(type: CxxType, isConst: boolean, isVolatile: boolean): CxxType {
  if (!isConst && !isVolatile) return type;
  return { ...type, isConst: type.isConst || isConst, isVolatile: type.isVolatile || isVolatile };
}

/** Without `const` and `volatile` at the top, and no reference. */
export function bare(type: CxxType): CxxType {
  const inner = type.kind === "reference" ? type.to : type;
  return inner.isConst || inner.isVolatile ? { ...inner, isConst: false, isVolatile: false } : inner;
}

/** What reading a name of the type gives: references are looked through. */
export function referred(type: CxxType): CxxType {
  return type.kind === "reference" ? type.to : type;
}

/** Arrays and functions become pointers. */
export function decayed(type: CxxType): CxxType {
  if (type.kind === "array") return pointerTo(type.of);
  if (type.kind === "function") return pointerTo(type);
  return type;
}

export function isClass(type: CxxType): type is Extract<CxxType, { kind: "class" }> {
  return type.kind === "class" && !type.class.isModel;
}

export function isArithmetic(type: CxxType): boolean {
  return (type.kind === "scalar" && type.words !== "void") || (type.kind === "enum" && !type.enum.isScoped);
}

export function isVoid(type: CxxType): boolean {
  return type.kind === "scalar" && type.words === "void";
}

/** `isShallow`: top-level qualifiers do not count. */
export function sameType(one: CxxType, other: CxxType, isShallow = true): boolean {
  if (!isShallow && one.isConst !== other.isConst) return false;
  switch (one.kind) {
    case "scalar":
      return other.kind === "scalar" && one.words === other.words;
    case "class":
      return other.kind === "class" && one.class === other.class;
    case "enum":
      return other.kind === "enum" && one.enum === other.enum;
    case "pointer":
      return other.kind === "pointer" && sameType(one.to, other.to, false);
    case "reference":
      return (
        other.kind === "reference" && one.isRvalue === other.isRvalue && sameType(one.to, other.to, false)
      );
    case "array":
      return other.kind === "array" && sameType(one.of, other.of);
    case "function":
      return (
        other.kind === "function" &&
        sameType(one.returns, other.returns) &&
        sameParameters(one.parameters, other.parameters)
      );
    case "unknown":
      return other.kind === "unknown" && one.name === other.name;
    default:
      return one.kind === other.kind;
  }
}

export function sameParameters(one: readonly ParameterInfo[], other: readonly ParameterInfo[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ type }, i) => sameType(decayed(type), decayed(other[i]!.type)))
  );
}

/** As a person would write it. */
export function spell(type: CxxType): string {
  const prefix = type.isConst ? "const " : "";
  switch (type.kind) {
    case "scalar":
      return prefix + (type.alias ?? (type.words === "_Bool" ? "bool" : type.words));
    case "class":
      return prefix + (type.alias ?? type.class.name);
    case "enum":
      return prefix + type.enum.name;
    case "pointer":
      return (
        type.alias ??
        (type.to.kind === "function"
          ? `${spell(type.to.returns)}(*)(${list(type.to)})`
          : `${spell(type.to)}*`)
      );
    case "reference":
      return `${spell(type.to)}${type.isRvalue ? "&&" : "&"}`;
    case "array":
      return `${spell(type.of)}[]`;
    case "function":
      return type.alias ?? `${spell(type.returns)}(${list(type)})`;
    case "unknown":
      return type.name || "?";
    case "null":
      return "nullptr_t";
    default:
      return type.kind;
  }
}

function list(type: FunctionType): string {
  return type.parameters.map((parameter) => spell(parameter.type)).join(", ");
}

// C ---------------------------------------------------------------------------------------------------

/** The type in C: references are pointers, classes are structs of their qualified name. */
export function toSyntax(type: CxxType, at: Node): TypeSyntax {
  const common = { isConst: type.isConst, isVolatile: type.isVolatile, first: at.first, last: at.last };
  if (type.alias !== null) return { kind: "named", name: type.alias, ...common };
  switch (type.kind) {
    case "scalar":
      return { kind: "base", words: type.words === "wchar_t" ? "unsigned short" : type.words, ...common };
    case "class":
      return {
        kind: "record",
        record: type.class.record,
        tag: type.class.name,
        fields: null,
        pack: null,
        ...common,
      };
    case "enum":
      return type.enum.base
        ? { ...toSyntax(type.enum.base, at), isConst: type.isConst, isVolatile: type.isVolatile }
        : { kind: "enum", tag: type.enum.name, enumerators: null, ...common };
    case "pointer":
    case "reference":
      return { kind: "pointer", to: toSyntax(type.to, at), ...common };
    case "array":
      return { kind: "array", of: toSyntax(type.of, at), size: type.size, ...common };
    case "function":
      return {
        kind: "function",
        returns: toSyntax(type.returns, at),
        parameters: type.parameters.map((parameter) => parameterSyntax(parameter, at)),
        isVariadic: type.isVariadic,
        isOldStyle: false,
        ...common,
      };
    case "null":
      return { kind: "pointer", to: toSyntax(voidType, at), ...common };
    case "unknown":
      return { kind: "named", name: type.name || "unknown type", ...common };
    default:
      return { kind: "error", ...common };
  }
}

export function parameterSyntax({ name, type, marks }: ParameterInfo, at: Node): ParameterSyntax {
  return { name, type: toSyntax(type, at), marks, first: at.first, last: at.last };
}

/** `(void)`. */
export function parameterless(at: Node): ParameterSyntax {
  return { name: null, type: toSyntax(voidType, at), marks: [], first: at.first, last: at.last };
}
