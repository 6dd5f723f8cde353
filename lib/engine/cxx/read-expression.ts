/** Expressions by precedence climbing; each reader leaves the cursor behind what it read. */
import type { AssignmentOperator, BinaryOperator, UnaryOperator } from "../syntax";
import { readDelete, readNew } from "./allocate";
import { castValue } from "./cast";
import { needsDestruction } from "./class-facts";
import { assignValue, binaryValue, conditionalValue, postfixValue, unaryValue } from "./operators";
import { readTypeName } from "./read-declarators";
import { peekName, startsType } from "./read-names";
import { readPostfixPart } from "./read-postfix";
import { readPrimary } from "./read-primary";
import { sometimes } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { isClass, isVoid, voidType } from "./types";
import { commaOf, type Value, value } from "./value";

const alternatives: Readonly<Record<string, string>> = {
  and: "&&",
  or: "||",
  bitand: "&",
  bitor: "|",
  xor: "^",
  not_eq: "!=",
  and_eq: "&=",
  or_eq: "|=",
  xor_eq: "^=",
  not: "!",
  compl: "~",
};

const precedences: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  "|": 3,
  "^": 4,
  "&": 5,
  "==": 6,
  "!=": 6,
  "<": 7,
  ">": 7,
  "<=": 7,
  ">=": 7,
  "<<": 8,
  ">>": 8,
  "+": 9,
  "-": 9,
  "*": 10,
  "/": 10,
  "%": 10,
};

function symbolAt(t: Translator): string {
  const text = t.peek();
  return alternatives[text] ?? text;
}

export function readExpression(t: Translator): Value {
  const start = t.i;
  let left = readAssignment(t);
  while (t.accept(",")) {
    const right = readAssignment(t);
    left = value(commaOf(left.e, right.e, t.since(start)), right.type);
  }
  return left;
}

export function readAssignment(t: Translator): Value {
  return t.nested(() => {
    const start = t.i;
    if (t.is("throw")) throw new Unreadable(t.i, "C++ exceptions are not supported", "unsupported");
    const target = readConditional(t);
    const text = symbolAt(t);
    if (!/^(=|[*/%+\-&^|]=|<<=|>>=)$/.test(text)) return target;
    t.i++;
    const source = t.is("{") ? t.readers.braced(t) : readAssignment(t);
    const operator = (text === "=" ? "=" : text.slice(0, -1)) as AssignmentOperator;
    return assignValue(t, operator, target, source, t.since(start));
  });
}

export function readConditional(t: Translator): Value {
  const start = t.i;
  const condition = readBinary(t, 1);
  if (!t.accept("?")) return condition;
  const whenTrue = maybe(t, () => (t.is(":") ? condition : readExpression(t)));
  t.expect(":");
  const whenFalse = maybe(t, () => readAssignment(t));
  return conditionalValue(t, condition, whenTrue, whenFalse, t.since(start));
}

/** An operand that is only evaluated sometimes. An object it makes is made now, where that is told to be damage. */
function maybe(t: Translator, read: () => Value): Value {
  return sometimes(t, () => {
    const found = read();
    return found.make && isClass(found.type) && needsDestruction(found.type.class)
      ? { ...found, e: found.e, make: null }
      : found;
  });
}

function readBinary(t: Translator, least: number): Value {
  const start = t.i;
  let left = readUnary(t);
  for (;;) {
    const symbol = symbolAt(t);
    const precedence = precedences[symbol];
    if (precedence === undefined || precedence < least || t.i >= t.end) return left;
    if (symbol === ">>" && t.half) return left;
    t.i++;
    const read = () => readBinary(t, precedence + 1);
    const right = symbol === "&&" || symbol === "||" ? maybe(t, read) : read();
    left = binaryValue(t, symbol as BinaryOperator, left, right, t.since(start));
  }
}

export function readUnary(t: Translator): Value {
  const start = t.i;
  const symbol = symbolAt(t);
  switch (symbol) {
    case "+":
    case "-":
    case "!":
    case "~":
    case "*":
    case "++":
    case "--":
      t.i++;
      return unaryOf(t, symbol, start);
    case "&":
      t.i++;
      return addressOfOperand(t, start);
    case "new":
      return readNew(t);
    case "delete":
      return readDelete(t);
    case "::":
      if (t.peek(1) === "new") return readNew(t);
      if (t.peek(1) === "delete") return readDelete(t);
      break;
    case "(":
      if (isCast(t)) return readCast(t);
  }
  return readPostfix(t);
}

function unaryOf(t: Translator, symbol: UnaryOperator, start: number): Value {
  const operand = t.nested(() => readUnary(t));
  return unaryValue(t, symbol, operand, t.since(start));
}

/** `&kMax` is an address, though `kMax` alone is a number. */
function addressOfOperand(t: Translator, start: number): Value {
  const outer = t.wantsPlaces;
  t.wantsPlaces = true;
  try {
    const operand = t.nested(() => readUnary(t));
    return unaryValue(t, "&", operand, t.since(start));
  } finally {
    t.wantsPlaces = outer;
  }
}

/** `(T)x`: a type in parentheses, and something behind it that can be an operand. */
function isCast(t: Translator): boolean {
  const open = t.i;
  const close = t.closer(open);
  t.i++;
  try {
    const isKnown = startsType(t);
    const name = isKnown ? null : peekName(t);
    if (!isKnown && !(name && name.ref.entity === null && isUnknownCast(t, name.end, close))) return false;
    if (isKnown && !endsType(t, close)) return false;
    const next = t.texts[close + 1] ?? "";
    if (isKnown) return !/^([;,)\]}?:=]|==|!=|<|>|<=|>=|\/|%|\||\|\||&&|\.|->|)$/.test(next);
    if (/^(!=|&&|\*=|&=|\^=)$/.test(next)) return false;
    // `(X)(y)`, `(X) & y` and `(X) * y` may be no casts; nothing but a type ends in a star.
    return /^[\w"'(~!&*$]/.test(next) && !(name!.end === close && /^[(*&]$/.test(next));
  } finally {
    t.i = open;
  }
}

/** `X)`, `X*)` or `X&)`. */
function isUnknownCast(t: Translator, end: number, close: number): boolean {
  let i = end;
  while (/^(\*|&|const|volatile)$/.test(t.texts[i] ?? "")) i++;
  return i === close;
}

function endsType(t: Translator, close: number): boolean {
  const { i } = t;
  try {
    readTypeName(t);
    return t.i === close;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  } finally {
    t.i = i;
  }
}

function readCast(t: Translator): Value {
  const start = t.i++;
  const type = readTypeName(t);
  t.expect(")");
  if (t.is("{")) return t.readers.construct(t, type, t.readers.braced(t).list!, t.since(start), true);
  const operand = t.nested(() => readUnary(t));
  if (isVoid(type))
    return value(
      {
        kind: "cast",
        type: { kind: "base", words: "void", isConst: false, isVolatile: false, ...t.since(start) },
        operand: operand.e,
        ...t.since(start),
      },
      voidType,
    );
  return castValue(t, type, operand, t.since(start));
}

function readPostfix(t: Translator): Value {
  const start = t.i;
  let left = readPrimary(t);
  for (;;) {
    if ((t.is("++") || t.is("--")) && t.i < t.end) {
      const operator = t.peek() as "++" | "--";
      t.i++;
      left = postfixValue(t, operator, left, t.since(start));
      continue;
    }
    const next = readPostfixPart(t, left, start);
    if (!next) return left;
    left = next;
  }
}
