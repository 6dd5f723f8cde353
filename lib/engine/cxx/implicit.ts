/** Constructors and destructors that nobody wrote, asked for when an object needs one. */
import { hasVirtualDestructor } from "./class-facts";
import type { ClassInfo, FunctionInfo } from "./entities";
import type { Translator } from "./translator";
import { voidType } from "./types";

export function implicitFunction(
  t: Translator,
  info: ClassInfo,
  role: "constructor" | "destructor",
): FunctionInfo {
  const known = info.implicit.get(role);
  if (known) return known;
  const made: FunctionInfo = {
    name: role === "constructor" ? info.shortName : `~${info.shortName}`,
    owner: info,
    scope: info.scope,
    returns: voidType,
    parameters: [],
    isVariadic: false,
    isStatic: false,
    isVirtual: role === "destructor" && hasVirtualDestructor(info),
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
  info.implicit.set(role, made);
  t.implicit.push(made);
  return made;
}
