/** A mutant: one function, one planting, one spelling, one operator; and its text. */
import type { SourceFile } from "@/lib/engine/project";
import type { Dice } from "../fuzz/dice";
import { type Operator, operatorsFor, outsideOfAll } from "./operators";
import type { PlantedFunction, Planting } from "./planting";
import { type Insertion, withInsertions } from "./source-text";
import { type Spelling, spellings } from "./spelling";
import type { Subject } from "./subject";

export interface Mutant {
  readonly fn: PlantedFunction;
  readonly planting: Planting;
  readonly spelling: Spelling;
  readonly operator: Operator;
}

/**
 * Mutants in an order of the dice. Callbacks and helpers come in turn, as drivers have many more helpers; among each,
 * every function has its turn before one comes again.
 */
export function* mutantsOf({ functions }: Subject, dice: Dice): Generator<Mutant> {
  const kinds = [true, false].map((isCallback) =>
    dealt(
      functions.filter(({ role }) => (role !== null) === isCallback),
      dice,
    ),
  );
  for (let left = kinds; left.length > 0; ) {
    const turns = left.map((kind) => ({ kind, turn: kind.next() }));
    for (const { turn } of turns) if (!turn.done) yield* turn.value;
    left = turns.filter(({ turn }) => !turn.done).map(({ kind }) => kind);
  }
}

/** One planting at a time: as it is, and after two of the operators. */
function* dealt(functions: readonly PlantedFunction[], dice: Dice): Generator<readonly Mutant[]> {
  const decks = shuffled(functions, dice).map((fn) => ({ fn, plantings: shuffled(fn.plantings, dice) }));
  while (decks.some(({ plantings }) => plantings.length > 0)) {
    for (const { fn, plantings } of decks) {
      const planting = plantings.pop();
      if (!planting) continue;
      const spelling = dice.oneOf(spellings);
      const [plain, ...changed] = operatorsFor(planting, fn);
      const operators = [plain!, ...shuffled(changed, dice).slice(0, 2)];
      yield operators.map((operator) => ({ fn, planting, spelling, operator }));
    }
  }
}

export function textOf(
  subject: Subject,
  { fn, planting, spelling, operator }: Mutant,
): readonly SourceFile[] {
  const outside: Insertion = { at: fn.outside, rank: 0, text: `${outsideOfAll}${spelling.outside}` };
  const inside = planting.where.map(({ at, rank, pieces }) => ({
    at,
    rank,
    text: pieces.map((piece) => operator.write(piece, spelling)).join(""),
  }));
  return withInsertions(subject.project.files, subject.pathOf, [outside, ...inside]);
}

export function nameOf({ fn, planting, spelling, operator }: Mutant): string {
  return `${fn.name} at ${planting.at}: ${planting.name}, ${spelling.name}, ${operator.name}`;
}

function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  const left = [...items];
  const result: Item[] = [];
  while (left.length > 0) result.push(left.splice(dice.below(left.length), 1)[0]!);
  return result;
}
