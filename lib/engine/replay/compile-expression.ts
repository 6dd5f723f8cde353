/**
 * Expressions and places as code of a stack machine.
 *
 *     p->n + 1        load p; push 8; add; load.4; push 1; add
 *
 * Compiled iteratively and executed without recursion, so the depth of an expression overflows nothing. Operands run
 * left to right. A place compiles to a `Access`: where it is, and how its bytes become a value.
 */
import { assertNever } from "../base";
import type { AddressPlan, BitRange, Expr, FunctionIr, LocalId, Place, StringId } from "../ir";
import { FRAME_BASE } from "../ir";
import type { CType, TypeId } from "../types";
import { binaryFunction, unaryFunction } from "./arithmetic";
import { type Code, evaluate, type Machine, type Op } from "./machine";
import { accessibleAddress } from "./memory";
import { stuck } from "./run-end";
import { convert, fromPattern, INT, POINTER, type Shape, shapeOf, sizeOf, type Value } from "./value";

export interface CompileContext {
  readonly typeOf: (id: TypeId) => CType;
  readonly plan: AddressPlan;
  readonly fn: FunctionIr;
  /** Address of a literal whose characters are narrow or 16 bits wide. */
  readonly stringAddress: (string: StringId, isWide: boolean) => bigint;
}

/** A compiled place. Exactly one of `offset`, `address` and `code` says where it is. */
export interface Access {
  /** Bytes from the frame's start: a local. */
  readonly offset: number;
  /** A global. */
  readonly address: number;
  /** Leaves the address as a pointer value: memory. */
  readonly code: Code | null;
  readonly type: TypeId;
  /** Null: a record or array, copied bytewise. */
  readonly shape: Shape | null;
  readonly size: number;
  readonly bits: BitRange | null;
}

export function compileExpr(root: Expr, context: CompileContext): Code {
  const code: Op[] = [];
  const pending: { expr: Expr; areOperandsDone: boolean }[] = [{ expr: root, areOperandsDone: false }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { expr, areOperandsDone } = item;
    const operands = areOperandsDone ? [] : operandsOf(expr);
    if (operands.length === 0) {
      code.push(...instructionsFor(expr, context));
      continue;
    }
    pending.push({ expr, areOperandsDone: true });
    for (let i = operands.length - 1; i >= 0; i--)
      pending.push({ expr: operands[i]!, areOperandsDone: false });
  }
  return code;
}

export function compilePlace(place: Place, context: CompileContext): Access {
  const { typeOf } = context;
  const shape = shapeOf(typeOf(place.type));
  const base = { type: place.type, shape, size: sizeOf(place.type, typeOf), bits: place.bits };
  if (place.kind === "memory") {
    return { ...base, offset: -1, address: -1, code: compileExpr(place.address, context) };
  }
  if (place.variable.kind === "local") {
    const offset = frameOffset(place.variable.local, context) + place.offset;
    return { ...base, offset, address: -1, code: null };
  }
  const address = Number(context.plan.symbol(place.variable.symbol)) + place.offset;
  return { ...base, offset: -1, address, code: null };
}

/** Address of the place now; a memory place's code runs. */
export function addressOf(access: Access, machine: Machine): number {
  if (access.code) return accessibleAddress(evaluate(access.code, machine));
  return access.offset >= 0 ? machine.frameBase + access.offset : access.address;
}

export function loadAt(access: Access, address: number, machine: Machine): Value {
  const { memory } = machine;
  const shape = access.shape ?? stuck("a record where a value is needed");
  memory.reading = access.type;
  const value =
    access.offset >= 0
      ? memory.loadIn(machine.frame, access.offset, address, shape)
      : memory.load(address, shape);
  return access.bits ? fieldOf(value, access.bits, shape) : value;
}

export function storeAt(access: Access, address: number, value: Value, machine: Machine): void {
  const { memory } = machine;
  const shape = access.shape ?? stuck("a value where a record is needed");
  const stored = access.bits ? insertField(access, address, value, access.bits, machine) : value;
  if (access.offset >= 0) memory.storeIn(machine.frame, access.offset, address, shape, stored);
  else memory.store(address, shape, stored);
}

/** A bit-field out of its storage unit, extended by the unit's signedness. */
export function fieldOf(unit: Value, { shift, width }: BitRange, shape: Shape): Value {
  if (shape.isWide) {
    const bits = (unit as bigint) >> BigInt(shift);
    return shape.isSigned ? BigInt.asIntN(width, bits) : BigInt.asUintN(width, bits);
  }
  const left = 32 - width - shift;
  const raised = (unit as number) << left;
  return shape.isSigned ? raised >> (32 - width) : raised >>> (32 - width);
}

