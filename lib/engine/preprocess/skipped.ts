/**
 * Searching text that the configuration leaves out, by raw token.
 *
 *     #ifdef LEGACY
 *         IoAcquireCancelSpinLock(&irql);      found for the name, with the region's symbols [LEGACY]
 *     #endif
 */
import type { Span, TextId } from "../base";
import type { LexedFiles } from "./lexed-file";
import { TokenKind } from "./token";
import { KIND_MASK } from "./token-meta";
import type { SkippedRegion } from "./unit";

export interface SkippedUse {
  readonly name: TextId;
  readonly at: Span;
  readonly region: SkippedRegion;
}

/** Identifiers of skipped regions that are among `names`, in order of regions and text. */
export function findInSkipped(
  regions: readonly SkippedRegion[],
  lexed: LexedFiles,
  names: ReadonlySet<TextId>,
): readonly SkippedUse[] {
  const uses: SkippedUse[] = [];
  for (const region of regions) {
    const { file, end } = region.at;
    const { count, start, end: ends, text, meta } = lexed.of(file);
    for (let i = firstAtOrBehind(start, region.at.start); i < count && start[i]! < end; i++) {
      if ((meta[i]! & KIND_MASK) !== TokenKind.Identifier || !names.has(text[i] as TextId)) continue;
      uses.push({ name: text[i] as TextId, at: { file, start: start[i]!, end: ends[i]! }, region });
    }
  }
  return uses;
}

function firstAtOrBehind(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
