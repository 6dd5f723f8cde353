/**
 * Where a file's directives stand and which conditional belongs to which.
 *
 *     #if A        0  If     next 1          Skipping a group is one jump along `next`.
 *     #else        1  Else   next 2
 *     #endif       2  Endif  next -1
 *
 * `next` is -1 at an `#endif` and where the file ends before the conditional does. An `#elif` or `#else` behind
 * an `#else`, or without `#if`, has the kind `Misplaced` and belongs to no chain.
 */
import type { StringTable, TextId } from "../base";
import type { RawTokens } from "./lexer";
import { TokenKind } from "./token";
import { KIND_MASK, LINE_START } from "./token-meta";
import type { Words } from "./words";

export const Directive = {
  /** `#` alone, `#line`, `# 12 "file"`, `#ident`: nothing that matters here. */
  Ignored: 0,
  If: 1,
  Ifdef: 2,
  Ifndef: 3,
  Elif: 4,
  Elifdef: 5,
  Elifndef: 6,
  Else: 7,
  Endif: 8,
  Define: 9,
  Undef: 10,
  Include: 11,
  Pragma: 12,
  Error: 13,
  Warning: 14,
  Unknown: 15,
  Misplaced: 16,
} as const;
export type Directive = (typeof Directive)[keyof typeof Directive];

const NAMES: Readonly<Record<string, Directive>> = {
  if: Directive.If,
  ifdef: Directive.Ifdef,
  ifndef: Directive.Ifndef,
  elif: Directive.Elif,
  elifdef: Directive.Elifdef,
  elifndef: Directive.Elifndef,
  else: Directive.Else,
  endif: Directive.Endif,
  define: Directive.Define,
  undef: Directive.Undef,
  include: Directive.Include,
  include_next: Directive.Include,
  pragma: Directive.Pragma,
  error: Directive.Error,
  warning: Directive.Warning,
  line: Directive.Ignored,
  ident: Directive.Ignored,
  sccs: Directive.Ignored,
  using: Directive.Ignored,
};

export interface DirectiveIndex {
  readonly count: number;
  /** Token index of the `#`. */
  readonly hash: Int32Array;
  readonly kind: Uint8Array;
  /** Token index behind the directive's line. */
  readonly lineEnd: Int32Array;
  /** Directive index of the next branch of the same conditional; -1 = none. */
  readonly next: Int32Array;
}

export function indexDirectives(
  raw: RawTokens,
  words: Words,
  strings: StringTable,
): { directives: DirectiveIndex; guard: TextId } {
  const hashes: number[] = [];
  for (let i = 0; i < raw.count; i++) {
    if ((raw.meta[i]! & LINE_START) !== 0 && raw.text[i] === words.hash) hashes.push(i);
  }
  const count = hashes.length;
  const hash = Int32Array.from(hashes);
  const lineEnd = hash.map((at) => lineEndAfter(raw, at));
  const kind = Uint8Array.from(hash, (at, i) => kindOf(raw, at, lineEnd[i]!, strings));
  const next = linkConditionals(kind);
  const directives = { count, hash, kind, lineEnd, next };
  return { directives, guard: includeGuard(raw, directives, words) };
}

function lineEndAfter(raw: RawTokens, hash: number): number {
  let end = hash + 1;
  while (end < raw.count && (raw.meta[end]! & LINE_START) === 0) end++;
  return end;
}

function kindOf(raw: RawTokens, hash: number, lineEnd: number, strings: StringTable): Directive {
  const at = hash + 1;
  if (at === lineEnd) return Directive.Ignored;
  const tokenKind = raw.meta[at]! & KIND_MASK;
  if (tokenKind === TokenKind.Number) return Directive.Ignored;
  if (tokenKind !== TokenKind.Identifier) return Directive.Unknown;
  const name = strings.text(raw.text[at] as TextId);
  return Object.hasOwn(NAMES, name) ? NAMES[name]! : Directive.Unknown;
}

/** Fills `next`; marks what stands behind `#else` or outside any `#if` as Misplaced in `kind`. */
function linkConditionals(kind: Uint8Array): Int32Array {
  const next = new Int32Array(kind.length).fill(-1);
  const open: { last: number; sawElse: boolean }[] = [];
  for (let i = 0; i < kind.length; i++) {
    const directive = kind[i]!;
    if (directive >= Directive.If && directive <= Directive.Ifndef) open.push({ last: i, sawElse: false });
    if (directive < Directive.Elif || directive > Directive.Endif) continue;
    const innermost = open[open.length - 1];
    if (innermost === undefined || (innermost.sawElse && directive !== Directive.Endif)) {
      kind[i] = Directive.Misplaced;
      continue;
    }
    next[innermost.last] = i;
    innermost.last = i;
    if (directive === Directive.Else) innermost.sawElse = true;
    if (directive === Directive.Endif) open.pop();
  }
  return next;
}

/** The X of `#ifndef X … #endif` or `#if !defined(X) … #endif` around the whole file; 0 if there is none. */
function includeGuard(raw: RawTokens, directives: DirectiveIndex, words: Words): TextId {
  const none = 0 as TextId;
  if (directives.count === 0 || directives.hash[0] !== 0) return none;
  const last = directives.next[0]!;
  if (last < 0 || directives.kind[last] !== Directive.Endif) return none;
  if (directives.lineEnd[last] !== raw.count) return none;
  const operands = Array.from(raw.text.subarray(2, directives.lineEnd[0]));
  if (directives.kind[0] === Directive.Ifndef) return operands.length === 1 ? (operands[0] as TextId) : none;
  if (directives.kind[0] !== Directive.If) return none;
  if (operands[0] !== words.not || operands[1] !== words.defined) return none;
  if (operands.length === 3) return operands[2] as TextId;
  const isCall = operands.length === 5 && operands[2] === words.open && operands[4] === words.close;
  return isCall ? (operands[3] as TextId) : none;
}