function insertField(
  access: Access,
  address: number,
  value: Value,
  { shift, width }: BitRange,
  machine: Machine,
): Value {
  const shape = access.shape!;
  const unit = BigInt(loadAt({ ...access, bits: null }, address, machine));
  const mask = ((1n << BigInt(width)) - 1n) << BigInt(shift);
  const field = (BigInt(value) << BigInt(shift)) & mask;
  return fromPattern((BigInt.asUintN(64, unit) & ~mask) | field, shape);
}

function frameOffset(local: LocalId, { plan, fn }: CompileContext): number {
  return Number(plan.local(fn, 0, local) - FRAME_BASE);
}

// Instructions --------------------------------------------------------------------------------------

function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "unary":
    case "convert":
      return [expr.operand];
    case "binary":
      return [expr.left, expr.right];
    case "load":
    case "address":
      return expr.place.kind === "memory" ? [expr.place.address] : [];
    default:
      return [];
  }
}

/** The instructions of the node itself; its operands are on the stack. */
function instructionsFor(expr: Expr, context: CompileContext): readonly Op[] {
  const { typeOf, plan } = context;
  switch (expr.kind) {
    case "constant":
      return [pushing(fromPattern(expr.value, scalar(expr.type, context)))];
    case "string":
      return [pushing(context.stringAddress(expr.string, isWideString(expr.type, typeOf)))];
    case "function":
      return [pushing(plan.symbol(expr.symbol))];
    case "load":
      return [loading(expr.place, context)];
    case "address":
      return addressing(expr.place, context);
    case "unary": {
      const apply = unaryFunction(expr.op, scalar(expr.operand.type, context));
      return [(m) => replaceTop(m, apply(m.stack[m.top - 1]!))];
    }
    case "binary":
      return binary(expr, context);
    case "convert":
      return converting(expr, context);
    case "unknown": {
      const shape = scalar(expr.type, context);
      return [(m) => push(m, fromPattern(m.environment.value(expr.type), shape))];
    }
    default:
      return assertNever(expr);
  }
}

function push(machine: Machine, value: Value): void {
  machine.stack[machine.top++] = value;
}

function replaceTop(machine: Machine, value: Value): void {
  machine.stack[machine.top - 1] = value;
}

function pushing(value: Value): Op {
  return (m) => push(m, value);
}

/** The shape of an expression's value; a function or array stands for its address. */
function scalar(type: TypeId, { typeOf }: CompileContext): Shape {
  return shapeOf(typeOf(type)) ?? POINTER;
}

function isWideString(type: TypeId, typeOf: (id: TypeId) => CType): boolean {
  const literal = typeOf(type);
  if (literal.kind !== "pointer" && literal.kind !== "array") return false;
  const character = typeOf(literal.kind === "pointer" ? literal.to : literal.of);
  return character.kind === "integer" && character.bits === 16;
}

function loading(place: Place, context: CompileContext): Op {
  if (place.kind === "memory") {
    const shape = shapeOf(context.typeOf(place.type));
    const access: Access = {
      type: place.type,
      shape,
      size: sizeOf(place.type, context.typeOf),
      bits: place.bits,
      offset: -1,
      address: -1,
      code: null,
    };
    return (m) => {
      const address = accessibleAddress(m.stack[m.top - 1]!);
      replaceTop(m, loadAt(access, address, m));
    };
  }
  const access = compilePlace(place, context);
  return (m) => push(m, loadAt(access, addressOf(access, m), m));
}

/** The address of a memory place is its address expression, already on the stack. */
function addressing(place: Place, context: CompileContext): readonly Op[] {
  if (place.kind === "memory") return [];
  const { offset, address } = compilePlace(place, context);
  return offset >= 0 ? [(m) => push(m, BigInt(m.frameBase + offset))] : [pushing(BigInt(address))];
}

function binary(expr: Expr & { kind: "binary" }, context: CompileContext): readonly Op[] {
  const shape = scalar(expr.left.type, context);
  const right = scalar(expr.right.type, context);
  if (shape.isFloat || right.isFloat) return [() => stuck("floating-point arithmetic")];
  const isShift = expr.op === "shl" || expr.op === "shr";
  const isSameWidth = isShift || shape.isWide === right.isWide;
  const apply = binaryFunction(expr.op, shape, scalar(expr.type, context));
  return [
    (m) => {
      const top = m.stack[--m.top]!;
      replaceTop(m, apply(m.stack[m.top - 1]!, isSameWidth ? top : convert(top, shape)));
    },
  ];
}

function converting(expr: Expr & { kind: "convert" }, context: CompileContext): readonly Op[] {
  const from = scalar(expr.operand.type, context);
  const to = scalar(expr.type, context);
  if (from.isFloat !== to.isFloat) return [() => stuck("floating-point conversion")];
  if (from === INT && to === INT) return [];
  return [(m) => replaceTop(m, convert(m.stack[m.top - 1]!, to))];
}
