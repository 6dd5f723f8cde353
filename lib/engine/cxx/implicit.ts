/** Constructors and destructors that nobody wrote, asked for when an object needs one. */
import { hasVirtualDestructor } from "./class-facts";
import type { ClassInfo, FunctionInfo, ParameterInfo } from "./entities";
import type { Translator } from "./translator";
import { voidType } from "./types";

export function implicitFunction(
  t: Translator,
  info: ClassInfo,
  role: "constructor" | "destructor",
  /** Of the functions that make or end objects in a row: how many there are. */
  parameters: readonly ParameterInfo[] = [],
): FunctionInfo {
  const suffix = parameters.length > 0 ? "[]" : "";
  const known = info.implicit.get(role + suffix);
  if (known) return known;
  const made: FunctionInfo = {
    name: `${role === "constructor" ? "" : "~"}${info.shortName}${suffix}`,
    owner: info,
    scope: info.scope,
    returns: voidType,
    parameters,
    isVariadic: false,
    isStatic: false,
    isVirtual: role === "destructor" && suffix === "" && hasVirtualDestructor(info),
    isPure: false,
    isDeleted: false,
    isDefaulted: true,
    isConst: false,
    isExplicit: false,
    isC: false,
    isInline: true,
    isInternal: false,
    role,
    declaredAs: null,
    marks: [],
    at: info.at ?? 0,
    chunk: info.chunk ?? t.chunk,
    body: null,
    overloads: [],
    instance: null,
  };
  info.implicit.set(role + suffix, made);
  t.implicit.push(made);
  return made;
}
