/**
 * Two places that change the lock together or not at all, in the ways drivers write that: the same test twice, a flag,
 * a mask, a status, a pointer, a counter. `lock` is the state outside of the pair; between the two places the program
 * goes on, and what the pair rests on is not written there.
 */
import { type Lock, other } from "./function-context";
import type { ProgramWriter } from "./program-writer";

type Correlation = (writer: ProgramWriter, lock: Lock) => void;

export const correlations: readonly Correlation[] = [
  sameTest,
  sameTest,
  localFlag,
  localFlag,
  extensionFlag,
  maskFlag,
  byPointer,
  byFunctionPointer,
  byCounter,
  bySwitch,
  bySkip,
  byValue,
  byRange,
  byNarrowing,
  byUnion,
  byArray,
  byStructCopy,
  throughAlias,
  byConjunction,
  byLoopFlag,
  byGlobal,
  byNestedTests,
  byBitField,
  bySignedCode,
  byToggleLoop,
  byToggleLoop,
  byNestedCount,
  byOutParameter,
  byLoopValue,
  byReversal,
  byRecordResult,
  byStateMachine,
  byPointerPointer,
  byTable,
  byAbnormalTermination,
  byCasts,
  byPartialCopy,
  bySearch,
];

/** The second change, under a test that says whether the first one happened. */
function undo(writer: ProgramWriter, lock: Lock, test: string): void {
  const text = writer.slip() ? writer.words.condition().text : test;
  writer.block(`if (${text}) {`, () => writer.event(other(lock)));
}

/** What lies between the two; the lock is not known there, so only noise. */
function between(writer: ProgramWriter, lock: Lock, roots: readonly string[]): void {
  writer.fn.freeze(roots, () => {
    const count = writer.dice.below(3);
    for (let i = 0; i < count; i++) writer.noise(lock);
    if (writer.dice.chance(0.2))
      writer.block(`if (${writer.words.condition().text}) {`, () => writer.noise(lock));
  });
}

function sameTest(writer: ProgramWriter, lock: Lock): void {
  const { text, roots } = writer.words.condition();
  writer.block(`if (${text}) {`, () => writer.event(lock));
  between(writer, lock, roots);
  undo(writer, lock, text);
}

