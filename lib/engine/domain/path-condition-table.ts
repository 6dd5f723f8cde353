/** `PathConditions` over a tree of nodes: input checks, memo tables, and exact values out of facts. */
import { factoryOf } from "./create-terms";
import * as Op from "./op";
import { PairTable } from "./pair-table";
import { INFEASIBLE, type PathConditions, type PcId, TRUE_PC } from "./path-condition";
import { ChangedFacts } from "./pc-changes";
import { joinConditions, type Meeting, separatingLiteral } from "./pc-join";
import { PcNodes } from "./pc-nodes";
import { forgetSymbols, mentionTest, substituteInCondition } from "./pc-rename";
import { type BaseId, type Literal, literal, type SymId, type TermId, type Terms } from "./term";
import { TRUE } from "./term-table";
import { toBigInt } from "./word";

export function createPathConditions(terms: Terms): PathConditions {
  return new PathConditionTable(terms);
}

class PathConditionTable implements PathConditions {
  private readonly factory;
  private readonly nodes: PcNodes;
  private readonly meeting: Meeting;
  private readonly joins = new PairTable();
  private readonly sorted: (readonly Literal[] | undefined)[] = [];

  constructor(private readonly terms: Terms) {
    this.factory = factoryOf(terms);
    this.nodes = new PcNodes(this.factory.table);
    this.meeting = { nodes: this.nodes, factory: this.factory, changes: new ChangedFacts(this.nodes) };
  }

  assume(pc: PcId, added: Literal): PcId {
    return this.nodes.assume(pc, added);
  }

  implies(pc: PcId, question: Literal): "true" | "false" | "unknown" {
    if (pc === INFEASIBLE) return "true";
    const truth = this.nodes.ask(pc, question);
    return truth < 0 ? "unknown" : truth === 1 ? "true" : "false";
  }

  refutes(pc: PcId, question: Literal): boolean {
    return pc !== INFEASIBLE && this.nodes.implies(pc, (question ^ 1) as Literal);
  }

  areKnownEqual(pc: PcId, left: TermId, right: TermId): boolean {
    return left === right || pc === INFEASIBLE || this.nodes.areMerged(pc, left, right);
  }

  size(pc: PcId): number {
    return pc === INFEASIBLE ? 1 : this.nodes.countOf(pc);
  }

  literals(pc: PcId): readonly Literal[] {
    if (pc === INFEASIBLE) return [literal(TRUE, true)];
    this.sorted[pc] ??= this.nodes.literalsSince(pc, TRUE_PC);
    return this.sorted[pc];
  }

  clauses(pc: PcId): readonly (readonly [Literal, Literal])[] {
    if (pc === INFEASIBLE) return [];
    return this.literals(pc)
      .filter(
        (of) => this.nodes.isClause(of) && this.factory.table.ops[this.factory.table.a[of >> 1]!] !== Op.OR,
      )
      .map((of) => [this.sideOf(of, 0), this.sideOf(of, 1)]);
  }

  private sideOf(clause: Literal, index: 0 | 1): Literal {
    const { table } = this.factory;
    const side = table.operand((clause >> 1) as TermId, index);
    return table.ops[side] === Op.NOT ? literal(table.a[side] as TermId, true) : literal(side, false);
  }

  extension(pc: PcId): { readonly base: PcId; readonly added: readonly Literal[] } {
    if (pc === INFEASIBLE) return { base: TRUE_PC, added: this.literals(pc) };
    if (pc === TRUE_PC) return { base: TRUE_PC, added: [] };
    return { base: this.nodes.parentOf(pc), added: [...this.nodes.ownLiterals(pc)] as Literal[] };
  }

  commonBase(left: PcId, right: PcId): PcId {
    return left === INFEASIBLE || right === INFEASIBLE ? TRUE_PC : this.nodes.ancestorOf(left, right);
  }

  join(left: PcId, right: PcId): PcId {
    if (left === INFEASIBLE) return right;
    if (right === INFEASIBLE) return left;
    const [first, second] = left < right ? [left, right] : [right, left];
    const known = this.joins.get(first, second);
    if (known !== PairTable.ABSENT) return known as PcId;
    const result = joinConditions(this.meeting, first, second);
    this.joins.put(first, second, result);
    return result;
  }

  widen(before: PcId, after: PcId): PcId {
    if (before === INFEASIBLE) return after;
    if (after === INFEASIBLE || before === after) return before;
    const ancestor = this.nodes.ancestorOf(before, after);
    const own = this.nodes.literalsSince(before, ancestor);
    const kept = own.filter((of) => this.nodes.implies(after, of));
    return kept.length === own.length ? before : this.nodes.extend(ancestor, kept);
  }

  separator(left: PcId, right: PcId): Literal | null {
    return separatingLiteral(this.meeting, left, right);
  }

  forget(pc: PcId, mentions: (sym: SymId) => boolean): PcId {
    const isGone = mentionTest((term) => this.terms.symsOf(term), mentions);
    return forgetSymbols(this.nodes, this.factory, pc, isGone);
  }

  substitute(
    pc: PcId,
    replace: (sym: SymId) => TermId | null,
    rebase: (base: BaseId) => TermId | null = () => null,
  ): PcId {
    const map = this.terms.substitution(replace, rebase);
    return substituteInCondition(this.nodes, pc, map);
  }

  and(left: PcId, right: PcId): PcId {
    if (left === INFEASIBLE || right === INFEASIBLE) return INFEASIBLE;
    let result = left;
    for (const of of this.nodes.literalsSince(right, this.nodes.ancestorOf(left, right))) {
      result = this.nodes.assume(result, of);
    }
    return result;
  }

  valueOf(pc: PcId, term: TermId): bigint | null {
    const { table } = this.factory;
    if (table.isConst(term)) return table.value(term);
    if (pc === INFEASIBLE) return null;
    return this.nodes.inspect(pc, term, () => {
      const fact = this.nodes.state.factOf(term);
      if (!table.pool.isExact(fact, table.widths[term]!)) return null;
      return toBigInt(table.pool.exactLo(fact), table.pool.exactHi(fact));
    });
  }

  unsignedRange(pc: PcId, term: TermId): { readonly low: bigint; readonly high: bigint } {
    const { table } = this.factory;
    const max = (1n << BigInt(table.widths[term]!)) - 1n;
    if (pc === INFEASIBLE) return { low: 0n, high: max };
    if (table.isConst(term)) return { low: table.value(term), high: table.value(term) };
    return this.nodes.inspect(pc, term, () => {
      const fact = this.nodes.state.factOf(term);
      if (table.pool.isExact(fact, table.widths[term]!)) {
        const exact = toBigInt(table.pool.exactLo(fact), table.pool.exactHi(fact));
        return { low: exact, high: exact };
      }
      const at = 4 * fact;
      const high = BigInt(table.pool.bounds[at + 1]!);
      return { low: BigInt(table.pool.bounds[at]!), high: high < max ? high : max };
    });
  }
}
