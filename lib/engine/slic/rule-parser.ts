/**
 * From tokens to the syntax tree of a rule. Recovers at the next declaration, so one flaw hides no other.
 *
 *     state { enum { free, held } s = free; int depth; PVOID lock = 0; } with guard(Init.exit, $1)
 *     watch F.exit.(*$1);
 *     F.entry [guard $1] { ... }      [guard $1] F.entry { ... }      [F, G].exit { ... }
 *     F.call { ... }  F.return { ... }      the older words for entry and exit
 *
 * Nesting is bounded by `MAX_DEPTH`: beyond it the text is reported, never followed.
 * Loops, `switch`, `goto` and local variables are not part of the dialect.
 */
import { parseExpression } from "./expression-parser";
import type {
  AssignOp,
  EnumConstant,
  EventName,
  HandlerDecl,
  Phase,
  RuleExpr,
  RuleFile,
  RulePlace,
  RuleProblems,
  RuleStmt,
  VariableDecl,
  WatchDecl,
} from "./rule-ast";
import type { RuleToken } from "./rule-lexer";
import { RuleSyntaxError, TokenCursor } from "./token-cursor";

const MAX_DEPTH = 100;
const PHASES: Readonly<Record<string, Phase>> = {
  entry: "entry",
  call: "entry",
  exit: "exit",
  return: "exit",
};
const ASSIGNMENTS: readonly string[] = ["=", "+=", "-=", "*=", "|=", "&="] satisfies AssignOp[];
const NOT_STATEMENTS = new Set(["while", "for", "do", "switch", "case", "goto", "break", "continue", "else"]);

export function parseRule(tokens: readonly RuleToken[], problems: RuleProblems): RuleFile {
  const parser = new RuleParser(new TokenCursor(tokens), problems);
  parser.parseFile();
  return parser;
}

class RuleParser implements RuleFile {
  readonly variables: VariableDecl[] = [];
  readonly watches: WatchDecl[] = [];
  readonly handlers: HandlerDecl[] = [];

  constructor(
    private readonly cursor: TokenCursor,
    private readonly problems: RuleProblems,
  ) {}

  parseFile(): void {
    while (this.cursor.peek.kind !== "end") {
      const start = this.cursor.position;
      try {
        this.parseDeclaration();
      } catch (error) {
        if (!(error instanceof RuleSyntaxError)) throw error;
        this.problems.add("error", "syntax", error.message, error.at);
        this.cursor.skipDeclaration(start);
      }
    }
  }

  private parseDeclaration(): void {
    const { cursor } = this;
    if (cursor.accept(";")) return;
    const next = cursor.peekAt(1).text;
    if (cursor.peek.text === "state" && (next === "{" || next === "=")) this.parseState();
    else if (cursor.peek.text === "watch" && next !== ".") this.parseWatch();
    else this.parseHandler();
  }

  // State -------------------------------------------------------------------------------------------

  private parseState(): void {
    const { cursor } = this;
    cursor.next();
    cursor.expect("{");
    while (!cursor.accept("}")) {
      if (!cursor.accept(";")) this.parseVariables();
    }
    if (cursor.acceptName("with")) {
      cursor.expectName("guard");
      cursor.expect("(");
      const { event, phase } = this.parseEventName();
      cursor.expect(",");
      const operand = parseExpression(cursor);
      cursor.expect(")");
      this.watches.push({ event, phase, operand, isImplicitGuard: true });
    }
    cursor.accept(";");
  }

  private parseVariables(): void {
    const { cursor } = this;
    const constants = cursor.acceptName("enum") ? this.parseEnumConstants() : null;
    const isPointerType = constants === null && this.skipTypeWords();
    do {
      let isPointer = isPointerType;
      while (cursor.accept("*")) isPointer = true;
      const { text: name, at } = cursor.expectKind("name", "the name of a variable");
      const initial = cursor.accept("=") ? parseExpression(cursor) : null;
      const type = constants ? "enum" : isPointer ? "pointer" : "int";
      this.variables.push({ name, type, constants: constants ?? [], initial, at });
    } while (cursor.accept(","));
    cursor.expect(";");
  }

