/**
 * Explorations of the last run, for a run that would ask the same: text typed into a comment, moved lines, an edit that
 * leaves every function's IR as it was. Only places differ then, and they are told from the new text. After an edit
 * that changes some functions, what the last exploration finished in the others is taken over (`explore/carry-over.ts`).
 *
 * Each answer was shown to the second checker (`prove`); of an edited program it sees what was explored again.
 *
 * What an exploration reads is the program without its places, the entry points without their evidence, the rule, and
 * the budget. All of it is compared; function bodies by identity, since lowering hands out the body it made before
 * whenever it would make the same one (`ir/lower/body-cache.ts`).
 */
import { neverCancelled } from "./base";
import {
  carryOver,
  type Exploration,
  type ExplorationInput,
  type Explored,
  explore,
  exploreOn,
  isSameBody,
  isSameSignature,
  type KeptExploration,
} from "./explore";
import type { FunctionIr, Program, SymbolInfo } from "./ir";
import type { EntryPoint } from "./model";
import { confirmEdited, confirmExploration } from "./prove";

export type ExplorationResult = Pick<Exploration, "outcomes" | "stats">;

/** What is asked, and what the answer rests on besides `input`. */
export interface ExplorationQuestion {
  readonly input: ExplorationInput;
  readonly ruleText: string;
  /** Routines taken for lock operations. */
  readonly lockLike: readonly number[];
  /** Constants that the rule may name. */
  readonly constants: unknown;
}

/** What is the same in two questions that ask of different function bodies only. */
interface Surroundings {
  readonly signature: string;
  readonly constants: unknown;
}

interface Remembered extends Surroundings {
  readonly functions: readonly FunctionIr[];
  readonly result: ExplorationResult;
}

/** An exploration to go on from; its program may be that of a run that found an alarm or was cancelled. */
interface Base extends Surroundings {
  readonly kept: KeptExploration;
  /** States in its tables when nothing had been taken over yet. */
  readonly size: number;
}

/** States that the tables may grow to, times those of an exploration from nothing, before it is done anew. */
const MAX_GROWTH = 4;
const MIN_STATES = 20_000;

export class ExplorationMemory {
  /** By the rule's text. */
  private readonly known = new Map<string, Remembered>();
  private readonly bases = new Map<string, Base>();

  /** The remembered answer, or a new one. */
  result(question: ExplorationQuestion): ExplorationResult {
    const { input, ruleText, constants } = question;
    const { functions } = input.program;
    const surroundings = { signature: signatureOf(question), constants };
    const known = this.known.get(ruleText);
    if (known && areSame(known, surroundings) && areSameFunctions(known.functions, functions)) {
      return withEntries(known.result, input.entryPoints);
    }
    const { outcomes, stats } =
      this.exploreOn(question, surroundings) ?? this.explore(question, surroundings);
    const result = { outcomes, stats };
    this.known.set(ruleText, { ...surroundings, functions, result });
    return result;
  }

  private exploreOn({ input, ruleText }: ExplorationQuestion, surroundings: Surroundings): Explored | null {
    const base = this.bases.get(ruleText);
    this.bases.delete(ruleText);
    if (!base || !areSame(base, surroundings) || isWorn(base)) return null;
    const kept = carryOver(base.kept, input);
    if (kept === null) return null;
    // Before exploring: should it be cancelled, this is what the tables stand for.
    this.bases.set(ruleText, { ...base, kept });
    const goneOn = exploreOn(kept);
    const explored = goneOn && confirmEdited(goneOn);
    if (explored?.kept) this.bases.set(ruleText, { ...base, kept: resting(explored.kept) });
    return explored;
  }

  private explore({ input, ruleText }: ExplorationQuestion, surroundings: Surroundings): Explored {
    const explored = confirmExploration(explore(input));
    const { kept } = explored;
    if (kept)
      this.bases.set(ruleText, { ...surroundings, kept: resting(kept), size: kept.work.states.count });
    return explored;
  }
}

/** Without what holds on to the run that made it. */
function resting(kept: KeptExploration): KeptExploration {
  const input: ExplorationInput = { ...kept.work.input, confirm: () => false, signal: neverCancelled };
  return { ...kept, work: { ...kept.work, input } };
}

function isWorn({ kept, size }: Base): boolean {
  return kept.work.states.count > Math.max(MIN_STATES, size * MAX_GROWTH);
}

function areSame(one: Surroundings, other: Surroundings): boolean {
  return one.signature === other.signature && one.constants === other.constants;
}

function areSameFunctions(one: readonly FunctionIr[], other: readonly FunctionIr[]): boolean {
  return (
    one.length === other.length &&
    one.every((fn, index) => isSameBody(fn, other[index]!) && isSameSignature(fn, other[index]!))
  );
}

function signatureOf({ input, lockLike }: ExplorationQuestion): string {
  const { program, entryPoints, budget } = input;
  const { symbols, strings, damaged } = program satisfies Program;
  const parts = [symbols.map(withoutPlaces), strings, damaged, entryPoints.map(bare), lockLike, budget];
  return JSON.stringify(parts, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}

function withoutPlaces({ marks, declaredAs, ...symbol }: SymbolInfo): unknown {
  return [
    symbol,
    marks.map(({ kind, argument }) => [kind, argument]),
    declaredAs.map(({ typedef }) => typedef),
  ];
}

function bare({ evidence: _, ...entry }: EntryPoint): unknown {
  return entry;
}

function withEntries(
  { outcomes, stats }: ExplorationResult,
  entries: readonly EntryPoint[],
): ExplorationResult {
  return { outcomes: outcomes.map((outcome, index) => ({ ...outcome, entry: entries[index]! })), stats };
}
