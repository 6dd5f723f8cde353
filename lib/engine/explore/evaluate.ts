/**
 * Values of IR expressions as terms. What a variable holds, where memory is read and what an address is belongs to the
 * machine: the abstract one of a state, or the one that executes a path on concrete addresses. The rest of the meaning
 * is written down here once for both.
 *
 * Iterative: the depth of an expression is bounded by memory only.
 */
import { assertNever } from "../base";
import { type Literal, literal, negate, type TermId, type Terms, type Width } from "../domain";
import type { BinaryOp, BitRange, Expr, Place, StringId, SymbolId, Variable } from "../ir";
import type { TypeFacts } from "./type-facts";

export type VariablePlace = Extract<Place, { kind: "variable" }>;
export type MemoryPlace = Extract<Place, { kind: "memory" }>;
type BinaryExpr = Extract<Expr, { kind: "binary" }>;

/** Where values come from. Widths are those of the place's type; bit-fields are cut out by the caller. */
export interface Machine {
  loadVariable(place: VariablePlace, width: Width): TermId;
  loadMemory(place: MemoryPlace, address: TermId, width: Width): TermId;
  addressOf(variable: Variable, offset: number): TermId;
  functionAddress(symbol: SymbolId): TermId;
  stringAddress(string: StringId): TermId;
  /** A value that is not modelled: a new one each time it is asked. */
  unknown(expr: Expr, width: Width): TermId;
}

/** Nested alternatives of a pointer that an offset is added to one by one. */
const MOST_MOVED = 3;

export class Evaluator {
  private readonly orders = new WeakMap<Expr, readonly Expr[]>();

  constructor(
    readonly terms: Terms,
    readonly types: TypeFacts,
  ) {}

  /** The value in the width of the expression's type. */
  value(expr: Expr, machine: Machine): TermId {
    if (isLeaf(expr)) return this.leaf(expr, machine);
    const stack: TermId[] = [];
    for (const node of this.postorder(expr)) {
      if (isLeaf(node)) stack.push(this.leaf(node, machine));
      else this.apply(node, stack, machine);
    }
    return stack[0]!;
  }

  /** The literal `expr != 0`. */
  truth(expr: Expr, machine: Machine): Literal {
    return this.nonZero(this.value(expr, machine));
  }

  nonZero(value: TermId): Literal {
    const { terms } = this;
    const zero = terms.smallConstant(0, terms.width(value));
    return negate(this.literalOf(terms.binary("eq", value, zero)));
  }

  equal(left: TermId, right: TermId): Literal {
    return this.literalOf(this.terms.binary("eq", left, right));
  }

  /** A truth value as a literal over the term below its negations. */
  literalOf(term: TermId): Literal {
    let at = term;
    let isNegated = false;
    while (this.terms.op(at) === "not") {
      at = this.terms.operand(at, 0);
      isNegated = !isNegated;
    }
    return literal(at, isNegated);
  }

  /** The value of a bit-field inside its storage unit, extended to the unit's width. */
  extractBits(unit: TermId, bits: BitRange, isSigned: boolean): TermId {
    const { terms } = this;
    const width = terms.width(unit);
    if (!isSigned) {
      const shifted = terms.binary("lshr", unit, terms.smallConstant(bits.shift, width));
      return terms.binary("and", shifted, terms.constant((1n << BigInt(bits.width)) - 1n, width));
    }
    const left = terms.smallConstant(width - bits.shift - bits.width, width);
    const right = terms.smallConstant(width - bits.width, width);
    return terms.binary("ashr", terms.binary("shl", unit, left), right);
  }

  /** The storage unit after a bit-field in it took a value. */
  insertBits(unit: TermId, bits: BitRange, value: TermId): TermId {
    const { terms } = this;
    const width = terms.width(unit);
    const ones = (1n << BigInt(bits.width)) - 1n;
    const kept = terms.constant(~(ones << BigInt(bits.shift)), width);
    const cut = terms.binary("and", value, terms.constant(ones, width));
    const placed = terms.binary("shl", cut, terms.smallConstant(bits.shift, width));
    return terms.binary("or", terms.binary("and", unit, kept), placed);
  }

