/**
 * Phases 1–3 of C translation (C17 5.1.1.2): line splices, comments, preprocessing tokens.
 *
 * One pass over char codes into typed arrays; no token objects, no regular expressions on the usual path.
 * Accepted beyond ISO C: `$` in names, blanks between a backslash and the line end, any of LF, CR LF and CR as
 * line end, NUL as a blank (reported), raw strings, digit separators. No trigraphs, as with gcc and cl.
 * A quote that its line does not close becomes one `Stray` token to the end of the line, flagged and reported
 * only where the token is used, because text in `#if 0` and `#error` need not be C.
 * Tests: tests/unit/preprocess/lexer.test.ts.
 */
import type { TextId } from "../base";
import {
  BACKSLASH,
  BLANK,
  CLASS,
  CONTINUES_WORD,
  classOfWide,
  DIGIT,
  DOT,
  NEWLINE,
  PUNCTUATOR,
  QUOTE,
  SLASH,
  unitsAt,
  WORD,
} from "./character-class";
import type { Lexicon } from "./lexicon";
import { punctuatorLength } from "./punctuator";
import { skipSplices, withoutSplices } from "./splice";
import { TokenKind } from "./token";
import { LINE_START, SPACE_BEFORE, UNTERMINATED } from "./token-meta";
import type { Words } from "./words";

export interface LexicalFault {
  readonly code: "unterminated-comment" | "nul-byte";
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface RawTokens {
  readonly count: number;
  readonly meta: Uint8Array;
  readonly text: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly faults: readonly LexicalFault[];
}

export function lex(text: string, lexicon: Lexicon, words: Words): RawTokens {
  return new Lexer(text, lexicon, words).run();
}

const BACKSLASH_CODE = 92;
const NEWLINE_CODE = 10;
const RETURN_CODE = 13;
const LONGEST_RAW_DELIMITER = 16;

class Lexer {
  private count = 0;
  private meta: Uint8Array;
  private texts: Int32Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private pos = 0;
  /** Flags for the next token. */
  private pending = LINE_START | SPACE_BEFORE;
  /** Index of the token that would be a directive's name, else -1. */
  private directiveNameAt = -1;
  /** Index of the token that would be a header name, else -1. */
  private headerNameAt = -1;
  private nulAt = -1;
  /** A splice lies inside the token being read. */
  private spliced = false;
  /** Somewhere a splice follows a `*`, so that searching for the end of a comment must look for it. */
  private readonly hasSplicedClose: boolean;
  private readonly faults: LexicalFault[] = [];

  constructor(
    private readonly text: string,
    private readonly lexicon: Lexicon,
    private readonly words: Words,
  ) {
    const capacity = 16 + (text.length >> 2);
    this.hasSplicedClose = /\*\\[ \t\v\f]*[\r\n]/.test(text);
    this.meta = new Uint8Array(capacity);
    this.texts = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  run(): RawTokens {
    const { text } = this;
    while (this.pos < text.length) {
      const code = text.charCodeAt(this.pos);
      if (code === 32 || code === 9) {
        this.pos++;
        this.pending |= SPACE_BEFORE;
        continue;
      }
      this.step(code, code < 128 ? CLASS[code]! : classOfWide(text, this.pos));
    }
    if (this.nulAt >= 0) this.reportNul();
    const { count } = this;
    return {
      count,
      meta: this.meta.slice(0, count),
      text: this.texts.slice(0, count),
      start: this.starts.slice(0, count),
      end: this.ends.slice(0, count),
      faults: this.faults,
    };
  }

  private step(code: number, kind: number): void {
    switch (kind) {
      case BLANK:
        if (code === 0 && this.nulAt < 0) this.nulAt = this.pos;
        this.pos++;
        this.pending |= SPACE_BEFORE;
        return;
      case NEWLINE:
        this.pos++;
        this.pending = LINE_START | SPACE_BEFORE;
        return;
      case WORD:
        return this.word();
      case DIGIT:
        return this.number();
      case DOT:
        return this.isDigitAt(skipSplices(this.text, this.pos + 1)) ? this.number() : this.punctuator(code);
      case QUOTE:
        return this.headerNameAt === this.count && code === 34
          ? this.headerName(code)
          : this.quoted(this.pos, this.pos + 1, code);
      case SLASH:
        return this.slash(code);
      case PUNCTUATOR:
        return this.headerNameAt === this.count && code === 60 ? this.headerName(62) : this.punctuator(code);
      case BACKSLASH:
        return this.backslash();
      default:
        return this.stray();
    }
  }

  private word(): void {
    const start = this.pos;
    const end = this.wordEnd(start);
    const behind = skipSplices(this.text, end);
    const quote = this.text.charCodeAt(behind);
    if ((quote === 34 || quote === 39) && this.prefixedLiteral(start, end, behind)) return;
    const id = this.push(TokenKind.Identifier, start, end);
    if (this.directiveNameAt === this.count - 1) {
      const { include, includeNext } = this.words;
      if (id === include || id === includeNext) this.headerNameAt = this.count;
    }
  }

  /** `L"…"`, `u8'…'`, `R"x(…)x"`: true when the word was the prefix of a literal, which is then consumed. */
  private prefixedLiteral(start: number, end: number, quoteAt: number): boolean {
    if (end - start > 3) return false;
    const prefix = this.text.slice(start, end);
    const quote = this.text.charCodeAt(quoteAt);
    if (quote === 34 && /^(u8|[LuU])?R$/.test(prefix) && this.rawString(start, quoteAt)) return true;
    if (!/^(u8|[LuU])$/.test(prefix)) return false;
    this.spliced = quoteAt !== end;
    this.quoted(start, quoteAt + 1, quote);
    return true;
  }

  private rawString(start: number, quoteAt: number): boolean {
    const open = this.text.indexOf("(", quoteAt);
    if (open < 0 || open - quoteAt - 1 > LONGEST_RAW_DELIMITER) return false;
    const delimiter = this.text.slice(quoteAt + 1, open);
    if (/[\s\\)]/.test(delimiter)) return false;
    const closing = `)${delimiter}"`;
    const close = this.text.indexOf(closing, open);
    if (close < 0) return false;
    const end = close + closing.length;
    this.append(TokenKind.String, this.lexicon.intern(this.text, start, end), start, end);
    return true;
  }

