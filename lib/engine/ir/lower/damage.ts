/** Where the parser's damage goes: into the function it stands in, else into the program's list with all its names. */
import type { Span } from "../../base";
import type { Damage, FunctionDefinition } from "../../syntax";
import type { DamagedChunk } from "../ir";
import type { UnitChunk, UnitScope } from "./unit-scope";

/** Damage of the chunk that belongs to the definition; all of it when the chunk holds nothing else. */
export function damageOf(chunk: UnitChunk, definition: FunctionDefinition): readonly Damage[] {
  const { damage } = chunk.chunk.tree;
  if (chunk.index.definitions.length === 1) return damage;
  return damage.filter((flaw) => overlaps(flaw, definition));
}

export function collectDamage(
  scopes: readonly UnitScope[],
  spanOf: (chunk: UnitChunk, token: number) => Span | null,
): readonly DamagedChunk[] {
  const collected: DamagedChunk[] = [];
  const seen = new Set<string>();
  for (const scope of scopes) {
    for (const chunk of scope.damaged) {
      const detail = detailOf(chunk);
      if (detail === null) continue;
      const at = spanOf(chunk, 0);
      const key = at === null ? "" : `${at.file}:${at.start}:${chunk.chunk.key}`;
      if (key !== "" && seen.has(key)) continue;
      seen.add(key);
      collected.push({ unit: scope.unit, at, names: chunk.index.identifiers, detail });
    }
  }
  return collected;
}

/** What is wrong outside of every function of the chunk; null when nothing is. */
function detailOf({ chunk, index }: UnitChunk): string | null {
  const { damage } = chunk.tree;
  if (index.definitions.length === 1 && !index.hasError) return null;
  const outside = damage.find((flaw) => !index.definitions.some((definition) => overlaps(flaw, definition)));
  if (outside) return outside.detail;
  return index.hasError ? (damage[0]?.detail ?? "text that could not be read") : null;
}

function overlaps(flaw: Damage, { first, last }: FunctionDefinition): boolean {
  return flaw.last >= first && flaw.first <= last;
}
