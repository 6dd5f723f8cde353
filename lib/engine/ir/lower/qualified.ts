/** A type with the qualifiers that C attaches to the object, not to the type. */
import type { TypeId } from "../../types";

export interface Qualified {
  readonly type: TypeId;
  readonly isConst: boolean;
  readonly isVolatile: boolean;
}

export function plain(type: TypeId): Qualified {
  return { type, isConst: false, isVolatile: false };
}
