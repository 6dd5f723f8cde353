/**
 * Lvalues: which object an expression names. Names, `*p`, `a[i]`, `s.m`, `p->m`, string and compound literals, and
 * casts used as lvalues, which view the same bytes as another type.
 *
 * Something that is no lvalue but stands where one is needed (`f().m`) is saved into a temporary first.
 */
import type { Expression } from "../../syntax";
import { type MemberAccess, promoted, type TypeId } from "../../types";
import type { Expr, Member, Place, Positioned, SymbolId } from "../ir";
import type { DraftLocal, PlaceValue } from "./function-builder";
import { readString } from "./literal";
import type { Lowering, Tree } from "./lowering";
import { addressOf, load, memoryPlace, partOf } from "./make-expr";
import type { Binding } from "./name-scope";
import { convert, leaf, movePointer, unknown } from "./operators";

export function lowerPlace(cx: Lowering, e: Expression): void {
  switch (e.kind) {
    case "name":
      namePlace(cx, e.name, e);
      break;
    case "unary":
      if (e.operator === "*") dereference(cx, e.operand, e);
      else rvaluePlace(cx, e);
      break;
    case "index":
      element(cx, e.base, e.index, e);
      break;
    case "member":
      member(cx, e);
      break;
    case "string":
      stringPlace(cx, e);
      break;
    case "compound-literal":
      compoundLiteral(cx, e);
      break;
    case "cast":
      castPlace(cx, e);
      break;
    default:
      rvaluePlace(cx, e);
  }
}

/** Expressions that `lowerPlace` can name without evaluating a value first. */
export function isPlaceSyntax(e: Expression): boolean {
  switch (e.kind) {
    case "name":
    case "index":
    case "member":
    case "string":
    case "compound-literal":
      return true;
    case "unary":
      return e.operator === "*";
    default:
      return false;
  }
}

/**
 * What reading the place gives: arrays and functions decay, volatile reads become a statement of their own, bit-fields
 * are widened at once, while their width is in view.
 */
export function read(cx: Lowering, { place, depth, isVolatile }: PlaceValue, at: Positioned): Tree {
  const type = cx.types.get(place.type);
  if (type.kind === "array") {
    return { expr: exposed(cx, place, cx.types.pointer(type.of, false, isVolatile)), depth };
  }
  if (type.kind === "function") return { expr: functionAddress(cx, place), depth };
  const value = isVolatile ? leaf(loadVolatile(cx, place, at)) : { expr: load(place), depth: depth + 1 };
  return place.bits === null ? value : convert(cx, value, promoted(cx.types, place.type, place.bits), at);
}

function loadVolatile(cx: Lowering, place: Place, at: Positioned): Expr {
  return load(cx.build.save(load(place), at, true));
}

function functionAddress(cx: Lowering, place: Place): Expr {
  const type = cx.types.pointer(place.type);
  if (place.kind === "variable" && place.variable.kind === "global") {
    return { kind: "function", symbol: place.variable.symbol, type };
  }
  return addressOf(cx.types, place, type);
}

/** The address as a value: from here on anything may reach the variable. */
export function exposed(cx: Lowering, place: Place, pointer: TypeId): Expr {
  cx.build.expose(place);
  return addressOf(cx.types, place, pointer);
}

export function variablePlace(symbol: SymbolId, type: TypeId): Place {
  return {
    kind: "variable",
    variable: { kind: "global", symbol },
    offset: 0,
    type,
    bits: null,
    member: null,
  };
}

function namePlace(cx: Lowering, name: string, at: Positioned): void {
  const binding = cx.scope.lookup(name);
  if (binding === null) {
    const type = cx.types.open(`typeof ${name}`);
    cx.build.givePlace(variablePlace(cx.program.undeclared(name, type), type), 1, false);
  } else bindingPlace(cx, name, binding, at);
}

function bindingPlace(cx: Lowering, name: string, binding: Binding, at: Positioned): void {
  const { build } = cx;
  switch (binding.kind) {
    case "local":
      build.givePlace(build.localPlace(binding.local), 1, binding.type.isVolatile);
      break;
    case "symbol":
      build.givePlace(variablePlace(binding.symbol, binding.type.type), 1, binding.type.isVolatile);
      break;
    case "constant":
      temporaryPlace(cx, leaf({ kind: "constant", value: binding.value, type: binding.type }), at);
      break;
    case "typedef":
      build.unsupported(`type name ${name} used as a value`, at, "syntax");
      temporaryPlace(cx, unknown(cx, "type name", binding.type.type, at), at);
  }
}

function rvaluePlace(cx: Lowering, e: Expression): void {
  cx.steps.inOrder(
    () => cx.value(e),
    () => temporaryPlace(cx, cx.build.take(), e),
  );
}

function temporaryPlace(cx: Lowering, tree: Tree, at: Positioned): void {
  const { expr } = tree;
  const isPlace = expr.kind === "load" && expr.place.bits === null;
  cx.build.givePlace(isPlace ? expr.place : cx.build.save(expr, at), 1, false);
}

function dereference(cx: Lowering, operand: Expression, at: Positioned): void {
  if (operand.kind === "unary" && operand.operator === "&") {
    cx.steps.inOrder(() => cx.place(operand.operand));
    return;
  }
  cx.steps.inOrder(
    () => cx.value(operand),
    () => givePointee(cx, cx.build.take(), at),
  );
}

function givePointee(cx: Lowering, pointer: Tree, at: Positioned, member: Member | null = null): void {
  const address = asPointer(cx, pointer, at);
  const type = cx.types.get(address.expr.type);
  if (type.kind !== "pointer") throw new Error("asPointer gives pointers");
  const place = memoryPlace(cx.types, address.expr, type.to, null, member);
  cx.build.givePlace(place, address.depth + 1, type.toVolatile);
}

