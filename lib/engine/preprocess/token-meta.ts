/** One byte per raw token: its `TokenKind` in the low three bits, and the flags below. */

export const KIND_MASK = 7;
/** White space, a comment or a line end stands before the token. */
export const SPACE_BEFORE = 8;
/** First token on its logical line. */
export const LINE_START = 16;
/** A macro name met inside its own expansion: never expanded again (C17 6.10.3.4). */
export const NO_EXPAND = 32;
/** A string or character constant that its line does not close; the kind is `Stray`. */
export const UNTERMINATED = 64;
/** Something before the token expanded to nothing, so that its own white space counts also where it comes first. */
export const AFTER_EMPTY = 128;

/** `meta` of a token that takes the place of one with the white space `space`. */
export function withSpaceOf(meta: number, space: number): number {
  return (meta & AFTER_EMPTY) !== 0 ? meta | space : (meta & ~SPACE_BEFORE) | space;
}
