/**
 * `#if` … `#endif`: which branch is read, and a record of what is not.
 *
 * Skipping goes from branch to branch along `DirectiveIndex.next`; nested conditionals are never looked at.
 */
import type { TextId } from "../base";
import { evaluateCondition } from "./condition";
import { Directive } from "./directive-index";
import type { Expander } from "./expander";
import type { LexedFile } from "./lexed-file";
import type { IncludeForm } from "./resolver";
import { type Run, spanOfTokens } from "./run";
import type { Frame, OpenConditional, SourceStack } from "./source-stack";
import { TokenKind } from "./token";
import { TokenBuffer } from "./token-buffer";
import { KIND_MASK, SPACE_BEFORE } from "./token-meta";
import type { SkippedRegion } from "./unit";

/** Whether `#include` of this name would find something. */
export type HeaderTest = (name: string, form: IncludeForm) => boolean;

export class Conditionals {
  readonly skipped: SkippedRegion[] = [];

  constructor(
    private readonly run: Run,
    private readonly sources: SourceStack,
    private readonly expander: Expander,
    private readonly hasHeader: HeaderTest,
  ) {}

  /** At an `#if`: goes on in the first branch whose condition holds, or behind the `#endif`. */
  open(frame: Frame, index: number): void {
    const { kind, lineEnd } = frame.lexed.directives;
    const tested: number[] = [];
    for (let branch = index; ; ) {
      const isTaken = kind[branch] === Directive.Else || this.test(frame.lexed, branch);
      if (kind[branch] !== Directive.Else) tested.push(branch);
      if (isTaken) {
        frame.conditionals.push({ opened: index, tested });
        frame.next = lineEnd[branch]!;
        return;
      }
      const next = this.skip(frame, branch, { opened: index, tested });
      if (next < 0) return;
      branch = next;
    }
  }

  /** At an `#elif` or `#else` reached from the branch that was taken: goes on behind the `#endif`. */
  closeBranch(frame: Frame, index: number): void {
    const conditional = frame.conditionals.pop();
    if (conditional === undefined) return;
    for (let branch = index; branch >= 0; ) branch = this.skip(frame, branch, conditional);
  }

  /** Skips one branch; the directive index of the next one, -1 when the conditional is over. */
  private skip(frame: Frame, branch: number, conditional: OpenConditional): number {
    const { lexed } = frame;
    const { next, hash, kind, lineEnd } = lexed.directives;
    const following = next[branch]!;
    const end = following < 0 ? lexed.count : hash[following]!;
    this.record(lexed, lineEnd[branch]!, end, conditional.tested);
    if (following < 0) this.sources.reportOpen(lexed, conditional.opened);
    const isOver = following < 0 || kind[following] === Directive.Endif;
    frame.next = following < 0 ? lexed.count : lineEnd[following]!;
    return isOver ? -1 : following;
  }

  private record(lexed: LexedFile, first: number, end: number, tested: readonly number[]): void {
    if (first >= end) return;
    this.skipped.push({ at: spanOfTokens(lexed, first, end - 1), symbols: this.symbolsOf(lexed, tested) });
  }

  private symbolsOf(lexed: LexedFile, tested: readonly number[]): string[] {
    const { words, tables } = this.run;
    const { hash, lineEnd } = lexed.directives;
    const symbols = new Set<string>();
    for (const directive of tested) {
      for (let i = hash[directive]! + 2; i < lineEnd[directive]!; i++) {
        const isName = (lexed.meta[i]! & KIND_MASK) === TokenKind.Identifier;
        if (isName && lexed.text[i] !== words.defined)
          symbols.add(tables.strings.text(lexed.text[i] as TextId));
      }
    }
    return [...symbols];
  }

  private test(lexed: LexedFile, branch: number): boolean {
    const { kind } = lexed.directives;
    switch (kind[branch]) {
      case Directive.Ifdef:
      case Directive.Elifdef:
        return this.testDefined(lexed, branch) === true;
      case Directive.Ifndef:
      case Directive.Elifndef:
        return this.testDefined(lexed, branch) === false;
      default:
        return this.evaluate(lexed, branch);
    }
  }

  private testDefined(lexed: LexedFile, branch: number): boolean | null {
    const { hash, lineEnd } = lexed.directives;
    const name = hash[branch]! + 2;
    if (name < lineEnd[branch]! && (lexed.meta[name]! & KIND_MASK) === TokenKind.Identifier) {
      return this.run.macros.has(lexed.text[name]!);
    }
    this.report(lexed, branch, "The condition needs the name of a macro; read as false.");
    return null;
  }

  private evaluate(lexed: LexedFile, branch: number): boolean {
    const { hash, lineEnd } = lexed.directives;
    const operand = operandOf(lexed, hash[branch]! + 2, lineEnd[branch]!);
    const { tokens, isComplete } = this.expander.expandOperand(operand, true);
    const result = isComplete
      ? evaluateCondition(
          {
            run: this.run,
            isDefined: (name) => this.run.macros.has(name),
            hasInclude: (header) =>
              this.hasHeader(header.slice(1, -1), header.startsWith('"') ? "quoted" : "angle"),
          },
          tokens,
        )
      : { error: "its macros expand to too much" };
    this.expander.release(tokens);
    if ("isTrue" in result) return result.isTrue;
    this.report(lexed, branch, `This condition cannot be evaluated: ${result.error}. Read as false.`);
    return false;
  }

  private report(lexed: LexedFile, branch: number, message: string): void {
    const { hash, lineEnd } = lexed.directives;
    const at = spanOfTokens(lexed, hash[branch]!, lineEnd[branch]! - 1);
    this.run.problems.add("bad-condition", "error", message, at);
  }
}

/** Raw tokens `from` (inclusive) to `to` (exclusive) as rows. */
export function operandOf(lexed: LexedFile, from: number, to: number): TokenBuffer {
  const operand = new TokenBuffer(Math.max(1, to - from));
  for (let i = from; i < to; i++) {
    operand.push(lexed.text[i]!, lexed.meta[i]! & (KIND_MASK | SPACE_BEFORE), lexed.firstOrigin + i, 0);
  }
  return operand;
}
