/**
 * What a UTF-16 unit can begin in C source text. ASCII by table; everything else by `classOfWide`.
 * Controls that C does not name (NUL, Ctrl-Z) are blanks, as compilers read them.
 */

export const STRAY = 0;
export const BLANK = 1;
export const NEWLINE = 2;
export const WORD = 3;
export const DIGIT = 4;
export const DOT = 5;
export const QUOTE = 6;
export const SLASH = 7;
export const BACKSLASH = 8;
export const PUNCTUATOR = 9;

/** Class of each ASCII character. */
export const CLASS: Uint8Array = classes();

/** 1 for ASCII characters that continue an identifier or a number: letters, digits, `_`, `$`. */
export const CONTINUES_WORD: Uint8Array = CLASS.map((kind) => (kind === WORD || kind === DIGIT ? 1 : 0));

function classes(): Uint8Array {
  const table = new Uint8Array(128).fill(STRAY);
  const mark = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  };
  mark("\0\t\v\f \x1a", BLANK);
  mark("\n\r", NEWLINE);
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$", WORD);
  mark("0123456789", DIGIT);
  mark("\"'", QUOTE);
  mark("[](){}&*+-~!%<>^|?:;=,#", PUNCTUATOR);
  mark(".", DOT);
  mark("/", SLASH);
  mark("\\", BACKSLASH);
  return table;
}

const WIDE_BLANK = /[\s\u0085\u200b\ufeff]/;
const WIDE_WORD = /\p{ID_Continue}/u;

/** Class of the non-ASCII character at `at`: BLANK, WORD or STRAY. */
export function classOfWide(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  if (WIDE_BLANK.test(character)) return BLANK;
  return WIDE_WORD.test(character) ? WORD : STRAY;
}

/** 2 for a character outside the basic plane, else 1. */
export function unitsAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}
