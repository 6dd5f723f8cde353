/** The hidden first part of a class with virtual functions. */
import type { ClassInfo } from "./entities";

export const VTABLE_POINTER = "__vfptr";

/** The class adds the pointer itself, because no base has one. */
export function ownsVtablePointer(info: ClassInfo): boolean {
  return info.isPolymorphic && !info.bases.some(({ class: base }) => base.isPolymorphic);
}
