/**
 * What an expression is worth in a state, written down a second time from the definition of the IR and not from the
 * evaluator of `explore`: plain recursion (the IR bounds the height of expressions), no memo tables, no splitting.
 *
 *     (UCHAR)x + 1 < y      ->   slt(add(zext(trunc x), 1), y)
 *
 * Following a pointer says that it is not null. Values that nobody models get the names that `explore` gives them
 * (point, statement, how many there were before), since a state can only speak of them by name.
 */
import { assertNever } from "../base";
import { INFEASIBLE, type Literal, literal, type TermId, type Width } from "../domain";
import { type Memory, PURPOSE, type Workspace } from "../explore";
import type { BinaryOp, Expr, FuncId, Place } from "../ir";

/** An access at an offset below this through a null pointer faults. */
const NULL_PAGE = 0x1000n;
/** Choices of a pointer that an offset is added to one by one; the names of members depend on it. */
const MOST_CHOICES = 3;

type Of<K extends Expr["kind"]> = Extract<Expr, { kind: K }>;

export class SecondValues {
  private fn = 0 as FuncId;
  private unknowns = 0;

  constructor(
    private readonly work: Workspace,
    private readonly memory: Memory,
  ) {}

  /** Values of a statement of this function are asked for next. */
  begin(fn: FuncId): void {
    this.fn = fn;
    this.unknowns = 0;
  }

  of(expr: Expr): TermId {
    const { terms, regions } = this.work;
    switch (expr.kind) {
      case "constant":
        return terms.constant(expr.value, this.widthOf(expr));
      case "string":
        return regions.addressOfString(expr.string);
      case "function":
        return regions.addressOfSymbol(expr.symbol);
      case "unknown":
        return this.unknown(this.widthOf(expr));
      case "address":
        return this.addressOf(expr.place);
      case "load":
        return this.load(expr);
      case "unary":
        return this.unary(expr);
      case "convert":
        return this.convert(expr);
      case "binary":
        return this.binary(expr);
      default:
        return assertNever(expr);
    }
  }

  /** The literal `value != 0`. */
  isTrue(value: TermId): Literal {
    const { terms } = this.work;
    return this.truth(
      terms.unary("not", terms.binary("eq", value, terms.smallConstant(0, terms.width(value)))),
    );
  }

  /** A truth value as a literal. */
  truth(value: TermId): Literal {
    const { terms } = this.work;
    let at = value;
    let negations = 0;
    for (; terms.op(at) === "not"; at = terms.operand(at, 0)) negations++;
    return literal(at, negations % 2 === 1);
  }

  addressOf(place: Place): TermId {
    if (place.kind === "memory") return this.of(place.address);
    const { regions, terms } = this.work;
    const start =
      place.variable.kind === "local"
        ? regions.addressOfLocal(this.fn, place.variable.local)
        : regions.addressOfSymbol(place.variable.symbol);
    return terms.binary("add", start, terms.constant(BigInt.asUintN(64, BigInt(place.offset)), 64));
  }

  /** Says that a pointer that is followed is not null. */
  follow(address: TermId): void {
    const { terms, regions, pcs } = this.work;
    if (terms.isConstant(address)) {
      if (terms.constantValue(address) < NULL_PAGE) this.memory.pc = INFEASIBLE;
      return;
    }
    const pointer = regions.rootOf(address);
    const offset = BigInt(regions.offsetOf(address));
    if (terms.op(pointer) !== "sym" || offset < 0n || offset >= NULL_PAGE) return;
    this.memory.pc = pcs.assume(this.memory.pc, this.isTrue(pointer));
  }

  unknown(width: Width): TermId {
    const { position, stmt } = this.memory;
    return this.work.symbols.make(position, PURPOSE.unknown, stmt, this.unknowns++, width);
  }

  resize(value: TermId, width: Width, isSigned: boolean): TermId {
    const { terms } = this.work;
    const from = terms.width(value);
    if (from === width) return value;
    return from > width
      ? terms.truncate(value, width)
      : terms.extend(isSigned ? "sext" : "zext", value, width);
  }

