/**
 * The name of a finding that survives edits elsewhere: rule, kind, function, the violating statement without white space,
 * and its ordinal among equal statements of the function. No line numbers.
 */
import type { FunctionIr, Positioned } from "../ir";
import { compactText, type SourceTables } from "../trace";

/** 16 hexadecimal digits. */
export function fingerprintOf(
  rule: string,
  kind: string,
  tables: SourceTables,
  fn: FunctionIr,
  at: Positioned,
): string {
  const text = compactText(tables, fn, at);
  const earlier = positionsOf(fn).filter(
    (other) => other.first < at.first && compactText(tables, fn, other) === text,
  );
  const starts = new Set(earlier.map((other) => other.first));
  return hash([rule, kind, fn.name, text, String(starts.size)].join("\u0000"));
}

function positionsOf(fn: FunctionIr): readonly Positioned[] {
  return fn.blocks.flatMap((block) => [...block.stmts, block.terminator]).filter((at) => at.first >= 0);
}

/** FNV-1a, 64 bits (Fowler, Noll, Vo), over UTF-16 units. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
}
