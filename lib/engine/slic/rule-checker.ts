/**
 * Finds what is wrong with a parsed rule before it is compiled: names without meaning, operands that the event does
 * not have, assignments that the state cannot hold, declarations that collide.
 *
 * Severity: `error` keeps the rule from running; `warning` is a likely slip; `info` tells what was read loosely.
 */
import type { HandlerDecl, RuleExpr, RulePlace, RuleProblems, RuleStmt } from "./rule-ast";
import { isKnownMacro } from "./rule-macros";
import type { RuleScope } from "./rule-scope";

export function checkRule(scope: RuleScope, problems: RuleProblems): void {
  new RuleChecker(scope, problems).check();
}

class RuleChecker {
  constructor(
    private readonly scope: RuleScope,
    private readonly problems: RuleProblems,
  ) {}

  check(): void {
    const { file } = this.scope;
    this.checkVariables();
    for (const watch of file.watches) this.checkExpr(watch.operand, watch.phase, false);
    if (file.watches.length > 1) {
      this.error(
        "watch",
        "A rule watches one object; there is a second watch here.",
        file.watches[1]!.event.at,
      );
    }
    for (const handler of file.handlers) this.checkHandler(handler);
    if (!file.handlers.some((handler) => contains(handler.body, "abort"))) {
      this.warn("no-abort", "No handler aborts, so this rule can never be broken.", {
        ...(file.handlers[0]?.at ?? { source: "", line: 1, column: 1 }),
      });
    }
  }

  private checkVariables(): void {
    const seen = new Set<string>();
    const declare = (name: string, at: RulePlace) => {
      if (seen.has(name)) this.error("duplicate-name", `${name} is declared twice.`, at);
      seen.add(name);
    };
    for (const variable of this.scope.file.variables) {
      declare(variable.name, variable.at);
      for (const constant of variable.constants) declare(constant.name, constant.at);
      if (variable.initial) this.checkInitial(variable.initial);
    }
  }

  private checkInitial(expr: RuleExpr): void {
    if (expr.kind === "number" || (expr.kind === "unary" && expr.op === "-" && expr.of.kind === "number"))
      return;
    if (expr.kind === "name" && this.scope.constant(expr.name) !== null) return;
    this.error("initial-value", "A variable starts with a constant.", expr.at);
  }

  private checkHandler(handler: HandlerDecl): void {
    const { guard, phase, body, at } = handler;
    if (guard) {
      this.checkExpr(guard, phase, false);
      if (this.scope.file.watches.length === 0) {
        this.error("watch", "A guarded handler needs a watch that says which object is meant.", at);
      }
    }
    this.checkBody(body, phase);
  }

  private checkBody(stmts: readonly RuleStmt[], phase: HandlerDecl["phase"]): void {
    let ended = false;
    for (const stmt of stmts) {
      if (ended) {
        this.warn("unreachable", "This statement is never reached.", stmt.at);
        return;
      }
      ended = stmt.kind === "abort" || stmt.kind === "halt" || stmt.kind === "return";
      if (stmt.kind === "assign") this.checkAssignment(stmt, phase);
      if (stmt.kind === "abort" && stmt.message === "") {
        this.warn("no-message", "This abort has no text to show.", stmt.at);
      }
      if (stmt.kind === "call") this.checkCallStatement(stmt.name, stmt.at);
      if (stmt.kind !== "if") continue;
      this.checkExpr(stmt.condition, phase, true);
      this.checkBody(stmt.whenTrue, phase);
      this.checkBody(stmt.whenFalse, phase);
    }
  }

  private checkCallStatement(name: string, at: RulePlace): void {
    if (/^sdv_/i.test(name)) this.note("helper", `${name} is a helper of SDV and is skipped.`, at);
    else this.error("unknown-name", `A rule cannot call ${name}.`, at);
  }

