/**
 * What the rest of a unit says about a name that nothing declares: type or value.
 *
 *     (PFOO)(x)     cast or call?      elsewhere `PFOO p;` says type, `PFOO = 3` says value
 *
 * Used only where the grammar leaves both readings open. Without evidence the spelling decides: `P?[A-Z][A-Z0-9_]+` and
 * names in `_t` look like types. The scan of the unit is done once, at the first question.
 */
import type { StringTable, TextId } from "../base";
import type { SignificantTokens } from "./significant-tokens";
import { TokenClass } from "./token-class";
import { NameKind } from "./type-names";

export class NameEvidence {
  private seen: Map<number, NameKind> | null = null;

  constructor(
    private readonly source: SignificantTokens,
    private readonly strings: StringTable,
  ) {}

  of(name: TextId): NameKind {
    this.seen ??= scan(this.source);
    return this.seen.get(name) ?? NameKind.Unknown;
  }

  looksLikeType(name: TextId): boolean {
    return /^(P?[A-Z][A-Z0-9_]+|\w+_t)$/.test(this.strings.text(name));
  }
}

/** A value use anywhere outweighs type uses: a name read as a value is never read as a type. */
function scan({ classes, count, texts }: SignificantTokens): Map<number, NameKind> {
  const seen = new Map<number, NameKind>();
  for (let i = 0; i < count; i++) {
    if (classes[i] !== TokenClass.Word) continue;
    const before = i > 0 ? classes[i - 1]! : TokenClass.Semicolon;
    if (before === TokenClass.Member || before === TokenClass.Record || before === TokenClass.Goto) continue;
    if (isValueUse(before, classes[i + 1])) seen.set(texts[i]!, NameKind.Value);
    else if (isTypeUse(classes, i, before) && !seen.has(texts[i]!)) seen.set(texts[i]!, NameKind.Type);
  }
  return seen;
}

function isValueUse(before: number, after: number | undefined): boolean {
  if (after === TokenClass.Assign || after === TokenClass.Member || after === TokenClass.Step) return true;
  if (after === TokenClass.LeftBracket || after === TokenClass.Binary || after === TokenClass.Question)
    return true;
  if (before === TokenClass.Assign || before === TokenClass.Return || before === TokenClass.Binary)
    return true;
  return before === TokenClass.Not || before === TokenClass.Step || before === TokenClass.Case;
}

/** `X y` at the start of a declaration or parameter, `(X *)`, `X * y ;`. */
function isTypeUse(classes: Uint8Array, i: number, before: number): boolean {
  const starts =
    before === TokenClass.Semicolon ||
    before === TokenClass.LeftBrace ||
    before === TokenClass.RightBrace ||
    before === TokenClass.LeftParen ||
    before === TokenClass.Comma ||
    before === TokenClass.Storage ||
    before === TokenClass.Qualifier;
  if (!starts) return false;
  if (classes[i + 1] === TokenClass.Word) return classes[i + 2] !== TokenClass.LeftParen;
  let next = i + 1;
  while (classes[next] === TokenClass.Star || classes[next] === TokenClass.Qualifier) next++;
  if (next === i + 1) return false;
  if (classes[next] === TokenClass.RightParen) return before === TokenClass.LeftParen;
  if (classes[next] !== TokenClass.Word) return false;
  return before !== TokenClass.LeftParen && before !== TokenClass.Comma && isDeclaratorEnd(classes[next + 1]);
}

function isDeclaratorEnd(tokenClass: number | undefined): boolean {
  return (
    tokenClass === TokenClass.Semicolon || tokenClass === TokenClass.Assign || tokenClass === TokenClass.Comma
  );
}