  /** Consumes the words of a type before a declarator; true when the type's own name says pointer (`PVOID`, `HANDLE`). */
  private skipTypeWords(): boolean {
    const { cursor } = this;
    let last = cursor.expectKind("name", "a type").text;
    while (cursor.peek.kind === "name" && cursor.peekAt(1).kind !== "punctuation") last = cursor.next().text;
    if (cursor.peek.kind === "name" && cursor.peekAt(1).text === "*") last = cursor.next().text;
    return /^(P[A-Z][A-Z0-9_]*|HANDLE)$/.test(last);
  }

  private parseEnumConstants(): EnumConstant[] {
    const { cursor } = this;
    const constants: EnumConstant[] = [];
    if (cursor.peek.kind === "name") cursor.next();
    cursor.expect("{");
    let value = 0n;
    while (!cursor.accept("}")) {
      const { text: name, at } = cursor.expectKind("name", "the name of a state");
      if (cursor.accept("=")) value = this.parseConstant();
      constants.push({ name, value, at });
      value += 1n;
      if (!cursor.accept(",") && cursor.peek.text !== "}") cursor.expect("}");
    }
    return constants;
  }

  private parseConstant(): bigint {
    const expr = parseExpression(this.cursor);
    if (expr.kind === "number") return expr.value;
    if (expr.kind === "unary" && expr.op === "-" && expr.of.kind === "number") return -expr.of.value;
    throw new RuleSyntaxError("A number is needed here.", expr.at);
  }

  // Events ------------------------------------------------------------------------------------------

  private parseWatch(): void {
    const { cursor } = this;
    cursor.next();
    const { event, phase } = this.parseEventName();
    cursor.expect(".");
    const operand = parseExpression(cursor);
    cursor.expect(";");
    this.watches.push({ event, phase, operand, isImplicitGuard: false });
  }

  private parseEventName(): { event: EventName; phase: Phase } {
    const { text: name, at } = this.cursor.expectKind("name", "the name of a routine or role");
    this.cursor.expect(".");
    return { event: { name, at }, phase: this.parsePhase() };
  }

  private parsePhase(): Phase {
    const token = this.cursor.expectKind("name", "entry or exit");
    const phase = PHASES[token.text];
    if (!phase) throw new RuleSyntaxError(`"${token.text}" is neither entry nor exit.`, token.at);
    return phase;
  }

  private parseHandler(): void {
    const { cursor } = this;
    const at = cursor.peek.at;
    const before = this.parseGuard();
    const events = this.parseEventList();
    cursor.expect(".");
    const phase = this.parsePhase();
    const guard = this.parseGuard() ?? before;
    if (cursor.peek.text !== "{") throw cursor.unexpected("the body of the handler, which starts with {");
    this.handlers.push({ events, phase, guard, body: this.parseBlock(0), at });
  }

  private parseGuard(): RuleExpr | null {
    const { cursor } = this;
    if (cursor.peek.text !== "[" || cursor.peekAt(1).text !== "guard") return null;
    cursor.next();
    cursor.next();
    const operand = parseExpression(cursor);
    cursor.expect("]");
    return operand;
  }

  private parseEventList(): EventName[] {
    const { cursor } = this;
    const events: EventName[] = [];
    const isList = cursor.accept("[");
    do {
      const { text: name, at } = cursor.expectKind("name", "the name of a routine or role");
      events.push({ name, at });
    } while (isList && cursor.accept(",") && cursor.peek.text !== "]");
    if (isList) cursor.expect("]");
    return events;
  }

  // Statements --------------------------------------------------------------------------------------

  private parseBlock(depth: number): RuleStmt[] {
    const { cursor } = this;
    if (depth > MAX_DEPTH) throw new RuleSyntaxError("Blocks are nested too deeply.", cursor.peek.at);
    cursor.expect("{");
    const stmts: RuleStmt[] = [];
    while (!cursor.accept("}")) {
      if (cursor.peek.kind === "end") throw cursor.unexpected("} to close the block");
      stmts.push(...this.parseStatement(depth + 1));
    }
    return stmts;
  }

  /** Blocks inside blocks add no scope, so they come back flat. */
  private parseStatement(depth: number): readonly RuleStmt[] {
    const { cursor } = this;
    const { text, kind, at } = cursor.peek;
    if (text === "{" && kind === "punctuation") return this.parseBlock(depth);
    if (cursor.accept(";")) return [];
    if (kind === "name" && text === "if") return [this.parseIf(depth)];
    const stmt = this.parseSimple(at);
    cursor.expect(";");
    return [stmt];
  }

