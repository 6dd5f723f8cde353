/**
 * Lexing an edited text: only the lines around the edit, the tokens before and behind are those of the earlier text.
 *
 *     earlier  a = 1;⏎ b = 2;⏎ c = 3;⏎        kept: `a = 1 ;`, lexed: the line of b and `c`, moved: `= 3 ;`
 *     now      a = 1;⏎ b = 22;⏎ c = 3;⏎
 *
 * Lexing can begin anew at a token that starts a line, and has come back to the earlier text once it reads such a token
 * as it was read then. Whatever may reach over a line - a comment without end, a raw string, a splice, a directive that
 * takes its operand from the next line - has the whole text lexed: the answer is null then.
 */
import type { RawTokens } from "./lexer";
import { LINE_START } from "./token-meta";
import type { Words } from "./words";

export function relex(
  earlier: Tokens,
  before: string,
  now: string,
  words: Words,
  lexPart: (text: string) => RawTokens,
): RawTokens | null {
  // A raw string may begin as another token and become one by an edit far behind it.
  if (mayHoldRawString(before) || mayHoldRawString(now)) return null;
  const same = sameEnds(before, now);
  const shift = now.length - before.length;
  const first = lineBefore(earlier, same.prefix, words);
  const behind = lineBehind(earlier, before.length - same.suffix, words);
  if (first < 0 || behind < 0) return null;
  const from = earlier.start[first]!;
  const text = now.slice(from, Math.max(from, earlier.end[behind]! + shift));
  if (text.includes("\\")) return null;
  const part = lexPart(text);
  if (part.faults.length > 0 || !endsIn(part, from - shift, earlier, behind, words)) return null;
  return joined(earlier, first, part, from, behind + 1, shift);
}

/** The part's last token is the one that the earlier text has at `behind`. */
function endsIn(part: RawTokens, from: number, earlier: Tokens, behind: number, words: Words): boolean {
  const last = part.count - 1;
  return (
    last >= 0 &&
    part.start[last]! + from === earlier.start[behind] &&
    part.end[last]! + from === earlier.end[behind] &&
    part.text[last] === earlier.text[behind] &&
    part.meta[last] === earlier.meta[behind] &&
    (last === 0 || !mayTakeNext(part.text[last - 1]!, words))
  );
}

const RAW_PREFIX = /(?:^|[^\w$])(?:u8|[LuU])?R$/;

function mayHoldRawString(text: string): boolean {
  for (const begin of ['R"', "R\\"]) {
    for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      if (RAW_PREFIX.test(text.slice(Math.max(0, at - 3), at + 1))) return true;
    }
  }
  return false;
}

function sameEnds(before: string, now: string): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(before.length, now.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === now.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  const limit = shorter - prefix;
  while (
    suffix < limit &&
    before.charCodeAt(before.length - 1 - suffix) === now.charCodeAt(now.length - 1 - suffix)
  )
    suffix++;
  return { prefix, suffix };
}

type Tokens = Omit<RawTokens, "faults">;

/** The last token that starts a line and ends before an offset; -1 when none will do. */
function lineBefore({ count, meta, end, text }: Tokens, offset: number, words: Words): number {
  let at = count - 1;
  while (at >= 0 && end[at]! >= offset) at--;
  for (; at >= 0; at--) {
    if ((meta[at]! & LINE_START) !== 0 && (at === 0 || !mayTakeNext(text[at - 1]!, words))) return at;
  }
  return -1;
}

/** The first token that starts a line behind an offset; -1 when none will do. */
function lineBehind({ count, meta, start, text }: Tokens, offset: number, words: Words): number {
  for (let at = 1; at < count; at++) {
    if (start[at]! > offset && (meta[at]! & LINE_START) !== 0 && !mayTakeNext(text[at - 1]!, words))
      return at;
  }
  return -1;
}

/** What the next token is may depend on this one, wherever it stands. */
function mayTakeNext(text: number, { hash, include, includeNext }: Words): boolean {
  return text === hash || text === include || text === includeNext;
}

function joined(
  earlier: Tokens,
  first: number,
  part: RawTokens,
  from: number,
  behind: number,
  shift: number,
): RawTokens {
  const rest = earlier.count - behind;
  const count = first + part.count + rest;
  const meta = new Uint8Array(count);
  const text = new Int32Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  meta.set(earlier.meta.subarray(0, first));
  text.set(earlier.text.subarray(0, first));
  start.set(earlier.start.subarray(0, first));
  end.set(earlier.end.subarray(0, first));
  meta.set(part.meta, first);
  text.set(part.text, first);
  for (let at = 0; at < part.count; at++) {
    start[first + at] = part.start[at]! + from;
    end[first + at] = part.end[at]! + from;
  }
  const tail = first + part.count;
  meta.set(earlier.meta.subarray(behind), tail);
  text.set(earlier.text.subarray(behind), tail);
  for (let at = 0; at < rest; at++) {
    start[tail + at] = earlier.start[behind + at]! + shift;
    end[tail + at] = earlier.end[behind + at]! + shift;
  }
  return { count, meta, text, start, end, faults: [] };
}
