/** Casts between types, written in C's way or by a keyword: between classes they follow the parts. */
import type { Node } from "../syntax";
import { convert } from "./convert";
import type { CxxType } from "./entities";
import { pathToBase } from "./lookup";
import type { Translator } from "./translator";
import { decayed, isClass, pointerTo } from "./types";
import { addressOf, castTo, dereference, type Value, value } from "./value";
import { downcast } from "./virtual-calls";

export function castValue(t: Translator, type: CxxType, operand: Value, at: Node): Value {
  if (type.kind === "reference") return castReference(t, type, operand, at);
  if (isClass(type)) {
    const isSame = operand.type.kind === "class" && operand.type.class === type.class;
    return isSame ? operand : t.readers.construct(t, type, [operand], at, false);
  }
  const from = decayed(operand.type);
  if (type.kind === "pointer" && from.kind === "pointer" && isClass(type.to) && isClass(from.to)) {
    const down = pathToBase(type.to.class, from.to.class);
    if (down && down.length > 0) return value(downcast(type.to.class, down, operand.e, at), type);
  }
  return value(castTo(type, convert(t, operand, type, operand.e), at), type);
}

/** The same object seen as another type. */
function castReference(
  t: Translator,
  type: Extract<CxxType, { kind: "reference" }>,
  operand: Value,
  at: Node,
): Value {
  const address = value(addressOf(operand.e, at), pointerTo(operand.type));
  const pointer = castValue(t, pointerTo(type.to), address, at);
  return value(dereference(pointer.e, at), type.to, !type.isRvalue);
}
