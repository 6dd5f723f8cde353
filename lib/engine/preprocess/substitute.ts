/**
 * Replacing a macro by its list: parameters, `#`, `#@`, `##`, `__VA_OPT__` (C17 6.10.3.1–6.10.3.3, C23 6.10.5.1).
 *
 * Beyond ISO C: a comma before empty variable arguments goes away, with `##` (GNU) and without (Microsoft, whose
 * preprocessor "always removes commas before empty __VA_ARGS__ replacements"); operands of `##` that form no
 * token stay side by side.
 * A placemarker is never materialised: `isEmpty` says that the operand before a `##` was empty.
 */
import type { TextId } from "../base";
import { type Macro, Operation } from "./macro";
import type { MacroCall } from "./macro-call";
import type { OriginId } from "./origin-map";
import { MACRO_STEPS, type Run } from "./run";
import { TokenKind } from "./token";
import { type BufferPool, EXPANSION, META, SITE, STRIDE, TEXT, type TokenBuffer } from "./token-buffer";
import { KIND_MASK, SPACE_BEFORE, withSpaceOf } from "./token-meta";

export class Substituter {
  private call!: MacroCall;
  private macro!: Macro;
  private out!: TokenBuffer;
  /** White space before something that turned out empty belongs to the next token. */
  private space = 0;
  private isEmpty = true;
  /** Steps that the texts made by `#` and `##` cost, besides the tokens. */
  textCost = 0;
  /** Origin that spans the whole use; 0 = not made yet. */
  private useSite = 0;

  constructor(
    private readonly run: Run,
    private readonly pool: BufferPool,
  ) {}

  /** Appends the replaced list to `out`, at most about `MACRO_STEPS` tokens. Returns white space left over at its end. */
  substitute(call: MacroCall, out: TokenBuffer): number {
    this.call = call;
    this.macro = call.macro;
    this.out = out;
    this.space = 0;
    this.textCost = 0;
    this.useSite = 0;
    this.replaceRows(0, this.macro.length);
    return this.space;
  }

  private replaceRows(from: number, to: number): void {
    const operations = this.macro.operations!;
    this.isEmpty = true;
    for (let row = from; row < to && this.out.length < MACRO_STEPS; ) {
      const operation = operations[row]!;
      this.replaceRow(row, operation);
      row = (operation & Operation.VaOpt) !== 0 ? this.macro.argument![row]! : row + 1;
    }
  }

  private replaceRow(row: number, operation: number): void {
    const parameter = this.macro.argument![row]!;
    if ((operation & Operation.VaOpt) !== 0) this.replaceVaOpt(row, operation);
    else if (parameter < 0) this.placeRow(row, operation);
    else if ((operation & (Operation.Stringify | Operation.Charize)) !== 0) {
      const { raw, ends } = this.call;
      this.placeQuoted(raw.data, this.call.startOf(parameter), ends[parameter]!, row, operation);
    } else this.placeArgument(row, parameter, operation);
  }

  private placeRow(row: number, operation: number): void {
    const rows = this.macro.rows;
    const at = row * STRIDE;
    this.placeToken(rows[at]!, rows[at + META]!, rows[at + SITE]! || this.madeSite(), operation);
  }

  private placeToken(text: number, meta: number, site: number, operation: number): void {
    const { out } = this;
    const isJoined = (operation & Operation.Pasted) !== 0 && !this.isEmpty && this.pasteOnto(text);
    if (!isJoined) {
      out.push(text, meta | this.space, site, this.call.expansion);
      this.space = 0;
    }
    this.isEmpty = false;
  }

  private placeArgument(row: number, parameter: number, operation: number): void {
    const { call } = this;
    const isRaw = (operation & (Operation.Paste | Operation.Pasted)) !== 0;
    const expanded = isRaw ? null : (call.expanded[parameter] ?? null);
    const data = expanded === null ? call.raw.data : expanded.data;
    const from = expanded === null ? call.startOf(parameter) : 0;
    const to = expanded === null ? call.ends[parameter]! : expanded.length;
    const space = this.macro.rows[row * STRIDE + META]! & SPACE_BEFORE;
    if (this.isVariadic(parameter) && this.followsComma(row)) {
      if (from === to) return this.dropComma();
      if ((operation & Operation.Pasted) !== 0) this.isEmpty = true;
    }
    this.place(data, from, to, space, operation);
    if (expanded !== null) this.space |= call.spaceBehind[parameter]!;
  }

  private isVariadic(parameter: number): boolean {
    return this.macro.isVariadic && parameter === this.macro.parameters - 1;
  }

  /** The row before is a literal comma, and it is what was placed last. */
  private followsComma(row: number): boolean {
    const { comma } = this.run.words;
    if (row === 0 || this.out.length === 0 || this.macro.argument![row - 1] !== -1) return false;
    return this.macro.rows[(row - 1) * STRIDE] === comma && this.out.text(this.out.length - 1) === comma;
  }

