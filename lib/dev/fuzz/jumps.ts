/** Ways out of where a statement stands: returns, breaks, `__leave`, exceptions, `goto` in every direction. */
import { type Lock, other } from "./function-context";
import { raising } from "./noise";
import type { StatementWriter } from "./statement-writer";

/** The end of the function, with the labels that were jumped to: first those that hold the lock. */
export function ladder(writer: StatementWriter): void {
  const { fn } = writer;
  const wrong = fn.labels.filter(({ lock }) => lock !== fn.exit);
  if (wrong.length > 0) {
    if (fn.labels.length > wrong.length || writer.dice.chance(0.5)) writer.emit(writer.returnText());
    for (const { name } of wrong) writer.emit(`${name}: ;`);
    writer.event(other(fn.exit));
  }
  for (const { name, lock } of fn.labels) if (lock === fn.exit) writer.emit(`${name}: ;`);
  writer.emit(writer.returnText());
}

export function earlyExit(writer: StatementWriter, lock: Lock): false {
  const { fn, dice } = writer;
  const ways: (() => void)[] = [];
  const isWrong = writer.slip();
  if (fn.mayReturn(lock) || isWrong) ways.push(() => writer.emit(writer.returnText()));
  if (fn.mayReturn(other(lock)))
    ways.push(() => {
      writer.event(lock);
      writer.emit(writer.returnText());
    });
  if (fn.mayBreak(lock)) ways.push(() => writer.emit("break;"));
  if (fn.mayContinue(lock)) ways.push(() => writer.emit("continue;"));
  if (fn.mayLeave(lock)) ways.push(() => writer.emit("__leave;"));
  if (fn.mayRaise(lock)) ways.push(() => raising(writer, lock));
  for (const expected of ["free", "held"] as const) {
    if (fn.mayJump(lock, expected)) ways.push(() => writer.emit(`goto ${label(writer, expected)};`));
  }
  if (ways.length === 0) return false;
  writer.block(`if (${writer.words.condition().text}) {`, () => {
    if (dice.chance(0.3)) writer.noise(lock);
    dice.oneOf(ways)();
  });
  return false;
}

function label(writer: StatementWriter, lock: Lock): string {
  const known = writer.fn.labels.find((label) => label.lock === lock);
  if (known) return known.name;
  const name = writer.fresh("L");
  writer.fn.labels.push({ name, lock });
  return name;
}

export function gotoStatement(writer: StatementWriter, lock: Lock): false {
  const label = writer.fresh("L");
  switch (writer.dice.below(3)) {
    case 0: {
      const i = writer.fresh("i");
      writer.emit(`ULONG ${i} = 0;`);
      writer.emit(`${label}: ;`);
      writer.stretch(lock, lock, 2);
      writer.block(`if (${i}++ < ${1 + writer.dice.below(3)}) {`, () => writer.emit(`goto ${label};`));
      break;
    }
    case 1:
      writer.block(`if (${writer.words.condition().text}) {`, () => writer.emit(`goto ${label};`));
      writer.stretch(lock, lock, 2);
      writer.emit(`${label}: ;`);
      writer.noise(lock);
      break;
    default:
      intoLoop(writer, lock, label);
  }
  return false;
}

function intoLoop(writer: StatementWriter, lock: Lock, label: string): void {
  const i = writer.fresh("i");
  writer.emit(`ULONG ${i} = 0;`);
  writer.block(`if (${writer.words.condition().text}) {`, () => writer.emit(`goto ${label};`));
  const middle = writer.dice.chance(0.7) ? lock : other(lock);
  writer.block(`while (${i} < ${1 + writer.dice.below(3)}) {`, () =>
    writer.fn.within({ kind: "loop", lock }, () => {
      writer.stretch(lock, lock, 1);
      writer.emit(`${label}: ;`);
      writer.emit(`${i}++;`);
      writer.stretch(lock, middle, 1);
      if (middle !== lock) writer.event(middle);
    }),
  );
}
