/**
 * Explorations of the last run, for a run that would ask the same: text typed into a comment, moved lines, an edit that
 * leaves every function's IR as it was. Only places differ then, and they are told from the new text.
 *
 * What an exploration reads is the program without its places, the entry points without their evidence, the rule, and
 * the budget. All of it is compared; function bodies by identity, since lowering hands out the body it made before
 * whenever it would make the same one (`ir/lower/body-cache.ts`). The fixpoint is not kept: it holds all tables.
 */
import type { Exploration, ExplorationInput } from "./explore";
import type { FunctionIr, Program, SymbolInfo } from "./ir";
import type { EntryPoint } from "./model";

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

interface Remembered {
  readonly functions: readonly FunctionIr[];
  readonly signature: string;
  readonly constants: unknown;
  readonly result: ExplorationResult;
}

export class ExplorationMemory {
  /** By the rule's text. */
  private readonly known = new Map<string, Remembered>();

  /** The remembered answer, or the one `explore` gives. */
  result(question: ExplorationQuestion, explore: () => ExplorationResult): ExplorationResult {
    const { input, ruleText, constants } = question;
    const { functions } = input.program;
    const signature = signatureOf(question);
    const known = this.known.get(ruleText);
    const isSame =
      known?.signature === signature &&
      known.constants === constants &&
      known.functions.length === functions.length &&
      known.functions.every((one, index) => isSameFunction(one, functions[index]!));
    if (isSame) return withEntries(known.result, input.entryPoints);
    const { outcomes, stats } = explore();
    const result = { outcomes, stats };
    this.known.set(ruleText, { functions, signature, constants, result });
    return result;
  }
}

function isSameFunction(one: FunctionIr, other: FunctionIr): boolean {
  return (
    one.blocks === other.blocks &&
    one.locals === other.locals &&
    one.flaws === other.flaws &&
    one.name === other.name &&
    one.symbol === other.symbol &&
    one.type === other.type &&
    one.parameterCount === other.parameterCount &&
    one.isStatic === other.isStatic &&
    one.isModel === other.isModel
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
