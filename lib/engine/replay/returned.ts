/** Values on their way between functions: arguments and results, scalars and whole records. */
import type { TypeId } from "../types";
import { type Access, addressOf, storeAt } from "./compile-expression";
import type { Operand } from "./compile-function";
import { evaluate, type Machine } from "./machine";
import { refuseLong } from "./run-end";
import { convert, toPattern, type Value } from "./value";

/** What a function is given or hands back. */
export type Returned =
  | { readonly kind: "scalar"; readonly value: Value; readonly pattern: bigint; readonly type: TypeId }
  | { readonly kind: "record"; readonly bytes: readonly number[] }
  | { readonly kind: "nothing" };

export const NOTHING: Returned = { kind: "nothing" };

export function evaluateOperand(operand: Operand, machine: Machine): Returned {
  if (operand.kind === "scalar") {
    const value = evaluate(operand.code, machine);
    return { kind: "scalar", value, pattern: toPattern(value, operand.shape), type: operand.type };
  }
  const { memory } = machine;
  refuseLong(operand.from.size);
  const address = addressOf(operand.from, machine);
  memory.reading = null;
  const bytes = Array.from({ length: operand.from.size }, (_, i) => memory.loadByte(address + i));
  return { kind: "record", bytes };
}

/** Nothing leaves the place as it is. */
export function storeReturned(returned: Returned, to: Access, address: number, machine: Machine): void {
  if (returned.kind === "record") {
    const length = Math.min(to.size, returned.bytes.length);
    for (let i = 0; i < length; i++) machine.memory.storeByte(address + i, returned.bytes[i]!);
  } else if (returned.kind === "scalar" && to.shape) {
    storeAt(to, address, convert(returned.value, to.shape), machine);
  }
}
