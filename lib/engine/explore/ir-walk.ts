/** Walks over expressions, statements and terminators of a function, iterative in the depth of expressions. */
import type { Expr, FunctionIr, Place, Stmt, Terminator } from "../ir";

/** Every expression of a tree, the root included, addresses of accessed memory too. */
export function forEachExpr(root: Expr, visit: (expr: Expr) => void): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node);
    for (const operand of operandsOf(node)) pending.push(operand);
  }
}

export function operandsOf(node: Expr): readonly Expr[] {
  switch (node.kind) {
    case "load":
    case "address":
      return node.place.kind === "memory" ? [node.place.address] : [];
    case "unary":
    case "convert":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    default:
      return [];
  }
}

/** The expressions a statement evaluates, at their roots; the address of a written place included. */
export function exprsOfStmt(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case "assign":
      return [...addressOfPlace(stmt.place), stmt.value];
    case "call": {
      const target = stmt.callee.kind === "indirect" ? [stmt.callee.target] : [];
      return [...target, ...stmt.args, ...(stmt.result ? addressOfPlace(stmt.result) : [])];
    }
    case "assume":
      return [stmt.condition];
    case "fill":
      return [stmt.address, stmt.value, stmt.length];
    case "copy":
      return [stmt.to, stmt.from, stmt.length];
    default:
      return [];
  }
}

export function exprsOfTerminator(terminator: Terminator): readonly Expr[] {
  switch (terminator.kind) {
    case "branch":
      return [terminator.condition];
    case "switch":
      return [terminator.subject];
    case "return":
      return terminator.value ? [terminator.value] : [];
    default:
      return [];
  }
}

export function forEachStmt(fn: FunctionIr, visit: (stmt: Stmt) => void): void {
  for (const block of fn.blocks) for (const stmt of block.stmts) visit(stmt);
}

function addressOfPlace(place: Place): readonly Expr[] {
  return place.kind === "memory" ? [place.address] : [];
}
