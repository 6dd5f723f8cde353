/** Initialisers of automatic objects as statements: bytes without a value are zeroed first, then each part is assigned. */
import type { Initializer } from "../../syntax";
import type { TypeId } from "../../types";
import type { Expr, Place } from "../ir";
import { type Leaf, type PlanServices, planInitializer } from "./initializer-plan";
import { readString } from "./literal";
import { assignInto } from "./lower-assignment";
import type { Lowering } from "./lowering";
import { addressOf, constant, partOf } from "./make-expr";
import { convert } from "./operators";

export function planServices(cx: Lowering): PlanServices {
  return {
    types: cx.types,
    evaluate: (expression) => cx.scope.evaluate(expression),
    typeOf: (expression) => cx.scope.typeOf(expression).type,
  };
}

export function completedType(cx: Lowering, type: TypeId, initial: Initializer): TypeId {
  const array = cx.types.get(type);
  if (array.kind !== "array" || array.count !== null) return type;
  return cx.types.array(array.of, planInitializer(planServices(cx), type, initial).count);
}

export function lowerInitializer(cx: Lowering, place: Place, initial: Initializer): void {
  const { leaves, isDoubtful } = planInitializer(planServices(cx), place.type, initial);
  if (isDoubtful) cx.build.unsupported("initialiser that could not be placed", initial);
  const needsZero = !coversAll(cx, place.type, leaves);
  if (needsZero) zeroFill(cx, place, initial);
  cx.steps.all(leaves.flatMap((leaf) => leafSteps(cx, place, leaf, needsZero)));
}

function coversAll(cx: Lowering, type: TypeId, leaves: readonly Leaf[]): boolean {
  let covered = 0;
  const offsets = new Set<number>();
  for (const leaf of leaves) {
    const isText = leaf.value.kind === "string" && cx.types.get(leaf.type).kind === "array";
    if (leaf.bits !== null || isText || offsets.has(leaf.offset)) return false;
    offsets.add(leaf.offset);
    covered += cx.types.sizeOf(leaf.type);
  }
  return covered === cx.types.sizeOf(type);
}

function zeroFill(cx: Lowering, place: Place, at: Initializer): void {
  const { types, build } = cx;
  build.emit({
    kind: "fill",
    address: addressOf(types, place, types.pointer(types.void)),
    value: constant(types, 0n, types.unsignedChar),
    length: constant(types, BigInt(types.sizeOf(place.type)), types.unsignedLongLong),
    first: at.first,
    last: at.last,
  });
}

function leafSteps(cx: Lowering, whole: Place, leaf: Leaf, isZeroed: boolean): (() => void)[] {
  const { value, type } = leaf;
  const place = partOf(cx.types, whole, leaf.offset, type, leaf.bits, leaf.member);
  if (value.kind === "string" && cx.types.get(type).kind === "array") {
    return [() => assignString(cx, place, leaf)];
  }
  return [
    () => cx.value(value),
    () => {
      const { expr } = convert(cx, cx.build.take(), type, value);
      if (!(isZeroed && isZero(expr))) assignInto(cx, place, expr, value);
    },
  ];
}

function isZero(expr: Expr): boolean {
  return expr.kind === "constant" && expr.value === 0n;
}

function assignString(cx: Lowering, place: Place, leaf: Leaf): void {
  for (const { offset, type, value } of stringUnits(cx, leaf)) {
    const unit = partOf(cx.types, place, offset, type, null, null);
    cx.build.assign(unit, constant(cx.types, value, type), leaf.value);
  }
}

/** The characters a string puts into an array: its terminator only where the array has room for it. */
export function stringUnits(cx: Lowering, leaf: Leaf): { offset: number; type: TypeId; value: bigint }[] {
  const array = cx.types.get(leaf.type);
  if (leaf.value.kind !== "string" || array.kind !== "array") return [];
  const { text } = readString(leaf.value.texts);
  const size = cx.types.sizeOf(array.of);
  const count = Math.min(text.length, array.count ?? text.length);
  return Array.from({ length: count }, (_, index) => ({
    offset: index * size,
    type: array.of,
    value: BigInt(text.charCodeAt(index)),
  }));
}
