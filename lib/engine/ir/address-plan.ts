/**
 * Where things stand in memory when a path is executed: one convention for the path decider (which writes inputs)
 * and the concrete interpreter (which reads them), so that an address means the same object to both.
 *
 *     0x1_0000_0000  globals, in symbol order      0x2_0000_0000  functions, 4 KiB apart
 *     0x3_0000_0000  string literals               0x7000_0000_0000  frames, 1 MiB per activation
 *     0xE000_0000_0000  objects handed in by the environment (pointees of inputs, allocations), 1 MiB each
 *
 * An activation is numbered by the order in which calls of functions with a body begin on the path, entry = 0.
 * Locals stand in declaration order, each aligned to 16 bytes with at least 16 bytes between them, so a small
 * overrun never reaches a neighbour unnoticed. Objects larger than 1 MiB take as many slots as they need.
 */
import type { FunctionIr, LocalId, Program, StringId, SymbolId } from "./ir";

export const FRAME_BASE = 0x7000_0000_0000n;
export const ENVIRONMENT_BASE = 0xe000_0000_0000n;
/** Bytes between two frames, and between two environment objects. */
export const SLOT = 0x10_0000n;

const GLOBAL_BASE = 0x1_0000_0000n;
const FUNCTION_BASE = 0x2_0000_0000n;
const STRING_BASE = 0x3_0000_0000n;
const FUNCTION_STRIDE = 0x1000n;

export interface AddressPlan {
  /** Address of a global variable or of a function. */
  symbol(symbol: SymbolId): bigint;
  string(string: StringId): bigint;
  local(fn: FunctionIr, activation: number, local: LocalId): bigint;
  environmentObject(index: number): bigint;
  /** The function at exactly this address, or null. */
  functionAt(address: bigint): SymbolId | null;
}

export function planAddresses(program: Program): AddressPlan {
  const symbols = placeSymbols(program);
  const strings = placeStrings(program);
  const frames = new Map<FunctionIr, readonly bigint[]>();
  const offsetsOf = (fn: FunctionIr) => {
    let offsets = frames.get(fn);
    if (!offsets) {
      offsets = placeLocals(fn);
      frames.set(fn, offsets);
    }
    return offsets;
  };
  return {
    symbol: (symbol) => symbols[symbol]!,
    string: (string) => strings[string]!,
    local: (fn, activation, local) => FRAME_BASE + BigInt(activation) * SLOT + offsetsOf(fn)[local]!,
    environmentObject: (index) => ENVIRONMENT_BASE + BigInt(index) * SLOT,
    functionAt(address) {
      const index = (address - FUNCTION_BASE) / FUNCTION_STRIDE;
      if (address < FUNCTION_BASE || index >= BigInt(program.symbols.length)) return null;
      const symbol = program.symbols[Number(index)]!;
      return symbol.kind === "function" && symbols[symbol.id] === address ? symbol.id : null;
    },
  };
}

function placeSymbols(program: Program): readonly bigint[] {
  let next = GLOBAL_BASE;
  return program.symbols.map((symbol) => {
    if (symbol.kind === "function") return FUNCTION_BASE + BigInt(symbol.id) * FUNCTION_STRIDE;
    const address = next;
    next += spaced(symbol.size);
    return address;
  });
}

function placeStrings(program: Program): readonly bigint[] {
  let next = STRING_BASE;
  return program.strings.map((text) => {
    const address = next;
    next += spaced(text.length * 2 + 2);
    return address;
  });
}

function placeLocals(fn: FunctionIr): readonly bigint[] {
  let next = 0x100n;
  return fn.locals.map((local) => {
    const offset = next;
    next += spaced(local.size);
    return offset;
  });
}

/** Size rounded up to 16 plus a gap of 16. */
function spaced(size: number): bigint {
  return BigInt(((size + 15) & ~15) + 16);
}
