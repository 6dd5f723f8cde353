/**
 * Facts about the whole program that the memory of a state rests on: which variables pointers can reach, which globals
 * never change, which record types may lie over each other, and what a function may write at all.
 *
 * Records overlay each other when a pointer to one is cast to a pointer to the other anywhere in the project, or when
 * both are members of one union (printed assumption, engine notes §9). Flow-insensitive.
 */
import type { FuncId, FunctionIr, Local, LocalId, Program, StringId, SymbolId } from "../ir";
import type { CallEffect } from "../model";
import type { TypeId } from "../types";
import type { BaseInfo } from "./base-info";
import { bodyFactsOf } from "./body-facts";
import { type EscapeFacts, findEscapes } from "./escape";
import type { TypeFacts } from "./type-facts";

/** What a parameter leads to, as it is declared. */
export interface ParameterFacts {
  /** Null where the type does not say. */
  readonly pointee: TypeId | null;
  /** More than one pointee may be written. */
  readonly isBuffer: boolean;
}

/** More types than there can be. */
const TYPES = 2 ** 24;

const UNDECLARED: ParameterFacts = { pointee: null, isBuffer: false };

type VariableObject = Extract<BaseInfo, { kind: "local" | "global" }>;

export class ProgramFacts {
  private readonly addressTaken = new Set<SymbolId>();
  /** The address goes further than a load from it: `table[i]` reads, `&table[i]` and `table[i] = 0` may write. */
  private readonly exposed = new Set<SymbolId>();
  private readonly written = new Set<SymbolId>();
  private readonly escapes: EscapeFacts;
  private readonly overlayOf = new Map<TypeId, TypeId>();
  private readonly castTypes = new Set<number>();
  private readonly typesSeen = new Set<TypeId>();
  private readonly unionsSeen = new Set<TypeId>();
  /** Bytes per character; 0 when uses differ or do not say. */
  private readonly characterSizes = new Map<StringId, number>();
  /** Which records overlay each other as far as the program's text says: `noteOverlay` may add to it. */
  private readonly overlays: string;
  private readonly hidden = new Map<FuncId, readonly LocalId[]>();
  private isRead = false;
  /** Exploration has found records that overlay each other besides. */
  hasGrown = false;

  constructor(
    private readonly program: Program,
    private readonly types: TypeFacts,
    effectOf: (symbol: SymbolId) => CallEffect,
  ) {
    this.escapes = findEscapes(program, effectOf);
    for (const fn of program.functions) this.scan(fn);
    for (const symbol of program.symbols) this.scanInitialiser(symbol.id);
    this.overlays = this.overlayText();
    this.isRead = true;
  }

  /** Does any pointer lead to the variable? */
  isAddressTaken(object: VariableObject): boolean {
    if (object.kind === "global")
      return this.addressTaken.has(object.symbol) || this.isExternal(object.symbol);
    return this.program.functions[object.fn]!.locals[object.local]!.isAddressTaken;
  }

  /** A pointer that stands for several values may lead to the local. */
  isHeld({ fn, local }: Extract<BaseInfo, { kind: "local" }>): boolean {
    return this.escapes.isHeld(fn, local);
  }

  isParameterHeld(fn: FuncId, parameter: number): boolean {
    return this.escapes.isParameterHeld(fn, parameter);
  }

  /** Locals that unknown code cannot reach, and pointers of the function that are no plain names for them may. */
  hiddenLocals(fn: FuncId): readonly LocalId[] {
    const known = this.hidden.get(fn);
    if (known) return known;
    const found = this.program.functions[fn]!.locals.flatMap(({ type, isAddressTaken }, id) => {
      const object = { kind: "local", fn, local: id as LocalId, type } as const;
      const isHidden = isAddressTaken && this.isHeld(object) && !this.isReachableByUnknownCode(object);
      return isHidden ? [object.local] : [];
    });
    this.hidden.set(fn, found);
    return found;
  }

