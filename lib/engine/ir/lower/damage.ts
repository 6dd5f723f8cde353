/**
 * Where the parser's damage goes: into the function it stands in, else into the program's list with all its names.
 *
 *     EXPORT VOID Foo(HANDLE h) { ... }      EXPORT is reported and costs nothing: what it decorates was read whole
 *     DEFINE_HANDLER(Foo) { ... }            stays damage: nobody knows what it defines
 */
import type { Span } from "../../base";
import type { Damage, FunctionDefinition } from "../../syntax";
import type { DamagedChunk } from "../ir";
import type { UnitChunk, UnitScope } from "./unit-scope";

/** Damage of the chunk that belongs to the definition; all of it when the chunk holds nothing else. */
export function damageOf(chunk: UnitChunk, definition: FunctionDefinition): readonly Damage[] {
  const damage = chunk.chunk.tree.damage.filter((flaw) => !isDecorationOf(flaw, definition));
  if (chunk.index.definitions.length === 1) return damage;
  return damage.filter((flaw) => overlaps(flaw, definition));
}

/** An unknown word in a function's head, before or behind its name. */
function isDecorationOf({ kind, first, last }: Damage, { nameToken, body }: FunctionDefinition): boolean {
  return kind === "unknown-macro" && last < body.first && (last < nameToken || first > nameToken);
}

/** An unknown word in a declaration that was read all the same: what is left says what is declared. */
function isDecoration({ chunk, index }: UnitChunk, { kind }: Damage): boolean {
  return (
    kind === "unknown-macro" && !index.hasError && chunk.tree.top.some((top) => top.kind === "declaration")
  );
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
function detailOf(unitChunk: UnitChunk): string | null {
  const { chunk, index } = unitChunk;
  const damage = chunk.tree.damage.filter((flaw) => !isDecoration(unitChunk, flaw));
  if (index.definitions.length === 1 && !index.hasError) return null;
  const outside = damage.find((flaw) => !index.definitions.some((definition) => overlaps(flaw, definition)));
  if (outside) return outside.detail;
  return index.hasError ? (damage[0]?.detail ?? "text that could not be read") : null;
}

function overlaps(flaw: Damage, { first, last }: FunctionDefinition): boolean {
  return flaw.last >= first && flaw.first <= last;
}
