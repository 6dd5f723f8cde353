/** Correlations that rest on values: the same test twice, flags, masks, ranges, casts. */

import { between, flagged, markedChange, undo } from "./correlation";
import type { Lock } from "./function-context";
import type { StatementWriter } from "./statement-writer";

export function sameTest(writer: StatementWriter, lock: Lock): void {
  const { text, roots } = writer.words.condition();
  writer.block(`if (${text}) {`, () => writer.event(lock));
  between(writer, lock, roots);
  undo(writer, lock, text);
}

export function localFlag(writer: StatementWriter, lock: Lock): void {
  const test = writer.dice.oneOf(["took", "took == TRUE", "took != FALSE", "!(took == 0)"]);
  flagged(writer, lock, { root: "took", clear: "took = FALSE;", set: "took = TRUE;", test });
}

export function maskFlag(writer: StatementWriter, lock: Lock): void {
  const bit = writer.dice.oneOf(["1", "2", "0x10", "0x80000000"]);
  const test = writer.dice.oneOf([`flags & ${bit}`, `(flags & ${bit}) != 0`, `(flags & ${bit}) == ${bit}`]);
  if (writer.fn.isFrozen("flags")) return;
  writer.emit(`flags &= ~${bit};`);
  markedChange(writer, lock, `flags |= ${bit};`);
  between(writer, lock, ["flags"]);
  writer.emit(writer.dice.oneOf(["flags |= 0x100;", "flags &= ~4;", "flags ^= 8;"]));
  undo(writer, lock, test);
}

export function byCounter(writer: StatementWriter, lock: Lock): void {
  const step = writer.dice.oneOf(["n++;", "n += 2;", "n = n + 1;"]);
  flagged(writer, lock, {
    root: "n",
    clear: "n = 0;",
    set: step,
    test: writer.dice.oneOf(["n > 0", "n != 0", "n >= 1", "n"]),
  });
}

export function byValue(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const { text } = writer.words.condition();
  writer.emit(`took = (${text}) ? TRUE : FALSE;`);
  writer.block("if (took) {", () => writer.event(lock));
  between(writer, lock, ["took"]);
  undo(writer, lock, "took");
}

export function byRange(writer: StatementWriter, lock: Lock): void {
  const name = writer.dice.oneOf(["v0", "v3", "v2"]);
  const [low, size] = [1 + writer.dice.below(4), 1 + writer.dice.below(5)];
  writer.block(`if (${name} >= ${low} && ${name} < ${low + size}) {`, () => writer.event(lock));
  between(writer, lock, [name]);
  undo(
    writer,
    lock,
    writer.dice.oneOf([
      `(ULONG)(${name} - ${low}) < ${size}`,
      `!(${name} < ${low} || ${name} > ${low + size - 1})`,
    ]),
  );
}

export function byNarrowing(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("v6") || writer.fn.isFrozen("v0")) return;
  const value = writer.dice.below(4);
  writer.emit("v6 = (CHAR)v0;");
  writer.block(`if (v6 == ${value}) {`, () => writer.event(lock));
  between(writer, lock, ["v0"]);
  undo(
    writer,
    lock,
    writer.dice.oneOf([`(v0 & 0xff) == ${value}`, `(UCHAR)v0 == ${value}`, `v0 == ${value}`]),
  );
}

export function byConjunction(writer: StatementWriter, lock: Lock): void {
  const [one, two] = [writer.words.condition(1), writer.words.condition(1)];
  const join = writer.dice.oneOf(["&&", "||"]);
  writer.block(`if (${one.text} ${join} ${two.text}) {`, () => writer.event(lock));
  between(writer, lock, [...one.roots, ...two.roots]);
  const negated = `!(!(${one.text}) ${join === "&&" ? "||" : "&&"} !(${two.text}))`;
  undo(
    writer,
    lock,
    writer.dice.oneOf([`${one.text} ${join} ${two.text}`, `${two.text} ${join} ${one.text}`, negated]),
  );
}

export function byNestedTests(writer: StatementWriter, lock: Lock): void {
  const [one, two] = [writer.words.condition(1), writer.words.condition(1)];
  writer.block(`if (${one.text}) {`, () => writer.block(`if (${two.text}) {`, () => writer.event(lock)));
  between(writer, lock, [...one.roots, ...two.roots]);
  undo(writer, lock, `${one.text} && ${two.text}`);
}

export function bySignedCode(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("st")) return;
  writer.emit(`st = (${writer.words.condition().text}) ? STATUS_SUCCESS : STATUS_CANCELLED;`);
  writer.block("if (NT_SUCCESS(st)) {", () => writer.event(lock));
  between(writer, lock, ["st"]);
  // Enumerated results of `Start` are few, and this code is none of them.
  const exact = writer.words.isSmall ? "!(st < 0)" : "st != STATUS_CANCELLED";
  undo(writer, lock, writer.dice.oneOf(["st >= 0", "NT_SUCCESS(st)", exact]));
}

/** The test is said differently the second time, after an operation that can be undone. */
export function byReversal(writer: StatementWriter, lock: Lock): void {
  const name = writer.dice.oneOf(["v0", "v3", "v5", "v1"]);
  if (writer.fn.isFrozen(name)) return;
  const value = writer.dice.below(4);
  writer.block(`if (${name} == ${value}) {`, () => writer.event(lock));
  const [change, then] = writer.dice.oneOf([
    [`${name} += 7;`, `${value + 7}`],
    [`${name} ^= 5;`, `${value ^ 5}`],
    [
      `${name} = ~${name};`,
      `(${{ v0: "ULONG", v3: "USHORT", v5: "ULONGLONG", v1: "LONG" }[name]})~${value}ULL`,
    ],
    [`${name} -= ${value};`, "0"],
    [`${name} = (${name} << 1);`, `${value << 1}`],
  ] as const);
  writer.emit(change!);
  between(writer, lock, [name]);
  undo(writer, lock, `${name} == ${then}`);
}

/** The same value through two chains of casts. */
export function byCasts(writer: StatementWriter, lock: Lock): void {
  const name = writer.dice.oneOf(["v0", "v1", "v4", "v5"]);
  const value = writer.dice.oneOf(["3", "-1", "255", "-128"]);
  const [one, two] = writer.dice.oneOf([
    [`(CHAR)${name} == (CHAR)${value}`, `((UCHAR)${name} == (UCHAR)${value})`],
    [`(LONG)(SHORT)${name} < 0`, `(((USHORT)${name} & 0x8000) != 0)`],
    [`(ULONG)(CHAR)${name} > 127`, `((UCHAR)${name} >= 128)`],
    [`(LONGLONG)(LONG)${name} < 0`, `(((ULONG)${name} >> 31) == 1)`],
    [`(ULONGLONG)(ULONG)${name} > 0x7fffffff`, `((LONG)${name} < 0)`],
    [`(BOOLEAN)(${name} != 0) == TRUE`, `(!!${name})`],
  ] as const);
  writer.block(`if (${one}) {`, () => writer.event(lock));
  between(writer, lock, [name]);
  undo(writer, lock, two!);
}
