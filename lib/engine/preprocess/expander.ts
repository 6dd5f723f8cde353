/**
 * Macro expansion (C17 6.10.3), as a machine with explicit stacks: nesting of macros and of arguments costs heap,
 * never call depth.
 *
 * Contexts are rows still to be rescanned, innermost on top. A macro is not expanded while a context of its own
 * lies on the stack (`Macro.active`), and a name met then is painted for good; this is how gcc and clang implement
 * the hide sets of the standard. Arguments are expanded first, each in a context that ends in a boundary, into a
 * buffer; the boundary's end starts the next argument or the replacement.
 *
 * Work is counted in token steps. Beyond `MACRO_STEPS` for one use the use is left as written (`macro-too-large`),
 * beyond `UNIT_STEPS` for the unit all later ones are.
 * Tests: tests/unit/preprocess/{expansion,torture,origins}.test.ts.
 */

import { isShielded } from "./condition";
import { Context } from "./context";
import type { ExpansionId } from "./expansion-table";
import { Builtin, type Macro } from "./macro";
import { MacroCall } from "./macro-call";
import type { OriginId } from "./origin-map";
import { predefinedToken } from "./predefined";
import { MACRO_STEPS, type Run, UNIT_STEPS } from "./run";
import { Substituter } from "./substitute";
import { TokenKind } from "./token";
import { BufferPool, EXPANSION, META, SITE, STRIDE, type TokenBuffer } from "./token-buffer";
import { AFTER_EMPTY, KIND_MASK, NO_EXPAND, SPACE_BEFORE, withSpaceOf } from "./token-meta";

/** The text being read, below all contexts. */
export interface RawSource {
  /** The next token, not looking past the end of the file or of a directive line, is `(`. */
  opensCall(): boolean;
  /** Reads one token into `into` with expansion 0, obeying directives on the way; false where the file ends. */
  readRaw(into: TokenRegister): boolean;
}

/** Where fully expanded tokens of the unit go. */
export interface UnitSink {
  accept(text: number, meta: number, site: number, expansion: number): void;
  /** The operand of a pragma operator follows and is to be swallowed. */
  beginPragma(builtin: Builtin, site: number): void;
}

export interface TokenRegister {
  text: number;
  meta: number;
  site: number;
  expansion: number;
}

export class Expander implements TokenRegister {
  text = 0;
  meta = 0;
  site = 0;
  expansion = 0;

  private readonly contexts: Context[] = [];
  private depth = 0;
  private readonly freeCalls: MacroCall[] = [];
  private readonly pool = new BufferPool();
  private readonly substituter: Substituter;
  /** Null = the unit. */
  private sink: TokenBuffer | null = null;
  private isCondition = false;
  /** Flags that something which expanded to nothing owes to the next token. */
  private owedSpace = 0;
  private steps = 0;
  private unitSteps = 0;

  constructor(
    private readonly run: Run,
    private readonly source: RawSource,
    private readonly unit: UnitSink,
  ) {
    this.substituter = new Substituter(run, this.pool);
  }

  /** Expansion has cost the unit so much that it goes no further. */
  get isExhausted(): boolean {
    return this.unitSteps > UNIT_STEPS;
  }

  /** Expands the macro name just read from the file into the unit. False = too large; the unit may hold a part. */
  expandUse(text: number, meta: number, site: number): boolean {
    this.text = text;
    this.meta = meta;
    this.site = site;
    this.expansion = 0;
    this.steps = 0;
    try {
      this.use();
      return this.drain(0);
    } catch (fault) {
      // Macros of the prelude outlive this run; none may stay marked as being expanded.
      this.abandon(0);
      throw fault;
    }
  }

  /** Expands a directive's operand. `isCondition`: operands of `defined` and `__has_include` stay as they are. */
  expandOperand(operand: TokenBuffer, isCondition: boolean): { tokens: TokenBuffer; isComplete: boolean } {
    const { text, meta, site, expansion, steps } = this;
    const tokens = this.pool.take();
    const floor = this.depth;
    this.steps = 0;
    this.isCondition = isCondition;
    this.pushBoundary(operand.data, 0, operand.length, tokens, null);
    const isComplete = this.drain(floor);
    this.isCondition = false;
    Object.assign(this, { text, meta, site, expansion, steps });
    return { tokens, isComplete };
  }

