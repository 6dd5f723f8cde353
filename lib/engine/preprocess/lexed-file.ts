/**
 * A file as raw preprocessing tokens, and the cache that lexes each file once.
 *
 *     #define TWO 2 \           # define TWO 2 TWO ;      five tokens on the first logical line
 *     TWO                       directives: one, `define`, ending before the token TWO
 *     TWO;
 *
 * Tokens carry their text after line splices; spans are those of the text as it stands. Nothing here depends on
 * macros: which conditional belongs to which `#endif` is decided by the file alone.
 */
import type { FileId, FileTable, Problem, TextId } from "../base";
import { type DirectiveIndex, indexDirectives } from "./directive-index";
import { lex, type RawTokens } from "./lexer";
import { Lexicon } from "./lexicon";
import type { OriginId } from "./origin-map";
import { relex } from "./relex";
import type { PreprocessTables } from "./token";
import { KIND_MASK, UNTERMINATED } from "./token-meta";
import { internWords, type Words } from "./words";

export interface LexedFile {
  readonly file: FileId;
  readonly count: number;
  /** Token-meta byte per token. */
  readonly meta: Uint8Array;
  /** `TextId` per token. Digraphs have the text of the token they stand for. */
  readonly text: Int32Array;
  /** Offsets in UTF-16 units; ends are exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Token i, written as is, has the origin `firstOrigin + i`. */
  readonly firstOrigin: OriginId;
  readonly directives: DirectiveIndex;
  /** Macro that keeps a second inclusion of the whole file empty; 0 = none. */
  readonly guard: TextId;
  /** What phases 1–3 found wrong: an unterminated comment, NUL bytes. */
  readonly problems: readonly Problem[];
}

/** Lexes each file once. Belongs to one `FileTable` and one set of tables. */
export class LexedFiles {
  readonly words: Words;
  private readonly lexicon: Lexicon;
  private readonly pasted = new Map<number, number>();
  private readonly known: (LexedFile | undefined)[] = [];
  /** How earlier texts of files were lexed. */
  private readonly edited: ({ readonly lexed: LexedFile; readonly text: string } | undefined)[] = [];

  /** @param earlier files that stand in both tables under one number, with one text, are not lexed again */
  constructor(
    private readonly files: FileTable,
    private readonly tables: PreprocessTables,
    earlier: LexedFiles | null = null,
  ) {
    this.words = internWords(tables.strings);
    this.lexicon = earlier?.lexicon ?? new Lexicon(tables.strings);
    if (earlier) this.adopt(earlier);
  }

  private adopt({ files, known }: LexedFiles): void {
    const common = Math.min(known.length, files.count, this.files.count);
    for (let file = 0 as FileId; file < common; file++) {
      const lexed = known[file];
      const { text } = files.get(file);
      if (text === this.files.get(file).text) this.known[file] = lexed;
      else if (lexed) this.edited[file] = { lexed, text };
    }
  }

  of(file: FileId): LexedFile {
    const known = this.known[file];
    if (known !== undefined) return known;
    const made = this.lexed(file);
    this.known[file] = made;
    return made;
  }

  /** The one token that `left ## right` forms, as `TextId * 8 + TokenKind`; -1 when they form none. */
  paste(left: TextId, right: TextId): number {
    const key = left * 2 ** 26 + right;
    const known = this.pasted.get(key);
    if (known !== undefined) return known;
    const text = this.tables.strings.text(left) + this.tables.strings.text(right);
    const raw = lex(text, this.lexicon, this.words);
    const isToken = raw.count === 1 && raw.end[0] === text.length && (raw.meta[0]! & UNTERMINATED) === 0;
    const made = isToken ? raw.text[0]! * 8 + (raw.meta[0]! & KIND_MASK) : -1;
    this.pasted.set(key, made);
    return made;
  }

  /** Tokens of a text that stands in no file: a command-line macro, the operand of `_Pragma`. */
  ofText(text: string): LexedFile {
    const raw = lex(text, this.lexicon, this.words);
    const { directives } = indexDirectives(raw, this.words, this.tables.strings);
    return {
      ...raw,
      file: 0 as FileId,
      firstOrigin: 0 as OriginId,
      directives,
      guard: 0 as TextId,
      problems: [],
    };
  }

  private raw(file: FileId): RawTokens {
    const { text } = this.files.get(file);
    const whole = (part: string) => lex(part, this.lexicon, this.words);
    const edited = this.edited[file];
    this.edited[file] = undefined;
    if (!edited || edited.lexed.problems.length > 0) return whole(text);
    return relex(edited.lexed, edited.text, text, this.words, whole) ?? whole(text);
  }

  private lexed(file: FileId): LexedFile {
    const raw = this.raw(file);
    const { directives, guard } = indexDirectives(raw, this.words, this.tables.strings);
    const firstOrigin = this.tables.origins.addFile(file, raw.start, raw.end);
    const problems = raw.faults.map(({ start, end, ...fault }) => ({ ...fault, at: { file, start, end } }));
    const { count, meta, text, start, end } = raw;
    return { file, count, meta, text, start, end, firstOrigin, directives, guard, problems };
  }
}
