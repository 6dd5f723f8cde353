/**
 * What a call does when its function has no body here (design §3, §5 "Unknown code"). One answer for exploration and
 * replay, so that both let the environment change the same memory.
 */
import type { SymbolInfo } from "../ir";
import type { CType, TypeId } from "../types";

export interface CallEffect {
  /** `allocation`: NULL or the start of a new object. */
  readonly returns: "nothing" | "value" | "allocation";
  /** Parameters whose pointees (the whole object) it may change. Variadic pointer arguments count too when `-1` is in the list. */
  readonly writes: readonly number[];
  /** It may run the driver's callbacks before it returns: whatever a callback may write has changed. */
  readonly reenters: boolean;
  /** Escaped locals and globals whose address escapes may have changed (unknown functions only). */
  readonly writesEscaped: boolean;
  readonly raises: "never" | "maybe" | "always";
  readonly neverReturns: boolean;
  /** `model`: declared by the OS model; `declared`: a prototype in the project; `undeclared`: only called. */
  readonly known: "model" | "declared" | "undeclared";
}

export function effectOf(symbol: SymbolInfo, typeOf: (id: TypeId) => CType): CallEffect {
  const type = typeOf(symbol.type);
  const has = (kind: string) => symbol.marks.some((mark) => mark.kind === kind);
  const isModel = symbol.declared === "model";
  const returns = type.kind === "function" ? typeOf(type.returns).kind : "open";
  const isRecord = returns === "record";
  return {
    returns: returns === "void" || isRecord ? "nothing" : has("allocates") ? "allocation" : "value",
    writes: [
      ...(isModel && has("pure") ? [] : writtenParameters(type, typeOf, isModel)),
      ...(isRecord && type.kind === "function" ? [type.parameters.length] : []),
    ],
    reenters: has("reenters"),
    writesEscaped: !isModel,
    raises: has("always_raises") ? "always" : has("raises") ? "maybe" : "never",
    neverReturns: has("noreturn"),
    known: symbol.declared === "none" ? "undeclared" : isModel ? "model" : "declared",
  };
}

/**
 * The model's marks are trusted: `in` is not written. A project's own prototype is not: every pointee may change.
 * A returned record is written through one more parameter behind the declared ones (`ir/lower/records-by-value.ts`).
 */
function writtenParameters(type: CType, typeOf: (id: TypeId) => CType, isModel: boolean): readonly number[] {
  if (type.kind !== "function") return [-1];
  const written: number[] = [];
  type.parameters.forEach((parameter, index) => {
    const pointer = typeOf(parameter.type);
    if (pointer.kind !== "pointer" && pointer.kind !== "open") return;
    if (isModel && parameter.direction === "in") return;
    if (isModel && pointer.kind === "pointer" && pointer.toConst) return;
    written.push(index);
  });
  if (type.isVariadic && !isModel) written.push(-1);
  return written;
}

/** A call through a pointer whose target is not known. */
export const unknownTargetEffect: CallEffect = {
  returns: "value",
  writes: [-1],
  reenters: true,
  writesEscaped: true,
  raises: "never",
  neverReturns: false,
  known: "undeclared",
};
