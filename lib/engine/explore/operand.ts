/**
 * Operands of rule events as terms: `$1`, `$return`, `*$1`, `$2->SrbStatus`, ghost variables, and C expressions over
 * them. Values are 64 bits wide, extended by the sign of their type, so that rule arithmetic never wraps by surprise.
 */
import type { TermId, Terms, Width } from "../domain";
import type { Expr, Program, SymbolId } from "../ir";
import { type OperandExpr, UNDETERMINED } from "../slic";
import type { TypeId } from "../types";
import type { Evaluator } from "./evaluate";
import type { TypeFacts } from "./type-facts";

/** A value together with its C type; null where the rule made it (constants, arithmetic). */
interface Typed {
  readonly value: TermId;
  readonly type: TypeId | null;
}

/** An event as it happens. */
export interface EventOperands {
  readonly args: readonly { readonly value: TermId; readonly expr: Expr }[];
  readonly result: Typed | null;
  /** Memory at an address, in the width of the type. */
  readonly read: (address: TermId, width: Width) => TermId;
  readonly variable: (symbol: SymbolId, width: Width) => TermId;
  /** A value nobody knows. */
  readonly unknown: () => TermId;
}

export class OperandReader {
  private readonly byName = new Map<string, SymbolId>();

  constructor(
    private readonly terms: Terms,
    private readonly evaluator: Evaluator,
    private readonly types: TypeFacts,
    program: Program,
  ) {
    for (const symbol of program.symbols) {
      if (symbol.kind === "variable" && symbol.unit < 0) this.byName.set(symbol.name, symbol.id);
    }
    this.typeOfSymbol = (id) => program.symbols[id]!.type;
  }

  private readonly typeOfSymbol: (id: SymbolId) => TypeId;

  /** The operand's value in 64 bits. */
  value(operand: OperandExpr, event: EventOperands): TermId {
    return this.widened(this.typed(operand, event));
  }

  private typed(operand: OperandExpr, event: EventOperands): Typed {
    switch (operand.kind) {
      case "constant":
        return this.plain(this.terms.constant(BigInt.asUintN(64, operand.value), 64));
      case "argument":
        return this.argument(operand.index, event);
      case "return":
        return event.result ?? this.plain(event.unknown());
      case "variable":
        return this.variable(operand.name, event);
      case "deref":
        return this.pointee(this.typed(operand.of, event), event);
      case "field":
        return this.field(this.typed(operand.of, event), operand.name, event);
      case "unary":
        return this.plain(this.unary(operand.op, this.value(operand.of, event), event));
      case "binary":
        return this.plain(
          this.binary(operand.op, this.value(operand.left, event), this.value(operand.right, event), event),
        );
    }
  }

  private argument(index: number, event: EventOperands): Typed {
    const arg = event.args[index];
    return arg ? { value: arg.value, type: arg.expr.type } : this.plain(event.unknown());
  }

  private variable(name: string, event: EventOperands): Typed {
    const symbol = name === UNDETERMINED ? undefined : this.byName.get(name);
    if (symbol === undefined) return this.plain(event.unknown());
    const type = this.typeOfSymbol(symbol);
    return { value: event.variable(symbol, this.types.width(type) || 64), type };
  }

  private pointee(pointer: Typed, event: EventOperands): Typed {
    const type = pointer.type === null ? null : this.types.typeOf(pointer.type);
    if (type?.kind !== "pointer") return this.plain(event.unknown());
    const width = this.types.width(type.to);
    if (width === 0) return { value: pointer.value, type: type.to };
    return { value: event.read(pointer.value, width), type: type.to };
  }

  /** `p->name`, and `(*p).name` since a dereferenced record is its address. */
  private field(owner: Typed, name: string, event: EventOperands): Typed {
    let record = owner.type;
    const type = record === null ? null : this.types.typeOf(record);
    if (type?.kind === "pointer") record = type.to;
    const found = record === null ? null : this.types.fieldOf(record, name);
    if (found === null) return this.plain(event.unknown());
    const { terms } = this;
    const address = terms.binary("add", owner.value, terms.smallConstant(found.offset, 64));
    const width = this.types.width(found.type);
    if (width === 0) return { value: address, type: found.type };
    const unit = event.read(address, width);
    const isSigned = this.types.isSigned(found.type);
    return {
      value: found.bits ? this.evaluator.extractBits(unit, found.bits, isSigned) : unit,
      type: found.type,
    };
  }

  private widened({ value, type }: Typed): TermId {
    return this.evaluator.resize(value, 64, type !== null && this.types.isSigned(type));
  }

  private plain(value: TermId): Typed {
    return { value, type: null };
  }

  private unary(op: string, value: TermId, event: EventOperands): TermId {
    const { terms } = this;
    const zero = terms.smallConstant(0, 64);
    if (op === "-") return terms.binary("sub", zero, value);
    if (op === "~") return terms.unary("not", value);
    if (op === "!") return terms.extend("zext", terms.binary("eq", value, zero), 64);
    return event.unknown();
  }

  private binary(op: string, left: TermId, right: TermId, event: EventOperands): TermId {
    const { terms } = this;
    const truth = (term: TermId) => terms.extend("zext", term, 64);
    const isZero = (term: TermId) => terms.binary("eq", term, terms.smallConstant(0, 64));
    const isTrue = (term: TermId) => terms.unary("not", isZero(term));
    switch (op) {
      case "==":
        return truth(terms.binary("eq", left, right));
      case "!=":
        return truth(terms.unary("not", terms.binary("eq", left, right)));
      case "<":
        return truth(terms.binary("slt", left, right));
      case "<=":
        return truth(terms.binary("sle", left, right));
      case ">":
        return truth(terms.binary("slt", right, left));
      case ">=":
        return truth(terms.binary("sle", right, left));
      case "&&":
        return truth(terms.binary("and", isTrue(left), isTrue(right)));
      case "||":
        return truth(terms.binary("or", isTrue(left), isTrue(right)));
    }
    const arithmetic = ARITHMETIC[op];
    return arithmetic ? terms.binary(arithmetic, left, right) : event.unknown();
  }
}

const ARITHMETIC: Readonly<
  Record<string, "add" | "sub" | "mul" | "sdiv" | "srem" | "and" | "or" | "xor" | "shl" | "ashr" | undefined>
> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "sdiv",
  "%": "srem",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "shl",
  ">>": "ashr",
};
