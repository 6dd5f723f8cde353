/**
 * Do two summaries of one function say the same? After an edit that changes no effect, its exits speak of the same
 * memory and conditions, in symbols that are named by other points. The two are the same when symbols and epochs that
 * the function itself made can be exchanged for each other, one to one, so that the exits become equal. Callers rename
 * such symbols anyway, so what they made of the one summary is what they would make of the other.
 *
 * Says no when in doubt: the pairing is tried in one order only.
 */
import type { Literal, SymId, TermId } from "../domain";
import type { FuncId } from "../ir";
import { NO_STATE } from "./exploded-graph";
import type { FinishedContext } from "./finished";
import { Memory } from "./memory";
import type { LocationId } from "./regions";
import type { StateId } from "./state";
import { RETURN_VALUE, WATCHED } from "./summary";
import type { EpochId } from "./symbols";
import type { Workspace } from "./workspace";

/** Symbols named by memory behind symbols, that many times. */
const MAX_DEPTH = 100;

export function isSameSummary(work: Workspace, one: FinishedContext, other: FinishedContext): boolean {
  return one.exits.length === other.exits.length && new SummaryMatch(work, one.fn).exits(one, other);
}

class SummaryMatch {
  private readonly symbols = new Bijection();
  private readonly epochs = new Bijection();
  private readonly left: Memory;
  private readonly right: Memory;
  private depth = 0;

  constructor(
    private readonly work: Workspace,
    private readonly fn: FuncId,
  ) {
    this.left = new Memory(work);
    this.right = new Memory(work);
  }

  exits(one: FinishedContext, other: FinishedContext): boolean {
    return one.exits.every((exit, index) => {
      const against = other.exits[index]!;
      return (
        exit.exitClass === against.exitClass &&
        exit.rule === against.rule &&
        exit.tokens === against.tokens &&
        this.states(exit.state, against.state)
      );
    });
  }

  private states(one: StateId, other: StateId): boolean {
    if (one === NO_STATE || other === NO_STATE) return one === other;
    const { work, left, right } = this;
    work.states.restore(one, left);
    work.states.restore(other, right);
    return (
      this.literals(work.pcs.literals(left.pc), work.pcs.literals(right.pc)) &&
      this.epoch(left.epoch, right.epoch) &&
      this.pseudo(RETURN_VALUE) &&
      this.pseudo(WATCHED) &&
      this.memory()
    );
  }

  private pseudo(name: number): boolean {
    const location = this.work.regions.pseudo(name);
    const one = this.left.entry(location);
    const other = this.right.entry(location);
    return one === -1 || other === -1 ? one === other : this.terms(one as TermId, other as TermId);
  }

  private literals(one: readonly Literal[], other: readonly Literal[]): boolean {
    const pairs = paired(one, other);
    return (
      pairs?.every(([a, b]) => ((a ^ b) & 1) === 0 && this.terms((a >> 1) as TermId, (b >> 1) as TermId)) ??
      false
    );
  }

  private memory(): boolean {
    const ones = this.entriesOf(this.left);
    const others = this.entriesOf(this.right);
    const { regions } = this.work;
    const pairs = paired([...ones.keys()], [...others.keys()]);
    return (
      pairs?.every(([a, b]) => {
        const one = ones.get(a)!;
        const other = others.get(b)!;
        return (
          this.locations(a, b) &&
          (regions.isEpoch(a) ? this.epoch(one, other) : this.terms(one as TermId, other as TermId))
        );
      }) ?? false
    );
  }

  /** What callers see; the function's own variables are gone. */
  private entriesOf(memory: Memory): ReadonlyMap<LocationId, number> {
    const { regions, maps } = this.work;
    const found = new Map<LocationId, number>();
    maps.forEach(memory.shared, (location, value) => {
      const root = regions.root(location);
      const object = root < 0 ? null : regions.objectAt(root);
      if (object?.kind !== "local" || object.fn !== this.fn) found.set(location, value);
    });
    return found;
  }

  private locations(one: LocationId, other: LocationId): boolean {
    const { regions } = this.work;
    if (one !== other) {
      const isAlike =
        regions.isEpoch(one) === regions.isEpoch(other) &&
        regions.offset(one) === regions.offset(other) &&
        regions.size(one) === regions.size(other) &&
        regions.group(one) === regions.group(other) &&
        regions.isKept(one) === regions.isKept(other);
      if (!isAlike || regions.isPseudo(one) || regions.isPseudo(other)) return false;
    }
    const sym = regions.symbolOfEpoch(one);
    const against = regions.symbolOfEpoch(other);
    if (sym !== null || against !== null)
      return sym !== null && against !== null && this.symbol(sym, against);
    const a = regions.root(one);
    const b = regions.root(other);
    return a < 0 || b < 0 ? one === other : this.terms(a, b);
  }

