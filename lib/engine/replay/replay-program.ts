/**
 * A program made ready for many runs: memory image, compiled functions, effects of functions without a body.
 *
 *     const replayer = prepareReplay(program, typeOf, planAddresses(program), effectOf);
 *     replay(replayer, { automaton, entry, role: "HW_STARTIO", environment, maxSteps: 1_000_000, log: true });
 */
import type { AddressPlan, FuncId, Program, StringId, SymbolId, SymbolInfo } from "../ir";
import type { CallEffect } from "../model";
import type { CType, TypeId } from "../types";
import { CompiledFunction } from "./compile-function";
import { type Image, PAGE, Segment } from "./memory";

/** Larger globals are not zeroed ahead; what their initialiser does not name is read from the environment. */
const LARGEST_ZEROED = 1024 * 1024;

export interface ReplayProgram {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly plan: AddressPlan;
  /** Memory before any run. */
  readonly image: Image;
  functionOf(id: FuncId): CompiledFunction;
  effectOf(symbol: SymbolId): CallEffect;
}

export function prepareReplay(
  program: Program,
  typeOf: (id: TypeId) => CType,
  plan: AddressPlan,
  effectOf: (symbol: SymbolId) => CallEffect,
): ReplayProgram {
  const image = new ImageBuilder(program, plan);
  const functions: (CompiledFunction | undefined)[] = [];
  return {
    program,
    typeOf,
    plan,
    image: image.pages,
    effectOf,
    functionOf(id) {
      functions[id] ??= new CompiledFunction({
        fn: program.functions[id]!,
        typeOf,
        plan,
        stringAddress: (string, isWide) => image.stringAddress(string, isWide),
      });
      return functions[id];
    },
  };
}

class ImageBuilder {
  readonly pages = new Map<number, Segment>();
  private readonly wideStrings = new Set<StringId>();

  constructor(
    private readonly program: Program,
    private readonly plan: AddressPlan,
  ) {
    for (const symbol of program.symbols) if (symbol.kind === "variable") this.placeGlobal(symbol);
    program.strings.forEach((_, id) => {
      this.placeString(id as StringId, false);
    });
  }

  /** Which width a literal has is known where it is used. */
  stringAddress(string: StringId, isWide: boolean): bigint {
    if (isWide && !this.wideStrings.has(string)) {
      this.wideStrings.add(string);
      this.placeString(string, true);
    }
    return this.plan.string(string);
  }

  private placeGlobal({ id, initial, size }: SymbolInfo): void {
    if (!initial) return;
    const start = Number(this.plan.symbol(id));
    if (size <= LARGEST_ZEROED) for (let i = 0; i < size; i++) this.setByte(start + i, 0);
    for (const { offset, size: width, value } of initial) {
      const pattern =
        value.kind === "constant"
          ? value.value
          : value.kind === "address"
            ? this.plan.symbol(value.symbol) + BigInt(value.offset)
            : this.plan.string(value.string) + BigInt(value.offset);
      this.setBytes(start + offset, width, pattern);
    }
  }

  private placeString(string: StringId, isWide: boolean): void {
    const text = this.program.strings[string]!;
    const width = isWide ? 2 : 1;
    const start = Number(this.plan.string(string));
    for (let i = 0; i <= text.length; i++) {
      this.setBytes(start + i * width, width, BigInt(i < text.length ? text.charCodeAt(i) : 0));
    }
  }

  private setBytes(address: number, size: number, pattern: bigint): void {
    for (let i = 0; i < size; i++) this.setByte(address + i, Number((pattern >> BigInt(8 * i)) & 0xffn));
  }

  private setByte(address: number, byte: number): void {
    const page = Math.floor(address / PAGE);
    let segment = this.pages.get(page);
    if (!segment) {
      segment = new Segment(PAGE);
      this.pages.set(page, segment);
    }
    const offset = address - page * PAGE;
    segment.bytes[offset] = byte;
    segment.known[offset] = 1;
  }
}