/** The value as a pointer: an open type points to something open, anything else is cast. */
function asPointer(cx: Lowering, tree: Tree, at: Positioned): Tree {
  const type = cx.types.get(tree.expr.type);
  if (type.kind === "pointer") return tree;
  const name = type.kind === "open" ? type.name : "";
  const target = cx.types.open(name.startsWith("*") ? name : `*${name}`);
  return convert(cx, tree, cx.types.pointer(target), at);
}

/** `a[i]`; an element of an array member keeps the member's name (`DriverObject->MajorFunction[i]`). */
function element(cx: Lowering, base: Expression, index: Expression, at: Positioned): void {
  let member: Member | null = null;
  const readBase = () => {
    const array = cx.build.takePlace();
    if (cx.types.get(array.place.type).kind === "array") member = array.place.member;
    const { expr, depth } = read(cx, array, base);
    cx.build.give(expr, depth, base);
  };
  cx.steps.inOrder(
    ...(isPlaceSyntax(base) ? [() => cx.place(base), readBase] : [() => cx.value(base)]),
    () => cx.value(index),
    () => {
      const [left, right] = cx.build.takePair();
      const isSwapped =
        cx.types.get(right.expr.type).kind === "pointer" && cx.types.get(left.expr.type).kind !== "pointer";
      const pointer = asPointer(cx, isSwapped ? right : left, at);
      givePointee(cx, movePointer(cx, pointer, isSwapped ? left : right, "add", at), at, member);
    },
  );
}

function member(cx: Lowering, e: Extract<Expression, { kind: "member" }>): void {
  const { base, name } = e;
  const isAddress = base.kind === "unary" && base.operator === "&";
  if (e.isArrow && !isAddress) {
    cx.steps.inOrder(
      () => cx.value(base),
      () => givePointee(cx, cx.build.take(), e),
      () => givePart(cx, name, e),
    );
  } else {
    cx.steps.inOrder(
      () => cx.place(e.isArrow && isAddress ? base.operand : base),
      () => givePart(cx, name, e),
    );
  }
}

function givePart(cx: Lowering, name: string, at: Positioned): void {
  const base = cx.build.takePlace();
  const found = cx.types.memberOf(base.place.type, name) ?? missingMember(cx, base.place, name, at);
  if (!found) {
    temporaryPlace(cx, unknown(cx, `member ${name}`, cx.types.open(`typeof ${name}`), at), at);
    return;
  }
  const named: Member = { record: found.record, name };
  const place = partOf(cx.types, base.place, found.offset, found.type, found.bits, named);
  cx.build.givePlace(place, base.depth + 1, base.isVolatile || found.isVolatile);
}

/**
 * A member that the record's declaration lacks: our own headers may know less than the driver's. Behind a pointer and
 * in a local it gets a place of its own; a record inside another has no room for it.
 */
function missingMember(cx: Lowering, place: Place, name: string, at: Positioned): MemberAccess | null {
  const isRecord = cx.types.get(place.type).kind === "record";
  if (isRecord && place.kind === "memory") return cx.types.missingMember(place.type, name);
  const local = place.kind === "variable" && isRecord ? wholeLocal(cx, place) : null;
  if (local) {
    const member = cx.types.missingMember(place.type, name);
    local.room = Math.max(local.room, member.offset + MISSING_MEMBER_ROOM);
    return member;
  }
  cx.build.unsupported(`no member ${name}`, at, "unknown-type");
  return null;
}

/** Bytes that a missing member may have. */
const MISSING_MEMBER_ROOM = 0x1000;

/** The local that is all of the place. */
function wholeLocal(cx: Lowering, place: Extract<Place, { kind: "variable" }>): DraftLocal | null {
  const { variable, offset, type } = place;
  if (variable.kind !== "local" || offset !== 0) return null;
  const local = cx.build.locals[variable.local]!;
  return local.type === type ? local : null;
}

function stringPlace(cx: Lowering, e: Extract<Expression, { kind: "string" }>): void {
  const { text, isWide } = readString(e.texts);
  const element = isWide ? cx.types.unsignedShort : cx.types.char;
  const string = cx.program.string(text, isWide);
  const address: Expr = { kind: "string", string, type: cx.types.pointer(element) };
  const type = cx.types.array(element, text.length + 1);
  cx.build.givePlace(memoryPlace(cx.types, address, type, null, null), 2, false);
}

function compoundLiteral(cx: Lowering, e: Extract<Expression, { kind: "compound-literal" }>): void {
  const declared = cx.resolver.resolve(e.type, cx.scope, cx.home);
  const type = cx.completed(declared.type, e.value);
  if (cx.isFileScope) {
    const symbol = cx.hiddenVariable("object", { ...declared, type }, e.value);
    cx.build.givePlace(variablePlace(symbol, type), 1, declared.isVolatile);
    return;
  }
  const place = cx.build.localPlace(cx.build.newTemporary(type));
  cx.steps.inOrder(
    () => cx.initialize(place, e.value),
    () => cx.build.givePlace(place, 1, declared.isVolatile),
  );
}

/** `(T)x = v`: the bytes of x as a T. Of a value that is no object, an ordinary cast. */
function castPlace(cx: Lowering, e: Extract<Expression, { kind: "cast" }>): void {
  if (!isPlaceSyntax(e.operand) && e.operand.kind !== "cast") {
    rvaluePlace(cx, e);
    return;
  }
  cx.steps.inOrder(
    () => cx.place(e.operand),
    () => {
      const { place, depth, isVolatile } = cx.build.takePlace();
      const type = cx.resolver.resolve(e.type, cx.scope, cx.home);
      cx.build.givePlace({ ...place, type: type.type }, depth, isVolatile || type.isVolatile);
    },
  );
}
