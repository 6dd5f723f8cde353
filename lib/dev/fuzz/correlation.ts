/** The parts every correlation is made of: a change of the lock, what lies between, and the change back. */
import { type Lock, other } from "./function-context";
import type { StatementWriter } from "./statement-writer";

export type Correlation = (writer: StatementWriter, lock: Lock) => void;

/** The second change, under a test that says whether the first one happened. */
export function undo(writer: StatementWriter, lock: Lock, test: string): void {
  const text = writer.slip() ? writer.words.condition().text : test;
  writer.block(`if (${text}) {`, () => writer.event(other(lock)));
}

/** What lies between the two; the lock is not known there, so only noise. */
export function between(writer: StatementWriter, lock: Lock, roots: readonly string[]): void {
  writer.fn.freeze(roots, () => {
    const count = writer.dice.below(3);
    for (let i = 0; i < count; i++) writer.noise(lock);
    if (writer.dice.chance(0.2))
      writer.block(`if (${writer.words.condition().text}) {`, () => writer.noise(lock));
  });
}

/** Sets `flag` where the lock changes; false if something else rests on the flag. */
export function markedChange(writer: StatementWriter, lock: Lock, set: string): void {
  writer.block(`if (${writer.words.condition().text}) {`, () => {
    if (writer.dice.chance(0.5)) {
      writer.event(lock);
      writer.emit(set);
    } else {
      writer.emit(set);
      writer.event(lock);
    }
  });
}

export function flagged(
  writer: StatementWriter,
  lock: Lock,
  how: { readonly root: string; readonly clear: string; readonly set: string; readonly test: string },
): void {
  if (writer.fn.isFrozen(how.root)) return;
  writer.emit(how.clear);
  markedChange(writer, lock, how.set);
  between(writer, lock, [how.root]);
  undo(writer, lock, how.test);
}