  private dropComma(): void {
    this.out.length--;
    this.isEmpty = true;
  }

  /** Places rows `from` to `to` of an argument, pasting the first onto what was placed last if `##` says so. */
  private place(data: Int32Array, from: number, to: number, space: number, operation: number): void {
    const isPasted = (operation & Operation.Pasted) !== 0;
    if (from === to) {
      this.space |= isPasted ? 0 : space;
      this.isEmpty = isPasted ? this.isEmpty : true;
      return;
    }
    const { out } = this;
    const isJoined = isPasted && !this.isEmpty && this.pasteOnto(data[from * STRIDE]!);
    const first = out.length;
    out.append(data, isJoined ? from + 1 : from, to);
    const at = first * STRIDE + META;
    if (!isPasted || this.isEmpty) out.data[at] = withSpaceOf(out.data[at]!, space | this.space);
    this.space = 0;
    this.isEmpty = false;
  }

  /** Joins a token with the one placed last; false, and nothing changed, when they form no token. */
  private pasteOnto(text: number): boolean {
    const { out } = this;
    const last = (out.length - 1) * STRIDE;
    const pasted = this.mayMake(this.lengthOf(out.data[last]!) + this.lengthOf(text))
      ? this.run.lexed.paste(out.data[last]! as TextId, text as TextId)
      : -1;
    if (pasted < 0) return false;
    out.data[last + TEXT] = Math.floor(pasted / 8);
    out.data[last + META] = (pasted & KIND_MASK) | (out.data[last + META]! & SPACE_BEFORE);
    out.data[last + SITE] = this.madeSite();
    out.data[last + EXPANSION] = this.call.expansion;
    return true;
  }

  private replaceVaOpt(row: number, operation: number): void {
    const { call, macro } = this;
    const variable = macro.parameters - 1;
    const expanded = call.expanded[variable];
    const isPresent = expanded ? expanded.length > 0 : call.ends[variable]! > call.startOf(variable);
    const operand = this.pool.take();
    const { out, isEmpty, space } = this;
    if (isPresent) {
      this.out = operand;
      this.space = 0;
      this.replaceRows(row + 1, macro.argument![row]!);
    }
    Object.assign(this, { out, isEmpty, space });
    const ownSpace = macro.rows[row * STRIDE + META]! & SPACE_BEFORE;
    if ((operation & Operation.Stringify) !== 0)
      this.placeQuoted(operand.data, 0, operand.length, row, operation);
    else this.place(operand.data, 0, operand.length, ownSpace, operation);
    this.pool.give(operand);
  }

  /** Places the operand of `#` or `#@`, spelled as one constant. */
  private placeQuoted(data: Int32Array, from: number, to: number, row: number, operation: number): void {
    const isString = (operation & Operation.Stringify) !== 0;
    const spelled = this.spell(data, from, to, isString);
    const text = this.run.tables.strings.intern(isString ? `"${spelled}"` : `'${spelled}'`);
    const kind = isString ? TokenKind.String : TokenKind.Character;
    const isPasted = (operation & Operation.Pasted) !== 0;
    const space = isPasted ? 0 : this.macro.rows[row * STRIDE + META]! & SPACE_BEFORE;
    this.placeToken(text, kind | space, this.madeSite(), operation);
  }

  private spell(data: Int32Array, from: number, to: number, isString: boolean): string {
    const { strings } = this.run.tables;
    let spelled = "";
    for (let row = from; row < to; row++) {
      const meta = data[row * STRIDE + META]!;
      const text = strings.text(data[row * STRIDE]! as TextId);
      if (!this.mayMake(text.length)) break;
      if (row > from && (meta & SPACE_BEFORE) !== 0) spelled += " ";
      spelled += isString && isConstant(meta & KIND_MASK) ? text.replace(/[\\"]/g, "\\$&") : text;
    }
    // An odd number of backslashes at the end would escape the closing quote; gcc drops the last one.
    return isString && /(^|[^\\])(\\\\)*\\$/.test(spelled) ? spelled.slice(0, -1) : spelled;
  }

  /** Counts the making of a text of `length` units; false beyond the limit, where the use is given up anyway. */
  private mayMake(length: number): boolean {
    this.textCost += length >> 4;
    return this.textCost < MACRO_STEPS;
  }

  private lengthOf(text: number): number {
    return this.run.tables.strings.text(text as TextId).length;
  }

  /** Site of a token that the use itself made: the whole use. */
  private madeSite(): number {
    if (this.useSite !== 0) return this.useSite;
    const { origins } = this.run.tables;
    const use = origins.spanOfUse(this.call.expansion);
    const site: OriginId = origins.add(use.file, use.start, use.end, this.call.expansion);
    this.useSite = site;
    return site;
  }
}

function isConstant(kind: number): boolean {
  return kind === TokenKind.String || kind === TokenKind.Character;
}
