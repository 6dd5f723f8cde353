/**
 * Obeying directives (C17 6.10): one line of a file, its effect on macros, on the files being read, and on where
 * reading goes on. Conditionals are in conditionals.ts.
 *
 * `#line` does not change places; all places are those of the text as it stands.
 */
import { type Span, type TextId, throwIfCancelled } from "../base";
import { Conditionals, operandOf } from "./conditionals";
import { readDefinition } from "./define";
import { Directive } from "./directive-index";
import type { Expander } from "./expander";
import type { LexedFile } from "./lexed-file";
import type { Macro } from "./macro";
import type { Pragmas } from "./pragma";
import type { IncludeForm, IncludeResolver, Resolution } from "./resolver";
import { type Run, spanOfTokens } from "./run";
import type { Frame, SourceStack } from "./source-stack";
import { TokenKind } from "./token";
import type { TokenBuffer } from "./token-buffer";
import { KIND_MASK, SPACE_BEFORE } from "./token-meta";
import type { MissingHeader } from "./unit";

interface Header {
  readonly name: string;
  readonly form: IncludeForm;
}

export class Directives {
  readonly missing: MissingHeader[] = [];
  readonly conditionals: Conditionals;
  private readonly missed = new Set<string>();

  constructor(
    private readonly run: Run,
    private readonly sources: SourceStack,
    private readonly expander: Expander,
    private readonly pragmas: Pragmas,
    private readonly resolver: IncludeResolver,
  ) {
    const hasHeader = (name: string, form: IncludeForm) => this.resolve({ name, form }).kind !== "missing";
    this.conditionals = new Conditionals(run, sources, expander, hasHeader);
  }

  /** Obeys the directive whose `#` is the next token of `frame`, the innermost file. */
  obey(frame: Frame): void {
    throwIfCancelled(this.run.signal);
    const { hash, kind, lineEnd } = frame.lexed.directives;
    while (hash[frame.directive]! < frame.next) frame.directive++;
    const index = frame.directive;
    frame.next = lineEnd[index]!;
    this.dispatch(frame, index, kind[index]! as Directive);
  }

  private dispatch(frame: Frame, index: number, kind: Directive): void {
    switch (kind) {
      case Directive.If:
      case Directive.Ifdef:
      case Directive.Ifndef:
        return this.conditionals.open(frame, index);
      case Directive.Elif:
      case Directive.Elifdef:
      case Directive.Elifndef:
      case Directive.Else:
        return this.conditionals.closeBranch(frame, index);
      case Directive.Endif:
        frame.conditionals.pop();
        return;
      case Directive.Define:
        return this.define(frame.lexed, index);
      case Directive.Undef:
        return this.undefine(frame.lexed, index);
      case Directive.Include:
        return this.include(frame.lexed, index);
      case Directive.Pragma:
        return this.pragmas.obey(this.operandSpellings(frame.lexed, index), frame.lexed.file);
      case Directive.Error:
      case Directive.Warning:
        return this.reportMessage(frame.lexed, index, kind === Directive.Error ? "error" : "warning");
      case Directive.Unknown:
        return this.report(
          frame.lexed,
          index,
          "unknown-directive",
          "This directive is not known; its line is left out.",
        );
      case Directive.Misplaced:
        return this.report(
          frame.lexed,
          index,
          "misplaced-conditional",
          "No open #if takes this branch or #endif.",
        );
      case Directive.Ignored:
        return;
    }
  }

  private define(lexed: LexedFile, index: number): void {
    const { hash, lineEnd } = lexed.directives;
    const macro = readDefinition(this.run, lexed, hash[index]! + 2, lineEnd[index]!);
    if (macro === null) return;
    const previous = this.run.macros.get(macro.name);
    if (previous !== undefined && this.isProjectMacro(previous) && !isSameDefinition(previous, macro)) {
      const message = `${macro.spelling} is defined again with another text, which holds from here on.`;
      this.run.problems.add("macro-redefined", "warning", message, macro.definition!);
    }
    this.run.macros.define(macro);
  }

  private isProjectMacro(macro: Macro): boolean {
    return macro.definition !== null && this.run.files.get(macro.definition.file).origin === "project";
  }

  private undefine(lexed: LexedFile, index: number): void {
    const { hash, lineEnd } = lexed.directives;
    const name = hash[index]! + 2;
    if (name < lineEnd[index]! && (lexed.meta[name]! & KIND_MASK) === TokenKind.Identifier) {
      this.run.macros.undefine(lexed.text[name] as TextId);
    } else this.report(lexed, index, "bad-define", "An #undef needs the name of a macro.");
  }

