/** Where in its function an entry of the log stands. */
import type { FunctionIr, Positioned } from "../ir";
import type { LogEntry } from "../replay";

/** The statement or terminator an entry speaks of; the function's name when it is entered. */
export function positionOf(fn: FunctionIr, entry: LogEntry): Positioned {
  if (entry.kind === "enter") return { first: fn.nameToken, last: fn.nameToken };
  const block = fn.blocks[entry.at.block]!;
  const at = block.stmts[entry.at.stmt] ?? block.terminator;
  return at.first < 0 ? { first: fn.endToken, last: fn.endToken } : at;
}
