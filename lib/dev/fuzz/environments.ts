/**
 * Environments for the oracle: one that answers by chance, and one that walks through all answers of a small program.
 *
 * `globals` are those whose content at entry is open. Both keep what the verifier assumes of the system: pointers of different structure types do not meet, valid
 * parameters are objects, function pointers that nobody set point to functions of their type, and a routine without a
 * body writes only through its parameters.
 */
import type { MemoryWrite } from "@/lib/engine/domain";
import type { SymbolId } from "@/lib/engine/ir";
import type { EntryPoint } from "@/lib/engine/model";
import type { CallAnswer, CallQuestion, Environment, ReplayProgram } from "@/lib/engine/replay";
import type { CType, TypeId } from "@/lib/engine/types";
import type { Dice } from "./dice";

/** Picks one of `count` answers, 0 first. */
type Pick = (count: number) => number;

/** The device extension: what an untyped or `DeviceExtension` pointer points to. */
const EXTENSION = "_EXT";

abstract class TypedEnvironment implements Environment {
  readonly initial: readonly MemoryWrite[] = [];
  private objects = 0;
  /** Objects handed out so far, by the structure they are. */
  protected readonly pools = new Map<string, bigint[]>();

  constructor(
    protected readonly replay: ReplayProgram,
    private readonly entry: EntryPoint,
    readonly arbitraryGlobals: readonly SymbolId[],
  ) {}

  parameter(index: number, type: TypeId): bigint {
    return this.entry.validParameters.includes(index) ? this.newObject(this.poolOf(type)) : this.typed(type);
  }

  memory(_address: bigint, size: 1 | 2 | 4 | 8, type: TypeId | null): bigint {
    return BigInt.asUintN(size * 8, type === null ? this.integer(false) : this.typed(type));
  }

  value(type: TypeId): bigint {
    return this.typed(type);
  }

  call({ effect, type, args }: CallQuestion): CallAnswer {
    const callee = this.replay.typeOf(type);
    const raises = effect?.raises === "always" || (effect?.raises === "maybe" && this.raises());
    const writes = (effect?.writes ?? []).flatMap((index) => {
      const address = args[index];
      const parameter = callee.kind === "function" ? callee.parameters[index] : undefined;
      if (!parameter || address === undefined || address < 0x1_0000n) return [];
      return this.written(address, parameter.type);
    });
    const result = callee.kind === "function" && !raises ? this.typed(callee.returns) : 0n;
    return { result, writes, raises };
  }

  protected abstract integer(signed: boolean): bigint;
  protected abstract raises(): boolean;
  protected abstract pick: Pick;
  protected abstract written(address: bigint, pointer: TypeId): readonly MemoryWrite[];

  protected typed(id: TypeId): bigint {
    const type = this.replay.typeOf(id);
    if (type.kind === "void") return 0n;
    if (type.kind !== "pointer") {
      if (type.kind === "integer" && type.bits === 1) return BigInt(this.pick(2));
      return this.integer(type.kind === "integer" && type.signed);
    }
    if (this.replay.typeOf(type.to).kind === "function") return this.routine(type.to);
    const pool = this.pools.get(this.poolOf(id)) ?? [];
    const choice = this.pick(2 + pool.length);
    if (choice === 0) return 0n;
    return choice === 1 ? this.newObject(this.poolOf(id)) : pool[choice - 2]!;
  }

  private routine(type: TypeId): bigint {
    const fitting = this.replay.program.symbols.filter(
      ({ definition, type: own }) =>
        definition !== null && own === type && !this.replay.program.functions[definition]!.isModel,
    );
    return fitting.length === 0 ? 0n : this.replay.plan.symbol(fitting[this.pick(fitting.length)]!.id);
  }

  private newObject(pool: string): bigint {
    const object = this.replay.plan.environmentObject(this.objects++);
    this.pools.set(pool, [...(this.pools.get(pool) ?? []), object]);
    return object;
  }

  private poolOf(pointer: TypeId): string {
    const type = this.replay.typeOf(pointer);
    const pointee: CType | null = type.kind === "pointer" ? this.replay.typeOf(type.to) : null;
    if (pointee?.kind === "void") return EXTENSION;
    return pointee?.kind === "record" ? pointee.name : "scalar";
  }
}