  /** May code outside the function at hand change the object behind its back? */
  isReachableByUnknownCode(object: BaseInfo): boolean {
    switch (object.kind) {
      case "function":
      case "string":
        return false;
      case "local":
        return this.isAddressTaken(object) && this.escapes.escapes(object.fn, object.local);
      case "global":
        return !this.isConstant(object.symbol);
    }
  }

  /** `symbol` null: a call of nobody known. */
  parameterOf(symbol: SymbolId | null, index: number): ParameterFacts {
    const type = symbol === null ? null : this.types.typeOf(this.program.symbols[symbol]!.type);
    const parameter = type?.kind === "function" ? type.parameters[index] : undefined;
    if (!parameter) return UNDECLARED;
    const pointer = this.types.typeOf(parameter.type);
    const pointee = pointer.kind === "pointer" ? pointer.to : null;
    return { pointee, isBuffer: parameter.isBuffer ?? false };
  }

  /** It keeps its initialiser for ever: `const`, or no code of the project writes it and its address is only loaded from. */
  isConstant(symbol: SymbolId): boolean {
    if (this.isExternal(symbol)) return false;
    const { isConst, isVolatile } = this.program.symbols[symbol]!;
    return (isConst && !isVolatile) || (!this.written.has(symbol) && !this.exposed.has(symbol));
  }

  /** Part of a literal, little-endian; null outside of it, or when the width of its characters is open. */
  stringContent(string: StringId, offset: number, size: number): bigint | null {
    const width = this.characterSizes.get(string) ?? 0;
    const text = this.program.strings[string]!;
    if (width === 0 || offset < 0 || offset + size > (text.length + 1) * width) return null;
    let value = 0n;
    for (let at = offset + size - 1; at >= offset; at--) {
      const index = Math.floor(at / width);
      const character = index < text.length ? text.charCodeAt(index) : 0;
      value = (value << 8n) | BigInt((character >> (8 * (at % width))) & 0xff);
    }
    return value;
  }

  /** The record may lie over another one, so that members with different names may be the same memory. */
  isOverlaid(record: TypeId): boolean {
    if (record < 0) return true;
    return this.overlayOf.has(record) || this.isUnion(record);
  }

  mayOverlay(one: TypeId, other: TypeId): boolean {
    if (one === other) return true;
    const a = this.overlayOf.get(one);
    return a !== undefined && this.representative(one) === this.representative(other);
  }

  noteOverlay(one: TypeId, other: TypeId): void {
    if (this.isRead) this.hasGrown = true;
    if (one === other) {
      if (!this.overlayOf.has(one)) this.overlayOf.set(one, one);
      return;
    }
    const a = this.representative(one);
    const b = this.representative(other);
    this.overlayOf.set(a, b);
    if (!this.overlayOf.has(b)) this.overlayOf.set(b, b);
  }

  /** What is said of types, globals and literals is the same. The symbols of both programs are. */
  isSame(other: ProgramFacts): boolean {
    if (other === this) return true;
    return (
      this.overlays === other.overlays &&
      isSameMap(this.characterSizes, other.characterSizes) &&
      this.program.symbols.every(
        ({ id }) =>
          this.addressTaken.has(id) === other.addressTaken.has(id) &&
          this.isConstant(id) === other.isConstant(id),
      )
    );
  }

  /** What is said of the variables of a function is the same; the function is. */
  isSameFor(fn: FunctionIr, other: ProgramFacts): boolean {
    if (other === this) return true;
    return fn.locals.every((local, id) => this.isSameLocal(fn, local, id as LocalId, other));
  }

