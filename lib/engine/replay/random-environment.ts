/**
 * An environment that answers by chance, for tests that hold the explorer against concrete runs.
 *
 * Chance comes in as a function, so a seed gives the same run. Answers are typed where the question is: integers favour
 * small, extreme and given values, pointers are NULL or the start of an object, an out parameter is filled with a
 * value of its type. It does less than a real environment may (no callbacks, no writes to escaped memory), never more.
 */
import type { MemoryWrite } from "../domain";
import type { AddressPlan, Program, SymbolId } from "../ir";
import type { EntryPoint } from "../model";
import type { CType, Parameter, TypeId } from "../types";
import type { CallAnswer, CallQuestion, Environment } from "./environment";
import { mutableGlobals } from "./mutable-globals";
import type { ReplayProgram } from "./replay-program";
import { shapeOf, sizeOf } from "./value";

export interface RandomSource {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Values worth trying: the constants of the program. */
  readonly landmarks: readonly bigint[];
}

const NULL_SHARE = 0.2;
const RAISE_SHARE = 0.15;
/** Scalars written into a record or a buffer that a callee fills. */
const WRITTEN_FIELDS = 6;
/** Bytes; a larger number is not read as a length. */
const LONGEST_BUFFER = 4096n;

export function randomEnvironment(
  { program, typeOf, plan }: ReplayProgram,
  entry: Pick<EntryPoint, "validParameters" | "globals">,
  source: RandomSource,
): Environment {
  const dice = new Dice(source);
  let objects = 0;
  const object = () => plan.environmentObject(objects++);
  const pointer = () => {
    if (dice.chance(NULL_SHARE)) return 0n;
    return objects > 0 && dice.chance(0.3) ? plan.environmentObject(dice.below(objects)) : object();
  };
  const routines = new Routines(program, typeOf);
  const typed = (id: TypeId) => {
    const type = typeOf(id);
    const pointee = type.kind === "pointer" ? typeOf(type.to) : null;
    if (pointee?.kind === "function") return routines.pick(pointee, dice, plan);
    return type.kind === "pointer"
      ? pointer()
      : type.kind === "integer" && type.bits === 1
        ? BigInt(dice.below(2))
        : dice.integer();
  };
  return {
    initial: [],
    arbitraryGlobals: entry.globals === "initial" ? [] : mutableGlobals(program),
    parameter: (index, type) => (entry.validParameters.includes(index) ? object() : typed(type)),
    memory: (_, size, type) => BigInt.asUintN(size * 8, type === null ? dice.integer() : typed(type)),
    value: typed,
    call: (question) => answer(question, typeOf, dice, typed, object),
  };
}

function answer(
  { effect, args, type }: CallQuestion,
  typeOf: (id: TypeId) => CType,
  dice: Dice,
  typed: (id: TypeId) => bigint,
  object: () => bigint,
): CallAnswer {
  const callee = typeOf(type);
  const writes = (effect?.writes ?? []).flatMap((index): readonly MemoryWrite[] => {
    const parameter = callee.kind === "function" ? callee.parameters[index] : undefined;
    const address = args[index];
    if (!parameter || address === undefined || address < 0x1_0000n) return [];
    const pointer = typeOf(parameter.type);
    if (pointer.kind !== "pointer") return [];
    return elementsOf(parameter, index, args, typeOf(parameter.type), typeOf, dice).flatMap((offset) =>
      fill(address + offset, pointer.to, typeOf, dice, typed),
    );
  });
  const result =
    effect?.returns === "allocation"
      ? dice.chance(NULL_SHARE)
        ? 0n
        : object()
      : callee.kind === "function"
        ? typed(callee.returns)
        : dice.integer();
  const raises = effect?.raises === "always" || (effect?.raises === "maybe" && dice.chance(RAISE_SHARE));
  return { result, writes, raises };
}

/** Offsets of elements to write: the only one, or some of a buffer whose bytes or elements a later argument counts. */
function elementsOf(
  { isBuffer }: Parameter,
  index: number,
  args: readonly bigint[],
  pointer: CType,
  typeOf: (id: TypeId) => CType,
  dice: Dice,
): readonly bigint[] {
  const size = pointer.kind === "pointer" ? sizeOf(pointer.to, typeOf) : 0;
  const bytes = args.slice(index + 1).find((count) => count > 0n && count <= LONGEST_BUFFER);
  if (!isBuffer || size === 0 || bytes === undefined) return [0n];
  const count = Math.max(1, Math.floor(Number(bytes) / size));
  return Array.from({ length: Math.min(WRITTEN_FIELDS, count) }, () => BigInt(dice.below(count) * size));
}

/** Writes to some scalars of the object at `address`. */
function fill(
  address: bigint,
  id: TypeId,
  typeOf: (id: TypeId) => CType,
  dice: Dice,
  typed: (id: TypeId) => bigint,
): readonly MemoryWrite[] {
  const type = typeOf(id);
  const shape = shapeOf(type);
  if (shape) return [{ address, size: shape.bytes, value: BigInt.asUintN(shape.bytes * 8, typed(id)) }];
  if (type.kind !== "record" || !type.layout) return [];
  const { fields } = type.layout;
  return Array.from(
    { length: Math.min(WRITTEN_FIELDS, fields.length) },
    () => fields[dice.below(fields.length)]!,
  )
    .filter((field) => !field.bits && shapeOf(typeOf(field.type)))
    .flatMap((field) => fill(address + BigInt(field.offset), field.type, typeOf, dice, typed));
}

/** Functions that a pointer of some type may point to: those with a body and the same parameters and result. */
class Routines {
  private readonly bySignature = new Map<string, SymbolId[]>();

  constructor(program: Program, typeOf: (id: TypeId) => CType) {
    for (const { id, definition, type } of program.symbols) {
      if (definition === null || program.functions[definition]!.isModel) continue;
      const key = signatureOf(typeOf(type));
      this.bySignature.set(key, [...(this.bySignature.get(key) ?? []), id]);
    }
  }

  /** The address of one, else NULL. */
  pick(type: CType, dice: Dice, plan: AddressPlan): bigint {
    const fitting = this.bySignature.get(signatureOf(type)) ?? [];
    return fitting.length === 0 ? 0n : plan.symbol(fitting[dice.below(fitting.length)]!);
  }
}

function signatureOf(type: CType): string {
  if (type.kind !== "function") return "";
  return [type.returns, ...type.parameters.map((parameter) => parameter.type)].join();
}

class Dice {
  constructor(private readonly source: RandomSource) {}

  chance(share: number): boolean {
    return this.source.random() < share;
  }

  below(count: number): number {
    return Math.floor(this.source.random() * count);
  }

  /** Bits where a type ends. */
  private edge(): number {
    return [7, 8, 15, 16, 31, 32, 63][this.below(7)]!;
  }

  /** 64 bits; the asker takes as many as it needs. */
  integer(): bigint {
    const { landmarks } = this.source;
    const kind = this.below(8);
    if (kind < 2 && landmarks.length > 0)
      return landmarks[this.below(landmarks.length)]! + BigInt(kind * this.below(3));
    if (kind < 5) return BigInt(this.below(6));
    if (kind === 5) return -BigInt(this.below(4));
    if (kind === 6)
      return (1n << BigInt(this.chance(0.5) ? this.edge() : this.below(64))) - BigInt(this.below(2));
    return (BigInt(this.below(2 ** 32)) << 32n) | BigInt(this.below(2 ** 32));
  }
}