  private number(): void {
    const { text } = this;
    let at = this.pos;
    for (;;) {
      const code = at < text.length ? text.charCodeAt(at) : NEWLINE_CODE;
      if ((code | 32) === 101 || (code | 32) === 112) {
        at = this.pastExponentMark(at);
      } else if (code === 46 || (code < 128 && CONTINUES_WORD[code] === 1)) {
        at++;
      } else if (code === 39 && this.continuesWord(at + 1)) {
        at += 2;
      } else {
        const next = this.wordContinuation(at);
        if (next === at) break;
        at = next;
      }
    }
    this.push(TokenKind.Number, this.pos, at);
  }

  /** Past `e` or `p` and the sign behind it, if any. */
  private pastExponentMark(at: number): number {
    const next = skipSplices(this.text, at + 1);
    const sign = this.text.charCodeAt(next);
    if (sign !== 43 && sign !== 45) return at + 1;
    if (next !== at + 1) this.spliced = true;
    return next + 1;
  }

  /** String and character constants; `start` may lie before the opening quote, `inside` is right behind it. */
  private quoted(start: number, inside: number, quote: number): void {
    const { text } = this;
    let at = inside;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.push(quote === 34 ? TokenKind.String : TokenKind.Character, start, at + 1);
        return;
      }
      if (code === NEWLINE_CODE || code === RETURN_CODE) break;
      if (code !== BACKSLASH_CODE) at++;
      else at = this.escape(at);
    }
    this.pending |= UNTERMINATED;
    this.push(TokenKind.Stray, start, at);
  }

  /** Past a splice, or past a backslash and the character it escapes. */
  private escape(at: number): number {
    const behind = skipSplices(this.text, at);
    if (behind !== at) this.spliced = true;
    if (behind !== at) return behind;
    const escaped = skipSplices(this.text, at + 1);
    if (escaped !== at + 1) this.spliced = true;
    const code = this.text.charCodeAt(escaped);
    return code === NEWLINE_CODE || code === RETURN_CODE || escaped >= this.text.length
      ? escaped
      : escaped + 1;
  }

  /** `<a/b.h>` or `"..\new.h"` after `#include`: no escapes, up to the closing character on the same line. */
  private headerName(close: number): void {
    const { text } = this;
    let at = this.pos + 1;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === close) {
        this.push(TokenKind.String, this.pos, at + 1);
        return;
      }
      if (code === NEWLINE_CODE || code === RETURN_CODE) break;
      at++;
    }
    this.headerNameAt = -1;
    if (close === 34) this.quoted(this.pos, this.pos + 1, 34);
    else this.punctuator(60);
  }

  private slash(code: number): void {
    const next = skipSplices(this.text, this.pos + 1);
    const follows = this.text.charCodeAt(next);
    if (follows === 47) this.lineComment(next + 1);
    else if (follows === 42) this.blockComment(next + 1);
    else this.punctuator(code);
  }

  private lineComment(from: number): void {
    const { text } = this;
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE_CODE || code === RETURN_CODE) break;
      at = code === BACKSLASH_CODE ? Math.max(at + 1, skipSplices(this.text, at)) : at + 1;
    }
    this.pos = at;
    this.pending |= SPACE_BEFORE;
  }

  private blockComment(from: number): void {
    const { text } = this;
    this.pending |= SPACE_BEFORE;
    const end = this.hasSplicedClose ? this.splicedCommentEnd(from) : text.indexOf("*/", from) + 2;
    if (end >= from + 2) {
      this.pos = end;
      return;
    }
    this.faults.push({
      code: "unterminated-comment",
      severity: "error",
      message: "This comment is never closed; everything after it is read as comment. Add the missing */.",
      start: this.pos,
      end: from,
    });
    this.pos = text.length;
  }

  /** Behind the `*` and `/` that end a comment, with splices between them; -1 when there are none. */
  private splicedCommentEnd(from: number): number {
    const { text } = this;
    for (let star = text.indexOf("*", from); star >= 0; star = text.indexOf("*", star + 1)) {
      const next = skipSplices(this.text, star + 1);
      if (text.charCodeAt(next) === 47) return next + 1;
    }
    return -1;
  }

  private punctuator(code: number): void {
    const { text } = this;
    const start = this.pos;
    if (text.charCodeAt(start + 1) === BACKSLASH_CODE || text.charCodeAt(start + 2) === BACKSLASH_CODE) {
      if (this.splicedPunctuator(code)) return;
    }
    const length = punctuatorLength(
      code,
      text.charCodeAt(start + 1),
      text.charCodeAt(start + 2),
      text.charCodeAt(start + 3),
    );
    this.appendPunctuator(this.lexicon.intern(text, start, start + length), start, start + length);
  }

  /** A punctuator with a splice inside; false when there is none. */
  private splicedPunctuator(code: number): boolean {
    const { text } = this;
    const second = skipSplices(this.text, this.pos + 1);
    const third = skipSplices(this.text, second + 1);
    const fourth = skipSplices(this.text, third + 1);
    const length = punctuatorLength(
      code,
      text.charCodeAt(second),
      text.charCodeAt(third),
      text.charCodeAt(fourth),
    );
    const end = [this.pos, second, third, fourth][length - 1]! + 1;
    if (end === this.pos + length) return false;
    const spelled = withoutSplices(text.slice(this.pos, end));
    this.appendPunctuator(this.lexicon.intern(spelled, 0, spelled.length), this.pos, end);
    return true;
  }

  private appendPunctuator(spelled: TextId, start: number, end: number): void {
    const id = end - start > 1 ? (this.words.digraphs.get(spelled) ?? spelled) : spelled;
    if (id === this.words.hash && (this.pending & LINE_START) !== 0) this.directiveNameAt = this.count + 1;
    this.append(TokenKind.Punctuator, id, start, end);
  }

  private backslash(): void {
    const next = skipSplices(this.text, this.pos);
    if (next === this.pos) return this.stray();
    this.pos = next;
  }

  private stray(): void {
    this.push(TokenKind.Stray, this.pos, this.pos + unitsAt(this.text, this.pos));
  }

  /** End of the word that begins or goes on at `from`. */
  private wordEnd(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const code = at < text.length ? text.charCodeAt(at) : NEWLINE_CODE;
      if (code < 128 && CONTINUES_WORD[code] === 1) {
        at++;
        continue;
      }
      if (code < 128 && code !== BACKSLASH_CODE) return at;
      const next = this.wordContinuation(at);
      if (next === at) return at;
      at = next;
    }
  }

  /** Past one character of a word that is not plain ASCII or stands behind splices; `at` if the word ends. */
  private wordContinuation(at: number): number {
    const { text } = this;
    const next = skipSplices(this.text, at);
    if (next >= text.length) return at;
    const code = text.charCodeAt(next);
    const goesOn = code < 128 ? CONTINUES_WORD[code] === 1 : classOfWide(text, next) === WORD;
    if (!goesOn) return at;
    if (next !== at) this.spliced = true;
    return next + (code < 128 ? 1 : unitsAt(text, next));
  }

  private continuesWord(at: number): boolean {
    const code = at < this.text.length ? this.text.charCodeAt(at) : NEWLINE_CODE;
    return code < 128 && CONTINUES_WORD[code] === 1;
  }

  private isDigitAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code >= 48 && code <= 57;
  }

  private push(kind: TokenKind, start: number, end: number): TextId {
    const id = this.spliced ? this.internSpliced(start, end) : this.lexicon.intern(this.text, start, end);
    this.append(kind, id, start, end);
    return id;
  }

  private internSpliced(start: number, end: number): TextId {
    this.spliced = false;
    const spelled = withoutSplices(this.text.slice(start, end));
    return this.lexicon.intern(spelled, 0, spelled.length);
  }

  private append(kind: TokenKind, id: TextId, start: number, end: number): void {
    const index = this.count++;
    if (index === this.meta.length) this.grow();
    this.meta[index] = kind | this.pending;
    this.texts[index] = id;
    this.starts[index] = start;
    this.ends[index] = end;
    this.pending = 0;
    this.pos = end;
  }

  private grow(): void {
    const capacity = this.meta.length * 2;
    const widen = (old: Int32Array) => {
      const wide = new Int32Array(capacity);
      wide.set(old);
      return wide;
    };
    const meta = new Uint8Array(capacity);
    meta.set(this.meta);
    this.meta = meta;
    this.texts = widen(this.texts);
    this.starts = widen(this.starts);
    this.ends = widen(this.ends);
  }

  private reportNul(): void {
    this.faults.push({
      code: "nul-byte",
      severity: "warning",
      message: "The text holds NUL bytes; they are read as blanks.",
      start: this.nulAt,
      end: this.nulAt + 1,
    });
  }
}
