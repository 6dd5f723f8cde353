/**
 * The door of the room: a file to a translation unit, and the OS model's headers to the macros every unit starts
 * with.
 *
 *     #define MAX 4                     tokens   int a [ 4 ] ;
 *     int a[MAX];                       `4` is spelled in the #define and came through the use of MAX
 *
 * Conforming (C17 phases 1–4) with the Microsoft extensions drivers rely on; see define.ts, substitute.ts and
 * lexer.ts for the list. Whatever cannot be read is a Problem with a place and never stops the unit.
 * Not modelled: trigraphs, assertions (`#assert`), pragmas other than those of pragma.ts.
 */
import {
  type CancelSignal,
  type FileId,
  type FileTable,
  neverCancelled,
  type Outcome,
  type Problem,
  throwIfCancelled,
} from "../base";
import { Directives } from "./directives";
import { Expander, type RawSource, type TokenRegister } from "./expander";
import type { LexedFile, LexedFiles } from "./lexed-file";
import { MacroTable } from "./macro";
import { Pragmas } from "./pragma";
import {
  type CommandLineMacro,
  cppDefines,
  defaultDefines,
  defineBuiltins,
  defineCommandLine,
} from "./predefined";
import { type IncludeResolver, makeModelResolver } from "./resolver";
import { ProblemLog, type Run, reportUnterminated, spanOfTokens } from "./run";
import { type Frame, SourceStack } from "./source-stack";
import { type PreprocessTables, TokenKind } from "./token";
import { KIND_MASK, LINE_START, UNTERMINATED } from "./token-meta";
import type { TranslationUnit } from "./unit";
import { UnitOutput } from "./unit-output";

interface SessionInput {
  readonly files: FileTable;
  /** Made with the same `files` and `tables`. */
  readonly lexed: LexedFiles;
  /** The configuration's macros; they win over `defaultDefines` and over the model. */
  readonly defines: readonly CommandLineMacro[];
  readonly tables: PreprocessTables;
  readonly signal?: CancelSignal;
}

export interface PreprocessInput extends SessionInput {
  readonly resolver: IncludeResolver;
  /** `Prelude.macros`. Not changed. */
  readonly prelude: MacroTable;
}

/** The OS model, preprocessed once per configuration. */
export interface Prelude {
  readonly macros: MacroTable;
  /** All model headers as one unit; `file` is the first. */
  readonly unit: TranslationUnit;
  readonly problems: readonly Problem[];
}

/** Preprocesses one compiled file. Throws only `Cancelled`. */
export function preprocess(unit: FileId, input: PreprocessInput): Outcome<TranslationUnit> {
  const reader = new UnitReader(input, input.prelude.fork(), input.resolver);
  if (/\.(cc|cpp|cxx|hpp)$/i.test(input.files.get(unit).path)) reader.defineAll(cppDefines);
  reader.defineAll(input.defines);
  reader.readFile(unit);
  return { value: reader.finish(unit), problems: reader.problems };
}

/** Preprocesses the model's headers in order, each once; an `#include` among them is obeyed, any other ignored. */
export function buildPrelude(headers: readonly FileId[], input: SessionInput): Prelude {
  const reader = new UnitReader(input, new MacroTable(), makeModelResolver(input.files, headers));
  reader.defineAll(defaultDefines);
  reader.defineAll(input.defines);
  for (const header of headers) reader.readFileOnce(header);
  const unit = reader.finish(headers[0] ?? (0 as FileId));
  return { macros: reader.macros, unit, problems: reader.problems };
}

/** Reads files token by token; macros go to the expander, directives to `Directives`. */
class UnitReader implements RawSource {
  readonly macros: MacroTable;
  private readonly run: Run;
  private readonly output: UnitOutput;
  private readonly pragmas: Pragmas;
  private readonly sources: SourceStack;
  private readonly expander: Expander;
  private readonly directives: Directives;
  /** Number of open files when the arguments being read began. */
  private callFloor = 0;

  constructor(input: SessionInput, macros: MacroTable, resolver: IncludeResolver) {
    this.macros = macros;
    this.run = {
      files: input.files,
      lexed: input.lexed,
      words: input.lexed.words,
      tables: input.tables,
      macros,
      problems: new ProblemLog(),
      signal: input.signal ?? neverCancelled,
      undefinedNames: new Set(),
      counter: 0,
      tokenCount: () => this.output.count,
    };
    this.pragmas = new Pragmas(this.run, (kind, argument) => this.output.pushMark(kind, argument));
    this.output = new UnitOutput(this.run, (operand) => this.obeyPragma(operand));
    this.sources = new SourceStack(this.run, this.pragmas);
    this.expander = new Expander(this.run, this, this.output);
    this.directives = new Directives(this.run, this.sources, this.expander, this.pragmas, resolver);
    if (!macros.has(input.lexed.words.pragma)) defineBuiltins(this.run);
  }

  get problems(): readonly Problem[] {
    return this.run.problems.list;
  }

  defineAll(defines: readonly CommandLineMacro[]): void {
    defineCommandLine(this.run, defines);
  }