  /** Truncation or extension between widths. */
  resize(value: TermId, width: Width, isSigned: boolean): TermId {
    const from = this.terms.width(value);
    if (from === width) return value;
    if (from > width) return this.terms.truncate(value, width);
    return this.terms.extend(isSigned ? "sext" : "zext", value, width);
  }

  private leaf(expr: Expr, machine: Machine): TermId {
    switch (expr.kind) {
      case "constant":
        return this.terms.constant(expr.value, this.widthOf(expr));
      case "string":
        return machine.stringAddress(expr.string);
      case "function":
        return machine.functionAddress(expr.symbol);
      case "unknown":
        return machine.unknown(expr, this.widthOf(expr));
      case "load":
        return this.load(expr, expr.place as VariablePlace, null, machine);
      default: {
        const place = (expr as Extract<Expr, { kind: "address" }>).place as VariablePlace;
        return machine.addressOf(place.variable, place.offset);
      }
    }
  }

  private load(expr: Expr, place: Place, address: TermId | null, machine: Machine): TermId {
    const width = this.widthOf(expr);
    const unit =
      place.kind === "variable"
        ? machine.loadVariable(place, width)
        : machine.loadMemory(place, address!, width);
    return place.bits === null ? unit : this.extractBits(unit, place.bits, this.types.isSigned(place.type));
  }

  private apply(expr: Expr, stack: TermId[], machine: Machine): void {
    switch (expr.kind) {
      case "load":
        stack.push(this.load(expr, expr.place, stack.pop()!, machine));
        return;
      case "address":
        return;
      case "unary":
        stack.push(this.unary(expr, stack.pop()!, machine));
        return;
      case "convert":
        stack.push(this.convert(expr, stack.pop()!, machine));
        return;
      case "binary": {
        const right = stack.pop()!;
        stack.push(this.binary(expr, stack.pop()!, right, machine));
        return;
      }
      default:
        throw new Error(`not an inner node: ${expr.kind}`);
    }
  }

  private unary(expr: Extract<Expr, { kind: "unary" }>, operand: TermId, machine: Machine): TermId {
    const { terms } = this;
    const width = terms.width(operand);
    switch (expr.op) {
      case "lnot":
        return this.toInt(terms.binary("eq", operand, terms.smallConstant(0, width)), this.widthOf(expr));
      case "not":
        return terms.unary("not", operand);
      case "neg":
        if (this.types.isFloat(expr.type)) return machine.unknown(expr, width);
        return terms.binary("sub", terms.smallConstant(0, width), operand);
      default:
        return assertNever(expr.op);
    }
  }

  private convert(expr: Extract<Expr, { kind: "convert" }>, operand: TermId, machine: Machine): TermId {
    const { types, terms } = this;
    const from = expr.operand.type;
    const width = this.widthOf(expr);
    if (types.isFloat(from) || types.isFloat(expr.type)) return machine.unknown(expr, width);
    if (types.isBool(expr.type) && !types.isBool(from)) {
      const isZero = terms.binary("eq", operand, terms.smallConstant(0, terms.width(operand)));
      return terms.ite(isZero, terms.smallConstant(0, width), terms.smallConstant(1, width));
    }
    return this.resize(operand, width, types.isSigned(from));
  }

  private binary(expr: BinaryExpr, left: TermId, right: TermId, machine: Machine): TermId {
    const { types } = this;
    if (types.isFloat(expr.left.type) || types.isFloat(expr.right.type)) {
      return machine.unknown(expr, this.widthOf(expr));
    }
    const width = this.terms.width(left);
    const fitted = this.resize(right, width, types.isSigned(expr.right.type));
    const isSigned = types.isSigned(expr.left.type);
    if (isComparison(expr.op)) return this.compare(expr, left, fitted, isSigned);
    if (expr.op === "add" && types.isPointer(expr.type) && this.terms.isConstant(fitted)) {
      return this.moved(left, fitted, MOST_MOVED);
    }
    return this.resize(
      this.terms.binary(arithmetic(expr.op, isSigned), left, fitted),
      this.widthOf(expr),
      isSigned,
    );
  }

