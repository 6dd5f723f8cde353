/**
 * Conjunctions as drivers make them, and stranger ones: bounds, masks, flags, sums, scaled indices, parts of words and
 * words put together from parts, choices, and equalities between several unknowns.
 */
import type { Width } from "@/lib/engine/domain";
import type { Dice } from "../dice";
import { ARITHMETIC, type BinaryOp, COMPARISONS, type Conjunct, meaningOf, type Sample } from "./sample";

const WIDTHS: readonly Width[] = [8, 16, 32, 32, 64];
const MOST_CONJUNCTS = 10;

export class SampleWriter {
  private widths: readonly Width[] = WIDTHS;
  private symbols = 2;

  constructor(private readonly dice: Dice) {}

  /** A few conjuncts over a few symbols; every other one holds of an assignment that is not told. */
  conjunction(): readonly Conjunct[] {
    const { dice } = this;
    this.widths = dice.chance(0.6) ? [dice.oneOf(WIDTHS)] : WIDTHS;
    this.symbols = 1 + dice.below(4);
    const count = 2 + dice.below(MOST_CONJUNCTS);
    const samples = Array.from({ length: count }, () => this.truth());
    if (dice.chance(0.5)) return samples.map((sample) => ({ sample, isNegated: dice.chance(0.4) }));
    const hidden = new Map<string, bigint>();
    const assignment = (name: string) => {
      const value = hidden.get(name) ?? this.hiddenValue(name);
      hidden.set(name, value);
      return value;
    };
    return samples.map((sample) => ({ sample, isNegated: meaningOf(sample, assignment) === 0n }));
  }

  private hiddenValue(name: string): bigint {
    const width = Number(/^x(\d+)_/.exec(name)![1]) as Width;
    const constant = this.constant(width);
    return constant.op === "constant" ? constant.value : 0n;
  }

  truth(): Sample {
    const { dice } = this;
    const width = dice.oneOf(this.widths);
    switch (dice.below(8)) {
      case 0:
        return this.masked(width);
      case 1:
        return this.compare("eq", this.symbol(width), this.small(width));
      case 2:
        return this.strange(1, 3);
      case 3: {
        const [x, y] = [this.truthLeaf(), this.truthLeaf()];
        return { op: dice.oneOf(["and", "or", "xor"] as const), x, y, width: 1 };
      }
      default:
        return this.compare(dice.oneOf(COMPARISONS), this.value(width), this.side(width));
    }
  }

  private truthLeaf(): Sample {
    const width = this.dice.oneOf(this.widths);
    return this.compare(this.dice.oneOf(COMPARISONS), this.symbol(width), this.side(width));
  }

  /** `(x & mask) == bits` */
  private masked(width: Width): Sample {
    const x = this.symbol(width);
    return this.compare("eq", { op: "and", x, y: this.constant(width), width }, this.constant(width));
  }

  /** What drivers compute with: a step away from a symbol. */
  private value(width: Width): Sample {
    const { dice } = this;
    const x = this.symbol(width);
    switch (dice.below(9)) {
      case 0:
        return { op: dice.oneOf(["add", "sub"] as const), x, y: this.small(width), width };
      case 1:
        return { op: dice.oneOf(["add", "sub", "xor"] as const), x, y: this.symbol(width), width };
      case 2:
        return { op: "mul", x, y: this.small(width), width };
      case 3:
        return { op: dice.oneOf(["shl", "lshr", "ashr"] as const), x, y: this.shift(width), width };
      case 4:
        return { op: dice.oneOf(["and", "or"] as const), x, y: this.constant(width), width };
      case 5:
        return { op: "ite", c: this.truthLeaf(), x: this.side(width), y: this.side(width), width };
      case 6:
        return this.resized(width);
      case 7:
        return this.joined(width);
      default:
        return x;
    }
  }

  private side(width: Width): Sample {
    const { dice } = this;
    return dice.chance(0.55)
      ? this.constant(width)
      : dice.chance(0.6)
        ? this.symbol(width)
        : this.small(width);
  }

  private resized(width: Width): Sample {
    const from = this.dice.oneOf(WIDTHS);
    if (from === width) return this.symbol(width);
    const of = this.symbol(from);
    return from > width
      ? { op: "trunc", of, width }
      : { op: this.dice.oneOf(["zext", "sext"] as const), of, width };
  }

  /** A word from two halves: `(high << n) | low`. */
  private joined(width: Width): Sample {
    if (width === 8) return this.symbol(8);
    const half = (width / 2) as Width;
    const [high, low] = [this.symbol(half), this.symbol(half)].map(
      (of): Sample => ({ op: "zext", of, width }),
    );
    const shift: Sample = { op: "constant", value: BigInt(half), width };
    return { op: "or", x: { op: "shl", x: high!, y: shift, width }, y: low!, width };
  }

  /** Any operators at all. */
  private strange(width: Width, depth: number): Sample {
    const { dice } = this;
    if (depth === 0 || dice.chance(0.15)) return dice.chance(0.4) ? this.constant(width) : this.symbol(width);
    if (width === 1 && dice.chance(0.6)) {
      const inner = dice.oneOf(this.widths);
      return this.compare(
        dice.oneOf(COMPARISONS),
        this.strange(inner, depth - 1),
        this.strange(inner, depth - 1),
      );
    }
    switch (dice.below(6)) {
      case 0:
        return { op: "not", of: this.strange(width, depth - 1), width };
      case 1: {
        const [x, y] = [this.strange(width, depth - 1), this.strange(width, depth - 1)];
        return { op: "ite", c: this.strange(1, depth - 1), x, y, width };
      }
      case 2: {
        const from = dice.oneOf([1, ...WIDTHS] as const);
        const of = this.strange(from, depth - 1);
        if (from === width) return of;
        return from > width
          ? { op: "trunc", of, width }
          : { op: dice.oneOf(["zext", "sext"] as const), of, width };
      }
      default: {
        const op: BinaryOp = dice.oneOf(ARITHMETIC);
        const isHard = op === "udiv" || op === "sdiv" || op === "urem" || op === "srem" || op === "mul";
        const y = isHard ? this.small(width) : this.strange(width, depth - 1);
        return { op, x: this.strange(width, depth - 1), y, width };
      }
    }
  }

  private compare(op: BinaryOp, x: Sample, y: Sample): Sample {
    return this.dice.chance(0.15) ? { op, x: y, y: x, width: 1 } : { op, x, y, width: 1 };
  }

  private symbol(width: Width): Sample {
    return { op: "sym", name: `x${width}_${this.dice.below(this.symbols)}`, width };
  }

  private small(width: Width): Sample {
    return { op: "constant", value: BigInt.asUintN(width, BigInt(this.dice.below(9))), width };
  }

  private shift(width: Width): Sample {
    return { op: "constant", value: BigInt.asUintN(width, BigInt(this.dice.below(width + 2))), width };
  }

  /** Near the ends of the type, near powers of two, masks, and anything. */
  private constant(width: Width): Sample {
    const { dice } = this;
    const near = BigInt(dice.below(5)) - 2n;
    const power = 1n << BigInt(dice.below(width));
    const value = [
      near,
      (1n << BigInt(width - 1)) + near,
      power,
      power - 1n,
      power + near,
      BigInt(dice.below(65536)),
    ];
    return { op: "constant", value: BigInt.asUintN(width, dice.oneOf(value)), width };
  }
}
