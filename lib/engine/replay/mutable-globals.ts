/**
 * Globals whose content at a callback's entry is open: some code writes them or their address escapes, and they are not
 * `const`. All others keep their initialisers for good (design §3).
 */
import type { Expr, Place, Program, Stmt, SymbolId, Terminator } from "../ir";

export function mutableGlobals({ functions, symbols }: Program): readonly SymbolId[] {
  const open = new Set<SymbolId>();
  for (const { blocks } of functions) {
    for (const { stmts, terminator } of blocks) {
      for (const stmt of stmts) {
        const written = writtenBy(stmt);
        if (written?.kind === "variable") addGlobal(written, open);
        for (const expr of expressionsOf(stmt)) addAddresses(expr, open);
      }
      for (const expr of testedBy(terminator)) addAddresses(expr, open);
    }
  }
  for (const { initial } of symbols) {
    for (const { value } of initial ?? []) if (value.kind === "address") open.add(value.symbol);
  }
  return symbols
    .filter(({ kind }) => kind === "variable")
    .filter(({ id, initial, isConst, isVolatile }) => !initial || (open.has(id) && (!isConst || isVolatile)))
    .map(({ id }) => id);
}

function writtenBy(stmt: Stmt): Place | null {
  return stmt.kind === "assign" ? stmt.place : stmt.kind === "call" ? stmt.result : null;
}

function expressionsOf(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case "assign":
      return stmt.place.kind === "memory" ? [stmt.place.address, stmt.value] : [stmt.value];
    case "call":
      return stmt.callee.kind === "indirect" ? [stmt.callee.target, ...stmt.args] : stmt.args;
    case "fill":
      return [stmt.address, stmt.value, stmt.length];
    case "copy":
      return [stmt.to, stmt.from, stmt.length];
    default:
      return [];
  }
}

function testedBy(terminator: Terminator): readonly Expr[] {
  if (terminator.kind === "branch") return [terminator.condition];
  if (terminator.kind === "switch") return [terminator.subject];
  return terminator.kind === "return" && terminator.value ? [terminator.value] : [];
}

/** An address that is only loaded from does not escape: `table[i]`. */
function addAddresses(root: Expr, open: Set<SymbolId>): void {
  const pending: { expr: Expr; isLoaded: boolean }[] = [{ expr: root, isLoaded: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { expr, isLoaded } = next;
    if (expr.kind === "address") {
      if (expr.place.kind === "memory") pending.push({ expr: expr.place.address, isLoaded });
      else if (!isLoaded) addGlobal(expr.place, open);
    } else if (expr.kind === "load" && expr.place.kind === "memory") {
      pending.push({ expr: expr.place.address, isLoaded: true });
    } else if (expr.kind === "unary" || expr.kind === "convert")
      pending.push({ expr: expr.operand, isLoaded });
    else if (expr.kind === "binary")
      pending.push({ expr: expr.left, isLoaded }, { expr: expr.right, isLoaded });
  }
}

function addGlobal(place: Place & { kind: "variable" }, open: Set<SymbolId>): void {
  if (place.variable.kind === "global") open.add(place.variable.symbol);
}
