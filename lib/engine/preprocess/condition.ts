/**
 * `#if` expressions (C17 6.10.1): 64-bit signed and unsigned integers, short circuit, names read as 0.
 *
 *     defined(A) && A >= 0x602 ? 1 : B        tokens come fully expanded, except operands of `defined`
 *
 * Operator precedence with explicit stacks, so that parentheses nest as deep as they like. While `unevaluated` is
 * not 0, division by zero is no error and undefined names are not recorded.
 */
import type { TextId } from "../base";
import { type Constant, readCharacter, readInteger } from "./number";
import type { Run } from "./run";
import { TokenKind } from "./token";
import type { TokenBuffer } from "./token-buffer";
import { KIND_MASK } from "./token-meta";
import type { Words } from "./words";

export interface ConditionHost {
  readonly run: Run;
  isDefined(name: TextId): boolean;
  /** `header` with its quotes or angle brackets. */
  hasInclude(header: string): boolean;
}

/** The value, or what is wrong with the expression. */
export type ConditionResult = { readonly isTrue: boolean } | { readonly error: string };

export function evaluateCondition(host: ConditionHost, tokens: TokenBuffer): ConditionResult {
  try {
    return { isTrue: new Evaluator(host, tokens).evaluate().value !== 0n };
  } catch (error) {
    if (error instanceof BadCondition) return { error: error.message };
    throw error;
  }
}

class BadCondition extends Error {}

const PRECEDENCE: Readonly<Record<string, number>> = {
  ",": 1,
  "?": 2,
  "||": 3,
  "&&": 4,
  "|": 5,
  "^": 6,
  "&": 7,
  "==": 8,
  "!=": 8,
  "<": 9,
  ">": 9,
  "<=": 9,
  ">=": 9,
  "<<": 10,
  ">>": 10,
  "+": 11,
  "-": 11,
  "*": 12,
  "/": 12,
  "%": 12,
};
const UNARY = 13;
const UNARY_OPERATORS = new Set(["!", "~", "+", "-"]);

interface Pending {
  readonly operator: string;
  readonly precedence: number;
  /** The operand to come is not evaluated because of this operator. */
  skips: boolean;
}

class Evaluator {
  private readonly values: Constant[] = [];
  private readonly pending: Pending[] = [];
  private unevaluated = 0;
  private at = 0;

  constructor(
    private readonly host: ConditionHost,
    private readonly tokens: TokenBuffer,
  ) {}

  evaluate(): Constant {
    let wantsOperand = true;
    while (this.at < this.tokens.length) {
      wantsOperand = wantsOperand ? this.operand() : this.operator();
    }
    if (wantsOperand)
      throw new BadCondition(this.at === 0 ? "it is empty" : "an operand is missing at its end");
    this.reduceAbove(0);
    if (this.pending.length > 0) throw new BadCondition("a parenthesis or a ?: is not closed");
    return this.values[0]!;
  }

  /** Reads what may stand where an operand is wanted; false once the operand is complete. */
  private operand(): boolean {
    const text = this.spelling(this.at);
    const kind = this.tokens.meta(this.at) & KIND_MASK;
    if (kind === TokenKind.Identifier) this.values.push(this.name());
    else if (kind === TokenKind.Number) this.values.push(this.constant(readInteger(text), text));
    else if (kind === TokenKind.Character) this.values.push(this.constant(readCharacter(text), text));
    else if (text === "(" || UNARY_OPERATORS.has(text)) {
      this.push(text, text === "(" ? 0 : UNARY, false);
      return true;
    } else throw new BadCondition(`${text} stands where a value is expected`);
    return false;
  }

