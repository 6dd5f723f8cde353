/**
 * Which terms two path conditions both learned something about since their common ancestor. Only terms whose range is
 * their own count: what is known of `zext(x)` or `x + 4` follows from `x`.
 */
import type { FactId } from "./fact-pool";
import * as Op from "./op";
import type { PcId } from "./path-condition";
import type { PcNodes } from "./pc-nodes";
import type { TermId } from "./term";

export interface SharedChange {
  readonly term: TermId;
  /** Facts under either side. */
  readonly left: FactId;
  readonly right: FactId;
}

export class ChangedFacts {
  /** Per term: the query that last saw it, and what it saw. */
  private stamps = new Int32Array(1024);
  private facts = new Int32Array(1024);
  private query = 0;

  constructor(private readonly nodes: PcNodes) {}

  /** By ascending term. */
  inBoth(left: PcId, right: PcId, ancestor: PcId): SharedChange[] {
    this.reserve();
    const query = ++this.query;
    this.eachLatest(left, ancestor, (term, fact) => {
      if (this.stamps[term] === query) return;
      this.stamps[term] = query;
      this.facts[term] = fact;
    });
    const found: SharedChange[] = [];
    this.eachLatest(right, ancestor, (term, fact) => {
      if (this.stamps[term] !== query) return;
      this.stamps[term] = 0;
      found.push({ term, left: this.facts[term]!, right: fact });
    });
    return found.length > 1 ? found.sort((x, y) => x.term - y.term) : found;
  }

  /** Newest facts first, so the first one seen of a term is the one that holds. */
  private eachLatest(pc: PcId, ancestor: PcId, visit: (term: TermId, fact: FactId) => void): void {
    const { table } = this.nodes;
    for (let at = pc; at !== ancestor; at = this.nodes.parentOf(at)) {
      this.nodes.eachFact(at, (term, fact) => {
        const op = table.ops[term]!;
        const isOwn = op === Op.SYM || op === Op.SUB || op === Op.AND || op === Op.TRUNC;
        if (isOwn && table.widths[term]! > 1) visit(term, fact);
      });
    }
  }

  private reserve(): void {
    const { size } = this.nodes.table;
    if (this.stamps.length >= size) return;
    this.stamps = new Int32Array(2 * size);
    this.facts = new Int32Array(2 * size);
  }
}
