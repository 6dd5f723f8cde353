/**
 * The statements of one function body as they are written, before macro expansion: what an edit of the text has to keep
 * whole.
 *
 *     if (x) return FALSE; else { BAIL(y); z = 1; }
 *     control if [ simple, block [ simple BAIL(y);, simple ] ]
 *
 * Tolerant: a macro use may stand for a statement without semicolon, or open a block like a loop. Directives are
 * skipped, all branches of a conditional are read. What cannot be made sense of becomes a simple statement, so an edit
 * made from it may be wrong; every edit is verified before it is offered.
 *
 * Does not know types or macros. No recursion: blocks may nest as deep as they like.
 */

export interface WrittenToken {
  readonly text: string;
  /** Offsets in the file, UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface WrittenStatement {
  readonly kind: "block" | "control" | "label" | "simple";
  /** `if`, `while`, `do`, ... of a control; else the first token. */
  readonly word: string;
  readonly start: number;
  end: number;
  readonly parent: WrittenStatement | null;
  readonly children: WrittenStatement[];
  /** Control: behind the `)` of its head, or behind the word. */
  readonly headEnd: number;
  /** `if`: offset of the word `else`; null without one. */
  elseAt: number | null;
}

const WITH_HEAD = new Set(["if", "for", "while", "switch", "__except", "except", "_SEH2_EXCEPT", "catch"]);
const WITHOUT_HEAD = new Set(["do", "else", "__try", "try", "_SEH2_TRY", "__finally", "finally"]);
const HANDLER = new Set(["__except", "__finally", "except", "finally", "_SEH2_EXCEPT", "catch"]);
const GUARDED = new Set(["__try", "try", "_SEH2_TRY"]);
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** `tokens[open]` is the body's `{`; the block ends at its `}` or where the tokens end. */
export function writtenStatements(tokens: readonly WrittenToken[], open: number): WrittenStatement {
  return new StatementReader(tokens, open).read();
}

/** The innermost statement that holds the offset, other than the body itself; null between statements. */
export function statementAt(body: WrittenStatement, offset: number): WrittenStatement | null {
  let found: WrittenStatement | null = null;
  let inside: WrittenStatement | undefined = body;
  while (inside) {
    inside = inside.children.find((child) => offset >= child.start && offset < child.end);
    if (inside) found = inside;
  }
  return found;
}

/** Every statement below `body`, outer before inner, in the order of the text. */
export function allStatements(body: WrittenStatement): readonly WrittenStatement[] {
  const all: WrittenStatement[] = [];
  const open = [...body.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    all.push(next);
    open.push(...[...next.children].reverse());
  }
  return all;
}

class StatementReader {
  private at: number;
  private readonly root: WrittenStatement;
  private readonly stack: WrittenStatement[];

  constructor(
    private readonly tokens: readonly WrittenToken[],
    open: number,
  ) {
    const brace = tokens[open]!;
    this.root = node("block", "{", brace.start, brace.end, null);
    this.stack = [this.root];
    this.at = open + 1;
  }

  read(): WrittenStatement {
    while (this.stack.length > 0 && this.at < this.tokens.length) this.statement();
    for (const unclosed of this.stack) unclosed.end = this.tokens.at(-1)?.end ?? unclosed.end;
    return this.root;
  }

  private get parent(): WrittenStatement {
    return this.stack[this.stack.length - 1]!;
  }

  private statement(): void {
    const token = this.tokens[this.at]!;
    if (token.text === "{") this.open(node("block", "{", token.start, token.end, this.parent), this.at + 1);
    else if (token.text === "}") this.closeBlock(token);
    else if (WITH_HEAD.has(token.text)) this.openControl(token, this.behindParentheses(this.at + 1));
    else if (WITHOUT_HEAD.has(token.text)) this.openControl(token, this.at + 1);
    else this.labelOrSimple(token);
  }

  private openControl(word: WrittenToken, next: number): void {
    const head = this.tokens[next - 1]!.end;
    this.open(node("control", word.text, word.start, head, this.parent), next);
  }

  private open(opened: WrittenStatement, next: number): void {
    this.parent.children.push(opened);
    this.stack.push(opened);
    this.at = next;
  }

  private closeBlock(brace: WrittenToken): void {
    this.at++;
    // A body that is missing before the brace: its control ends here.
    while (this.parent.kind === "control") this.stack.pop()!.end = brace.start;
    const block = this.stack.pop()!;
    block.end = brace.end;
    this.finish(block);
  }

