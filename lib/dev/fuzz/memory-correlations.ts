/** Correlations that rest on memory: fields, pointers, structures, tables. */

import { between, flagged, markedChange, undo } from "./correlation";
import type { Lock } from "./function-context";
import { lentHelper, outHelper, recordHelper } from "./helper-functions";
import type { StatementWriter } from "./statement-writer";

export function byPointer(writer: StatementWriter, lock: Lock): void {
  flagged(writer, lock, { root: "mark", clear: "mark = NULL;", set: "mark = ext;", test: "mark != NULL" });
}

export function byFunctionPointer(writer: StatementWriter, lock: Lock): void {
  const op = writer.fresh("op");
  const routine = lock === "free" ? "Give" : "Take";
  writer.emit(`STEP *${op} = Nop;`);
  markedChange(writer, lock, `${op} = ${routine};`);
  between(writer, lock, []);
  writer.emit(`${op}(ext, ${writer.irqlPointer});`);
}

export function byUnion(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("word") || writer.fn.isFrozen("v0")) return;
  writer.emit("word.All = v0;");
  writer.block("if (word.Part.Lo & 1) {", () => writer.event(lock));
  between(writer, lock, ["word", "v0"]);
  undo(writer, lock, writer.dice.oneOf(["v0 & 1", "word.All & 1", "(word.All % 2) == 1"]));
}

export function byArray(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("arr")) return;
  const index = writer.dice.below(4);
  writer.emit(`arr[${index}] = (${writer.words.condition().text}) ? 5 : 0;`);
  writer.block(`if (arr[${index}]) {`, () => writer.event(lock));
  between(writer, lock, ["arr"]);
  undo(writer, lock, `arr[${index}] == 5`);
}

export function byStructCopy(writer: StatementWriter, lock: Lock): void {
  flagged(writer, lock, {
    root: "note",
    clear: "note.Set = FALSE;",
    set: "note.Set = TRUE;",
    test: "note.Set",
  });
  writer.emit("copy = note;");
}

export function throughAlias(writer: StatementWriter, lock: Lock): void {
  const flag = writer.fresh("flag");
  writer.emit(`ULONG ${flag} = 0;`);
  writer.emit(`ULONG *${flag}p = &${flag};`);
  markedChange(writer, lock, `*${flag}p = 1;`);
  between(writer, lock, []);
  undo(writer, lock, writer.dice.oneOf([flag, `*${flag}p`, `${flag} == 1`]));
}

/** A helper changes the lock and returns a structure that says so. */
export function byRecordResult(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("note")) return;
  const name = recordHelper(writer, lock);
  writer.emit(`note = ${name}(ext, ${writer.words.expression(1)}, ${writer.irqlPointer});`);
  between(writer, lock, ["note"]);
  undo(writer, lock, "note.Set");
}

export function byPointerPointer(writer: StatementWriter, lock: Lock): void {
  const name = writer.fresh("flag");
  writer.emit(`ULONG ${name} = 0;`);
  writer.emit(`ULONG *${name}p = &${name};`);
  writer.emit(`ULONG **${name}q = &${name}p;`);
  writer.block(`if (${writer.words.condition(1).text}) {`, () => writer.emit(`*${name}q = &n;`));
  writer.emit(`**${name}q = 0;`);
  markedChange(writer, lock, `**${name}q = 1;`);
  between(writer, lock, ["n"]);
  undo(writer, lock, `*${name}p`);
}

/** A constant table read by a computed index, twice. */
export function byTable(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("v2") || writer.fn.isFrozen("flags")) return;
  const bit = writer.dice.oneOf(["flags & g_masks[v2 & 3]", "g_masks[v2 & 3] == 4", "g_masks[v2 & 3] > 2"]);
  writer.block(`if (${bit}) {`, () => writer.event(lock));
  between(writer, lock, ["v2", "flags"]);
  const same = writer.dice.oneOf([
    bit,
    bit.replace("g_masks[v2 & 3]", "(1u << (v2 & 3))"),
    bit.replace("g_masks[v2 & 3]", "g_masks[v2 % 4]"),
  ]);
  undo(writer, lock, same);
}

