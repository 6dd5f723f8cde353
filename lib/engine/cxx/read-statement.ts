/**
 * Statements of a body. Objects with a destructor die on every way out of their block; what a statement makes without a
 * name dies behind the statement.
 *
 *     { Guard g(&l); if (x) return 1; f(); }
 *     { struct Guard g; Guard::Guard(&g, &l); if (x) { Guard::~Guard(&g); return 1; } f(); Guard::~Guard(&g); }
 */
import type { Expression, Statement } from "../syntax";
import { asCondition, asScalar } from "./convert";
import { newScope } from "./entities";
import { endsOf, fullStatements } from "./full-statements";
import type { Prelude } from "./function-context";
import { declarationOf } from "./local-syntax";
import { readJump, readReturn } from "./read-jump";
import { readLocalDeclaration } from "./read-local";
import { angleEnd, peekName } from "./read-names";
import { readRangeFor } from "./read-range-for";
import { skipAttributes, startsSpecifiers } from "./read-specifiers";
import { readUsing, skipStaticAssert } from "./read-using";
import { type Translator, Unreadable } from "./translator";
import { bare, boolType, decayed, isClass, scalar } from "./types";
import { nameOf, numberOf, type Value } from "./value";

/** Up to the closing brace at `close`; the cursor ends behind it. What dies there is the caller's. */
export function readBlockBody(t: Translator, close: number): Statement[] {
  const statements: Statement[] = [];
  while (t.i < close) statements.push(...readSafely(t, close));
  t.i = close + 1;
  return statements;
}

function readSafely(t: Translator, close: number): readonly Statement[] {
  const start = t.i;
  const body = t.fn!;
  const { frame, prelude } = body;
  const { scope } = t;
  try {
    const read = readStatement(t);
    if (t.i === start) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
    return read;
  } catch (error) {
    const { kind, detail } = Unreadable.of(error, start);
    Object.assign(body, { frame, prelude });
    t.scope = scope;
    t.half = false;
    t.i = endOfStatement(t, start, close);
    const at = t.since(start);
    t.damage(kind, at, detail);
    return [{ kind: "error", ...at }];
  }
}

/** Behind the `;`, or the block, that ends what began at `start`; `else` and `catch` belong to it. */
function endOfStatement(t: Translator, start: number, close: number): number {
  let i = start;
  while (i < close) {
    const text = t.texts[i]!;
    const match = text === "(" || text === "[" || text === "{" ? t.source.match[i]! : i;
    if (match < 0) return close;
    i = match + 1;
    if (text === ";" || (text === "{" && !/^(;|,|\)|\.|->|=)$/.test(t.texts[i] ?? ""))) {
      if (!/^(else|catch|__except|__finally)$/.test(t.texts[i] ?? "")) return i;
    }
  }
  return close;
}

export function readStatement(t: Translator): readonly Statement[] {
  return t.nested(() => readOne(t));
}

function readOne(t: Translator): readonly Statement[] {
  skipAttributes(t);
  const start = t.i;
  const text = t.peek();
  switch (text) {
    case "{":
      return [readBlock(t)];
    case ";":
      t.i++;
      return [{ kind: "empty", ...t.since(start) }];
    case "if":
      return readIf(t);
    case "while":
      return readWhile(t);
    case "do":
      return readDo(t);
    case "for":
      return readFor(t);
    case "switch":
      return readSwitch(t);
    case "case":
    case "default":
      return readCase(t);
    case "break":
    case "continue":
    case "__leave":
      return readJump(t, text);
    case "return":
      return readReturn(t);
    case "goto": {
      t.i++;
      const label = t.identifier();
      t.expect(";");
      return [t.fn!.goto(label, t.since(start))];
    }
    case "__try":
      return readTry(t);
    case "try":
    case "throw":
      throw new Unreadable(start, "C++ exceptions are not supported", "unsupported");
    case "static_assert":
    case "_Static_assert":
      skipStaticAssert(t);
      return [{ kind: "empty", ...t.since(start) }];
    case "using":
      readUsing(t);
      return [{ kind: "empty", ...t.since(start) }];
    case "__asm":
    case "_asm":
    case "asm":
      return [readAssembly(t)];
  }
  if (t.isIdentifier() && t.peek(1) === ":" && t.peek(2) !== ":") return readLabel(t);
  if (startsDeclaration(t)) return fullStatements(t, () => readLocalDeclaration(t));
  return readExpressionStatement(t);
}