/** Answers by chance; integers favour small, extreme and given values. */
export class RandomEnvironment extends TypedEnvironment {
  constructor(
    replay: ReplayProgram,
    entry: EntryPoint,
    globals: readonly SymbolId[],
    private readonly dice: Dice,
    private readonly landmarks: readonly bigint[],
  ) {
    super(replay, entry, globals);
  }

  protected readonly pick: Pick = (count) => this.dice.below(count);

  protected raises(): boolean {
    return this.dice.chance(0.3);
  }

  protected integer(): bigint {
    const { dice, landmarks } = this;
    const kind = dice.below(9);
    if (kind < 3 && landmarks.length > 0) return dice.oneOf(landmarks) + BigInt(dice.below(3) - 1);
    if (kind < 6) return BigInt(dice.below(5));
    if (kind === 6) return -BigInt(dice.below(4));
    if (kind === 7) return (1n << BigInt(dice.oneOf([7, 8, 15, 16, 31, 32, 63, 64]))) - BigInt(dice.below(2));
    return (BigInt(dice.below(2 ** 30)) << 34n) | BigInt(dice.below(2 ** 31));
  }

  /** A routine that is only declared may change any scalar of what it is given, or leave it. */
  protected written(address: bigint, pointer: TypeId): readonly MemoryWrite[] {
    const type = this.replay.typeOf(pointer);
    if (type.kind !== "pointer") return [];
    const target = this.replay.typeOf(type.to);
    const size = sizeOf(target);
    if (size !== null) return [{ address, size, value: BigInt.asUintN(size * 8, this.typed(type.to)) }];
    if (target.kind !== "record" || !target.layout) return [];
    return target.layout.fields
      .filter((field) => !field.bits && this.dice.chance(0.25))
      .flatMap((field) => {
        const width = sizeOf(this.replay.typeOf(field.type));
        if (width === null) return [];
        const value = BigInt.asUintN(width * 8, this.typed(field.type));
        return [{ address: address + BigInt(field.offset), size: width, value }];
      });
  }
}

/** One run of an enumeration asked for more than a small program may ask. */
export class NotSmall extends Error {}

/** Replays a prefix of choices, then takes the first answer; `advance` goes to the next run. */
export class Enumeration {
  private readonly taken: { choice: number; readonly count: number }[] = [];
  private at = 0;

  constructor(private readonly longest: number) {}

  readonly pick: Pick = (count) => {
    const index = this.at++;
    const known = this.taken[index];
    if (known) return known.choice;
    if (index >= this.longest) throw new NotSmall();
    this.taken.push({ choice: 0, count });
    return 0;
  };

  /** False when every run was made. */
  advance(): boolean {
    this.at = 0;
    for (let last = this.taken.at(-1); last; last = this.taken.at(-1)) {
      if (++last.choice < last.count) return true;
      this.taken.pop();
    }
    return false;
  }
}

/** All answers, where four integers, NULL, a new object and the known ones are all there are. */
export class EnumeratedEnvironment extends TypedEnvironment {
  constructor(
    replay: ReplayProgram,
    entry: EntryPoint,
    globals: readonly SymbolId[],
    protected readonly pick: Pick,
  ) {
    super(replay, entry, globals);
  }

  protected integer(signed: boolean): bigint {
    const value = this.pick(4);
    return signed && value === 3 ? -1n : BigInt(value);
  }

  protected raises(): boolean {
    return this.pick(2) === 1;
  }

  /** Writes of unknown routines are left out: runs stay possible, but they are not all there are. */
  protected written(address: bigint, pointer: TypeId): readonly MemoryWrite[] {
    const type = this.replay.typeOf(pointer);
    const size = type.kind === "pointer" ? sizeOf(this.replay.typeOf(type.to)) : null;
    return size === 1 ? [{ address, size, value: 0n }] : [];
  }
}

function sizeOf(type: CType): 1 | 2 | 4 | 8 | null {
  if (type.kind === "integer") return (type.bits === 1 ? 1 : type.bits / 8) as 1 | 2 | 4 | 8;
  if (type.kind === "pointer") return 8;
  return type.kind === "enum" ? 4 : null;
}