  /** Reads what may stand behind an operand; true if another operand is wanted then. */
  private operator(): boolean {
    const text = this.spelling(this.at);
    if (text === ")") return this.closeParenthesis();
    if (text === ":") return this.elseBranch();
    const precedence = PRECEDENCE[text];
    if (precedence === undefined) throw new BadCondition(this.unexpected(text));
    // ?: groups from the right, everything else from the left.
    this.reduceAbove(text === "?" ? precedence + 1 : precedence);
    const isTrue = this.top().value !== 0n;
    this.push(text, precedence, text === "||" ? isTrue : (text === "&&" || text === "?") && !isTrue);
    return true;
  }

  private unexpected(text: string): string {
    const isCall = text === "(" && this.at > 0 && (this.tokens.meta(this.at - 1) & KIND_MASK) === 0;
    return isCall
      ? `${this.spelling(this.at - 1)} is not a macro that takes arguments`
      : `${text} stands where an operator is expected`;
  }

  private push(operator: string, precedence: number, skips: boolean): void {
    this.pending.push({ operator, precedence, skips });
    if (skips) this.unevaluated++;
    this.at++;
  }

  private closeParenthesis(): false {
    this.reduceAbove(1);
    if (this.pending.pop()?.operator !== "(")
      throw new BadCondition("a parenthesis is closed that was not opened");
    this.at++;
    return false;
  }

  private elseBranch(): true {
    this.reduceAbove(PRECEDENCE["||"]!);
    while (this.pending.at(-1)?.operator === ":") this.reduceLast();
    const open = this.pending.pop();
    if (open?.operator !== "?") throw new BadCondition(": stands without ?");
    if (open.skips) this.unevaluated--;
    const condition = this.values[this.values.length - 2]!;
    this.push(":", open.precedence, condition.value !== 0n);
    return true;
  }

  /** Applies pending operators of at least this precedence. */
  private reduceAbove(precedence: number): void {
    for (let last = this.pending.at(-1); last !== undefined; last = this.pending.at(-1)) {
      if (last.operator === "(" || last.precedence < precedence) return;
      this.reduceLast();
    }
  }

  private reduceLast(): void {
    const { operator, precedence, skips } = this.pending.pop()!;
    if (operator === "?") throw new BadCondition("? stands without :");
    if (operator === ":") this.choose();
    else if (precedence === UNARY) this.values.push(applyUnary(operator, this.pop()));
    else this.values.push(this.applyBinary(operator));
    if (skips) this.unevaluated--;
  }

  private choose(): void {
    const otherwise = this.pop();
    const then = this.pop();
    const isUnsigned = then.isUnsigned || otherwise.isUnsigned;
    const chosen = this.pop().value !== 0n ? then : otherwise;
    this.values.push(wrap(chosen.value, isUnsigned));
  }

  private applyBinary(operator: string): Constant {
    const right = this.pop();
    const left = this.pop();
    if ((operator === "/" || operator === "%") && right.value === 0n) {
      if (this.unevaluated === 0) throw new BadCondition("it divides by zero");
      return right;
    }
    return binary(operator, left, right);
  }

  private name(): Constant {
    const { run } = this.host;
    const text = this.tokens.text(this.at) as TextId;
    if (text === run.words.defined) return truth(this.host.isDefined(this.definedOperand()));
    if (text === run.words.hasInclude) return truth(this.host.hasInclude(this.headerOperand()));
    this.at++;
    if (text === run.words.true && this.host.isDefined(run.words.cplusplus)) return truth(true);
    if (this.unevaluated === 0) run.undefinedNames.add(run.tables.strings.text(text));
    return truth(false);
  }

  private definedOperand(): TextId {
    const { open, close } = this.host.run.words;
    const isParenthesised = this.isText(this.at + 1, open);
    const at = this.at + (isParenthesised ? 2 : 1);
    if (at >= this.tokens.length || (this.tokens.meta(at) & KIND_MASK) !== TokenKind.Identifier) {
      throw new BadCondition("defined needs a name");
    }
    if (isParenthesised && !this.isText(at + 1, close)) throw new BadCondition("defined( is not closed");
    this.at = at + (isParenthesised ? 2 : 1);
    return this.tokens.text(at) as TextId;
  }