  /** `else if` chains are read in a loop and folded from the end. */
  private parseIf(depth: number): RuleStmt {
    const { cursor } = this;
    const arms: { at: RulePlace; condition: RuleExpr; body: readonly RuleStmt[] }[] = [];
    let otherwise: readonly RuleStmt[] = [];
    for (;;) {
      const { at } = cursor.next();
      cursor.expect("(");
      const condition = parseExpression(cursor);
      cursor.expect(")");
      arms.push({ at, condition, body: this.parseArm(depth) });
      if (arms.length > MAX_DEPTH) throw new RuleSyntaxError("This chain of else if is too long.", at);
      if (!cursor.acceptName("else")) break;
      if (cursor.peek.text === "if") continue;
      otherwise = this.parseArm(depth);
      break;
    }
    for (const { at, condition, body } of arms.reverse()) {
      otherwise = [{ kind: "if", condition, whenTrue: body, whenFalse: otherwise, at }];
    }
    return otherwise[0]!;
  }

  private parseArm(depth: number): readonly RuleStmt[] {
    if (depth > MAX_DEPTH)
      throw new RuleSyntaxError("Statements are nested too deeply.", this.cursor.peek.at);
    return this.parseStatement(depth + 1);
  }

  private parseSimple(at: RulePlace): RuleStmt {
    const { cursor } = this;
    if (cursor.peek.kind === "name" && NOT_STATEMENTS.has(cursor.peek.text)) {
      throw new RuleSyntaxError(`"${cursor.peek.text}" is not part of the rule language.`, at);
    }
    if (cursor.acceptName("abort")) return this.parseAbort(at);
    if (cursor.acceptName("halt")) return this.parseEnd("halt", at);
    if (cursor.acceptName("return")) return this.parseEnd("return", at);
    if (cursor.peek.text === "++" || cursor.peek.text === "--") {
      const op = cursor.next().text;
      return step(cursor.expectKind("name", "a variable of the rule").text, op, at);
    }
    return this.parseAssignment(at);
  }

  private parseEnd(kind: "halt" | "return", at: RulePlace): RuleStmt {
    if (this.cursor.accept("(")) this.cursor.expect(")");
    return { kind, at };
  }

  private parseAssignment(at: RulePlace): RuleStmt {
    const { cursor } = this;
    const { text: target } = cursor.expectKind("name", "a statement");
    const op = cursor.peek.text;
    if (op === "(") {
      cursor.skipParentheses();
      return { kind: "call", name: target, at };
    }
    if (op === "++" || op === "--") {
      cursor.next();
      return step(target, op, at);
    }
    if (cursor.peek.kind !== "punctuation" || !ASSIGNMENTS.includes(op))
      throw cursor.unexpected("an assignment");
    cursor.next();
    return { kind: "assign", target, op: op as AssignOp, value: parseExpression(cursor), at };
  }

  /** `abort "text"`, `abort("text")`, `abort(kind) "text"`, `abort(kind, "text")`, `abort`. */
  private parseAbort(at: RulePlace): RuleStmt {
    const { cursor } = this;
    let violation: string | null = null;
    let message = this.parseStrings();
    if (message === null && cursor.accept("(")) {
      if (cursor.peek.kind === "name") violation = this.parseKind();
      if (violation === null || cursor.accept(",")) message = this.parseStrings();
      cursor.expect(")");
      message = this.parseStrings() ?? message;
    }
    return { kind: "abort", violation, message: message ?? "", at };
  }

  /** `held-at-exit`: names joined by hyphens. */
  private parseKind(): string {
    const { cursor } = this;
    const words = [cursor.next().text];
    while (cursor.accept("-")) words.push(cursor.expectKind("name", "the rest of the kind").text);
    return words.join("-");
  }

  /** Adjacent strings are one, as in C. */
  private parseStrings(): string | null {
    let text: string | null = null;
    while (this.cursor.peek.kind === "string") text = (text ?? "") + this.cursor.next().text;
    return text;
  }
}

function step(target: string, op: string, at: RulePlace): RuleStmt {
  return {
    kind: "assign",
    target,
    op: op === "++" ? "+=" : "-=",
    value: { kind: "number", value: 1n, at },
    at,
  };
}