  release(tokens: TokenBuffer): void {
    this.pool.give(tokens);
  }

  /** Runs until only `floor` contexts are left. */
  private drain(floor: number): boolean {
    while (this.depth > floor) {
      const context = this.contexts[this.depth - 1]!;
      if (context.next === context.end) {
        this.leave(context);
        continue;
      }
      this.read(context);
      if (++this.steps > MACRO_STEPS) return this.abandon(floor);
      if ((this.meta & (KIND_MASK | NO_EXPAND)) === TokenKind.Identifier && this.run.macros.has(this.text))
        this.use();
      else this.deliver();
    }
    this.unitSteps += this.steps;
    return true;
  }

  private abandon(floor: number): false {
    while (this.depth > floor) {
      const context = this.contexts[--this.depth]!;
      if (context.macro !== null) context.macro.active--;
      if (context.isBoundary) this.sink = context.outerSink;
    }
    this.owedSpace = 0;
    this.unitSteps += this.steps;
    return false;
  }

  private read(context: Context): void {
    const { rows } = context;
    const at = context.next++ * STRIDE;
    this.text = rows[at]!;
    this.meta = rows[at + META]!;
    this.site = rows[at + SITE]! || context.site;
    this.expansion = context.expansion >= 0 ? context.expansion : rows[at + EXPANSION]!;
    if (context.space >= 0) {
      this.meta = withSpaceOf(this.meta, context.space);
      context.space = -1;
    }
    this.meta |= this.owedSpace;
    this.owedSpace = 0;
  }

  private deliver(): void {
    if (this.sink === null) this.unit.accept(this.text, this.meta, this.site, this.expansion);
    else this.sink.push(this.text, this.meta, this.site, this.expansion);
  }

  /** The register holds the name of a macro: replaces it, or delivers it as it is. */
  private use(): void {
    const macro = this.run.macros.get(this.text)!;
    if (macro.active > 0) {
      this.meta |= NO_EXPAND;
      this.deliver();
    } else if (this.isCondition && isShielded(this.sink!, this.run.words)) {
      this.meta |= NO_EXPAND;
      this.deliver();
    } else if (macro.builtin !== 0) this.replaceBuiltin(macro, macro.builtin);
    else if (macro.parameters >= 0 && !this.opensCall()) this.deliver();
    else if (macro.parameters >= 0) this.callFunction(macro);
    else this.replaceObject(macro);
  }

  private replaceBuiltin(macro: Macro, builtin: Builtin): void {
    if (builtin === Builtin.HasInclude) return this.deliver();
    if (builtin === Builtin.Pragma || builtin === Builtin.PragmaOperator) {
      if (this.sink === null && this.opensCall()) this.unit.beginPragma(builtin, this.site);
      else this.deliver();
      return;
    }
    const expansion = this.enterUse(macro, this.site);
    const made = predefinedToken(this.run, builtin, expansion);
    this.text = made.text;
    this.meta = made.kind | (this.meta & SPACE_BEFORE);
    this.expansion = expansion;
    this.deliver();
  }

  private replaceObject(macro: Macro): void {
    const space = this.meta & SPACE_BEFORE;
    if (macro.length === 0) {
      this.owedSpace |= space | AFTER_EMPTY;
      return;
    }
    const expansion = this.enterUse(macro, this.site);
    if (macro.operations === null) {
      this.pushList(macro, expansion, space);
      return;
    }
    const call = this.freeCalls.pop() ?? new MacroCall();
    call.begin(macro, expansion, space);
    this.replace(call);
  }

  private enterUse(macro: Macro, last: number): ExpansionId {
    const parent = this.expansion as ExpansionId;
    const { origins } = this.run.tables;
    return origins.internUse(
      parent,
      macro.spelling,
      this.site as OriginId,
      last as OriginId,
      macro.definition,
    );
  }

