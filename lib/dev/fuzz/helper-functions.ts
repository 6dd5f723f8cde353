/** Whole helper functions of a fixed shape: they change the lock or not, and say which, or call themselves. */
import { FunctionContext, type Lock, other } from "./function-context";
import { block } from "./piece";
import { DEEPEST_CALL, type StatementWriter } from "./statement-writer";

export function tryHelper(writer: StatementWriter, lock: Lock): string {
  const name = writer.fresh("Try");
  const outer = writer.fn;
  writer.fn = new FunctionContext(name, "NTSTATUS", lock, "*irqlp", 9);
  const refusal = writer.words.isSmall ? "(arg & 1)" : `arg > ${writer.dice.below(5)}`;
  const body = writer.fn.collect(() => {
    const code = writer.dice.oneOf(["STATUS_UNSUCCESSFUL", "STATUS_DEVICE_BUSY", "(NTSTATUS)0xC0000001"]);
    if (writer.dice.chance(0.5)) {
      writer.block(`if (${refusal}) {`, () => writer.emit(`return ${code};`));
      writer.plainEvent(lock);
      writer.emit("return STATUS_SUCCESS;");
    } else {
      writer.emit("NTSTATUS st = STATUS_SUCCESS;");
      writer.plainEvent(lock);
      writer.block(`if (${refusal}) {`, () => {
        writer.plainEvent(other(lock));
        writer.emit(`st = ${code};`);
      });
      writer.emit("return st;");
    }
  });
  writer.fn = outer;
  writer.functions.push(block(`static NTSTATUS ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
  return name;
}

/** A helper that changes the lock and says so through a pointer. */
export function outHelper(writer: StatementWriter, lock: Lock): string {
  const name = writer.fresh("Try");
  const outer = writer.fn;
  writer.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
  const set = writer.dice.oneOf(["*got = TRUE;", "*got |= 1;", "*got = (BOOLEAN)(arg | 1);"]);
  const body = writer.fn.collect(() => {
    writer.emit("*got = FALSE;");
    writer.block(`if ${writer.words.isSmall ? "(arg & 1)" : `(arg > ${writer.dice.below(5)})`} {`, () => {
      writer.plainEvent(lock);
      writer.emit(set);
    });
    if (!writer.words.isSmall && writer.dice.chance(0.5)) writer.emit("Report(ext);");
  });
  writer.fn = outer;
  writer.functions.push(
    block(`static VOID ${name}(EXT *ext, ULONG arg, PKIRQL irqlp, BOOLEAN *got) {`, body),
  );
  return name;
}

/** A helper that writes a variable of its caller, and lets unknown code run. */
export function lentHelper(writer: StatementWriter): string {
  const { dice, words } = writer;
  const name = writer.fresh("Help");
  const outer = writer.fn;
  writer.fn = new FunctionContext(name, "void", "free", "ext->Irql", 9);
  const body = writer.fn.collect(() => {
    const isChosen = dice.chance(0.3);
    if (isChosen) {
      writer.emit("ULONG *to = two;");
      writer.block("while (to != one) {", () => writer.emit("to = one;"));
    }
    writer.block("if (*two > 3) {", () => writer.emit("*two = 0;"));
    writer.emit(isChosen ? "*to = 1;" : "*one = 1;");
    if (!words.isSmall && dice.chance(0.7)) writer.emit("Report(ext);");
  });
  writer.fn = outer;
  writer.functions.push(block(`static VOID ${name}(EXT *ext, ULONG *one, ULONG *two) {`, body));
  return name;
}

/** A helper that changes the lock and says so in the structure it returns. */
export function recordHelper(writer: StatementWriter, lock: Lock): string {
  const name = writer.fresh("Try");
  const outer = writer.fn;
  writer.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
  const body = writer.fn.collect(() => {
    writer.emit("NOTE made = { 0 };");
    writer.block(`if ${writer.words.isSmall ? "(arg & 1)" : `(arg > ${writer.dice.below(5)})`} {`, () => {
      writer.plainEvent(lock);
      writer.emit("made.Set = TRUE;");
    });
    writer.emit("made.Value = arg;");
    writer.emit("return made;");
  });
  writer.fn = outer;
  writer.functions.push(block(`static NOTE ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
  return name;
}

export function recursion(writer: StatementWriter, lock: Lock): false {
  if (writer.fn.callDepth >= DEEPEST_CALL) return false;
  const name = writer.fresh("Walk");
  const outer = writer.fn;
  writer.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
  const descend = writer.dice.oneOf([`${name}(ext, arg - 1, irqlp);`, `${name}(ext, arg >> 1, irqlp);`]);
  const inside = writer.dice.chance(0.5);
  const body = writer.fn.collect(() => {
    if (inside) writer.bareEvent(lock);
    writer.block("if (arg == 0) {", () => {
      if (inside) writer.bareEvent(other(lock));
      writer.emit("return;");
    });
    if (inside) writer.bareEvent(other(lock));
    writer.emit(descend);
    if (writer.dice.chance(0.4)) {
      writer.bareEvent(lock);
      writer.emit("ext->Arr[0]++;");
      writer.bareEvent(other(lock));
    }
  });
  writer.fn = outer;
  writer.functions.push(block(`static VOID ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
  const depth = writer.words.isSmall ? "v0 & 3" : writer.dice.oneOf(["v0 & 7", "v2", "3"]);
  writer.emit(`${name}(ext, ${depth}, ${writer.irqlPointer});`);
  return false;
}