/** Sets `flag` where the lock changes; false if something else rests on the flag. */
function markedChange(writer: ProgramWriter, lock: Lock, set: string): void {
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

function flagged(
  writer: ProgramWriter,
  lock: Lock,
  how: { readonly root: string; readonly clear: string; readonly set: string; readonly test: string },
): void {
  if (writer.fn.isFrozen(how.root)) return;
  writer.emit(how.clear);
  markedChange(writer, lock, how.set);
  between(writer, lock, [how.root]);
  undo(writer, lock, how.test);
}

function localFlag(writer: ProgramWriter, lock: Lock): void {
  const test = writer.dice.oneOf(["took", "took == TRUE", "took != FALSE", "!(took == 0)"]);
  flagged(writer, lock, { root: "took", clear: "took = FALSE;", set: "took = TRUE;", test });
}

function extensionFlag(writer: ProgramWriter, lock: Lock): void {
  const base = writer.dice.oneOf(["ext->", "p->"]);
  flagged(writer, lock, {
    root: "Held",
    clear: `${base}Held = FALSE;`,
    set: "ext->Held = TRUE;",
    test: `${writer.dice.oneOf(["ext->", "p->"])}Held`,
  });
}

function maskFlag(writer: ProgramWriter, lock: Lock): void {
  const bit = writer.dice.oneOf(["1", "2", "0x10", "0x80000000"]);
  const test = writer.dice.oneOf([`flags & ${bit}`, `(flags & ${bit}) != 0`, `(flags & ${bit}) == ${bit}`]);
  if (writer.fn.isFrozen("flags")) return;
  writer.emit(`flags &= ~${bit};`);
  markedChange(writer, lock, `flags |= ${bit};`);
  between(writer, lock, ["flags"]);
  writer.emit(writer.dice.oneOf(["flags |= 0x100;", "flags &= ~4;", "flags ^= 8;"]));
  undo(writer, lock, test);
}

function byPointer(writer: ProgramWriter, lock: Lock): void {
  flagged(writer, lock, { root: "mark", clear: "mark = NULL;", set: "mark = ext;", test: "mark != NULL" });
}

function byFunctionPointer(writer: ProgramWriter, lock: Lock): void {
  const op = writer.fresh("op");
  const routine = lock === "free" ? "Give" : "Take";
  writer.emit(`STEP *${op} = Nop;`);
  markedChange(writer, lock, `${op} = ${routine};`);
  between(writer, lock, []);
  writer.emit(`${op}(ext, ${writer.irqlPointer});`);
}

function byCounter(writer: ProgramWriter, lock: Lock): void {
  const step = writer.dice.oneOf(["n++;", "n += 2;", "n = n + 1;"]);
  flagged(writer, lock, {
    root: "n",
    clear: "n = 0;",
    set: step,
    test: writer.dice.oneOf(["n > 0", "n != 0", "n >= 1", "n"]),
  });
}

function bySwitch(writer: ProgramWriter, lock: Lock): void {
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

function bySkip(writer: ProgramWriter, lock: Lock): void {
  const { text, roots } = writer.words.condition();
  const label = writer.fresh("L");
  writer.block(`if (!(${text})) {`, () => writer.emit(`goto ${label};`));
  writer.event(lock);
  writer.emit(`${label}: ;`);
  between(writer, lock, roots);
  undo(writer, lock, text);
}

function byValue(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const { text } = writer.words.condition();
  writer.emit(`took = (${text}) ? TRUE : FALSE;`);
  writer.block("if (took) {", () => writer.event(lock));
  between(writer, lock, ["took"]);
  undo(writer, lock, "took");
}

function byRange(writer: ProgramWriter, lock: Lock): void {
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

function byNarrowing(writer: ProgramWriter, lock: Lock): void {
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

function byUnion(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("word") || writer.fn.isFrozen("v0")) return;
  writer.emit("word.All = v0;");
  writer.block("if (word.Part.Lo & 1) {", () => writer.event(lock));
  between(writer, lock, ["word", "v0"]);
  undo(writer, lock, writer.dice.oneOf(["v0 & 1", "word.All & 1", "(word.All % 2) == 1"]));
}

function byArray(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("arr")) return;
  const index = writer.dice.below(4);
  writer.emit(`arr[${index}] = (${writer.words.condition().text}) ? 5 : 0;`);
  writer.block(`if (arr[${index}]) {`, () => writer.event(lock));
  between(writer, lock, ["arr"]);
  undo(writer, lock, `arr[${index}] == 5`);
}

function byStructCopy(writer: ProgramWriter, lock: Lock): void {
  flagged(writer, lock, {
    root: "note",
    clear: "note.Set = FALSE;",
    set: "note.Set = TRUE;",
    test: "note.Set",
  });
  writer.emit("copy = note;");
}

function throughAlias(writer: ProgramWriter, lock: Lock): void {
  const flag = writer.fresh("flag");
  writer.emit(`ULONG ${flag} = 0;`);
  writer.emit(`ULONG *${flag}p = &${flag};`);
  markedChange(writer, lock, `*${flag}p = 1;`);
  between(writer, lock, []);
  undo(writer, lock, writer.dice.oneOf([flag, `*${flag}p`, `${flag} == 1`]));
}

function byConjunction(writer: ProgramWriter, lock: Lock): void {
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

function byNestedTests(writer: ProgramWriter, lock: Lock): void {
  const [one, two] = [writer.words.condition(1), writer.words.condition(1)];
  writer.block(`if (${one.text}) {`, () => writer.block(`if (${two.text}) {`, () => writer.event(lock)));
  between(writer, lock, [...one.roots, ...two.roots]);
  undo(writer, lock, `${one.text} && ${two.text}`);
}

/** The lock changes in the first iteration that wants it. */
function byLoopFlag(writer: ProgramWriter, lock: Lock): void {
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

function byGlobal(writer: ProgramWriter, lock: Lock): void {
  flagged(writer, lock, { root: "g_held", clear: "g_held = FALSE;", set: "g_held = TRUE;", test: "g_held" });
}

function byBitField(writer: ProgramWriter, lock: Lock): void {
  flagged(writer, lock, { root: "A", clear: "ext->A = 0;", set: "ext->A = 1;", test: "ext->A" });
}

function bySignedCode(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("st")) return;
  writer.emit(`st = (${writer.words.condition().text}) ? STATUS_SUCCESS : STATUS_CANCELLED;`);
  writer.block("if (NT_SUCCESS(st)) {", () => writer.event(lock));
  between(writer, lock, ["st"]);
  undo(writer, lock, writer.dice.oneOf(["st >= 0", "NT_SUCCESS(st)", "st != STATUS_CANCELLED"]));
}

/** The lock changes back and forth from iteration to iteration. */
function byToggleLoop(writer: ProgramWriter, lock: Lock): void {
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
function byNestedCount(writer: ProgramWriter, lock: Lock): void {
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

function byOutParameter(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("took")) return;
  const name = writer.outHelper(lock);
  const call = `${name}(ext, ${writer.words.expression(1)}, ${writer.irqlPointer}, &took);`;
  writer.emit(call);
  between(writer, lock, ["took"]);
  undo(writer, lock, "took");
}

/** What a loop computes decides twice. */
function byLoopValue(writer: ProgramWriter, lock: Lock): void {
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

/** The test is said differently the second time, after an operation that can be undone. */
function byReversal(writer: ProgramWriter, lock: Lock): void {
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

/** A helper changes the lock and returns a structure that says so. */
function byRecordResult(writer: ProgramWriter, lock: Lock): void {
  if (writer.fn.isFrozen("note")) return;
  const name = writer.recordHelper(lock);
  writer.emit(`note = ${name}(ext, ${writer.words.expression(1)}, ${writer.irqlPointer});`);
  between(writer, lock, ["note"]);
  undo(writer, lock, "note.Set");
}

/** A loop over states, one of which stands for the changed lock. */
function byStateMachine(writer: ProgramWriter, lock: Lock): void {
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

function byPointerPointer(writer: ProgramWriter, lock: Lock): void {
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
function byTable(writer: ProgramWriter, lock: Lock): void {
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

/** The `__finally` block makes up for an exit that was not the normal one. */
function byAbnormalTermination(writer: ProgramWriter, lock: Lock): void {
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

/** The same value through two chains of casts. */
function byCasts(writer: ProgramWriter, lock: Lock): void {
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

/** Part of a structure is copied as bytes. */
function byPartialCopy(writer: ProgramWriter, lock: Lock): void {
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

/** What a loop found decides behind it. */
function bySearch(writer: ProgramWriter, lock: Lock): void {
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