  private callFunction(macro: Macro): void {
    const call = this.freeCalls.pop() ?? new MacroCall();
    call.begin(macro, 0 as ExpansionId, this.meta & SPACE_BEFORE);
    const { text, meta, site, expansion } = this;
    this.readRaw();
    const openingSite = this.site;
    const isClosed = this.readArguments(call);
    const last = isClosed && this.expansion === expansion ? this.site : site;
    this.text = text;
    this.meta = meta;
    this.site = site;
    this.expansion = expansion;
    if (isClosed) this.enterCall(call, last);
    else this.leaveUnclosed(call, openingSite);
  }

  /** The register holds the macro's name, the call its arguments; `last` is where the use ends. */
  private enterCall(call: MacroCall, last: number): void {
    const { macro } = call;
    this.checkArguments(call);
    if (macro.length === 0) {
      this.owedSpace |= call.space | AFTER_EMPTY;
      this.freeCalls.push(call);
      return;
    }
    call.expansion = this.enterUse(macro, last);
    if (macro.operations === null) {
      this.pushList(macro, call.expansion, call.space);
      this.freeCalls.push(call);
      return;
    }
    this.enterArguments(call);
    this.expandNextArgument(call);
  }

  /** Reads up to the closing parenthesis, which stays in the register; false where the text ends before it. */
  private readArguments(call: MacroCall): boolean {
    const { open, close, comma } = this.run.words;
    const { macro, raw, ends, commaSites } = call;
    const commas = macro.isVariadic ? macro.parameters - 1 : Number.MAX_SAFE_INTEGER;
    let nesting = 0;
    while (this.readRaw()) {
      const { text } = this;
      this.steps++;
      if (text === open) nesting++;
      else if (text === close) {
        if (nesting === 0) {
          ends.push(raw.length);
          return true;
        }
        nesting--;
      } else if (text === comma && nesting === 0 && ends.length < commas) {
        ends.push(raw.length);
        commaSites.push(this.site);
        continue;
      }
      raw.push(text, this.meta, this.site, this.expansion);
    }
    return false;
  }

  private readRaw(): boolean {
    while (this.depth > 0) {
      const context = this.contexts[this.depth - 1]!;
      if (context.next < context.end) {
        this.read(context);
        this.paint();
        return true;
      }
      if (context.isBoundary) return false;
      this.leave(context);
    }
    return this.source.readRaw(this);
  }

  /** A name read into an argument while its macro is being rescanned is never expanded again. */
  private paint(): void {
    if ((this.meta & KIND_MASK) !== TokenKind.Identifier) return;
    const macro = this.run.macros.get(this.text);
    if (macro !== undefined && macro.active > 0) this.meta |= NO_EXPAND;
  }

  private opensCall(): boolean {
    for (let i = this.depth - 1; i >= 0; i--) {
      const context = this.contexts[i]!;
      if (context.next < context.end) return context.rows[context.next * STRIDE] === this.run.words.open;
      if (context.isBoundary) return false;
    }
    return this.source.opensCall();
  }

  /** The text ended inside the arguments: the name stays a name, and what was read is read again. */
  private leaveUnclosed(call: MacroCall, openingSite: number): void {
    const place = this.run.tables.origins.writtenPlace(this.site as OriginId);
    const { spelling } = call.macro;
    if (place !== null) {
      const message = `The arguments of the macro ${spelling} have no closing parenthesis. Add it.`;
      this.run.problems.add("unterminated-macro-call", "error", message, place);
    }
    const { open, comma } = this.run.words;
    const rest = this.pool.take();
    rest.push(open, TokenKind.Punctuator, openingSite, this.expansion);
    for (let i = 0, row = 0; i <= call.ends.length; i++) {
      const end = call.ends[i] ?? call.raw.length;
      rest.append(call.raw.data, row, end);
      if (i < call.ends.length) rest.push(comma, TokenKind.Punctuator, call.commaSites[i]!, this.expansion);
      row = end;
    }
    this.meta |= NO_EXPAND;
    this.deliver();
    this.pushRows(rest.data, rest.length).buffer = rest;
    this.freeCalls.push(call);
  }