  /** `ite(c, p, q) + 8` as `ite(c, p + 8, q + 8)`, so that each alternative names its member. */
  private moved(pointer: TermId, offset: TermId, splits: number): TermId {
    const { terms } = this;
    if (terms.op(pointer) !== "ite" || splits === 0) return terms.binary("add", pointer, offset);
    const whenTrue = this.moved(terms.operand(pointer, 1), offset, splits - 1);
    return terms.ite(
      terms.operand(pointer, 0),
      whenTrue,
      this.moved(terms.operand(pointer, 2), offset, splits - 1),
    );
  }

  private compare(expr: BinaryExpr, left: TermId, right: TermId, isSigned: boolean): TermId {
    const { terms } = this;
    const below = isSigned ? "slt" : "ult";
    const atMost = isSigned ? "sle" : "ule";
    const width = this.widthOf(expr);
    switch (expr.op) {
      case "eq":
        return this.toInt(terms.binary("eq", left, right), width);
      case "ne":
        return this.toInt(terms.unary("not", terms.binary("eq", left, right)), width);
      case "lt":
        return this.toInt(terms.binary(below, left, right), width);
      case "le":
        return this.toInt(terms.binary(atMost, left, right), width);
      case "gt":
        return this.toInt(terms.binary(below, right, left), width);
      default:
        return this.toInt(terms.binary(atMost, right, left), width);
    }
  }

  private toInt(truth: TermId, width: Width): TermId {
    return width === 1 ? truth : this.terms.extend("zext", truth, width);
  }

  /** Open records and the like count as 64 bits when one is asked for a value. */
  private widthOf(expr: Expr): Width {
    return this.types.width(expr.type) || 64;
  }

  private postorder(expr: Expr): readonly Expr[] {
    let order = this.orders.get(expr);
    if (!order) {
      order = postorderOf(expr);
      this.orders.set(expr, order);
    }
    return order;
  }
}

function isLeaf(expr: Expr): boolean {
  switch (expr.kind) {
    case "load":
    case "address":
      return expr.place.kind === "variable";
    case "unary":
    case "binary":
    case "convert":
      return false;
    default:
      return true;
  }
}

/** Operands before their operator, left before right. */
function postorderOf(expr: Expr): readonly Expr[] {
  const reversed: Expr[] = [];
  const pending = [expr];
  for (let node = pending.pop(); node; node = pending.pop()) {
    reversed.push(node);
    pushOperands(node, pending);
  }
  return reversed.reverse();
}

function pushOperands(node: Expr, pending: Expr[]): void {
  switch (node.kind) {
    case "load":
    case "address":
      if (node.place.kind === "memory") pending.push(node.place.address);
      break;
    case "unary":
    case "convert":
      pending.push(node.operand);
      break;
    case "binary":
      pending.push(node.left, node.right);
      break;
  }
}

function isComparison(op: BinaryOp): boolean {
  return op === "eq" || op === "ne" || op === "lt" || op === "le" || op === "gt" || op === "ge";
}

function arithmetic(op: BinaryOp, isSigned: boolean) {
  switch (op) {
    case "div":
      return isSigned ? "sdiv" : "udiv";
    case "rem":
      return isSigned ? "srem" : "urem";
    case "shr":
      return isSigned ? "ashr" : "lshr";
    case "add":
    case "sub":
    case "mul":
    case "and":
    case "or":
    case "xor":
    case "shl":
      return op;
    default:
      throw new Error(`not an arithmetic operator: ${op}`);
  }
}
