/**
 * Expressions of the rule language: C's operators on state variables, constants and operands of the event.
 *
 *     s == held && ($2->SrbStatus & 0x3F) != 1        (PVOID)*$1 == 0
 *
 * Casts are read and dropped: an operand has the type the driver gives it. Assignment inside an expression is refused,
 * because `if (s = held)` is always a slip. Nesting is bounded.
 */
import type { RuleBinaryOp, RuleExpr } from "./rule-ast";
import { RuleSyntaxError, type TokenCursor } from "./token-cursor";

const MAX_DEPTH = 200;
const TYPE_NAME = /^(?:[A-Z][A-Z0-9_]*|char|short|int|long|unsigned|signed)$/;

const PRECEDENCE: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  "|": 3,
  "^": 4,
  "&": 5,
  "==": 6,
  "!=": 6,
  "<": 7,
  "<=": 7,
  ">": 7,
  ">=": 7,
  "<<": 8,
  ">>": 8,
  "+": 9,
  "-": 9,
  "*": 10,
  "/": 10,
  "%": 10,
};

export function parseExpression(cursor: TokenCursor): RuleExpr {
  const expr = parseBinary(cursor, 1, 0);
  const { text, kind, at } = cursor.peek;
  if (kind === "punctuation" && text === "=") {
    throw new RuleSyntaxError('"=" inside an expression; a comparison is written "==".', at);
  }
  if (kind === "punctuation" && text === "?") {
    throw new RuleSyntaxError('"?:" is not part of the rule language; use if and else.', at);
  }
  return expr;
}

/** @param outer levels around this expression; each operator of a chain counts as one more */
function parseBinary(cursor: TokenCursor, least: number, outer: number): RuleExpr {
  let left = parseUnary(cursor, outer);
  for (let depth = outer; ; depth++) {
    const { kind, text, at } = cursor.peek;
    const precedence = kind === "punctuation" ? PRECEDENCE[text] : undefined;
    if (precedence === undefined || precedence < least) return left;
    cursor.next();
    const right = parseBinary(cursor, precedence + 1, depth + 1);
    left = { kind: "binary", op: text as RuleBinaryOp, left, right, at };
  }
}

function parseUnary(cursor: TokenCursor, depth: number): RuleExpr {
  const { kind, text, at } = cursor.peek;
  if (depth > MAX_DEPTH) throw new RuleSyntaxError("This expression is nested too deeply.", at);
  if (kind === "punctuation" && isUnary(text)) {
    cursor.next();
    return { kind: "unary", op: text, of: parseUnary(cursor, depth + 1), at };
  }
  if (isCast(cursor)) {
    cursor.skipParentheses();
    return parseUnary(cursor, depth + 1);
  }
  return parsePostfix(cursor, depth);
}

function isUnary(text: string): text is "-" | "!" | "~" | "&" | "*" {
  return text === "-" || text === "!" || text === "~" || text === "&" || text === "*";
}

/**
 * `(` names and stars `)` before an operand. Before `*` and `&` a lone name must look like a type (`ULONG`, `int`), so
 * `(n) * 2` stays a product; before `-` it never is a cast.
 */
function isCast(cursor: TokenCursor): boolean {
  if (cursor.peek.text !== "(" || cursor.peekAt(1).kind !== "name") return false;
  let ahead = 1;
  while (cursor.peekAt(ahead).kind === "name" || cursor.peekAt(ahead).text === "*") ahead++;
  if (cursor.peekAt(ahead).text !== ")") return false;
  const { kind, text } = cursor.peekAt(ahead + 1);
  if (kind !== "punctuation") return kind !== "end" && kind !== "string";
  if (text === "*" || text === "&") return ahead > 2 || TYPE_NAME.test(cursor.peekAt(1).text);
  return text === "(" || text === "!" || text === "~" || (text === "-" && ahead > 2);
}

function parsePostfix(cursor: TokenCursor, depth: number): RuleExpr {
  let expr = parsePrimary(cursor, depth);
  for (let level = depth; ; level++) {
    const { text, at, kind } = cursor.peek;
    if (kind !== "punctuation" || (text !== "." && text !== "->")) return expr;
    if (level > MAX_DEPTH) throw new RuleSyntaxError("This expression is nested too deeply.", at);
    cursor.next();
    const name = cursor.expectKind("name", "the name of a field").text;
    expr = { kind: "field", of: expr, name, isArrow: text === "->", at };
  }
}

function parsePrimary(cursor: TokenCursor, depth: number): RuleExpr {
  const { kind, text, at } = cursor.next();
  if (kind === "number") return { kind: "number", value: numberOf(text, at), at };
  if (kind === "operand") return operandOf(text, at);
  if (kind === "name") {
    if (cursor.peek.text !== "(" || cursor.peek.kind !== "punctuation")
      return { kind: "name", name: text, at };
    return { kind: "call", name: text, args: parseArguments(cursor, depth), at };
  }
  if (kind === "punctuation" && text === "(") {
    const expr = parseBinary(cursor, 1, depth + 1);
    if (cursor.peek.text === "=") throw new RuleSyntaxError('"=" inside an expression.', cursor.peek.at);
    cursor.expect(")");
    return expr;
  }
  const found = kind === "end" ? "the end of the rule" : `"${text}"`;
  throw new RuleSyntaxError(`Expected a value, found ${found}.`, at);
}

function parseArguments(cursor: TokenCursor, depth: number): RuleExpr[] {
  const args: RuleExpr[] = [];
  cursor.expect("(");
  if (cursor.accept(")")) return args;
  do args.push(parseBinary(cursor, 1, depth + 1));
  while (cursor.accept(","));
  cursor.expect(")");
  return args;
}

function operandOf(text: string, at: RuleExpr["at"]): RuleExpr {
  if (text === "return") return { kind: "return", at };
  if (/^[1-9]\d?$/.test(text)) return { kind: "argument", index: Number(text) - 1, at };
  throw new RuleSyntaxError(`"$${text}" is no operand; there are $1, $2, ... and $return.`, at);
}

function numberOf(text: string, at: RuleExpr["at"]): bigint {
  const digits = /^(0[xX][0-9a-fA-F]+|\d+)(?:[uUlL]{0,3}|[uU]?[iI](?:8|16|32|64))$/.exec(text)?.[1];
  if (digits === undefined) throw new RuleSyntaxError(`"${text}" is no number.`, at);
  const isOctal = /^0[0-7]+$/.test(digits);
  return BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
}