  private checkArguments(call: MacroCall): void {
    const { macro, ends, raw } = call;
    const given = macro.parameters === 0 && ends.length === 1 && raw.length === 0 ? 0 : ends.length;
    const needed = macro.isVariadic ? macro.parameters - 1 : macro.parameters;
    const place = this.run.tables.origins.writtenPlace(this.site as OriginId);
    if (place !== null && (given < needed || given > macro.parameters)) {
      const effect = given < needed ? "the missing ones are empty" : "the others are dropped";
      const message = `The macro ${macro.spelling} takes ${needed} arguments and is given ${given}; ${effect}, as cl does.`;
      this.run.problems.add("macro-arguments", "warning", message, place);
    }
    call.fitArguments(macro.parameters);
    if (macro.parameters > 0) raw.length = ends[macro.parameters - 1]!;
  }

  /** Arguments belong to this use from here on, also while they are expanded. */
  private enterArguments(call: MacroCall): void {
    const { data, length } = call.raw;
    for (let row = 0; row < length; row++) data[row * STRIDE + EXPANSION] = call.expansion;
  }

  private expandNextArgument(call: MacroCall): void {
    const expands = call.macro.expands!;
    while (call.next < call.macro.parameters) {
      const argument = call.next++;
      call.expanded.push(null);
      call.spaceBehind.push(0);
      const from = call.startOf(argument);
      const to = call.ends[argument]!;
      if (expands[argument] === 0 || !this.holdsMacro(call.raw, from, to)) continue;
      const expanded = this.pool.take();
      call.expanded[argument] = expanded;
      this.pushBoundary(call.raw.data, from, to, expanded, call);
      return;
    }
    this.replace(call);
  }

  private holdsMacro(raw: TokenBuffer, from: number, to: number): boolean {
    const { macros } = this.run;
    for (let row = from; row < to; row++) {
      if ((raw.meta(row) & KIND_MASK) === TokenKind.Identifier && macros.has(raw.text(row))) return true;
    }
    return false;
  }

  /** All arguments are ready: the replaced list goes on the stack. */
  private replace(call: MacroCall): void {
    const { macro, space } = call;
    const list = this.pool.take();
    const spaceLeft = this.substituter.substitute(call, list);
    for (const expanded of call.expanded) if (expanded !== null) this.pool.give(expanded);
    this.freeCalls.push(call);
    this.steps += list.length + this.substituter.textCost;
    if (list.length === 0) {
      this.owedSpace |= space | spaceLeft | AFTER_EMPTY;
      this.pool.give(list);
      return;
    }
    const context = this.pushRows(list.data, list.length);
    context.buffer = list;
    context.macro = macro;
    context.space = space;
    context.spaceBehind = spaceLeft;
    macro.active++;
  }

  private pushList(macro: Macro, expansion: ExpansionId, space: number): void {
    const context = this.pushRows(macro.rows, macro.length);
    context.expansion = expansion;
    context.site = this.site;
    context.macro = macro;
    context.space = space;
    macro.active++;
  }

  private pushBoundary(
    rows: Int32Array,
    from: number,
    to: number,
    sink: TokenBuffer,
    call: MacroCall | null,
  ): void {
    const context = this.pushRows(rows, to);
    context.next = from;
    context.isBoundary = true;
    context.call = call;
    context.space = 0;
    context.outerSink = this.sink;
    this.sink = sink;
    this.owedSpace = 0;
  }

  private pushRows(rows: Int32Array, end: number): Context {
    if (this.depth === this.contexts.length) this.contexts.push(new Context());
    const context = this.contexts[this.depth++]!;
    context.begin(rows, end);
    return context;
  }

  private leave(context: Context): void {
    this.depth--;
    if (context.macro !== null) context.macro.active--;
    if (context.buffer !== null) this.pool.give(context.buffer);
    this.owedSpace |= context.spaceBehind;
    if (!context.isBoundary) return;
    this.sink = context.outerSink;
    const { call } = context;
    if (call !== null) call.spaceBehind[call.next - 1] = this.owedSpace & SPACE_BEFORE;
    this.owedSpace = 0;
    if (call !== null) this.expandNextArgument(call);
  }
}