  /** Ends the controls whose last body `done` was. */
  private finish(done: WrittenStatement): void {
    let end = done.end;
    while (this.stack.length > 0 && this.parent.kind === "control") {
      if (this.goesOn(this.parent)) return;
      end = this.behindDo(this.parent) ?? end;
      this.stack.pop()!.end = end;
    }
  }

  /** `else` and handlers belong to the control before them; a second body follows. */
  private goesOn(control: WrittenStatement): boolean {
    const next = this.tokens[this.at];
    if (!next) return false;
    if (control.word === "if" && next.text === "else" && control.elseAt === null) {
      control.elseAt = next.start;
      this.at++;
      return true;
    }
    if (GUARDED.has(control.word) && HANDLER.has(next.text)) {
      const hasHead = this.tokens[this.at + 1]?.text === "(";
      this.at = hasHead ? this.behindParentheses(this.at + 1) : this.at + 1;
      return true;
    }
    return false;
  }

  private behindDo(control: WrittenStatement): number | null {
    if (control.word !== "do" || this.tokens[this.at]?.text !== "while") return null;
    let next = this.behindParentheses(this.at + 1);
    if (this.tokens[next]?.text === ";") next++;
    this.at = next;
    return this.tokens[next - 1]!.end;
  }

  private labelOrSimple(first: WrittenToken): void {
    const colon = this.colonOfLabel();
    if (colon !== null) {
      this.parent.children.push(node("label", first.text, first.start, this.tokens[colon]!.end, this.parent));
      this.at = colon + 1;
      return;
    }
    const end = this.endOfSimple();
    const isLoopLike = this.tokens[end]?.text === "{" && this.tokens[end - 1]!.text === ")";
    if (isLoopLike) return this.openControl(first, end);
    const simple = node("simple", first.text, first.start, this.tokens[end - 1]!.end, this.parent);
    this.parent.children.push(simple);
    this.at = end;
    this.finish(simple);
  }

  /** Token index of the `:` when a label starts here. */
  private colonOfLabel(): number | null {
    const { text } = this.tokens[this.at]!;
    if (text !== "case" && text !== "default") {
      return /^[A-Za-z_$]/.test(text) && this.tokens[this.at + 1]?.text === ":" ? this.at + 1 : null;
    }
    let depth = 0;
    for (let i = this.at + 1; i < this.tokens.length; i++) {
      const here = this.tokens[i]!.text;
      if (OPENING.has(here)) depth++;
      else if (CLOSING.has(here)) depth--;
      else if (here === ":" && depth === 0) return i;
      else if (here === ";") return null;
    }
    return null;
  }

  /** Token index behind a statement that starts here and is neither block, control nor label. */
  private endOfSimple(): number {
    let depth = 0;
    for (let i = this.at; i < this.tokens.length; i++) {
      const { text } = this.tokens[i]!;
      if (depth === 0) {
        if (text === ";") return i + 1;
        if (text === "}" && i > this.at) return i;
        if (text === "{" && i > this.at && this.tokens[i - 1]!.text === ")") return i;
        if (this.endsMacroUse(i)) return i;
      }
      if (OPENING.has(text)) depth++;
      else if (CLOSING.has(text)) depth = Math.max(0, depth - 1);
    }
    return this.tokens.length;
  }

  /** `BAIL(x)` without semicolon, followed by a word: the next statement begins at `i`. */
  private endsMacroUse(i: number): boolean {
    if (i < this.at + 3 || this.tokens[this.at + 1]!.text !== "(" || this.tokens[i - 1]!.text !== ")")
      return false;
    return /^[A-Za-z_$]/.test(this.tokens[i]!.text) && this.behindParentheses(this.at + 1) === i;
  }

  /** Token index behind the parentheses that open at `i`; `i` itself when none do. */
  private behindParentheses(i: number): number {
    if (this.tokens[i]?.text !== "(") return i;
    let depth = 0;
    for (let at = i; at < this.tokens.length; at++) {
      const { text } = this.tokens[at]!;
      if (text === "(") depth++;
      else if (text === ")" && --depth === 0) return at + 1;
    }
    return this.tokens.length;
  }
}

function node(
  kind: WrittenStatement["kind"],
  word: string,
  start: number,
  end: number,
  parent: WrittenStatement | null,
): WrittenStatement {
  return { kind, word, start, end, parent, children: [], headEnd: end, elseAt: null };
}
