/** What the parts of one preprocessing run share, and the limits that keep hostile input from hanging it. */
import type { CancelSignal, FileId, FileTable, Problem, Severity, Span } from "../base";
import type { LexedFile, LexedFiles } from "./lexed-file";
import type { MacroTable } from "./macro";
import type { PreprocessTables } from "./token";
import type { Words } from "./words";

/** Token steps: every token read in rescanning or copied in substitution is one. */
export const MACRO_STEPS = 500_000;
export const UNIT_STEPS = 4_000_000;
export const UNIT_TOKENS = 12_000_000;
/** `#include` nesting, and how often one file may stand in it (a file may include itself under conditions). */
export const INCLUDE_DEPTH = 200;
export const SELF_INCLUDE_DEPTH = 16;
export const UNIT_INCLUDES = 5_000;

export interface Run {
  readonly files: FileTable;
  readonly lexed: LexedFiles;
  readonly words: Words;
  readonly tables: PreprocessTables;
  readonly macros: MacroTable;
  readonly problems: ProblemLog;
  readonly signal: CancelSignal;
  /** Names that a condition read as 0. */
  readonly undefinedNames: Set<string>;
  /** Next value of `__COUNTER__`. */
  counter: number;
  /** Tokens the unit has so far. */
  tokenCount(): number;
}

/** Problems of one run; the same code at the same place is kept once. */
export class ProblemLog {
  readonly list: Problem[] = [];
  private readonly seen = new Set<string>();

  add(code: string, severity: Severity, message: string, at: Span): void {
    this.addAll([{ code, severity, message, at }]);
  }

  addAll(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = `${problem.code} ${problem.at?.file} ${problem.at?.start}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.list.push(problem);
    }
  }
}

/** From the first token to the last, both included. */
export function spanOfTokens(lexed: LexedFile, first: number, last: number): Span {
  return { file: lexed.file as FileId, start: lexed.start[first]!, end: lexed.end[Math.max(first, last)]! };
}

export function reportUnterminated(run: Run, at: Span, spelled: string): void {
  const quote = spelled.includes('"') && !spelled.startsWith("'") ? '"' : "'";
  run.problems.add(
    "unterminated-literal",
    "error",
    `The line ends inside a constant that ${quote} opened. Add the closing ${quote}.`,
    at,
  );
}
