/**
 * The content of a variable before the program starts, from its initialiser: constants, addresses of variables,
 * functions and strings. Gaps are zero. Floating-point parts are left out, because no read of them is modelled.
 *
 * Null when some part is no constant expression: the content is then unknown, which is sound.
 */
import type { Initializer } from "../../syntax";
import { bitsOf, type TypeId } from "../../types";
import type { Expr, GlobalByte, Member, Place } from "../ir";
import { type Leaf, planInitializer } from "./initializer-plan";
import { planServices, stringUnits } from "./lower-initializer";
import type { Lowering } from "./lowering";

export function globalContent(
  cx: Lowering,
  type: TypeId,
  initial: Initializer,
): readonly GlobalByte[] | null {
  const { leaves, isDoubtful } = planInitializer(planServices(cx), type, initial);
  if (isDoubtful) return null;
  const content = new Content(cx);
  for (const leaf of leaves) if (!content.add(leaf)) return null;
  return content.finish();
}

type Bytes = { offset: number; size: number; value: GlobalByte["value"]; member: Member | null };

class Content {
  private readonly parts = new Map<number, Bytes>();

  constructor(private readonly cx: Lowering) {}

  add(leaf: Leaf): boolean {
    const { types } = this.cx;
    const kind = types.get(leaf.type).kind;
    if (kind === "array" && leaf.value.kind === "string") {
      for (const unit of stringUnits(this.cx, leaf)) {
        this.put(
          leaf.offset + unit.offset,
          unit.type,
          { kind: "constant", value: asByte(unit.value) },
          leaf.member,
        );
      }
      return true;
    }
    if (kind === "float") return true;
    const value = staticValue(this.cx, this.cx.evaluateExpr(leaf.value, leaf.type));
    if (value === null) return false;
    if (leaf.bits !== null) return this.addBits(leaf, value);
    this.put(leaf.offset, leaf.type, value, leaf.member);
    return true;
  }

  /** Ascending offsets; later items override earlier ones at the same place. */
  finish(): readonly GlobalByte[] {
    return [...this.parts.values()].sort((a, b) => a.offset - b.offset);
  }

  private put(offset: number, type: TypeId, value: GlobalByte["value"], member: Member | null): void {
    this.parts.set(offset, { offset, size: this.cx.types.sizeOf(type), value, member });
  }

  private addBits(leaf: Leaf, value: GlobalByte["value"]): boolean {
    const { bits } = leaf;
    if (bits === null || value.kind !== "constant") return false;
    const known = this.parts.get(leaf.offset)?.value;
    const before = known?.kind === "constant" ? known.value : 0n;
    const mask = (1n << BigInt(bits.width)) - 1n;
    const shift = BigInt(bits.shift);
    const merged = (before & ~(mask << shift)) | ((value.value & mask) << shift);
    this.put(leaf.offset, leaf.type, { kind: "constant", value: merged }, leaf.member);
    return true;
  }
}

function asByte(unit: bigint): bigint {
  return BigInt.asUintN(16, unit);
}

/** Null when the expression is no constant and no address with a constant offset. */
function staticValue(cx: Lowering, expr: Expr): GlobalByte["value"] | null {
  switch (expr.kind) {
    case "constant":
      return { kind: "constant", value: expr.value };
    case "function":
      return { kind: "address", symbol: expr.symbol, offset: 0 };
    case "string":
      return { kind: "string", string: expr.string, offset: 0 };
    case "address":
      return addressValue(expr.place);
    case "convert":
      return convertedValue(cx, expr);
    case "binary":
      return expr.op === "add" && expr.right.kind === "constant"
        ? moved(staticValue(cx, expr.left), Number(BigInt.asIntN(64, expr.right.value)))
        : null;
    default:
      return null;
  }
}

/** An undeclared name in a pointer's initialiser can only be a function or an array of another file. */
function convertedValue(cx: Lowering, { operand, type }: Extract<Expr, { kind: "convert" }>) {
  const isName = operand.kind === "load" && cx.types.get(operand.type).kind === "open";
  if (isName && cx.types.get(type).kind === "pointer") return addressValue(operand.place);
  return bitsOf(cx.types, type) === 64 ? staticValue(cx, operand) : null;
}

function addressValue(place: Place): GlobalByte["value"] | null {
  if (place.kind !== "variable" || place.variable.kind !== "global" || place.bits !== null) return null;
  return { kind: "address", symbol: place.variable.symbol, offset: place.offset };
}

function moved(value: GlobalByte["value"] | null, bytes: number): GlobalByte["value"] | null {
  return value === null || value.kind === "constant" ? value : { ...value, offset: value.offset + bytes };
}
