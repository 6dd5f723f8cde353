/**
 * The growing token columns of a unit, and the filter that takes pragma operators out of them.
 *
 * `__pragma(…)` and `_Pragma("…")` may come out of macros, so they are recognised here, behind expansion, and not
 * where files are read.
 */
import type { TextId } from "../base";
import type { UnitSink } from "./expander";
import type { ExpansionId } from "./expansion-table";
import { Builtin } from "./macro";
import type { OriginId } from "./origin-map";
import type { Run } from "./run";
import { TokenKind, type TokenList } from "./token";
import { KIND_MASK } from "./token-meta";

const INITIAL = 4096;

interface OpenPragma {
  readonly builtin: Builtin;
  readonly site: OriginId;
  readonly operand: string[];
  nesting: number;
}

export class UnitOutput implements UnitSink {
  count = 0;
  private kinds = new Uint8Array(INITIAL);
  private texts = new Int32Array(INITIAL);
  private origins = new Int32Array(INITIAL);
  private pragma: OpenPragma | null = null;

  constructor(
    private readonly run: Run,
    private readonly onPragma: (operand: readonly string[]) => void,
  ) {}

  get isSwallowing(): boolean {
    return this.pragma !== null;
  }

  /** A token whose origin is complete. */
  push(kind: number, text: number, origin: number): void {
    const at = this.count++;
    if (at === this.kinds.length) this.reserve(at + 1);
    this.kinds[at] = kind;
    this.texts[at] = text;
    this.origins[at] = origin;
  }

  /** Room for that many more tokens. */
  expect(tokens: number): void {
    if (this.count + tokens > this.kinds.length) this.reserve(this.count + tokens);
  }

  /** `__portcullis_mark(kind, argument)`, made by Portcullis and without a place. */
  pushMark(kind: string, argument: readonly string[]): void {
    const spellings = ["__portcullis_mark", "(", kind, ",", ...argument, ")"];
    for (const spelling of spellings) {
      const token = /^\w/.test(spelling)
        ? /^\d/.test(spelling)
          ? TokenKind.Number
          : TokenKind.Identifier
        : TokenKind.Punctuator;
      this.push(token, this.run.tables.strings.intern(spelling), 0);
    }
  }

  accept(text: number, meta: number, site: number, expansion: number): void {
    if (this.pragma !== null) {
      this.swallow(this.pragma, text);
      return;
    }
    const { origins } = this.run.tables;
    const origin = expansion === 0 ? site : origins.through(site as OriginId, expansion as ExpansionId);
    this.push(meta & KIND_MASK, text, origin);
  }

  beginPragma(builtin: Builtin, site: number): void {
    this.pragma = { builtin, site: site as OriginId, operand: [], nesting: 0 };
  }

  /** Forgets everything behind the first `count` tokens. */
  cutBack(count: number): void {
    this.count = count;
    this.pragma = null;
  }

  finish(): TokenList {
    if (this.pragma !== null) this.reportUnclosed(this.pragma.site);
    return {
      count: this.count,
      kind: this.kinds.slice(0, this.count),
      text: this.texts.slice(0, this.count),
      origin: this.origins.slice(0, this.count),
    };
  }

  private swallow(pragma: OpenPragma, text: number): void {
    const { open, close } = this.run.words;
    if (text === open) pragma.nesting++;
    if (text === close) pragma.nesting--;
    pragma.operand.push(this.run.tables.strings.text(text as TextId));
    if (pragma.nesting > 0) return;
    this.pragma = null;
    const inner = pragma.operand.slice(1, -1);
    this.onPragma(pragma.builtin === Builtin.PragmaOperator ? this.tokensOf(inner.join("")) : inner);
  }

  /** The tokens inside the string operand of `_Pragma`. */
  private tokensOf(literal: string): string[] {
    const plain = literal.replace(/^L?"|"$/g, "").replace(/\\([\\"])/g, "$1");
    const lexed = this.run.lexed.ofText(plain);
    return Array.from(lexed.text, (text) => this.run.tables.strings.text(text as TextId));
  }

  private reportUnclosed(site: OriginId): void {
    const place = this.run.tables.origins.writtenPlace(site);
    const message = "This pragma operator has no closing parenthesis; what follows was left out. Add it.";
    if (place !== null) this.run.problems.add("unterminated-pragma", "error", message, place);
  }

  private reserve(tokens: number): void {
    const capacity = Math.max(tokens, this.kinds.length * 2);
    const kinds = new Uint8Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const texts = new Int32Array(capacity);
    texts.set(this.texts);
    this.texts = texts;
    const origins = new Int32Array(capacity);
    origins.set(this.origins);
    this.origins = origins;
  }
}
