/**
 * What one body says about globals, literals and record types, for `program-facts.ts`: read once per body, each thing
 * once. Types are given by number; what they consist of is for the reader to look up.
 */
import {
  type Body,
  type Expr,
  type Place,
  perBody,
  type Stmt,
  type StringId,
  type SymbolId,
  type Variable,
} from "../ir";
import type { TypeId } from "../types";
import { exprsOfStmt, exprsOfTerminator, forEachExpr, operandsOf } from "./ir-walk";

export interface BodyFacts {
  /** Globals whose address is taken. */
  readonly addressTaken: ReadonlySet<SymbolId>;
  /** Globals whose address goes further than a load from it. */
  readonly exposed: ReadonlySet<SymbolId>;
  readonly written: ReadonlySet<SymbolId>;
  /** Types of variables, and records of which a member is accessed. */
  readonly types: ReadonlySet<TypeId>;
  readonly casts: readonly { readonly from: TypeId; readonly to: TypeId }[];
  /** Uses of literals, with the pointer type. */
  readonly strings: readonly { readonly string: StringId; readonly type: TypeId }[];
}

export const bodyFactsOf = perBody((body: Body): BodyFacts => {
  const reader = new FactReader();
  reader.read(body);
  return reader;
});

class FactReader implements BodyFacts {
  readonly addressTaken = new Set<SymbolId>();
  readonly exposed = new Set<SymbolId>();
  readonly written = new Set<SymbolId>();
  readonly types = new Set<TypeId>();
  readonly casts: BodyFacts["casts"][number][] = [];
  readonly strings: BodyFacts["strings"][number][] = [];
  private readonly seen = new Set<string>();

  read({ locals, blocks }: Body): void {
    for (const { type } of locals) this.types.add(type);
    for (const { stmts, terminator } of blocks) {
      for (const stmt of stmts) {
        this.readWrite(stmt);
        for (const expr of exprsOfStmt(stmt)) this.readTree(expr);
      }
      for (const expr of exprsOfTerminator(terminator)) this.readTree(expr);
    }
  }

  private readWrite(stmt: Stmt): void {
    if (stmt.kind === "assign") this.noteWrite(stmt.place);
    if (stmt.kind === "call" && stmt.result) this.noteWrite(stmt.result);
  }

  private noteWrite(place: Place): void {
    if (place.kind === "variable") noteGlobal(place.variable, this.written);
    if (place.member) this.types.add(place.member.record);
  }

  private readTree(root: Expr): void {
    forEachExpr(root, (node) => this.readExpr(node));
    this.noteExposed(root);
  }

  private noteExposed(root: Expr): void {
    const pending = [{ node: root, isLoaded: false }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node } = next;
      if (node.kind === "address" && node.place.kind === "variable" && !next.isLoaded)
        noteGlobal(node.place.variable, this.exposed);
      const isLoaded = next.isLoaded || node.kind === "load";
      for (const operand of operandsOf(node)) pending.push({ node: operand, isLoaded });
    }
  }

  private readExpr(node: Expr): void {
    if (node.kind === "address" && node.place.kind === "variable")
      noteGlobal(node.place.variable, this.addressTaken);
    if (node.kind === "load" && node.place.member) this.types.add(node.place.member.record);
    if (node.kind === "convert" && node.operand.type !== node.type)
      this.once(`cast ${node.operand.type} ${node.type}`, () =>
        this.casts.push({ from: node.operand.type, to: node.type }),
      );
    if (node.kind === "string")
      this.once(`string ${node.string} ${node.type}`, () =>
        this.strings.push({ string: node.string, type: node.type }),
      );
  }

  private once(key: string, note: () => void): void {
    if (this.seen.has(key)) return;
    this.seen.add(key);
    note();
  }
}

function noteGlobal(variable: Variable, into: Set<SymbolId>): void {
  if (variable.kind === "global") into.add(variable.symbol);
}