  readFile(file: FileId): void {
    throwIfCancelled(this.run.signal);
    this.output.expect(this.run.lexed.of(file).count);
    this.sources.enter(file, null);
    for (let frame = this.sources.top; frame !== undefined; frame = this.sources.top) {
      if (frame.next === frame.lexed.count) this.sources.leave();
      else this.readRun(frame);
    }
  }

  readFileOnce(file: FileId): void {
    this.readFile(file);
    this.pragmas.readOnce(file);
  }

  finish(file: FileId): TranslationUnit {
    return {
      file,
      tokens: this.output.finish(),
      included: this.sources.included,
      missing: this.directives.missing,
      skipped: this.directives.conditionals.skipped,
      undefinedInConditions: [...this.run.undefinedNames],
    };
  }

  opensCall(): boolean {
    const frame = this.sources.top!;
    if (frame.lexed.text[frame.next] !== this.run.words.open) return false;
    this.callFloor = this.sources.frames.length;
    return true;
  }

  readRaw(into: TokenRegister): boolean {
    for (;;) {
      const frame = this.sources.top!;
      const { lexed, next } = frame;
      if (next === lexed.count) {
        if (this.sources.frames.length <= this.callFloor) return false;
        this.sources.leave();
      } else if (this.isDirective(lexed, next)) this.directives.obey(frame);
      else {
        this.checkLiteral(lexed, next);
        into.text = lexed.text[next]!;
        into.meta = lexed.meta[next]! & ~LINE_START;
        into.site = lexed.firstOrigin + next;
        into.expansion = 0;
        frame.next++;
        return true;
      }
    }
  }

  /** Reads on in the innermost file until it ends or another file comes on top. */
  private readRun(frame: Frame): void {
    const { lexed } = frame;
    const { meta, text, count, firstOrigin } = lexed;
    const { output, macros } = this;
    while (frame.next < count && this.sources.top === frame) {
      let at = frame.next;
      for (; at < count; at++) {
        const kind = meta[at]! & KIND_MASK;
        if (
          kind === TokenKind.Identifier
            ? macros.has(text[at]!)
            : (meta[at]! & (LINE_START | UNTERMINATED)) !== 0
        )
          break;
        if (output.isSwallowing) break;
        output.push(kind, text[at]!, firstOrigin + at);
      }
      frame.next = at;
      if (at < count) this.readSpecial(frame);
    }
  }

  /** A token that may be a directive, a macro name, a broken literal, or part of a pragma operator. */
  private readSpecial(frame: Frame): void {
    const { lexed, next } = frame;
    if (this.isDirective(lexed, next)) {
      this.directives.obey(frame);
      return;
    }
    this.checkLiteral(lexed, next);
    frame.next++;
    const meta = lexed.meta[next]! & ~LINE_START;
    const isName = (meta & KIND_MASK) === TokenKind.Identifier;
    if (isName && this.macros.has(lexed.text[next]!) && !this.expander.isExhausted) this.expand(frame, next);
    else this.output.accept(lexed.text[next]!, meta, lexed.firstOrigin + next, 0);
  }

  private expand(frame: Frame, at: number): void {
    const { lexed } = frame;
    const before = this.output.count;
    const site = lexed.firstOrigin + at;
    const isDone = this.expander.expandUse(lexed.text[at]!, lexed.meta[at]! & ~LINE_START, site);
    if (!isDone) {
      this.output.cutBack(before);
      this.copyUse(frame, at);
      this.reportTooLarge(
        lexed,
        at,
        "This macro expands to too much and is left as written.",
        "macro-too-large",
      );
    } else if (this.expander.isExhausted) {
      const message = "The macros of this unit expand to too much; from here on they are left as written.";
      this.reportTooLarge(lexed, at, message, "macro-too-large");
    }
  }

  /** Puts a macro use that was given up into the unit as it is written. */
  private copyUse(frame: Frame, from: number): void {
    const to = this.sources.top === frame ? frame.next : from + 1;
    const { lexed } = frame;
    const { hash, lineEnd, count } = lexed.directives;
    let directive = 0;
    for (let at = from; at < to; at++) {
      while (directive < count && lineEnd[directive]! <= at) directive++;
      if (directive < count && hash[directive]! <= at) continue;
      this.output.push(lexed.meta[at]! & KIND_MASK, lexed.text[at]!, lexed.firstOrigin + at);
    }
  }

  private reportTooLarge(lexed: LexedFile, at: number, message: string, code: string): void {
    this.run.problems.add(code, "error", message, spanOfTokens(lexed, at, at));
  }

  private isDirective(lexed: LexedFile, at: number): boolean {
    return (lexed.meta[at]! & LINE_START) !== 0 && lexed.text[at] === this.run.words.hash;
  }

  private checkLiteral(lexed: LexedFile, at: number): void {
    if ((lexed.meta[at]! & UNTERMINATED) === 0) return;
    const spelled = this.run.tables.strings.text(lexed.text[at]! as never);
    reportUnterminated(this.run, spanOfTokens(lexed, at, at), spelled);
  }

  private obeyPragma(operand: readonly string[]): void {
    const frame = this.sources.top;
    if (frame !== undefined) this.pragmas.obey(operand, frame.lexed.file);
  }
}
