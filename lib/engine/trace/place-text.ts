/** IR places and expressions as a C programmer would write them: `ext->Queue.Depth`, `table[i].Busy`, `*irql`. */
import type { Expr, FunctionIr, LocalId, Member, Place, Program } from "../ir";
import { sizeOf } from "../replay";
import type { CType, TypeId } from "../types";
import { memberPath } from "./member-path";

export interface NamingContext {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly fn: FunctionIr;
  /** Spelling of a temporary: of what was assigned to it last; null when not known. */
  readonly temporary: (local: LocalId) => string | null;
}

/** Null when the place has no name a person would recognise. */
export function placeText(place: Place, context: NamingContext): string | null {
  if (place.kind === "variable") {
    const name = variableName(place, context);
    if (name === null || !place.member || place.member.name === name) return name;
    return `${name}.${memberPath(context.typeOf, variableType(place, context), place.offset, place.member)}`;
  }
  return place.member
    ? memberText(place.address, place.member, context)
    : pointeeText(place.address, place.type, context);
}

/** What an address leads to, `ext->Ops->Park` for the target of a call; null when it has no name. */
export function targetText(target: Expr, context: NamingContext): string | null {
  return expressionText(target, context)?.replace(/^[&*]+/, "") ?? null;
}

function memberText(address: Expr, member: Member, context: NamingContext): string | null {
  const { base, offset, index } = splitAddress(address);
  const name = expressionText(base, context);
  if (name === null) return null;
  const { typeOf } = context;
  const pointer = typeOf(base.type);
  const path = pointer.kind === "pointer" ? memberPath(typeOf, pointer.to, offset, member) : member.name;
  const isObject = name.startsWith("&");
  const object = isObject ? name.slice(1) : name;
  const arrow = isObject ? "." : "->";
  if (index === null) return `${object}${arrow}${path}`;
  const subscript = `[${indexText(index, context)}]`;
  return path.includes("[0]")
    ? `${object}${arrow}${path.replace("[0]", subscript)}`
    : `${object}${subscript}.${path}`;
}

/** `*p`, `table[2]`, `bytes[i]`. */
function pointeeText(address: Expr, type: TypeId, context: NamingContext): string | null {
  const { base, offset, index } = splitAddress(address);
  const name = expressionText(base, context);
  if (name === null) return null;
  const size = sizeOf(type, context.typeOf);
  const object = name.startsWith("&") ? name.slice(1) : name;
  if (index !== null) return `${object}[${indexText(index, context)}]`;
  if (offset !== 0 && size > 0 && offset % size === 0) return `${object}[${offset / size}]`;
  return object === name ? `*${name}` : object;
}

/** A pointer, the constant bytes added to it, and what else was added. */
function splitAddress(address: Expr): { base: Expr; offset: number; index: Expr | null } {
  let base = address;
  let offset = 0;
  let index: Expr | null = null;
  while (base.kind === "convert" && base.operand.kind === "binary") base = base.operand;
  while (base.kind === "binary" && base.op === "add") {
    if (base.right.kind === "constant") offset += Number(BigInt.asIntN(64, base.right.value));
    else index ??= base.right;
    base = base.left;
  }
  return { base, offset, index };
}

/** `i` of `i * sizeof(element)`; a mark where it is more than a variable. */
function indexText(index: Expr, context: NamingContext): string {
  let inner = index;
  while (inner.kind === "convert" || (inner.kind === "binary" && inner.right.kind === "constant"))
    inner = inner.kind === "convert" ? inner.operand : inner.left;
  return (inner.kind === "load" ? placeText(inner.place, context) : null) ?? "…";
}

/** Pointers only: that is what stands before `->`. */
function expressionText(value: Expr, context: NamingContext): string | null {
  switch (value.kind) {
    case "convert":
      return expressionText(value.operand, context);
    case "load":
      return placeText(value.place, context);
    case "address": {
      const place = placeText(value.place, context);
      return place === null ? null : `&${place}`;
    }
    case "binary": {
      const left = value.op === "add" ? expressionText(value.left, context) : null;
      return left === null
        ? null
        : `(${left} + ${value.right.kind === "constant" ? value.right.value : "…"})`;
    }
    default:
      return null;
  }
}

function variableType(
  { variable }: Extract<Place, { kind: "variable" }>,
  { program, fn }: NamingContext,
): TypeId {
  return variable.kind === "global"
    ? program.symbols[variable.symbol]!.type
    : fn.locals[variable.local]!.type;
}

function variableName(
  place: Extract<Place, { kind: "variable" }>,
  { program, fn, temporary }: NamingContext,
): string | null {
  if (place.variable.kind === "global") return program.symbols[place.variable.symbol]!.name;
  const local = fn.locals[place.variable.local]!;
  return local.isTemporary ? temporary(place.variable.local) : local.name;
}
