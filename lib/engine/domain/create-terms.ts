/** The term tables as other rooms see them: `Terms` over a `TermTable` and its normalising constructors. */
import { createFactory } from "./create-factory";
import { evaluateInto } from "./evaluate-term";
import * as Op from "./op";
import { printTerm } from "./print-term";
import { hasOffset, offsetOf, withoutOffset } from "./rewrite-arithmetic";
import { substituteInto } from "./substitute-term";
import type { BaseId, Model, SymId, TermId, TermOp, Terms, Width } from "./term";
import type { TermFactory } from "./term-factory";
import { TermTable } from "./term-table";
import { visitPostOrder } from "./term-walk";

export function createTerms(): Terms {
  return new NormalTerms();
}

/** The tables behind a `Terms` made by `createTerms`. Only for `domain` itself. */
export function factoryOf(terms: Terms): TermFactory {
  if (!(terms instanceof NormalTerms)) throw new Error("these terms were not made by createTerms");
  return terms.factory;
}

const NO_SYMS: readonly SymId[] = [];

class NormalTerms implements Terms {
  private readonly table = new TermTable();
  readonly factory = createFactory(this.table);
  /** By term, made when first asked for. */
  private readonly syms: (readonly SymId[] | undefined)[] = [];

  constant(value: bigint, width: Width): TermId {
    return this.table.constantOf(value, width);
  }

  smallConstant(value: number, width: Width): TermId {
    return this.table.constant(value | 0, 0, width);
  }

  freshSym(width: Width, isPointer: boolean): SymId {
    return this.table.freshSym(width, isPointer);
  }

  sym(sym: SymId): TermId {
    return this.table.sym(sym);
  }

  isPointer(sym: SymId): boolean {
    return this.table.isPointer(sym);
  }

  freshBase(): BaseId {
    return this.table.freshBase();
  }

  address(base: BaseId): TermId {
    return this.table.address(base);
  }

  unary(_op: "not", operand: TermId): TermId {
    return this.factory.not(operand);
  }

  binary(
    op: Exclude<TermOp, "const" | "sym" | "address" | "zext" | "sext" | "trunc" | "not" | "ite">,
    left: TermId,
    right: TermId,
  ): TermId {
    const { factory: f } = this;
    if (this.table.widths[left] !== this.table.widths[right]) {
      throw new Error(`${op}: widths ${this.table.widths[left]} and ${this.table.widths[right]} differ`);
    }
    switch (op) {
      case "eq":
        return f.eq(left, right);
      case "ult":
        return f.ult(left, right);
      case "slt":
        return f.slt(left, right);
      case "ule":
        return f.not(f.ult(right, left));
      case "sle":
        return f.not(f.slt(right, left));
      default:
        return f.arithmetic(op, left, right);
    }
  }

  extend(op: "zext" | "sext", operand: TermId, width: Width): TermId {
    if (width < this.table.widths[operand]!) throw new Error(`${op}: ${width} is narrower than the operand`);
    return op === "zext" ? this.factory.zext(operand, width) : this.factory.sext(operand, width);
  }

  truncate(operand: TermId, width: Width): TermId {
    if (width > this.table.widths[operand]!) throw new Error(`trunc: ${width} is wider than the operand`);
    return this.factory.trunc(operand, width);
  }

  ite(condition: TermId, whenTrue: TermId, whenFalse: TermId): TermId {
    if (this.table.widths[whenTrue] !== this.table.widths[whenFalse]) throw new Error("ite: widths differ");
    return this.factory.ite(condition, whenTrue, whenFalse);
  }

  op(term: TermId): TermOp {
    return Op.OP_NAMES[this.table.ops[term]!]!;
  }

  width(term: TermId): Width {
    return this.table.widths[term]! as Width;
  }

  operand(term: TermId, index: 0 | 1 | 2): TermId {
    return this.table.operand(term, index);
  }

  constantValue(term: TermId): bigint {
    return this.table.value(term);
  }

  isConstant(term: TermId): boolean {
    return this.table.isConst(term);
  }

  symOf(term: TermId): SymId {
    return (this.table.ops[term] === Op.SYM ? this.table.a[term]! : -1) as SymId;
  }

  baseOf(term: TermId): BaseId {
    return (this.table.ops[term] === Op.ADDRESS ? this.table.a[term]! : -1) as BaseId;
  }

  asBaseOffset(term: TermId): { readonly base: BaseId; readonly offset: bigint } | null {
    const { table } = this;
    const start = hasOffset(table, term) ? (table.a[term] as TermId) : term;
    if (table.ops[start] !== Op.ADDRESS) return null;
    const offset = start === term ? 0n : BigInt.asIntN(64, table.value(table.b[term] as TermId));
    return { base: table.a[start] as BaseId, offset };
  }

  asTermOffset(term: TermId): { readonly term: TermId; readonly offset: bigint } {
    const { table } = this;
    const offset = BigInt.asIntN(table.widths[term]!, table.value(offsetOf(table, term)));
    return { term: withoutOffset(table, term), offset };
  }

  symsOf(term: TermId): readonly SymId[] {
    const { table, syms } = this;
    const known = syms[term];
    if (known !== undefined) return known;
    visitPostOrder(
      table,
      term,
      (at) => syms[at] !== undefined,
      (at) => {
        syms[at] = this.symsOfNode(at);
      },
    );
    return syms[term]!;
  }

  private symsOfNode(term: TermId): readonly SymId[] {
    const { table } = this;
    const op = table.ops[term]!;
    if (op === Op.SYM) return [table.a[term] as SymId];
    let all = NO_SYMS;
    for (let index = 0; index < Op.arity(op); index++) {
      all = union(all, this.syms[table.operand(term, index as 0 | 1 | 2)]!);
    }
    return all;
  }

  substitute(
    term: TermId,
    replace: (sym: SymId) => TermId | null,
    rebase: (base: BaseId) => TermId | null,
  ): TermId {
    return substituteInto(this.factory, term, replace, rebase, new Map());
  }

  substitution(
    replace: (sym: SymId) => TermId | null,
    rebase: (base: BaseId) => TermId | null,
  ): (term: TermId) => TermId {
    const done = new Map<TermId, TermId>();
    return (term) => substituteInto(this.factory, term, replace, rebase, done);
  }

  evaluate(term: TermId, model: Model): bigint {
    return evaluateInto(this.table, term, model, new Map());
  }

  print(term: TermId, nameOf: (sym: SymId) => string = (sym) => `s${sym}`): string {
    return printTerm(this.table, term, nameOf);
  }
}

/** Of two ascending lists; shares an operand where it already is the result. */
function union(x: readonly SymId[], y: readonly SymId[]): readonly SymId[] {
  if (x.length === 0 || x === y) return y;
  if (y.length === 0) return x;
  const all: SymId[] = [];
  let i = 0;
  let j = 0;
  while (i < x.length || j < y.length) {
    const fromX = j >= y.length || (i < x.length && x[i]! <= y[j]!);
    const next = fromX ? x[i]! : y[j]!;
    if (fromX) i++;
    else j++;
    if (all[all.length - 1] !== next) all.push(next);
  }
  if (all.length === x.length) return x;
  return all.length === y.length ? y : all;
}
