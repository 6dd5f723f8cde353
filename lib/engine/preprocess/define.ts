/**
 * `#define`: one directive line to a `Macro`.
 *
 * Recovery: a parameter list that cannot be read drops the definition, a misplaced `#` or `##` stays as a plain
 * token or is dropped; both are Problems (`bad-define`).
 */
import type { Span, TextId } from "../base";
import type { LexedFile } from "./lexed-file";
import { type Macro, Operation, plainMacro } from "./macro";
import { type Run, reportUnterminated, spanOfTokens } from "./run";
import { TokenKind } from "./token";
import { TokenBuffer } from "./token-buffer";
import { KIND_MASK, SPACE_BEFORE, UNTERMINATED } from "./token-meta";

/** Reads `NAME …` in tokens `from` (inclusive) to `to` (exclusive). Null when nothing can be defined. */
export function readDefinition(run: Run, lexed: LexedFile, from: number, to: number): Macro | null {
  return new DefinitionReader(run, lexed, from, to).read();
}

interface Parameters {
  readonly names: readonly number[];
  readonly isVariadic: boolean;
  /** Token index behind the closing parenthesis. */
  readonly end: number;
}

class DefinitionReader {
  private readonly rows = new TokenBuffer(8);
  private readonly operations: number[] = [];
  private readonly arguments: number[] = [];
  private isPlain = true;
  /** Row that a `##` would follow; -1 at the start of the list or of a `__VA_OPT__` operand. */
  private previous = -1;
  private parameters: Parameters | null = null;

  constructor(
    private readonly run: Run,
    private readonly lexed: LexedFile,
    private readonly from: number,
    private readonly to: number,
  ) {}

  read(): Macro | null {
    const { lexed, from, to, run } = this;
    if (from >= to || this.kind(from) !== TokenKind.Identifier || lexed.text[from] === run.words.defined) {
      this.report("A #define needs a name.", Math.min(from, to - 1));
      return null;
    }
    const name = lexed.text[from]! as TextId;
    const isFunction = this.isText(from + 1, run.words.open) && (lexed.meta[from + 1]! & SPACE_BEFORE) === 0;
    if (isFunction) {
      this.parameters = this.readParameters();
      if (this.parameters === null) return null;
    }
    this.readBody(this.parameters?.end ?? from + 1);
    return this.made(name);
  }

  private made(name: TextId): Macro {
    const { parameters, isPlain } = this;
    return {
      ...plainMacro(name, this.run.tables.strings.text(name)),
      definition: this.definition(),
      parameters: parameters === null ? -1 : parameters.names.length,
      isVariadic: parameters?.isVariadic ?? false,
      rows: this.rows.data.slice(0, this.rows.length * 4),
      length: this.rows.length,
      operations: isPlain ? null : Uint8Array.from(this.operations),
      argument: isPlain ? null : Int32Array.from(this.arguments),
      expands: isPlain || parameters === null ? null : this.fullyExpanded(parameters),
    };
  }

  private definition(): Span | null {
    return this.lexed.firstOrigin === 0 ? null : spanOfTokens(this.lexed, this.from, this.from);
  }

  private readParameters(): Parameters | null {
    const { words } = this.run;
    const names: number[] = [];
    let at = this.from + 2;
    if (this.isText(at, words.close)) return { names, isVariadic: false, end: at + 1 };
    for (; at < this.to; at++) {
      const isEllipsis = this.isText(at, words.ellipsis);
      if (!isEllipsis && this.kind(at) !== TokenKind.Identifier) break;
      names.push(isEllipsis ? words.vaArgs : this.lexed.text[at]!);
      at++;
      const isNamedVariadic = !isEllipsis && this.isText(at, words.ellipsis);
      if (isNamedVariadic) at++;
      const isVariadic = isEllipsis || isNamedVariadic;
      if (this.isText(at, words.close)) return { names, isVariadic, end: at + 1 };
      if (isVariadic || !this.isText(at, words.comma)) break;
    }
    this.report("The parameter list of this macro cannot be read; the macro is not defined.", at);
    return null;
  }

  private readBody(from: number): void {
    for (let at = from; at < this.to; ) at = this.readItem(at);
    const last = this.previous;
    if (last >= 0 && (this.operations[last]! & Operation.Paste) !== 0) {
      this.operations[last]! &= ~Operation.Paste;
      this.report("## stands at the end of the replacement list.", this.to - 1);
    }
  }

  /** Reads one operand with the operators in front of it; returns the index behind it. */
  private readItem(at: number): number {
    const { words } = this.run;
    const text = this.lexed.text[at]!;
    if (text === words.paste && this.kind(at) === TokenKind.Punctuator) return this.readPaste(at);
    if (this.parameters !== null) {
      if (text === words.hash && this.kind(at) === TokenKind.Punctuator) return this.readHash(at);
      if (text === words.vaOpt && this.parameters.isVariadic && this.isText(at + 1, words.open)) {
        return this.readVaOpt(at, 0);
      }
    }
    this.add(at, 0, this.parameterOf(text));
    return at + 1;
  }