  private include(lexed: LexedFile, index: number): void {
    const header = this.headerOf(lexed, index);
    const at = this.spanOf(lexed, index);
    if (header === null) {
      this.report(lexed, index, "bad-include", 'This #include names no header. Write "name" or <name>.');
      return;
    }
    const resolution = this.resolve(header);
    if (resolution.kind === "missing") this.recordMissing(header, at);
    if (resolution.kind === "model") this.pragmas.obeyHeader(header.name);
    if (resolution.kind === "file") this.sources.enter(resolution.file, at);
  }

  /** A quoted name is also looked for from the files that include this one, innermost first, as cl does. */
  private resolve({ name, form }: Header): Resolution {
    const { frames } = this.sources;
    for (let i = frames.length - 1; i >= 0; i--) {
      const resolution = this.resolver.resolve(name, form, frames[i]!.lexed.file);
      if (resolution.kind !== "missing" || form === "angle") return resolution;
    }
    return { kind: "missing" };
  }

  private recordMissing({ name, form }: Header, at: Span): void {
    const key = name.toLowerCase().replaceAll("\\", "/");
    if (this.missed.has(key)) return;
    this.missed.add(key);
    this.missing.push({ name, form, at });
  }

  private headerOf(lexed: LexedFile, index: number): Header | null {
    const { hash, lineEnd } = lexed.directives;
    const first = hash[index]! + 2;
    if (first >= lineEnd[index]!) return null;
    const { strings } = this.run.tables;
    if ((lexed.meta[first]! & KIND_MASK) === TokenKind.String)
      return spelledHeader(strings.text(lexed.text[first] as TextId));
    const { tokens } = this.expander.expandOperand(operandOf(lexed, first, lineEnd[index]!), false);
    const header = this.computedHeader(tokens);
    this.expander.release(tokens);
    return header;
  }

  /** The header that expanded tokens spell: a string, or everything from `<` to `>`. */
  private computedHeader(tokens: TokenBuffer): Header | null {
    if (tokens.length === 0) return null;
    const { strings } = this.run.tables;
    const spelling = (i: number) => strings.text(tokens.text(i) as TextId);
    if ((tokens.meta(0) & KIND_MASK) === TokenKind.String) return spelledHeader(spelling(0));
    if (spelling(0) !== "<") return null;
    let name = "";
    for (let i = 1; i < tokens.length; i++) {
      if (spelling(i) === ">") return { name: name.trim(), form: "angle" };
      name += ((tokens.meta(i) & SPACE_BEFORE) !== 0 ? " " : "") + spelling(i);
    }
    return null;
  }

  private operandSpellings(lexed: LexedFile, index: number): string[] {
    const { hash, lineEnd } = lexed.directives;
    const operand = lexed.text.subarray(hash[index]! + 2, lineEnd[index]);
    return Array.from(operand, (text) => this.run.tables.strings.text(text as TextId));
  }

  private reportMessage(lexed: LexedFile, index: number, kind: "error" | "warning"): void {
    const at = this.spanOf(lexed, index);
    const said = this.run.files
      .get(lexed.file)
      .text.slice(at.start, at.end)
      .replace(/^#\s*\w+\s*/, "");
    this.run.problems.add(`${kind}-directive`, kind, `#${kind} in force: ${said}`, at);
  }

  private report(lexed: LexedFile, index: number, code: string, message: string): void {
    this.run.problems.add(code, "error", message, this.spanOf(lexed, index));
  }

  private spanOf(lexed: LexedFile, index: number): Span {
    const { hash, lineEnd } = lexed.directives;
    return spanOfTokens(lexed, hash[index]!, lineEnd[index]! - 1);
  }
}

function spelledHeader(spelled: string): Header | null {
  const form = spelled.startsWith("<") ? "angle" : "quoted";
  return /^(".*"|<.*>)$/.test(spelled) ? { name: spelled.slice(1, -1), form } : null;
}

function isSameDefinition(a: Macro, b: Macro): boolean {
  if (a.parameters !== b.parameters || a.length !== b.length || a.isVariadic !== b.isVariadic) return false;
  for (let row = 0; row < a.length; row++) {
    const isSameRow = a.rows[row * 4] === b.rows[row * 4] && a.operations?.[row] === b.operations?.[row];
    if (!isSameRow) return false;
  }
  return true;
}
