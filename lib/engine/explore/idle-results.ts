/**
 * Results of calls that decide nothing in their caller: they are only handed on to routines without a body.
 *
 *     text = NameOf(op);  Print("%s", text);        idle
 *     status = Start(ext);  if (status < 0) ...     not idle
 *
 * How such a call ends need not be settled before it is entered. Copies through plain locals are followed; a result that
 * is stored, returned, compared or computed with is not idle.
 */
import type { Expr, FunctionIr, LocalId, Place, Program, Stmt } from "../ir";
import { exprsOfStmt, exprsOfTerminator, forEachExpr, forEachStmt } from "./ir-walk";

type CallStmt = Extract<Stmt, { kind: "call" }>;

export class IdleResults {
  private readonly busy = new Map<FunctionIr, ReadonlySet<LocalId>>();

  constructor(private readonly program: Program) {}

  isIdle(fn: FunctionIr, { result }: CallStmt): boolean {
    if (result === null) return true;
    const local = plainLocal(fn, result);
    return local !== null && !this.busyLocals(fn).has(local);
  }

  private busyLocals(fn: FunctionIr): ReadonlySet<LocalId> {
    let known = this.busy.get(fn);
    if (!known) {
      known = this.findBusy(fn);
      this.busy.set(fn, known);
    }
    return known;
  }

  private findBusy(fn: FunctionIr): ReadonlySet<LocalId> {
    const busy = new Set<LocalId>();
    const copies: { readonly from: LocalId; readonly to: LocalId }[] = [];
    const use = (expr: Expr) => {
      for (const local of localsIn(expr)) busy.add(local);
    };
    forEachStmt(fn, (stmt) => {
      const to = stmt.kind === "assign" ? plainLocal(fn, stmt.place) : null;
      if (stmt.kind === "assign" && to !== null) {
        for (const from of localsIn(stmt.value)) copies.push({ from, to });
      } else if (!this.isOutside(stmt)) for (const expr of exprsOfStmt(stmt)) use(expr);
    });
    for (const { terminator } of fn.blocks) for (const expr of exprsOfTerminator(terminator)) use(expr);
    for (let size = -1; size !== busy.size; ) {
      size = busy.size;
      for (const { from, to } of copies) if (busy.has(to)) busy.add(from);
    }
    return busy;
  }

  private isOutside(stmt: Stmt): boolean {
    if (stmt.kind !== "call" || stmt.callee.kind === "indirect") return false;
    return this.program.symbols[stmt.callee.symbol]!.definition === null;
  }
}

function plainLocal(fn: FunctionIr, place: Place): LocalId | null {
  if (place.kind !== "variable" || place.variable.kind !== "local") return null;
  const { local } = place.variable;
  return fn.locals[local]!.isAddressTaken ? null : local;
}

function localsIn(root: Expr): readonly LocalId[] {
  const found: LocalId[] = [];
  forEachExpr(root, (expr) => {
    if (expr.kind !== "load" || expr.place.kind !== "variable") return;
    const { variable } = expr.place;
    if (variable.kind === "local") found.push(variable.local);
  });
  return found;
}
