/**
 * Assignments, compound assignments and `++`/`--`. The target is evaluated once; its address is read when the store
 * happens, that is after the value (C leaves the order open, compilers for Windows do the same).
 *
 *     p->n += f();      t0 = call f()     p->n = p->n + t0
 *     x = y = g();      y = call g()      x = y
 *     a[i++] |= 1;      t0 = i; i = t0 + 1; a[t0] = a[t0] | 1
 */
import type { Expression } from "../../syntax";
import { promoted } from "../../types";
import type { Expr, Place, Positioned } from "../ir";
import type { PlaceValue } from "./function-builder";
import { read } from "./lower-place";
import type { Lowering, Tree } from "./lowering";
import { load, throughBits } from "./make-expr";
import { arithmetic, binaryOps, convert, integer, leaf } from "./operators";

export function lowerAssignment(
  cx: Lowering,
  e: Extract<Expression, { kind: "assign" }>,
  isUsed: boolean,
): void {
  cx.steps.inOrder(
    () => cx.place(e.target),
    () => cx.value(e.value),
    () => {
      const value = cx.build.take();
      const target = cx.build.takePlace();
      const stored = e.operator === "=" ? value : combined(cx, e, target, value);
      store(cx, target, stored, e, isUsed);
    },
  );
}

function combined(
  cx: Lowering,
  e: Extract<Expression, { kind: "assign" }>,
  target: PlaceValue,
  value: Tree,
): Tree {
  const op = e.operator === "=" ? "add" : binaryOps[e.operator];
  return arithmetic(cx, op, read(cx, target, e), value, e);
}

/** `old`: the value before is the result; `new`: the value after; `none`: nobody uses it. */
export function lowerStep(
  cx: Lowering,
  e: Expression,
  operand: Expression,
  operator: "++" | "--",
  result: "old" | "new" | "none",
): void {
  cx.steps.inOrder(
    () => cx.place(operand),
    () => step(cx, cx.build.takePlace(), operator, result, e),
  );
}

function step(
  cx: Lowering,
  target: PlaceValue,
  operator: "++" | "--",
  result: "old" | "new" | "none",
  at: Positioned,
): void {
  const { build, types } = cx;
  const current = read(cx, target, at);
  const old = result === "old" ? leaf(load(build.save(current.expr, at))) : current;
  const moved = arithmetic(cx, operator === "++" ? "add" : "sub", old, integer(cx, 1, types.int), at);
  store(cx, target, moved, at, result === "new");
  if (result === "old") build.give(old.expr, 1);
}

function store(cx: Lowering, target: PlaceValue, value: Tree, at: Positioned, isUsed: boolean): void {
  const { build } = cx;
  const { place } = target;
  const converted = convert(cx, value, place.type, at).expr;
  if (!isUsed) {
    assignInto(cx, place, converted, at);
    return;
  }
  const isReadable = place.kind === "variable" && !target.isVolatile;
  const isKept = isReadable || converted.kind === "constant";
  const kept = isKept ? converted : load(build.save(converted, at));
  assignInto(cx, place, kept, at);
  const { expr, depth } = isReadable ? read(cx, target, at) : seenThrough(cx, place, kept, at);
  build.give(expr, depth);
}

/** What a read of the place would give after the store, without reading it. */
function seenThrough(cx: Lowering, place: Place, stored: Expr, at: Positioned): Tree {
  if (place.bits === null) return leaf(stored);
  const seen = { expr: throughBits(cx.types, stored, place.bits), depth: 4 };
  return convert(cx, seen, promoted(cx.types, place.type, place.bits), at);
}

/** A call whose result was just saved for this assignment gives it to the variable directly. */
export function assignInto(cx: Lowering, place: Place, value: Expr, at: Positioned): void {
  if (!cx.build.redirectResult(place, value)) cx.build.assign(place, value, at);
}
