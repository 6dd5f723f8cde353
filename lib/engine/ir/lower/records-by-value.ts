/**
 * Records given and returned by value, made explicit as the Windows ABI has them: the caller makes a copy and passes
 * its address; a record is returned through the address of the caller's temporary, as one more argument at the end.
 *
 *     Give(s)          t0 = s; call Give(&t0)                   Give:  s = *&s (its parameter), at entry
 *     s = Take(x)      call Take(x, &t1); s = t1                Take:  *result = ...; return
 *
 * So every later room sees scalars pass between functions and nothing else. A function without a body writes the
 * record it returns (`model/effect.ts`).
 */
import type { TypeId } from "../../types";
import type { Expr, Place, Positioned } from "../ir";
import { exposed } from "./lower-place";
import type { Lowering, Tree } from "./lowering";
import { load, memoryPlace } from "./make-expr";

export function isRecord(cx: Lowering, type: TypeId): boolean {
  return cx.types.get(type).kind === "record";
}

/** A parameter's type as it is passed. */
export function passedType(cx: Lowering, type: TypeId): TypeId {
  return isRecord(cx, type) ? cx.types.pointer(type) : type;
}

/** An argument as it is passed. */
export function passed(cx: Lowering, value: Tree, at: Positioned): Expr {
  const { expr } = value;
  return isRecord(cx, expr.type) ? addressOf(cx, cx.build.save(expr, at)) : expr;
}

/** The caller's temporary for a returned record, and the argument that leads to it. */
export function resultRecord(cx: Lowering, type: TypeId): { readonly place: Place; readonly address: Expr } {
  const place = cx.build.localPlace(cx.build.newTemporary(type));
  return { place, address: addressOf(cx, place) };
}

/** The record that a pointer parameter leads to. */
export function recordBehind(cx: Lowering, pointer: Place, type: TypeId): Place {
  return memoryPlace(cx.types, load(pointer), type, null, null);
}

function addressOf(cx: Lowering, place: Place): Expr {
  return exposed(cx, place, cx.types.pointer(place.type));
}