  private load(expr: Of<"load">): TermId {
    const { place } = expr;
    const { regions, terms, types } = this.work;
    const width = this.widthOf(expr);
    const address = this.addressOf(place);
    if (place.kind === "memory") this.follow(address);
    if (this.memory.pc === INFEASIBLE) return terms.smallConstant(0, width);
    const group = regions.groupOf(place.member);
    const unit =
      place.kind === "memory"
        ? this.memory.load(address, width, group)
        : this.memory.read(regions.locate(address, width / 8, group));
    if (place.bits === null) return unit;
    const above = terms.smallConstant(width - place.bits.shift - place.bits.width, width);
    const below = terms.smallConstant(width - place.bits.width, width);
    if (types.isSigned(place.type)) return terms.binary("ashr", terms.binary("shl", unit, above), below);
    const mask = terms.constant((1n << BigInt(place.bits.width)) - 1n, width);
    return terms.binary(
      "and",
      terms.binary("lshr", unit, terms.smallConstant(place.bits.shift, width)),
      mask,
    );
  }

  private unary(expr: Of<"unary">): TermId {
    const { terms, types } = this.work;
    const operand = this.of(expr.operand);
    const zero = terms.smallConstant(0, terms.width(operand));
    if (expr.op === "lnot") return this.fromTruth(terms.binary("eq", operand, zero), expr);
    if (expr.op === "not") return terms.unary("not", operand);
    return types.isFloat(expr.type) ? this.unknown(terms.width(operand)) : terms.binary("sub", zero, operand);
  }

  private convert(expr: Of<"convert">): TermId {
    const { terms, types } = this.work;
    const operand = this.of(expr.operand);
    const from = expr.operand.type;
    const width = this.widthOf(expr);
    if (types.isFloat(from) || types.isFloat(expr.type)) return this.unknown(width);
    if (!types.isBool(expr.type) || types.isBool(from))
      return this.resize(operand, width, types.isSigned(from));
    const isZero = terms.binary("eq", operand, terms.smallConstant(0, terms.width(operand)));
    return terms.ite(isZero, terms.smallConstant(0, width), terms.smallConstant(1, width));
  }

  private binary(expr: Of<"binary">): TermId {
    const { terms, types } = this.work;
    const left = this.of(expr.left);
    const operand = this.of(expr.right);
    if (types.isFloat(expr.left.type) || types.isFloat(expr.right.type))
      return this.unknown(this.widthOf(expr));
    const right = this.resize(operand, terms.width(left), types.isSigned(expr.right.type));
    const isSigned = types.isSigned(expr.left.type);
    if (isComparison(expr.op)) return this.fromTruth(this.compare(expr.op, left, right, isSigned), expr);
    if (expr.op === "add" && types.isPointer(expr.type) && terms.isConstant(right))
      return this.moved(left, right, MOST_CHOICES);
    const value = terms.binary(operatorOf(expr.op, isSigned), left, right);
    return this.resize(value, this.widthOf(expr), isSigned);
  }

  private compare(op: Comparison, left: TermId, right: TermId, isSigned: boolean): TermId {
    const { terms } = this.work;
    const less = (a: TermId, b: TermId) => terms.binary(isSigned ? "slt" : "ult", a, b);
    switch (op) {
      case "eq":
        return terms.binary("eq", left, right);
      case "ne":
        return terms.unary("not", terms.binary("eq", left, right));
      case "lt":
        return less(left, right);
      case "ge":
        return terms.unary("not", less(left, right));
      case "gt":
        return less(right, left);
      case "le":
        return terms.unary("not", less(right, left));
      default:
        return assertNever(op);
    }
  }

  private moved(pointer: TermId, offset: TermId, choices: number): TermId {
    const { terms } = this.work;
    if (terms.op(pointer) !== "ite" || choices === 0) return terms.binary("add", pointer, offset);
    const [condition, one, other] = [0, 1, 2].map((index) => terms.operand(pointer, index as 0 | 1 | 2));
    return terms.ite(
      condition!,
      this.moved(one!, offset, choices - 1),
      this.moved(other!, offset, choices - 1),
    );
  }

  private fromTruth(truth: TermId, expr: Expr): TermId {
    const width = this.widthOf(expr);
    return width === 1 ? truth : this.work.terms.extend("zext", truth, width);
  }

  private widthOf(expr: Expr): Width {
    return this.work.types.width(expr.type) || 64;
  }
}

type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

function isComparison(op: BinaryOp): op is Comparison {
  return ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
}

function operatorOf(op: Exclude<BinaryOp, Comparison>, isSigned: boolean) {
  switch (op) {
    case "div":
      return isSigned ? "sdiv" : "udiv";
    case "rem":
      return isSigned ? "srem" : "urem";
    case "shr":
      return isSigned ? "ashr" : "lshr";
    default:
      return op;
  }
}
