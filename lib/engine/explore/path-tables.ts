/**
 * Elements of constant tables whose index is not known when they are read: which one it is stays open until the whole
 * path is decided, as what the path asks of the index comes later.
 *
 *     name = names[cdb[0]];  ...  switch (cdb[0]) { case 0x12: ...      not element 0, of which the path would end
 *
 * Of tables with few elements each is tried in turn (`path-addresses.ts`), which says more of what follows.
 */
import type { Decider, Decision } from "../decide";
import type { Literal, TermId, Width } from "../domain";
import { MAX_ELEMENTS, type Precision, strideOf } from "./path-addresses";
import type { GlobalStart, InitialContent } from "./path-initial";
import type { PathState, TableRead } from "./path-state";
import type { Workspace } from "./workspace";

/** Elements of one table looked at. */
const MAX_TRIED = 256;

export class PathTables {
  constructor(
    private readonly work: Workspace,
    private readonly state: PathState,
    private readonly content: InitialContent,
    private readonly globals: readonly GlobalStart[],
    private readonly precision: Precision,
  ) {}

  /** A term for an element; null when the address is not one in a large constant table. */
  element(address: TermId, width: Width): TermId | null {
    const { work, state, precision } = this;
    const { terms, regions } = work;
    if (precision.kind !== "exact" || terms.isConstant(address) || terms.op(address) === "ite") return null;
    const root = regions.rootOf(address);
    if (terms.op(root) === "sym" || state.pinOf(root) !== undefined) return null;
    const { low, high } = work.pcs.unsignedRange(state.pc, address);
    const { stride } = strideOf(terms, root);
    const count = stride === 0n ? 0n : (high - low) / stride;
    if (count < MAX_ELEMENTS.exact || count >= BigInt(MAX_TRIED)) return null;
    if (!this.isInConstant(low, high + BigInt(width / 8))) return null;
    const value = terms.sym(terms.freshSym(width, width === 64));
    const range = { low: Number(low), high: Number(high), stride: Number(stride) };
    const read = { address, size: width / 8, value, ...range };
    state.tableReads.push(read);
    if (this.hasNoZero(read)) state.assume(work.evaluator.nonZero(value));
    return value;
  }

  private hasNoZero(read: TableRead): boolean {
    const { terms } = this.work;
    return addressesOf(read).every((at) => {
      const content = this.content.at(at, read.size);
      return content !== null && content !== "unknown" && terms.constantValue(content) !== 0n;
    });
  }

  /** Settles which elements were read: a decision that holds for the path and for all of them. */
  settle(decision: Decision, decider: Decider, effort: number): Decision {
    const literals = [...this.state.literals];
    let last = decision;
    for (const read of this.state.tableReads) {
      const known = last.kind === "sat" ? this.settled(read, literals, last, decider, effort) : null;
      if (known === null) return { kind: "unknown", why: "an element of a table" };
      last = known;
    }
    return last;
  }

  /** Adds what says which element it is to the literals. */
  private settled(
    read: TableRead,
    literals: Literal[],
    last: Extract<Decision, { kind: "sat" }>,
    decider: Decider,
    effort: number,
  ): Decision | null {
    const { terms } = this.work;
    const likely = Number(terms.evaluate(read.address, { sym: last.valueOf, base: () => 0n }));
    for (const address of [likely, ...addressesOf(read)]) {
      const element = this.elementAt(read, address);
      if (element === null) continue;
      const decision = decider.decide([...literals, ...element], () => 0n, effort);
      if (decision.kind !== "sat") continue;
      literals.push(...element);
      return decision;
    }
    return null;
  }

  private elementAt({ address, size, value }: TableRead, at: number): readonly Literal[] | null {
    const { terms, evaluator } = this.work;
    const content = this.content.at(at, size);
    if (content === null || content === "unknown") return null;
    return [evaluator.equal(address, terms.constant(BigInt(at), 64)), evaluator.equal(value, content)];
  }

  private isInConstant(low: bigint, end: bigint): boolean {
    const { program, facts } = this.work;
    return this.globals.some(({ address, symbol }) => {
      const { size, initial } = program.symbols[symbol]!;
      const isInside = low >= address && end <= address + size;
      return isInside && initial !== null && facts.isConstant(symbol);
    });
  }
}

function addressesOf({ low, high, stride }: TableRead): readonly number[] {
  const count = Math.min(MAX_TRIED, Math.floor((high - low) / stride) + 1);
  return Array.from({ length: count }, (_, index) => low + index * stride);
}
