/** Statements that do not touch the lock, nor what a correlation rests on: data, aliases, bytes, unknown code. */
import type { Lock } from "./function-context";
import type { StatementWriter } from "./statement-writer";
import { localScalars } from "./vocabulary";

/** True if noise leaves it alone. */
function isKept(writer: StatementWriter, root: string): boolean {
  return writer.fn.isFrozen(root) && !(writer.isHostile && writer.dice.chance(0.5));
}

/** A statement that does not touch the lock, nor what a correlation rests on. */
export function noise(writer: StatementWriter, lock: Lock): void {
  const { dice, words } = writer;
  const target = words.scalar();
  if (isKept(writer, target.root)) {
    writer.emit("ext->Arr[0] ^= 1;");
    return;
  }
  const free = localScalars.filter(({ root }) => !isKept(writer, root));
  const isExtFree = ["F0", "F1", "B0", "Held", "Word", "Next"].every((root) => !isKept(writer, root));
  const ways = [
    () => writer.emit(`${target.text} = ${words.expression()};`),
    () => writer.emit(`${target.text} ${dice.oneOf(["+=", "-=", "|=", "&=", "^="])} ${words.expression(1)};`),
    () => free.length > 0 && writer.emit(`${dice.oneOf(free).text}${dice.oneOf(["++", "--"])};`),
    () => free.length > 0 && writer.emit(`${dice.oneOf(free).text} = ${words.input()};`),
    () => (isExtFree || writer.slip()) && writer.emit("Report(ext);"),
    () => !isKept(writer, "st") && writer.emit(`st = Start(${words.read(target)});`),
    () => !isKept(writer, "note") && !words.isSmall && writer.emit("Fill(&note);"),
    () =>
      writer.emit(
        `ext->Arr[${dice.chance(0.5) ? "0" : `(${words.expression(1)}) & 3`}] = ${words.expression(1)};`,
      ),
    () =>
      !isKept(writer, "arr") && writer.emit(`arr[(${words.expression(1)}) & 3] = ${words.expression(1)};`),
    () => !isKept(writer, "v0") && writer.emit(`*q ${dice.oneOf(["=", "+=", "^="])} ${words.expression(1)};`),
    () => writer.emit(`g_mode = ${words.expression(1)};`),
    () =>
      isExtFree &&
      writer.block("if (ext->Next != NULL) {", () => writer.emit(`ext->Next->F0 = ${words.expression(1)};`)),
    () => raising(writer, lock),
    () => !isKept(writer, "flags") && writer.emit(`flags = g_masks[(${words.expression(1)}) & 3];`),
    () =>
      writer.block(`if (${words.condition().text}) {`, () =>
        writer.emit(`${target.text} = ${words.expression(1)};`),
      ),
    () => pointers(writer),
    () => pointers(writer),
    () => bytes(writer),
  ];
  dice.oneOf(ways)();
}

/** What the pointers of the function point to, and writes through them. */
function pointers(writer: StatementWriter): void {
  const { dice, words } = writer;
  const ways = [
    () => !isKept(writer, "p") && writer.emit(`p = (${words.condition(1).text}) ? ext : p;`),
    () => !isKept(writer, "p") && writer.emit("p = (ext->Next != NULL) ? ext->Next : ext;"),
    () =>
      writer.emit(
        `q = ${dice.oneOf(["&v0", "&n", "&flags", "&ext->F0", "&p->F0", "&arr[1]", "&ext->Arr[1]"])};`,
      ),
    () =>
      !isKept(writer, "v0") &&
      !isKept(writer, "n") &&
      !isKept(writer, "flags") &&
      writer.emit(`*q = ${words.expression(1)};`),
    () => !isKept(writer, "F0") && writer.emit(`p->F0 = ${words.expression(1)};`),
    () => !isKept(writer, "Held") && writer.emit(`p->Held = ${dice.oneOf(["TRUE", "FALSE"])};`),
    () => !isKept(writer, "mark") && writer.emit(`mark = ${dice.oneOf(["p", "NULL", "ext->Next"])};`),
    () => writer.isHostile && writer.emit("*p = *ext;"),
  ];
  dice.oneOf(ways)();
}

/** Memory seen as bytes, and whole structures. */
function bytes(writer: StatementWriter): void {
  const { dice, words } = writer;
  const ways = [
    () =>
      !isKept(writer, "v0") &&
      writer.emit(`((UCHAR *)&v0)[${dice.below(4)}] = (UCHAR)${words.expression(1)};`),
    () => !isKept(writer, "note") && writer.emit("RtlZeroMemory(&note, sizeof(note));"),
    () => !isKept(writer, "note") && writer.emit("note = copy;"),
    () => writer.emit("RtlCopyMemory(&copy, &note, sizeof(copy));"),
    () => !isKept(writer, "note") && writer.emit(`note.Value = ${words.expression(1)};`),
    () => !isKept(writer, "word") && writer.emit(`word.Part.Hi = (UCHAR)${words.expression(1)};`),
    () => !isKept(writer, "v3") && writer.emit("v3 = word.Part.Top;"),
    () => !isKept(writer, "arr") && writer.emit(`arr[${words.read(dice.oneOf(localScalars))} & 3]++;`),
    () => !isKept(writer, "v1") && writer.emit("v1 = (LONG)arr[(n + 1) & 3];"),
  ];
  dice.oneOf(ways)();
}

export function raising(writer: StatementWriter, lock: Lock): void {
  if (!writer.fn.mayRaise(lock) && !writer.slip()) return;
  writer.emit(
    writer.dice.oneOf([
      "ProbeForRead(ext->Next, 4, 1);",
      "ProbeForWrite(ext->Next, 4, 1);",
      `if (${writer.words.condition().text}) ExRaiseStatus(STATUS_ACCESS_VIOLATION);`,
    ]),
  );
}
