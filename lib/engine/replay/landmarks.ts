/** The integers a program writes down: what a random environment should try, because branches compare with them. */
import type { Expr, FunctionIr, Stmt, Terminator } from "../ir";

/** Unsigned patterns, ascending, without the functions of the OS model. */
export function landmarksOf(functions: readonly FunctionIr[]): readonly bigint[] {
  const values = new Set<bigint>();
  for (const fn of functions) {
    if (fn.isModel) continue;
    for (const { stmts, terminator } of fn.blocks) {
      for (const expr of [...stmts.flatMap(expressionsOf), ...testedBy(terminator, values)]) {
        collect(expr, values);
      }
    }
  }
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function testedBy(terminator: Terminator, values: Set<bigint>): readonly Expr[] {
  if (terminator.kind === "branch") return [terminator.condition];
  if (terminator.kind === "return") return terminator.value ? [terminator.value] : [];
  if (terminator.kind !== "switch") return [];
  for (const { low, high } of terminator.cases) values.add(low).add(high);
  return [terminator.subject];
}

function expressionsOf(stmt: Stmt): readonly Expr[] {
  if (stmt.kind === "assign") return [stmt.value];
  if (stmt.kind === "call") return stmt.args;
  return stmt.kind === "assume" ? [stmt.condition] : [];
}

function collect(root: Expr, values: Set<bigint>): void {
  const pending = [root];
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    if (expr.kind === "constant") values.add(expr.value);
    else if (expr.kind === "binary") pending.push(expr.left, expr.right);
    else if (expr.kind === "unary" || expr.kind === "convert") pending.push(expr.operand);
    else if (expr.kind === "load" && expr.place.kind === "memory") pending.push(expr.place.address);
  }
}
