/**
 * Types in C's notation, compact: `UCHAR`-like typedef names are gone, a record prints as its name.
 *
 *     unsigned char   struct _IRP *   void (*)(struct _DEVICE_OBJECT *, struct _IRP *)   int [4][2]
 */
import type { CType, TypeId } from "./c-type";
import type { TypeTable } from "./type-table";

const integerNames: Readonly<Record<string, string>> = {
  "1u": "_Bool",
  "8s": "char",
  "8u": "unsigned char",
  "16s": "short",
  "16u": "unsigned short",
  "32s": "int",
  "32u": "unsigned",
  "64s": "long long",
  "64u": "unsigned long long",
};

/** Nesting of function types inside parameter lists beyond which `...` is printed. */
const DEPTH_LIMIT = 8;

export function printType(types: TypeTable, id: TypeId): string {
  return printDeclaration(types, id, "");
}

/** A declaration of `name` with the type, as C writes it: `int (*name)[4]`. */
export function printDeclaration(types: TypeTable, id: TypeId, name: string): string {
  return declare(types, id, name, 0);
}

function declare(types: TypeTable, id: TypeId, name: string, depth: number): string {
  let inner = name;
  let type = types.get(id);
  for (;;) {
    if (type.kind === "pointer") {
      const target = types.get(type.to);
      const wraps = target.kind === "array" || target.kind === "function";
      const marks = `${type.toConst ? "const " : ""}${type.toVolatile ? "volatile " : ""}`;
      inner = wraps ? `(*${inner})` : `${marks}*${inner}`;
      type = target;
    } else if (type.kind === "array") {
      inner = `${inner}[${type.count ?? ""}]`;
      type = types.get(type.of);
    } else if (type.kind === "function") {
      inner = `${inner}(${parameterList(types, type, depth)})`;
      type = types.get(type.returns);
    } else {
      const base = baseName(type);
      return inner === "" ? base : `${base} ${inner}`;
    }
  }
}

function parameterList(types: TypeTable, type: Extract<CType, { kind: "function" }>, depth: number): string {
  if (depth >= DEPTH_LIMIT) return "...";
  const printed = type.parameters.map((parameter) => declare(types, parameter.type, "", depth + 1));
  if (type.isVariadic) printed.push("...");
  return printed.length === 0 ? "void" : printed.join(", ");
}

function baseName(type: CType): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "integer":
      return integerNames[`${type.bits}${type.signed ? "s" : "u"}`]!;
    case "float":
      return type.bits === 32 ? "float" : "double";
    case "record":
      return `${type.record} ${type.name}`;
    case "enum":
      return `enum ${type.name}`;
    case "open":
      return `?${type.name}`;
    default:
      throw new Error(`not a base type: ${type.kind}`);
  }
}
