/** The calls a body makes by itself, sorted out once per body. */
import { type Body, type Callee, perBody, type Stmt, type SymbolId } from "../ir";

export type CallStmt = Extract<Stmt, { kind: "call" }>;
export type IndirectCallee = Extract<Callee, { kind: "indirect" }>;

export interface BodyCalls {
  /** In the order of the blocks. */
  readonly all: readonly CallStmt[];
  /** Callees of direct calls and of calls through pointers, each symbol once, in the order of the blocks. */
  readonly callees: readonly (SymbolId | IndirectCallee)[];
}

export const callsOf = perBody(makeCalls);

function makeCalls({ blocks }: Body): BodyCalls {
  const all: CallStmt[] = [];
  const callees = new Set<SymbolId | IndirectCallee>();
  for (const { stmts } of blocks) {
    for (const stmt of stmts) {
      if (stmt.kind !== "call") continue;
      all.push(stmt);
      callees.add(stmt.callee.kind === "direct" ? stmt.callee.symbol : stmt.callee);
    }
  }
  return { all, callees: [...callees] };
}