  private terms(one: TermId, other: TermId): boolean {
    const { terms } = this.work;
    const pending: [TermId, TermId][] = [[one, other]];
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      const [a, b] = pair;
      if (a === b) {
        if (!terms.symsOf(a).every((sym) => this.symbol(sym, sym))) return false;
        continue;
      }
      const op = terms.op(a);
      if (op !== terms.op(b) || terms.width(a) !== terms.width(b)) return false;
      if (op === "sym") {
        if (!this.symbol(terms.symOf(a), terms.symOf(b))) return false;
        continue;
      }
      if (op === "const" || op === "address") return false;
      for (const index of [0, 1, 2] as const) {
        const left = terms.operand(a, index);
        const right = terms.operand(b, index);
        if (left < 0 || right < 0) {
          if (left !== right) return false;
        } else pending.push([left, right]);
      }
    }
    return true;
  }

  private symbol(one: SymId, other: SymId): boolean {
    const known = this.symbols.holds(one, other);
    if (known !== null) return known;
    this.symbols.add(one, other);
    if (++this.depth > MAX_DEPTH) return false;
    const isSame = this.areAlike(one, other);
    this.depth--;
    return isSame;
  }

  private areAlike(one: SymId, other: SymId): boolean {
    const { symbols, terms } = this.work;
    const initial = symbols.initialOf(one);
    const against = symbols.initialOf(other);
    if (initial !== null && against !== null) {
      return (
        initial.offset === against.offset &&
        initial.size === against.size &&
        symbols.isDistinct(one) === symbols.isDistinct(other) &&
        this.terms(initial.root, against.root) &&
        this.epoch(initial.epoch, against.epoch)
      );
    }
    if (one === other) return true;
    const made = symbols.madeAt(one);
    const madeNow = symbols.madeAt(other);
    return (
      made !== null &&
      madeNow !== null &&
      made.purpose === madeNow.purpose &&
      this.isOwn(made.position) &&
      this.isOwn(madeNow.position) &&
      terms.width(terms.sym(one)) === terms.width(terms.sym(other)) &&
      terms.isPointer(one) === terms.isPointer(other) &&
      symbols.isDistinct(one) === symbols.isDistinct(other)
    );
  }

  private epoch(one: EpochId, other: EpochId): boolean {
    const known = this.epochs.holds(one, other);
    if (known !== null) return known;
    this.epochs.add(one, other);
    if (++this.depth > MAX_DEPTH) return false;
    const isSame = this.areAlikeEpochs(one, other);
    this.depth--;
    return isSame;
  }

  private areAlikeEpochs(one: EpochId, other: EpochId): boolean {
    const { symbols } = this.work;
    const a = symbols.epochParts(one);
    const b = symbols.epochParts(other);
    if (a.kind === "gate" && b.kind === "gate") {
      return (
        this.literals([a.gate], [b.gate]) &&
        this.epoch(a.whenTrue, b.whenTrue) &&
        this.epoch(a.whenFalse, b.whenFalse)
      );
    }
    if (a.kind === "both" && b.kind === "both")
      return this.epoch(a.one, b.one) && this.epoch(a.other, b.other);
    if (one === other) return true;
    const made = symbols.epochMadeAt(one);
    const madeNow = symbols.epochMadeAt(other);
    return (
      made !== null &&
      madeNow !== null &&
      made.purpose === madeNow.purpose &&
      this.isOwn(made.position) &&
      this.isOwn(madeNow.position)
    );
  }

  private isOwn(position: number): boolean {
    return this.work.points.functionAt(position) === this.fn;
  }
}

/** Pairs found so far; no number is in two of them on the same side. */
class Bijection {
  private readonly there = new Map<number, number>();
  private readonly back = new Map<number, number>();

  /** Null when neither has a partner yet. */
  holds(one: number, other: number): boolean | null {
    const known = this.there.get(one);
    const knownBack = this.back.get(other);
    if (known === undefined && knownBack === undefined) return null;
    return known === other && knownBack === one;
  }

  add(one: number, other: number): void {
    this.there.set(one, other);
    this.back.set(other, one);
  }
}

/** What both have first, the rest as it comes; null when there is more of one. */
function paired<Item>(
  one: readonly Item[],
  other: readonly Item[],
): readonly (readonly [Item, Item])[] | null {
  if (one.length !== other.length) return null;
  const ones = new Set(one);
  const others = new Set(other);
  const rest = other.filter((item) => !ones.has(item));
  let next = 0;
  const common = one.filter((item) => others.has(item)).map((item) => [item, item] as const);
  const matched = one.filter((item) => !others.has(item)).map((item) => [item, rest[next++]!] as const);
  return [...common, ...matched];
}