/** Part of a structure is copied as bytes. */
export function byPartialCopy(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("note") || writer.fn.isFrozen("copy")) return;
  writer.emit("note.Set = FALSE;");
  writer.emit("note.Value = 0;");
  markedChange(writer, lock, writer.dice.oneOf(["note.Set = TRUE;", "note.Set = 1;"]));
  writer.emit(
    writer.dice.oneOf([
      "RtlCopyMemory(&copy, &note, sizeof(NOTE));",
      "copy = *(&note);",
      "copy.Set = note.Set;",
      "RtlCopyMemory(&copy.Set, &note.Set, 1);",
      "RtlMoveMemory(&copy, &note, FIELD_OFFSET(NOTE, Set) + 1);",
    ]),
  );
  between(writer, lock, ["copy"]);
  undo(writer, lock, "copy.Set");
}

export function byOutParameter(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const name = outHelper(writer, lock);
  const call = `${name}(ext, ${writer.words.expression(1)}, ${writer.irqlPointer}, &took);`;
  writer.emit(call);
  between(writer, lock, ["took"]);
  undo(writer, lock, "took");
}

/** A helper writes a variable it was lent; unknown code runs in it. */
export function byLentVariable(writer: StatementWriter, lock: Lock): void {
  const flag = writer.fresh("flag");
  const other = writer.fresh("flag");
  const name = lentHelper(writer);
  writer.emit(`ULONG ${flag} = 0;`);
  writer.emit(`ULONG ${other} = 0;`);
  const second = writer.dice.oneOf([other, other, flag]);
  markedChange(writer, lock, `${name}(ext, &${flag}, &${second});`);
  between(writer, lock, []);
  undo(writer, lock, writer.dice.oneOf([flag, `${flag} == 1`]));
}

/** Which of two variables a pointer leads to is found in a loop. */
export function bySeveralVariables(writer: StatementWriter, lock: Lock): void {
  const { dice, words } = writer;
  const [one, two, i] = [writer.fresh("flag"), writer.fresh("flag"), writer.fresh("i")];
  writer.emit(`ULONG ${one} = 0;`);
  writer.emit(`ULONG ${two} = 0;`);
  writer.emit(`ULONG *${one}p = &${two};`);
  writer.emit(`ULONG ${i} = 0;`);
  writer.block(`while (${i}++ < ${1 + dice.below(3)}) {`, () => {
    writer.block(`if (${words.condition(1).text}) {`, () => writer.emit(`${one}p = &${one};`));
    if (dice.chance(0.5)) writer.block(`if (${i} == 2) {`, () => writer.emit(`${one}p = &${two};`));
  });
  markedChange(writer, lock, `*${one}p = 1;`);
  if (!words.isSmall && dice.chance(0.6)) writer.emit("Report(ext);");
  between(writer, lock, []);
  undo(writer, lock, dice.oneOf([`${one} + ${two} != 0`, `*${one}p`, `${one} || ${two}`]));
}

/** Bytes of an array from a computed element on are cleared; one element is among them for sure. */
export function byClearedRange(writer: StatementWriter, lock: Lock): void {
  if (writer.fn.isFrozen("arr")) return;
  const index = writer.dice.oneOf(["v2 & 1", "flags & 1", "n & 1"]);
  writer.emit("arr[1] = 1;");
  markedChange(writer, lock, `RtlZeroMemory(&arr[${index}], 2 * sizeof(ULONG));`);
  between(writer, lock, ["arr"]);
  undo(writer, lock, "arr[1] == 0");
}

export function byBitField(writer: StatementWriter, lock: Lock): void {
  flagged(writer, lock, { root: "A", clear: "ext->A = 0;", set: "ext->A = 1;", test: "ext->A" });
}

export function byGlobal(writer: StatementWriter, lock: Lock): void {
  flagged(writer, lock, { root: "g_held", clear: "g_held = FALSE;", set: "g_held = TRUE;", test: "g_held" });
}

export function extensionFlag(writer: StatementWriter, lock: Lock): void {
  const base = writer.dice.oneOf(["ext->", "p->"]);
  flagged(writer, lock, {
    root: "Held",
    clear: `${base}Held = FALSE;`,
    set: "ext->Held = TRUE;",
    test: `${writer.dice.oneOf(["ext->", "p->"])}Held`,
  });
}
