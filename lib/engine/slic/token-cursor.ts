/** Reading tokens one after another, and what to say when one does not fit. */
import type { RulePlace } from "./rule-ast";
import type { RuleToken } from "./rule-lexer";

/** Thrown inside the parser, caught at the declaration: becomes a Problem. */
export class RuleSyntaxError extends Error {
  constructor(
    message: string,
    readonly at: RulePlace,
  ) {
    super(message);
  }
}

export class TokenCursor {
  position = 0;

  /** @param tokens ends with one `end` token */
  constructor(private readonly tokens: readonly RuleToken[]) {}

  get peek(): RuleToken {
    return this.tokens[this.position]!;
  }

  peekAt(ahead: number): RuleToken {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): RuleToken {
    const token = this.peek;
    if (token.kind !== "end") this.position++;
    return token;
  }

  accept(punctuation: string): boolean {
    return this.acceptIf("punctuation", punctuation);
  }

  acceptName(name: string): boolean {
    return this.acceptIf("name", name);
  }

  expect(punctuation: string): void {
    if (!this.accept(punctuation)) throw this.unexpected(`"${punctuation}"`);
  }

  expectName(name: string): void {
    if (!this.acceptName(name)) throw this.unexpected(`"${name}"`);
  }

  expectKind(kind: RuleToken["kind"], wanted: string): RuleToken {
    if (this.peek.kind !== kind) throw this.unexpected(wanted);
    return this.next();
  }

  unexpected(wanted: string): RuleSyntaxError {
    const { kind, text, at } = this.peek;
    const found = kind === "end" ? "the end of the rule" : kind === "string" ? "a string" : `"${text}"`;
    return new RuleSyntaxError(`Expected ${wanted}, found ${found}.`, at);
  }

  /** From an opening parenthesis to behind its partner. */
  skipParentheses(): void {
    const start = this.peek.at;
    let depth = 0;
    do {
      const token = this.next();
      if (token.kind === "end") throw new RuleSyntaxError("This parenthesis is not closed.", start);
      if (token.kind !== "punctuation") continue;
      if (token.text === "(") depth++;
      if (token.text === ")") depth--;
    } while (depth > 0);
  }

  /** Behind the declaration that started at `start`: its closing brace, or its semicolon when it has no braces. */
  skipDeclaration(start: number): void {
    this.position = start;
    let depth = 0;
    for (;;) {
      const { kind, text } = this.next();
      if (kind === "end") return;
      if (kind !== "punctuation") continue;
      if (text === "{") depth++;
      if (text === "}" && --depth <= 0) return;
      if (text === ";" && depth === 0) return;
    }
  }

  private acceptIf(kind: RuleToken["kind"], text: string): boolean {
    if (this.peek.kind !== kind || this.peek.text !== text) return false;
    this.position++;
    return true;
  }
}
