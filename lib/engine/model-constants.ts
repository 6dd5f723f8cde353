/** Integer values of the OS model's enumerators, for rules and for registering calls that depend on one. */
import type { Expression, ParsedUnit, TypeSyntax } from "./syntax";

export function enumeratorsOf(units: readonly ParsedUnit[]): ReadonlyMap<string, bigint> {
  const values = new Map<string, bigint>();
  for (const { chunks } of units) {
    for (const { tree } of chunks) {
      for (const top of tree.top) {
        if (top.kind === "declaration") readEnum(top.declaration.base, values);
      }
    }
  }
  return values;
}

function readEnum(type: TypeSyntax, values: Map<string, bigint>): void {
  if (type.kind !== "enum" || !type.enumerators) return;
  let next: bigint | null = 0n;
  for (const { name, value } of type.enumerators) {
    if (value !== null) next = constantOf(value, values);
    if (next === null) continue;
    values.set(name, next);
    next += 1n;
  }
}

/** Numbers, names of earlier enumerators, and a sign before either; null for anything else. */
function constantOf(value: Expression, values: ReadonlyMap<string, bigint>): bigint | null {
  if (value.kind === "number") return BigInt(value.text.replace(/[uUlL]+$/, ""));
  if (value.kind === "name") return values.get(value.name) ?? null;
  if (value.kind !== "unary" || value.operator !== "-") return null;
  const operand = constantOf(value.operand, values);
  return operand === null ? null : -operand;
}
