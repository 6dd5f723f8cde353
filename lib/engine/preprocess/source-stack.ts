/** The files being read, the unit's own at the bottom, and where reading stands in each. */
import type { FileId, Span } from "../base";
import type { LexedFile } from "./lexed-file";
import type { Pragmas } from "./pragma";
import { INCLUDE_DEPTH, type Run, SELF_INCLUDE_DEPTH, spanOfTokens, UNIT_INCLUDES, UNIT_TOKENS } from "./run";

export interface OpenConditional {
  /** Directive index of the `#if`. */
  readonly opened: number;
  /** Directive indices of the conditions evaluated so far. */
  readonly tested: readonly number[];
}

export interface Frame {
  readonly lexed: LexedFile;
  /** Next token. */
  next: number;
  /** First directive that may stand at or behind `next`. */
  directive: number;
  /** Conditionals whose taken branch is being read, innermost last. */
  readonly conditionals: OpenConditional[];
}

export class SourceStack {
  readonly frames: Frame[] = [];
  readonly included: FileId[] = [];
  private readonly known = new Set<FileId>();
  private entered = 0;

  constructor(
    private readonly run: Run,
    private readonly pragmas: Pragmas,
  ) {}

  get top(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  /** Begins reading a file, unless its guard or `#pragma once` keeps it out. `at` is the `#include`. */
  enter(file: FileId, at: Span | null): void {
    const lexed = this.run.lexed.of(file);
    const isGuarded = this.run.macros.has(lexed.guard) && lexed.guard !== 0;
    if (this.pragmas.isReadOnce(file) || isGuarded) return;
    if (at !== null && !this.mayEnter(file, at)) return;
    if (at !== null) this.recordInclude(file);
    this.run.problems.addAll(lexed.problems);
    this.frames.push({ lexed, next: 0, directive: 0, conditionals: [] });
  }

  /** Ends the innermost file, reporting conditionals that it leaves open. */
  leave(): void {
    const { lexed, conditionals } = this.frames.pop()!;
    for (const { opened } of conditionals) this.reportOpen(lexed, opened);
  }

  reportOpen(lexed: LexedFile, opened: number): void {
    const hash = lexed.directives.hash[opened]!;
    const at = spanOfTokens(lexed, hash, lexed.directives.lineEnd[opened]! - 1);
    const message = "This conditional has no #endif before the file ends. Add it.";
    this.run.problems.add("unterminated-conditional", "error", message, at);
  }

  private recordInclude(file: FileId): void {
    if (this.known.has(file)) return;
    this.known.add(file);
    if (this.run.files.get(file).origin === "project") this.included.push(file);
  }

  private mayEnter(file: FileId, at: Span): boolean {
    const { path } = this.run.files.get(file);
    let own = 0;
    for (const frame of this.frames) if (frame.lexed.file === file) own++;
    if (own >= SELF_INCLUDE_DEPTH) {
      this.refuse(
        "circular-include",
        `${path} includes itself without end; not read again here. Add #pragma once.`,
        at,
      );
    } else if (this.frames.length >= INCLUDE_DEPTH) {
      this.refuse(
        "include-depth",
        `#include nests deeper than ${INCLUDE_DEPTH} files; ${path} is not read here.`,
        at,
      );
    } else if (++this.entered > UNIT_INCLUDES || this.run.tokenCount() > UNIT_TOKENS) {
      this.refuse("too-large", `This unit includes more than can be read; ${path} is left out here.`, at);
    } else return true;
    return false;
  }

  private refuse(code: string, message: string, at: Span): void {
    this.run.problems.add(code, "error", message, at);
  }
}
