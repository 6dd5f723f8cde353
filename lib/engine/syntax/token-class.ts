/**
 * What a token is to the syntax room: one small number per spelling, found once per text and session.
 *
 * Invariants: a spelling has one class; identifiers that are neither keywords nor decorations are `Word`, whether
 * they name a type or a value (`TypeNames` knows that). Microsoft and GNU spellings share the class of the plain one.
 */
import type { StringTable, TextId } from "../base";
import { TokenKind } from "../preprocess";

export const TokenClass = {
  /** Beyond the last token, or not yet looked up. */
  None: 0,
  Word: 1,
  Number: 2,
  Character: 3,
  String: 4,
  Stray: 5,
  // Declarations
  Typedef: 6,
  Storage: 7,
  Qualifier: 8,
  Base: 9,
  Record: 10,
  Enum: 11,
  Typeof: 12,
  StaticAssert: 13,
  /** Calling conventions and other words that say nothing about shape. */
  Decoration: 14,
  /** The same with an argument in parentheses. */
  DecorationCall: 15,
  Mark: 16,
  // Statements
  If: 17,
  Else: 18,
  While: 19,
  Do: 20,
  For: 21,
  Switch: 22,
  Case: 23,
  Default: 24,
  Break: 25,
  Continue: 26,
  Return: 27,
  Goto: 28,
  Try: 29,
  Except: 30,
  Finally: 31,
  Leave: 32,
  Asm: 33,
  // Operators spelled as words
  Sizeof: 34,
  Alignof: 35,
  Offsetof: 36,
  Noop: 37,
  Generic: 38,
  /** `__FUNCTION__` and its kin: string literals to us. */
  FunctionName: 39,
  // Punctuators
  LeftParen: 40,
  RightParen: 41,
  LeftBracket: 42,
  RightBracket: 43,
  LeftBrace: 44,
  RightBrace: 45,
  Semicolon: 46,
  Comma: 47,
  Colon: 48,
  Question: 49,
  /** `.` and `->`. */
  Member: 50,
  Star: 51,
  Ampersand: 52,
  /** `+` and `-`: unary or binary. */
  Sign: 53,
  /** `!` and `~`. */
  Not: 54,
  /** `++` and `--`. */
  Step: 55,
  Assign: 56,
  Binary: 57,
  Ellipsis: 58,
} as const;
export type TokenClass = (typeof TokenClass)[keyof typeof TokenClass];

type ClassName = keyof typeof TokenClass;

const spellings: Readonly<Partial<Record<ClassName, string>>> = {
  Typedef: "typedef",
  Storage:
    "extern static register auto inline _inline __inline __inline__ __forceinline _Thread_local __thread thread_local",
  Qualifier: "const volatile __const __const__ __volatile __volatile__",
  Base: `void char short int long float double signed unsigned __signed __signed__ _Bool __int8 __int16 __int32
    __int64 _int8 _int16 _int32 _int64 __int3264 __int128 __wchar_t`,
  Record: "struct union",
  Enum: "enum",
  Typeof: "typeof __typeof __typeof__ typeof_unqual",
  StaticAssert: "_Static_assert static_assert",
  Decoration: `__cdecl __stdcall __fastcall __thiscall __vectorcall __clrcall __pascal _cdecl _stdcall _fastcall
    __unaligned _unaligned __restrict __restrict__ restrict __ptr32 __ptr64 _ptr32 _ptr64 __sptr __uptr __w64
    __extension__ _Noreturn _Atomic`,
  DecorationCall: "__declspec _declspec __attribute__ __attribute _Alignas alignas __based _based",
  Mark: "__portcullis_mark",
  If: "if",
  Else: "else",
  While: "while",
  Do: "do",
  For: "for",
  Switch: "switch",
  Case: "case",
  Default: "default",
  Break: "break",
  Continue: "continue",
  Return: "return",
  Goto: "goto",
  Try: "__try",
  Except: "__except",
  Finally: "__finally",
  Leave: "__leave",
  Asm: "__asm _asm __asm__ asm",
  Sizeof: "sizeof",
  Alignof: "__alignof __alignof__ _Alignof alignof _alignof",
  Offsetof: "offsetof __builtin_offsetof",
  Noop: "__noop",
  Generic: "_Generic",
  FunctionName: "__FUNCTION__ __FUNCDNAME__ __FUNCSIG__ __func__ __PRETTY_FUNCTION__ L__FUNCTION__",
  LeftParen: "(",
  RightParen: ")",
  LeftBracket: "[ <:",
  RightBracket: "] :>",
  LeftBrace: "{ <%",
  RightBrace: "} %>",
  Semicolon: ";",
  Comma: ",",
  Colon: ":",
  Question: "?",
  Member: ". ->",
  Star: "*",
  Ampersand: "&",
  Sign: "+ -",
  Not: "! ~",
  Step: "++ --",
  Assign: "= *= /= %= += -= <<= >>= &= ^= |=",
  Binary: "/ % << >> < > <= >= == != ^ | && ||",
  Ellipsis: "...",
};

const classBySpelling: ReadonlyMap<string, TokenClass> = new Map(
  Object.entries(spellings).flatMap(([name, words]) =>
    words.split(/\s+/).map((word) => [word, TokenClass[name as ClassName]] as const),
  ),
);

const classByKind: readonly TokenClass[] = (() => {
  const table: TokenClass[] = [];
  table[TokenKind.Identifier] = TokenClass.Word;
  table[TokenKind.Number] = TokenClass.Number;
  table[TokenKind.Character] = TokenClass.Character;
  table[TokenKind.String] = TokenClass.String;
  table[TokenKind.Punctuator] = TokenClass.Stray;
  table[TokenKind.Stray] = TokenClass.Stray;
  return table;
})();

/** The classes of one string table's texts. Grows with the table; an answer never changes. */
export class TokenClasses {
  private known = new Uint8Array(4096);

  constructor(readonly strings: StringTable) {}

  of(text: TextId, kind: TokenKind): TokenClass {
    if (text < this.known.length) {
      const seen = this.known[text] as TokenClass;
      if (seen !== TokenClass.None) return seen;
    } else {
      this.known = widened(this.known, text);
    }
    const found = classBySpelling.get(this.strings.text(text)) ?? classByKind[kind]!;
    this.known[text] = found;
    return found;
  }
}

/** A copy with room for `index`, at least twice as long. */
export function widened(column: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(Math.max(column.length * 2, index + 1));
  wide.set(column);
  return wide;
}

/** Keywords with which a declaration or a type name starts. */
export function isTypeKeyword(tokenClass: TokenClass): boolean {
  return tokenClass >= TokenClass.Typedef && tokenClass <= TokenClass.Typeof;
}

/** Keywords that only start or continue a statement. */
export function isStatementKeyword(tokenClass: TokenClass): boolean {
  return tokenClass >= TokenClass.If && tokenClass <= TokenClass.Asm;
}
