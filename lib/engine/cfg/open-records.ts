/**
 * Record types whose members may hold what no assignment to the member put there: unions, records that are cast to or
 * from other records or integers, that bytes of another type are copied into, or whose address unknown code is given.
 * Not modelled: a structure inside a union, written through another member of the union.
 */
import type { Expr, Program, Stmt } from "../ir";
import type { CType, TypeId } from "../types";

export function openRecords(program: Program, typeOf: (id: TypeId) => CType): ReadonlySet<TypeId> {
  const finder = new OpenRecords(program, typeOf);
  for (const fn of program.functions) {
    for (const { stmts } of fn.blocks) for (const stmt of stmts) finder.visit(stmt);
  }
  return finder.found;
}

class OpenRecords {
  readonly found = new Set<TypeId>();
  private readonly casts = new Set<string>();

  constructor(
    private readonly program: Program,
    private readonly typeOf: (id: TypeId) => CType,
  ) {}

  visit(stmt: Stmt): void {
    switch (stmt.kind) {
      case "assign":
        this.visitExpr(stmt.value);
        if (stmt.place.kind === "memory") this.visitExpr(stmt.place.address);
        return;
      case "copy":
        this.visitExpr(stmt.to);
        if (sourceType(stmt.to) !== sourceType(stmt.from)) this.openPointee(sourceType(stmt.to));
        return;
      case "call":
        for (const arg of stmt.args) this.visitExpr(arg);
        if (this.isUnknown(stmt)) for (const arg of stmt.args) this.openPointee(sourceType(arg));
        return;
      default:
        return;
    }
  }

  /** Neither here nor modelled. A call through a pointer that leads nowhere known is reported where it stands. */
  private isUnknown({ callee }: Extract<Stmt, { kind: "call" }>): boolean {
    if (callee.kind === "indirect") return false;
    const { definition, declared } = this.program.symbols[callee.symbol]!;
    return definition === null && declared !== "model";
  }

  private visitExpr(root: Expr): void {
    const work = [root];
    for (let expr = work.pop(); expr; expr = work.pop()) {
      if (expr.kind === "convert") {
        this.visitCast(expr.operand.type, expr.type);
        work.push(expr.operand);
      } else if (expr.kind === "unary") work.push(expr.operand);
      else if (expr.kind === "binary") work.push(expr.left, expr.right);
      else if ((expr.kind === "load" || expr.kind === "address") && expr.place.kind === "memory") {
        work.push(expr.place.address);
      }
    }
  }

  /** From and to `void` is how drivers pass their structures around; it connects nothing by itself. */
  private visitCast(from: TypeId, to: TypeId): void {
    if (from === to || this.casts.has(`${from} ${to}`)) return;
    this.casts.add(`${from} ${to}`);
    const source = this.pointee(from);
    const target = this.pointee(to);
    if (source === null || target === null || source === target) return;
    if (this.typeOf(source).kind === "void" || this.typeOf(target).kind === "void") return;
    this.open(source);
    this.open(target);
  }

  private openPointee(pointer: TypeId): void {
    const target = this.pointee(pointer);
    if (target !== null) this.open(target);
  }

  private pointee(type: TypeId): TypeId | null {
    const known = this.typeOf(type);
    return known.kind === "pointer" ? known.to : null;
  }

  /** The record and every record inside it. */
  private open(type: TypeId): void {
    const work = [type];
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      const known = this.typeOf(at);
      if (known.kind === "array") work.push(known.of);
      if (known.kind !== "record" || this.found.has(at)) continue;
      this.found.add(at);
      for (const field of known.layout?.fields ?? []) work.push(field.type);
    }
  }
}

/** Type of a pointer before the conversions around it. */
function sourceType(expr: Expr): TypeId {
  let inner = expr;
  while (inner.kind === "convert") inner = inner.operand;
  return inner.type;
}
