/** Correlations that rest on control: switches, jumps, loops, exceptions. */

import { between, undo } from "./correlation";
import { type Lock, other } from "./function-context";
import type { StatementWriter } from "./statement-writer";

export function bySwitch(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("v2")) return;
  writer.block("switch (v2 & 3) {", () => {
    writer.emit("case 1: ;");
    writer.event(lock);
    writer.emit("break;");
    writer.emit("case 2: ;");
    writer.event(lock);
    writer.emit("break;");
    writer.emit("default: ;");
    writer.emit("break;");
  });
  between(writer, lock, ["v2"]);
  undo(writer, lock, "(v2 & 3) == 1 || (v2 & 3) == 2");
}

export function bySkip(writer: StatementWriter, lock: Lock): void {
  const { text, roots } = writer.words.condition();
  const label = writer.fresh("L");
  writer.block(`if (!(${text})) {`, () => writer.emit(`goto ${label};`));
  writer.event(lock);
  writer.emit(`${label}: ;`);
  between(writer, lock, roots);
  undo(writer, lock, text);
}

/** The lock changes in the first iteration that wants it. */
export function byLoopFlag(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const i = writer.fresh("i");
  writer.emit(`ULONG ${i} = 0;`);
  writer.emit("took = FALSE;");
  const { text } = writer.words.condition();
  writer.block(`for (${i} = 0; ${i} < ${2 + writer.dice.below(3)}; ${i}++) {`, () => {
    writer.block(`if (!took && ${text}) {`, () => {
      writer.event(lock);
      writer.emit("took = TRUE;");
    });
    between(writer, lock, ["took"]);
  });
  undo(writer, lock, "took");
}

/** The lock changes back and forth from iteration to iteration. */
export function byToggleLoop(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const i = writer.fresh("i");
  const bound = writer.dice.oneOf(["2", "3", "(v0 & 3)", "(v2 & 3)"]);
  writer.emit(`ULONG ${i} = 0;`);
  writer.emit("took = FALSE;");
  writer.block(`while (${i} < ${bound}) {`, () => {
    const { text } = writer.words.condition();
    const back = () => {
      writer.event(other(lock));
      writer.emit("took = FALSE;");
    };
    const forth = () => {
      writer.event(lock);
      writer.emit("took = TRUE;");
    };
    if (writer.dice.chance(0.5)) {
      const again = { head: "} else {", inner: () => writer.block(`if (${text}) {`, forth) };
      writer.parts([{ head: "if (took) {", inner: back }, again]);
    } else {
      writer.block("if (took) {", back);
      writer.block(`if (${text}) {`, forth);
    }
    between(writer, lock, ["took"]);
    writer.emit(`${i}++;`);
  });
  undo(writer, lock, "took");
}

/** Only the outermost of nested requests changes the lock. */
export function byNestedCount(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("n")) return;
  const [one, two] = [writer.words.condition(1).text, writer.words.condition(1).text];
  writer.emit("n = 0;");
  for (const test of [one, two]) {
    writer.block(`if (${test}) {`, () => {
      writer.block("if (n++ == 0) {", () => writer.event(lock));
    });
  }
  between(writer, lock, ["n"]);
  const i = writer.fresh("i");
  writer.emit(`ULONG ${i} = n;`);
  writer.block(`while (${i} > 0) {`, () => {
    writer.block(`if (--${i} == 0) {`, () => writer.event(other(lock)));
  });
}

/** What a loop computes decides twice. */
export function byLoopValue(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("n")) return;
  const i = writer.fresh("i");
  const step = writer.dice.oneOf([`n += ${i};`, "n += 2;", "n ^= v0;", "n = n * 3 + 1;", `n |= arr[${i}];`]);
  writer.emit("n = 0;");
  writer.block(`for (ULONG ${i} = 0; ${i} < ${writer.dice.oneOf(["3", "4", "(v0 & 3)"])}; ${i}++) {`, () =>
    writer.emit(step),
  );
  const test = writer.dice.oneOf(["n > 2", "n == 4", "n & 1", "n != 0"]);
  writer.block(`if (${test}) {`, () => writer.event(lock));
  between(writer, lock, ["n"]);
  undo(writer, lock, test);
}

/** A loop over states, one of which stands for the changed lock. */
export function byStateMachine(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("n")) return;
  const i = writer.fresh("i");
  writer.emit("n = 0;");
  writer.emit(`ULONG ${i} = 0;`);
  writer.block(`while (n != 3 && ${i}++ < ${4 + writer.dice.below(4)}) {`, () => {
    writer.block("switch (n) {", () => {
      writer.emit("case 0: ;");
      writer.event(lock);
      writer.emit("n = 1;");
      writer.emit("break;");
      writer.emit("case 1: ;");
      writer.block(`if (${writer.words.condition(1).text}) {`, () => writer.emit("n = 2;"));
      writer.emit("break;");
      writer.emit("case 2: ;");
      writer.event(other(lock));
      writer.emit(writer.dice.oneOf(["n = 3;", "n++;", "n ^= 1;"]));
      writer.emit("break;");
      writer.emit("default: ;");
      writer.emit("break;");
    });
  });
  undo(writer, lock, writer.dice.oneOf(["n == 1 || n == 2", "n - 1 < 2", "n != 0 && n < 3"]));
}

/** The `__finally` block makes up for an exit that was not the normal one. */
export function byAbnormalTermination(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.frames.length > 0) return;
  writer.parts([
    {
      head: "__try {",
      inner: () => {
        writer.parts([
          {
            head: "__try {",
            inner: () => {
              writer.event(lock);
              writer.emit("ProbeForRead(ext->Next, 4, 1);");
              between(writer, lock, []);
            },
          },
          {
            head: "} __finally {",
            inner: () =>
              writer.block(`if (${writer.dice.oneOf(["", "!"])}AbnormalTermination()) {`, () =>
                writer.event(other(lock)),
              ),
          },
        ]);
        writer.event(other(lock));
      },
    },
    { head: "} __except (EXCEPTION_EXECUTE_HANDLER) {", inner: () => between(writer, lock, []) },
  ]);
}

/** What a loop found decides behind it. */
export function bySearch(writer: StatementWriter, lock: Lock): void {
  const i = writer.fresh("i");
  const bound = 2 + writer.dice.below(3);
  const wanted = writer.words.isSmall ? "(ext->Arr[0] & 3)" : `ext->Arr[${i} & 3]`;
  writer.emit(`ULONG ${i} = 0;`);
  writer.block(`for (${i} = 0; ${i} < ${bound}; ${i}++) {`, () => {
    writer.block(`if (${wanted} == ${writer.dice.oneOf([i, "2", "v0"])}) {`, () => {
      writer.event(lock);
      writer.emit("break;");
    });
  });
  between(writer, lock, []);
  undo(writer, lock, writer.dice.oneOf([`${i} < ${bound}`, `${i} != ${bound}`, `!(${i} >= ${bound})`]));
}
