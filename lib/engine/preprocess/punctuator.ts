/** Maximal munch over C and C++ punctuators (C17 6.4.6, C++17 [lex.operators]). */

const code = (character: string) => character.charCodeAt(0);
const AND = code("&");
const BANG = code("!");
const CARET = code("^");
const COLON = code(":");
const DOT = code(".");
const EQUALS = code("=");
const GREATER = code(">");
const HASH = code("#");
const LESS = code("<");
const MINUS = code("-");
const OR = code("|");
const PERCENT = code("%");
const PLUS = code("+");
const SLASH = code("/");
const STAR = code("*");

/** Length of the punctuator that begins with `a` and is followed by `b`, `c`, `d` (NaN past the end). */
export function punctuatorLength(a: number, b: number, c: number, d: number): number {
  switch (a) {
    case EQUALS:
    case BANG:
    case STAR:
    case SLASH:
    case CARET:
      return b === EQUALS ? 2 : 1;
    case PLUS:
    case AND:
    case OR:
      return b === a || b === EQUALS ? 2 : 1;
    case MINUS:
      if (b === GREATER) return c === STAR ? 3 : 2;
      return b === a || b === EQUALS ? 2 : 1;
    case GREATER:
      if (b === GREATER) return c === EQUALS ? 3 : 2;
      return b === EQUALS ? 2 : 1;
    case LESS:
      return lessLength(b, c, d);
    case PERCENT:
      if (b === COLON) return c === PERCENT && d === COLON ? 4 : 2;
      return b === EQUALS || b === GREATER ? 2 : 1;
    case COLON:
      return b === COLON || b === GREATER ? 2 : 1;
    case DOT:
      if (b === DOT) return c === DOT ? 3 : 1;
      return b === STAR ? 2 : 1;
    case HASH:
      return b === HASH ? 2 : 1;
    default:
      return 1;
  }
}

function lessLength(b: number, c: number, d: number): number {
  if (b === LESS) return c === EQUALS ? 3 : 2;
  if (b === EQUALS) return c === GREATER ? 3 : 2;
  // `<::` is `<` and `::` unless `:` or `>` follows (C++17 [lex.pptoken] 3.2).
  if (b === COLON) return c === COLON && d !== COLON && d !== GREATER ? 1 : 2;
  return b === PERCENT ? 2 : 1;
}

/** Digraph and the punctuator it stands for (C17 6.4.6, 3). */
export const DIGRAPHS: readonly (readonly [string, string])[] = [
  ["<:", "["],
  [":>", "]"],
  ["<%", "{"],
  ["%>", "}"],
  ["%:", "#"],
  ["%:%:", "##"],
];