  private headerOperand(): string {
    const { open, close } = this.host.run.words;
    if (!this.isText(this.at + 1, open))
      throw new BadCondition("__has_include needs a header in parentheses");
    let header = "";
    let at = this.at + 2;
    while (at < this.tokens.length && !this.isText(at, close)) header += this.spelling(at++);
    this.at = at + 1;
    return header;
  }

  private constant(value: Constant | null, text: string): Constant {
    if (value === null) throw new BadCondition(`${text} is not an integer constant`);
    this.at++;
    return value;
  }

  private isText(at: number, text: TextId): boolean {
    return at < this.tokens.length && this.tokens.text(at) === text;
  }

  private spelling(at: number): string {
    return this.host.run.tables.strings.text(this.tokens.text(at) as TextId);
  }

  private top(): Constant {
    return this.values[this.values.length - 1]!;
  }

  private pop(): Constant {
    return this.values.pop()!;
  }
}

function truth(value: boolean): Constant {
  return { value: value ? 1n : 0n, isUnsigned: false };
}

function wrap(value: bigint, isUnsigned: boolean): Constant {
  return { value: isUnsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value), isUnsigned };
}

function applyUnary(operator: string, operand: Constant): Constant {
  switch (operator) {
    case "!":
      return truth(operand.value === 0n);
    case "~":
      return wrap(~operand.value, operand.isUnsigned);
    case "-":
      return wrap(-operand.value, operand.isUnsigned);
    default:
      return operand;
  }
}

function binary(operator: string, left: Constant, right: Constant): Constant {
  if (operator === "<<" || operator === ">>") return shift(operator, left, right);
  const isUnsigned = left.isUnsigned || right.isUnsigned;
  const a = wrap(left.value, isUnsigned).value;
  const b = wrap(right.value, isUnsigned).value;
  switch (operator) {
    case "*":
      return wrap(a * b, isUnsigned);
    case "/":
      return wrap(a / b, isUnsigned);
    case "%":
      return wrap(a % b, isUnsigned);
    case "+":
      return wrap(a + b, isUnsigned);
    case "-":
      return wrap(a - b, isUnsigned);
    case "&":
      return wrap(a & b, isUnsigned);
    case "^":
      return wrap(a ^ b, isUnsigned);
    case "|":
      return wrap(a | b, isUnsigned);
    case ",":
      return right;
    default:
      return truth(compares(operator, a, b));
  }
}

function compares(operator: string, a: bigint, b: bigint): boolean {
  switch (operator) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    case "&&":
      return a !== 0n && b !== 0n;
    case "||":
      return a !== 0n || b !== 0n;
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

/** A negative count shifts the other way, as gcc has it; counts of 64 and more leave the sign. */
function shift(operator: string, left: Constant, right: Constant): Constant {
  const isNegative = !right.isUnsigned && right.value < 0n;
  const magnitude = isNegative ? -right.value : right.value;
  const count = magnitude > 64n ? 64n : magnitude;
  const isLeft = (operator === "<<") !== isNegative;
  return wrap(isLeft ? left.value << count : left.value >> count, left.isUnsigned);
}

/** How far back a name looks for the `__has_include(` it may stand in. */
const LONGEST_HEADER = 64;

/** A macro name that comes behind these tokens of a condition is an operand of `defined` or part of a header name. */
export function isShielded(before: TokenBuffer, words: Words): boolean {
  const last = before.length - 1;
  if (last < 0) return false;
  if (before.text(last) === words.defined) return true;
  if (last > 0 && before.text(last) === words.open && before.text(last - 1) === words.defined) return true;
  for (let i = last; i > last - LONGEST_HEADER && i > 0 && before.text(i) !== words.close; i--) {
    if (before.text(i - 1) === words.hasInclude) return before.text(i + 1) === words.less;
  }
  return false;
}