  private isSameLocal(
    { id: fn, parameterCount }: FunctionIr,
    { isAddressTaken }: Local,
    local: LocalId,
    { escapes: theirs }: ProgramFacts,
  ): boolean {
    const own = this.escapes;
    const isSameParameter =
      local >= parameterCount || own.isParameterHeld(fn, local) === theirs.isParameterHeld(fn, local);
    if (!isAddressTaken || !isSameParameter) return isSameParameter;
    return (
      own.escapes(fn, local) === theirs.escapes(fn, local) &&
      own.isHeld(fn, local) === theirs.isHeld(fn, local)
    );
  }

  private overlayText(): string {
    const least = new Map<TypeId, TypeId>();
    const records = [...this.overlayOf.keys()].sort((a, b) => a - b);
    return records
      .map((record) => {
        const representative = this.representative(record);
        if (!least.has(representative)) least.set(representative, record);
        return `${record}:${least.get(representative)}`;
      })
      .join(" ");
  }

  private isExternal(symbol: SymbolId): boolean {
    return this.program.symbols[symbol]!.initial === null;
  }

  private isUnion(record: TypeId): boolean {
    const type = this.types.typeOf(record);
    return type.kind === "record" && type.record === "union";
  }

  private representative(record: TypeId): TypeId {
    let at = record;
    for (
      let next = this.overlayOf.get(at);
      next !== undefined && next !== at;
      next = this.overlayOf.get(at)
    ) {
      at = next;
    }
    return at;
  }

  private scan(fn: FunctionIr): void {
    const { addressTaken, exposed, written, types, casts, strings } = bodyFactsOf(fn);
    for (const symbol of addressTaken) this.addressTaken.add(symbol);
    for (const symbol of exposed) this.exposed.add(symbol);
    for (const symbol of written) this.written.add(symbol);
    for (const type of types) this.noteUnions(type);
    for (const { from, to } of casts) this.noteCast(from, to);
    for (const { string, type } of strings) this.noteString(string, this.characterSize(type));
  }

  private scanInitialiser(symbol: SymbolId): void {
    for (const byte of this.program.symbols[symbol]!.initial ?? []) {
      if (byte.value.kind === "address") {
        this.addressTaken.add(byte.value.symbol);
        this.exposed.add(byte.value.symbol);
      }
      if (byte.value.kind === "string") this.noteString(byte.value.string, 0);
    }
  }

  private characterSize(pointer: TypeId): number {
    const character = this.pointee(pointer);
    return character === null ? 0 : this.types.size(character);
  }

  private noteString(string: StringId, width: number): void {
    const known = this.characterSizes.get(string);
    this.characterSizes.set(string, known === undefined || known === width ? width : 0);
  }

  private noteCast(from: TypeId, to: TypeId): void {
    const key = from * TYPES + to;
    if (this.castTypes.has(key)) return;
    this.castTypes.add(key);
    const a = this.pointee(from);
    const b = this.pointee(to);
    if (a === null || b === null || a === b) return;
    if (this.isRecord(a) && this.isRecord(b)) this.overlayAll(a, b);
  }

  /** Every record inside one may lie over every record inside the other. */
  private overlayAll(one: TypeId, other: TypeId): void {
    const records = [...this.types.recordsIn(one), ...this.types.recordsIn(other)];
    for (const record of records) this.noteOverlay(record, one);
  }

  /** Members of a union overlay each other. */
  private noteUnions(type: TypeId): void {
    if (this.typesSeen.has(type)) return;
    this.typesSeen.add(type);
    for (const record of this.types.recordsIn(type)) {
      if (this.unionsSeen.has(record)) continue;
      this.unionsSeen.add(record);
      if (!this.isUnion(record)) continue;
      for (const inside of this.types.recordsIn(record)) this.noteOverlay(inside, record);
    }
  }

  private pointee(type: TypeId): TypeId | null {
    const found = this.types.typeOf(type);
    return found.kind === "pointer" ? found.to : null;
  }

  private isRecord(type: TypeId): boolean {
    return this.types.typeOf(type).kind === "record";
  }
}

function isSameMap<Key>(one: ReadonlyMap<Key, number>, other: ReadonlyMap<Key, number>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}