  private readPaste(at: number): number {
    if (this.previous < 0) {
      this.report("## stands at the start of the replacement list.", at);
      return at + 1;
    }
    this.operations[this.previous]! |= Operation.Paste;
    this.isPlain = false;
    return at + 1;
  }

  private readHash(at: number): number {
    const { words } = this.run;
    const isCharize = this.isText(at + 1, words.at) && (this.lexed.meta[at + 1]! & SPACE_BEFORE) === 0;
    const operand = at + (isCharize ? 2 : 1);
    const operation = isCharize ? Operation.Charize : Operation.Stringify;
    const text = operand < this.to ? this.lexed.text[operand]! : 0;
    if (text === words.vaOpt && this.parameters!.isVariadic && this.isText(operand + 1, words.open)) {
      return this.readVaOpt(operand, operation);
    }
    const parameter = this.parameterOf(text);
    if (parameter >= 0) {
      if (this.isWidePrefix(at)) this.readPaste(at);
      this.add(operand, operation, parameter, this.lexed.meta[at]! & SPACE_BEFORE);
      return operand + 1;
    }
    this.report("# is not followed by a parameter of the macro.", at);
    this.add(at, 0, -1);
    return at + 1;
  }

  /** `L#x` makes a wide constant, as cl has it, though ISO C asks for `L ## #x`. */
  private isWidePrefix(hash: number): boolean {
    const { words } = this.run;
    return this.lexed.text[hash - 1] === words.wide && (this.lexed.meta[hash]! & SPACE_BEFORE) === 0;
  }

  private readVaOpt(at: number, operation: number): number {
    const { words } = this.run;
    this.add(at, operation | Operation.VaOpt, 0);
    const row = this.previous;
    this.previous = -1;
    let nesting = 0;
    let next = at + 2;
    while (next < this.to) {
      const isClose = this.isText(next, words.close);
      if (isClose && nesting === 0) break;
      if (isClose) nesting--;
      else if (this.isText(next, words.open)) nesting++;
      if (this.lexed.text[next] !== words.vaOpt) next = this.readItem(next);
      else this.report("__VA_OPT__ stands inside __VA_OPT__.", next++);
    }
    if (next >= this.to) this.report("__VA_OPT__ has no closing parenthesis.", at);
    if (this.previous >= 0) this.operations[this.previous]! &= ~Operation.Paste;
    this.arguments[row] = this.rows.length;
    this.previous = row;
    return next + 1;
  }

  private add(at: number, operation: number, argument: number, space = this.lexed.meta[at]!): void {
    const { lexed } = this;
    const meta = lexed.meta[at]!;
    if ((meta & UNTERMINATED) !== 0) {
      const spelled = this.run.tables.strings.text(lexed.text[at] as TextId);
      reportUnterminated(this.run, spanOfTokens(lexed, at, at), spelled);
    }
    const site = lexed.firstOrigin === 0 ? 0 : lexed.firstOrigin + at;
    const isPasted = this.previous >= 0 && (this.operations[this.previous]! & Operation.Paste) !== 0;
    this.previous = this.rows.length;
    this.rows.push(lexed.text[at]!, (meta & KIND_MASK) | (space & SPACE_BEFORE), site, 0);
    this.operations.push(operation | (isPasted ? Operation.Pasted : 0));
    this.arguments.push(argument);
    if (operation !== 0 || argument >= 0) this.isPlain = false;
  }

  /** Index of the parameter called `text`, -1 if there is none. */
  private parameterOf(text: number): number {
    return this.parameters === null ? -1 : this.parameters.names.indexOf(text);
  }

  /** Which arguments are used somewhere other than beside `#`, `#@` or `##` (C17 6.10.3.1). */
  private fullyExpanded(parameters: Parameters): Uint8Array {
    const expands = new Uint8Array(parameters.names.length);
    for (const [row, operation] of this.operations.entries()) {
      // Whether __VA_OPT__ stands for its operand depends on the expanded variable arguments.
      if ((operation & Operation.VaOpt) !== 0) expands[expands.length - 1] = 1;
      else if (operation === 0 && this.arguments[row]! >= 0) expands[this.arguments[row]!] = 1;
    }
    return expands;
  }

  private kind(at: number): TokenKind {
    return (this.lexed.meta[at]! & KIND_MASK) as TokenKind;
  }

  private isText(at: number, text: number): boolean {
    return at < this.to && this.lexed.text[at] === text;
  }

  private report(message: string, at: number): void {
    const { lexed, run } = this;
    const index = Math.max(0, Math.min(at, this.to - 1));
    if (lexed.firstOrigin !== 0)
      run.problems.add("bad-define", "error", message, spanOfTokens(lexed, index, index));
  }
}
