/**
 * Macros of the WDK that rules may apply to operands, as expressions. An NTSTATUS is a signed 32-bit value whose two
 * top bits are its severity; SRB_STATUS drops the flag bits of an SRB's status byte (srb.h).
 */
import type { OperandExpr } from "./automaton";

const constant = (value: bigint): OperandExpr => ({ kind: "constant", value });

function severityIs(severity: bigint): (status: OperandExpr) => OperandExpr {
  return (status) => {
    const masked: OperandExpr = { kind: "binary", op: "&", left: status, right: constant(0xc0000000n) };
    return { kind: "binary", op: "==", left: masked, right: constant(severity << 30n) };
  };
}

const MACROS: Readonly<Record<string, (argument: OperandExpr) => OperandExpr>> = {
  NT_SUCCESS: (status) => {
    const sign: OperandExpr = { kind: "binary", op: "&", left: status, right: constant(0x80000000n) };
    return { kind: "binary", op: "==", left: sign, right: constant(0n) };
  },
  NT_INFORMATION: severityIs(1n),
  NT_WARNING: severityIs(2n),
  NT_ERROR: severityIs(3n),
  SRB_STATUS: (status) => ({ kind: "binary", op: "&", left: status, right: constant(0x3fn) }),
};

export function isKnownMacro(name: string): boolean {
  return Object.hasOwn(MACROS, name);
}

export function applyMacro(name: string, argument: OperandExpr): OperandExpr {
  return MACROS[name]!(argument);
}