function startsDeclaration(t: Translator): boolean {
  const text = t.peek();
  if (text === "operator") return false;
  if (/^(static_cast|const_cast|reinterpret_cast)$/.test(text)) return false;
  if (startsSpecifiers(t)) return !isValueOfType(t);
  const name = peekName(t);
  if (!name || name.ref.entity !== null) return false;
  // `FOO x;`, `FOO<T> x;`, `FOO* x = ...`, with FOO unknown.
  let i = name.end;
  if (t.texts[i] === "<") {
    const close = angleEnd(t, i);
    const isDeclared =
      /^[A-Za-z_]\w*$/.test(t.texts[close + 1] ?? "") && /^(;|=|,|\[|\{|\()$/.test(t.texts[close + 2] ?? "");
    if (close > 0 && isDeclared) return true;
  }
  const stars = i;
  while (/^(\*|&|const)$/.test(t.texts[i] ?? "")) i++;
  const isName = /^[A-Za-z_]\w*$/.test(t.texts[i] ?? "");
  const after = t.texts[i + 1] ?? "";
  if (!isName) return false;
  return i === stars ? /^(;|=|,|\[|\{|\()$/.test(after) : /^(;|=|,|\[)$/.test(after);
}

/** `Guard(x).f();`, `T::g();`, `int(3);`: an expression that begins with a type. */
function isValueOfType(t: Translator): boolean {
  const name = peekName(t);
  if (!name) return false;
  const after = t.texts[name.end] ?? "";
  if (after === "{") return true;
  if (after !== "(") return false;
  // `T (x);` declares, `T (x).f()` and `T()` do not.
  const close = t.closer(name.end);
  const isName = close === name.end + 2 && /^[A-Za-z_]\w*$/.test(t.texts[name.end + 1] ?? "");
  const isPointer = /^[*&]$/.test(t.texts[name.end + 1] ?? "") && t.texts[close + 1] === "(";
  return !((isName && t.texts[close + 1] !== "." && peekKind(t, name.end + 1) === null) || isPointer);
}

function peekKind(t: Translator, at: number): unknown {
  return t.elsewhere({ start: at, end: at + 1, scope: t.scope }, () => peekName(t)?.ref.entity ?? null);
}

function readExpressionStatement(t: Translator): readonly Statement[] {
  const start = t.i;
  return fullStatements(t, () => {
    const found = t.readers.expression(t);
    // A macro with a block of its own may leave no `;` behind.
    if (!t.accept(";") && !t.is("}") && t.texts[t.i - 1] !== ")") t.expect(";");
    // An object nobody keeps is made and dies all the same.
    return [{ kind: "expression", expression: found.e, ...t.since(start) }];
  });
}

export function readBlock(t: Translator): Statement {
  const open = t.expect("{");
  const close = t.closer(open);
  const body = t.fn!;
  body.push();
  const scope = newScope("block", t.scope, t.scope.prefix);
  const statements = t.within(scope, () => readBlockBody(t, close));
  statements.push(...body.pop(t.node(close, close)));
  return { kind: "compound", body: statements, ...t.since(open) };
}

/** One statement that is a block of its own. */
function readInner(t: Translator): Statement {
  if (t.is("{")) return readBlock(t);
  const start = t.i;
  const body = t.fn!;
  body.push();
  const scope = newScope("block", t.scope, t.scope.prefix);
  const statements = t.within(scope, () => readLabelled(t));
  statements.push(...body.pop(t.node(t.i - 1, t.i - 1)));
  if (statements.length === 1) return statements[0]!;
  return { kind: "compound", body: statements, ...t.since(start) };
}

/** A label belongs to the statement behind it. */
function readLabelled(t: Translator): Statement[] {
  const statements: Statement[] = [];
  do statements.push(...readStatement(t));
  while (/^(label|case|default)$/.test(statements[statements.length - 1]?.kind ?? "") && !t.is("}"));
  return statements;
}

// Conditions ------------------------------------------------------------------------------------------

interface Condition {
  readonly before: Statement[];
  readonly test: Expression;
  /** Something is made or declared before the test. */
  readonly isPlain: boolean;
}

/** In the parentheses at the cursor: a declaration and a test, or a test alone. Opens a frame of `frame`. */
function readCondition(t: Translator, asTest: (found: Value) => Expression): Condition {
  const open = t.expect("(");
  const close = t.closer(open);
  const before: Statement[] = [];
  const isSplit = splitAt(t, close) >= 0;
  if (isSplit) {
    if (startsDeclaration(t)) before.push(...fullStatements(t, () => readLocalDeclaration(t)));
    else before.push(...readExpressionStatement(t));
  }
  const start = t.i;
  if (startsDeclaration(t)) {
    const name = { value: null as Value | null };
    before.push(...fullStatements(t, () => readLocalDeclaration(t, (declared) => (name.value = declared))));
    t.i = close + 1;
    if (!name.value) throw new Unreadable(start, "a condition declares a variable");
    return { before, test: asTest(name.value), isPlain: false };
  }
  const body = t.body(t.i);
  const outer = body.prelude;
  const prelude: Prelude = { before: [], after: [] };
  body.prelude = prelude;
  let test: Expression;
  let type = boolType;
  try {
    const found = t.readers.expression(t);
    type = found.type;
    test = asTest(found);
  } finally {
    body.prelude = outer;
  }
  if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
  t.i = close + 1;
  const isPlain = prelude.before.length === 0 && before.length === 0;
  before.push(...prelude.before);
  if (prelude.after.length > 0) {
    const at = t.node(start, close);
    const name = body.temporaryName("condition");
    before.push(declarationOf(name, isClass(type) ? boolType : kept(type), at, test), ...endsOf(prelude, at));
    test = nameOf(name, at);
  }
  return { before, test, isPlain };
}

function kept(type: Value["type"]): Value["type"] {
  return type.kind === "unknown" ? scalar("long long") : bare(decayed(type));
}

/** `if (init; test)`. */
function splitAt(t: Translator, close: number): number {
  for (let i = t.i; i < close; i++) {
    const text = t.texts[i]!;
    if (text === ";") return i;
    if (text === "(" || text === "{" || text === "[") i = t.closer(i);
  }
  return -1;
}

/** Runs `read` in a block of its own, and ends the block's objects behind it. */
function scoped(
  t: Translator,
  read: () => Statement[],
  options: Parameters<NonNullable<Translator["fn"]>["push"]>[0] = {},
): Statement[] {
  const body = t.fn!;
  body.push(options);
  const statements = t.within(newScope("block", t.scope, t.scope.prefix), read);
  statements.push(...body.pop(t.node(t.i - 1, t.i - 1)));
  return statements;
}

function asOne(t: Translator, start: number, statements: readonly Statement[]): readonly Statement[] {
  return statements.length === 1 ? statements : [{ kind: "compound", body: statements, ...t.since(start) }];
}

function readIf(t: Translator): readonly Statement[] {
  const start = t.i++;
  t.accept("constexpr");
  const statements = scoped(t, () => {
    const { before, test } = readCondition(t, (found) => asCondition(t, found));
    const whenTrue = readInner(t);
    const whenFalse = t.accept("else") ? readInner(t) : null;
    return [...before, { kind: "if", condition: test, whenTrue, whenFalse, ...t.since(start) }];
  });
  return asOne(t, start, statements);
}

function readWhile(t: Translator): readonly Statement[] {
  const start = t.i++;
  const body = t.fn!;
  body.push({ breaks: true, continues: true });
  const result = t.within(newScope("block", t.scope, t.scope.prefix), (): Statement => {
    body.push();
    const { before, test, isPlain } = readCondition(t, (found) => asCondition(t, found));
    const inner = readInner(t);
    const ends = body.pop(t.node(t.i - 1, t.i - 1));
    const at = t.since(start);
    if (isPlain) return { kind: "while", condition: test, body: inner, ...at };
    // `for (;;) { declare; if (!test) { end; break; } body; end; }`
    const leave: Statement = { kind: "compound", body: [...ends, { kind: "break", ...at }], ...at };
    const exit: Statement = {
      kind: "if",
      condition: test,
      whenTrue: { kind: "empty", ...at },
      whenFalse: leave,
      ...at,
    };
    const whole: Statement = { kind: "compound", body: [...before, exit, inner, ...ends], ...at };
    return { kind: "while", condition: numberOf(1, at), body: whole, ...at };
  });
  body.pop(t.node(t.i - 1, t.i - 1));
  return [result];
}

function readDo(t: Translator): readonly Statement[] {
  const start = t.i++;
  const body = t.fn!;
  body.push({ breaks: true, continues: true });
  const inner = readInner(t);
  body.pop(t.here());
  t.expect("while");
  const close = t.closer(t.expect("("));
  const head: Statement[] = [];
  const test = repeatedly(t, head, () => asCondition(t, t.readers.expression(t)));
  if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
  t.i = close + 1;
  t.accept(";");
  return asOne(t, start, [...head, { kind: "do", condition: test, body: inner, ...t.since(start) }]);
}

function readFor(t: Translator): readonly Statement[] {
  const start = t.i++;
  const close = t.closer(t.i);
  if (splitAt2(t, close) < 0)
    return asOne(
      t,
      start,
      scoped(t, () => readRangeFor(t, start, close, readInner)),
    );
  const statements = scoped(t, () => {
    t.expect("(");
    const initial: Statement[] = [];
    if (startsDeclaration(t)) initial.push(...fullStatements(t, () => readLocalDeclaration(t)));
    else if (!t.accept(";")) initial.push(...readExpressionStatement(t));
    const head: Statement[] = [];
    const condition = t.is(";") ? null : repeatedly(t, head, () => asCondition(t, t.readers.expression(t)));
    t.expect(";");
    const step = t.i === close ? null : repeatedly(t, head, () => t.readers.expression(t).e);
    t.i = close + 1;
    const body = t.fn!;
    body.push({ breaks: true, continues: true });
    const inner = readInner(t);
    body.pop(t.here());
    return [
      ...initial,
      ...head,
      { kind: "for", initial: null, condition, step, body: inner, ...t.since(start) },
    ];
  });
  return asOne(t, start, statements);
}

/** `(a; b; c)` has semicolons of its own. */
function splitAt2(t: Translator, close: number): number {
  return t.elsewhere({ start: t.i + 1, end: t.end, scope: t.scope }, () => splitAt(t, close));
}

/** What is evaluated again and again: its variables stand before the loop, and it can make no object that dies. */
function repeatedly<Result>(t: Translator, head: Statement[], read: () => Result): Result {
  const body = t.body(t.i);
  const outer = body.prelude;
  const prelude: Prelude = { before: [], after: [] };
  body.prelude = prelude;
  try {
    const found = read();
    if (prelude.after.length > 0)
      throw new Unreadable(t.i, "an object made each time a loop is tested is not supported", "unsupported");
    head.push(...prelude.before);
    return found;
  } finally {
    body.prelude = outer;
  }
}

function readSwitch(t: Translator): readonly Statement[] {
  const start = t.i++;
  const statements = scoped(t, () => {
    const { before, test } = readCondition(t, (found) => asScalar(t, found, found.e).e);
    const body = t.fn!;
    body.push({ breaks: true });
    const inner = readInner(t);
    body.pop(t.here());
    return [...before, { kind: "switch", subject: test, body: inner, ...t.since(start) }];
  });
  return asOne(t, start, statements);
}

function readCase(t: Translator): readonly Statement[] {
  const start = t.i;
  if (t.accept("default")) {
    t.expect(":");
    return [{ kind: "default", body: null, ...t.since(start) }];
  }
  t.i++;
  const { e } = t.readers.conditional(t);
  const upTo = t.accept("...") ? t.readers.conditional(t).e : null;
  t.expect(":");
  return [{ kind: "case", value: e, upTo, body: null, ...t.since(start) }];
}

function readLabel(t: Translator): readonly Statement[] {
  const start = t.i;
  const name = t.identifier();
  t.expect(":");
  t.fn!.label(name);
  return [{ kind: "label", name, body: null, ...t.since(start) }];
}

// Exceptions, assembler -------------------------------------------------------------------------------

function readTry(t: Translator): readonly Statement[] {
  const start = t.i++;
  const body = t.fn!;
  body.push({ leaves: true });
  const inner = readBlock(t);
  body.pop(t.here());
  if (t.accept("__finally")) {
    return [
      { kind: "try", body: inner, handler: { kind: "finally", body: readBlock(t) }, ...t.since(start) },
    ];
  }
  t.expect("__except");
  const close = t.closer(t.expect("("));
  const head: Statement[] = [];
  const filter = repeatedly(t, head, () => t.readers.expression(t).e);
  t.i = close + 1;
  const handler = { kind: "except", filter, body: readBlock(t) } as const;
  return asOne(t, start, [...head, { kind: "try", body: inner, handler, ...t.since(start) }]);
}

function readAssembly(t: Translator): Statement {
  const start = t.i++;
  while (t.is("volatile")) t.i++;
  if (t.is("{") || t.is("(")) t.i = t.closer(t.i) + 1;
  else while (!t.is(";") && !t.is("}") && !t.is("__asm") && t.i < t.end) t.i++;
  t.accept(";");
  return { kind: "asm", ...t.since(start) };
}