  private checkAssignment(stmt: RuleStmt & { kind: "assign" }, phase: HandlerDecl["phase"]): void {
    this.checkExpr(stmt.value, phase, true);
    const variable = this.scope.variable(stmt.target);
    if (!variable) {
      this.error("unknown-name", `${stmt.target} is no variable of this rule.`, stmt.at);
    } else if (variable.type === "enum" && !this.fitsEnum(stmt, variable.name)) {
      const names = variable.constants.map((constant) => constant.name).join(", ");
      this.error("kind-mismatch", `${variable.name} takes one of ${names}.`, stmt.at);
    } else if (variable.type === "pointer" && stmt.op !== "=") {
      this.error(
        "kind-mismatch",
        `${variable.name} is a pointer; it is only assigned and compared.`,
        stmt.at,
      );
    }
  }

  private fitsEnum(stmt: RuleStmt & { kind: "assign" }, name: string): boolean {
    const { value, op } = stmt;
    const constants = this.scope.variable(name)!.constants;
    if (op !== "=" || value.kind !== "name") return false;
    const other = this.scope.variable(value.name);
    return constants.some((constant) => constant.name === value.name) || other?.name === name;
  }

  /** Depth is bounded by the parser. */
  private checkExpr(expr: RuleExpr, phase: HandlerDecl["phase"], readsState: boolean): void {
    switch (expr.kind) {
      case "number":
      case "argument":
        return;
      case "return":
        if (phase === "entry") this.error("operand", "$return has no value at entry.", expr.at);
        return;
      case "name":
        this.checkName(expr.name, expr.at, readsState);
        return;
      case "unary":
        this.checkExpr(expr.of, phase, readsState);
        return;
      case "field":
        this.checkExpr(expr.of, phase, readsState);
        return;
      case "binary":
        this.checkExpr(expr.left, phase, readsState);
        this.checkExpr(expr.right, phase, readsState);
        this.checkEnumComparison(expr);
        return;
      case "call":
        for (const arg of expr.args) this.checkExpr(arg, phase, readsState);
        this.checkCall(expr.name, expr.args.length, expr.at);
    }
  }

  private checkName(name: string, at: RulePlace, readsState: boolean): void {
    const { scope } = this;
    if (scope.variable(name)) {
      if (!readsState) this.error("watch", `An object is named by an operand, not by ${name}.`, at);
    } else if (scope.constant(name) === null && !scope.isGhost(name)) {
      this.error("unknown-name", `${name} is neither a variable of this rule nor known to the OS model.`, at);
    }
  }

  private checkCall(name: string, count: number, at: RulePlace): void {
    if (isKnownMacro(name)) {
      if (count !== 1) this.error("operand", `${name} takes one argument.`, at);
    } else if (/^sdv_/i.test(name)) {
      this.note("helper", `${name} is a helper of SDV; both outcomes are followed.`, at);
    } else this.error("unknown-name", `${name} is not known; a rule cannot call it.`, at);
  }

  /** `s == lockd` is an unknown name already; `s == 3` and `s == idle` of another enum never hold. */
  private checkEnumComparison(expr: RuleExpr & { kind: "binary" }): void {
    if (expr.op !== "==" && expr.op !== "!=") return;
    for (const [side, other] of [
      [expr.left, expr.right],
      [expr.right, expr.left],
    ] as const) {
      const variable = side.kind === "name" ? this.scope.variable(side.name) : null;
      if (variable?.type !== "enum") continue;
      const value = this.constantOf(other);
      if (value === null || variable.constants.some((constant) => constant.value === value)) continue;
      this.warn("kind-mismatch", `${variable.name} never has this value.`, other.at);
    }
  }

  private constantOf(expr: RuleExpr): bigint | null {
    if (expr.kind === "number") return expr.value;
    return expr.kind === "name" && !this.scope.variable(expr.name) ? this.scope.constant(expr.name) : null;
  }

  private error(code: string, message: string, at: RulePlace): void {
    this.problems.add("error", code, message, at);
  }

  private warn(code: string, message: string, at: RulePlace): void {
    this.problems.add("warning", code, message, at);
  }

  private note(code: string, message: string, at: RulePlace): void {
    this.problems.add("info", code, message, at);
  }
}

function contains(stmts: readonly RuleStmt[], kind: RuleStmt["kind"]): boolean {
  return stmts.some(
    (stmt) =>
      stmt.kind === kind ||
      (stmt.kind === "if" && (contains(stmt.whenTrue, kind) || contains(stmt.whenFalse, kind))),
  );
}
