/**
 * Steps a person may call impossible: a branch, a case, the result of a routine. A doubt names the place without line
 * numbers, as fingerprints do, so that it survives edits elsewhere.
 */
import type { FunctionIr, Positioned, Program } from "../ir";
import type { LogEntry } from "../replay";
import { positionOf } from "./entry-position";
import { compactText, type SourceTables } from "./source-text";
import type { Doubt } from "./trace-step";

/** Null for a step that is not the environment's choice. */
export function doubtOf(program: Program, tables: SourceTables, entry: LogEntry): Doubt | null {
  const outcome = outcomeOf(program, entry);
  const fn = program.functions[entry.at.fn]!;
  if (!outcome || fn.isModel) return null;
  return { function: fn.name, ...anchorOf(tables, fn, positionOf(fn, entry)), outcome };
}

function outcomeOf(program: Program, entry: LogEntry): Doubt["outcome"] | null {
  const block = program.functions[entry.at.fn]!.blocks[entry.at.block]!;
  switch (entry.kind) {
    case "branch":
      return { kind: "branch", taken: entry.taken };
    case "switch":
      return entry.chosen < 0 ? null : { kind: "value", value: String(entry.subject) };
    case "answer": {
      const stmt = block.stmts[entry.at.stmt];
      const hasResult = stmt?.kind === "call" && stmt.result !== null && entry.result !== null;
      return hasResult ? { kind: "value", value: String(entry.result) } : null;
    }
    default:
      return null;
  }
}

/** Text of a position, and which of the equal ones of its function it is. */
export function anchorOf(
  tables: SourceTables,
  fn: FunctionIr,
  at: Positioned,
): Pick<Doubt, "text" | "ordinal"> {
  const text = compactText(tables, fn, at);
  const earlier = new Set(
    fn.blocks
      .flatMap((block) => [...block.stmts, block.terminator])
      .filter(
        (other) => other.first >= 0 && other.first < at.first && compactText(tables, fn, other) === text,
      )
      .map((other) => other.first),
  );
  return { text, ordinal: earlier.size };
}
