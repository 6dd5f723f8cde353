/** What a class asks for: whether making, copying or ending an object of it runs code. */
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { bare, referred } from "./types";

/** Making an object without arguments does something. */
export function needsConstruction(info: ClassInfo): boolean {
  if (info.isModel) return false;
  if (info.constructors.some((made) => !isCopy(made, info)) || info.isPolymorphic) return true;
  if (info.bases.some(({ class: base }) => needsConstruction(base))) return true;
  return info.fields.some(({ type, initial }) => initial !== null || partsNeed(type, needsConstruction));
}

export function needsDestruction(info: ClassInfo): boolean {
  if (info.isModel) return false;
  const { destructor } = info;
  if (destructor && !destructor.isDefaulted) return true;
  if (info.bases.some(({ class: base }) => needsDestruction(base))) return true;
  return info.fields.some(({ type }) => partsNeed(type, needsDestruction));
}

/** `delete` through a pointer to the class ends objects of every class below it. */
export function hasVirtualDestructor(info: ClassInfo): boolean {
  if (info.destructor?.isVirtual) return true;
  return info.bases.some(({ class: base }) => hasVirtualDestructor(base));
}

/** The class, or the class of the array's elements. */
export function classIn(type: CxxType): ClassInfo | null {
  let inner = type;
  while (inner.kind === "array") inner = inner.of;
  return inner.kind === "class" ? inner.class : null;
}

function partsNeed(type: CxxType, needs: (info: ClassInfo) => boolean): boolean {
  const info = classIn(type);
  return info !== null && needs(info);
}

/** `A(const A&)` or `A(A&&)`. */
export function isCopy(made: FunctionInfo, info: ClassInfo): boolean {
  const [first, ...rest] = made.parameters;
  if (first?.type.kind !== "reference") return false;
  const target = bare(referred(first.type));
  return (
    target.kind === "class" &&
    target.class === info &&
    rest.every((parameter) => parameter.defaultValue !== null)
  );
}

/** A copy is more than its bytes. */
export function copiesByCode(info: ClassInfo): boolean {
  return info.constructors.some((made) => isCopy(made, info) && !made.isDeleted && !made.isDefaulted);
}

/** No constructor of its own: `{ a, b }` fills its members. */
export function isAggregate(info: ClassInfo): boolean {
  return info.constructors.length === 0 && !info.isPolymorphic;
}
