/**
 * Record types whose members may hold what no assignment to the member put there: unions, records that are cast to or
 * from other records or integers, that bytes of another type are copied into, or whose address unknown code is given.
 * Not modelled: a structure inside a union, written through another member of the union.
 */
import { type Body, type Expr, type Program, perBody, type Stmt, type SymbolId } from "../ir";
import type { CType, TypeId } from "../types";

export interface OpenRecordTypes {
  readonly open: ReadonlySet<TypeId>;
  /** Those of them that code which is neither here nor modelled is given the address of. */
  readonly shown: ReadonlySet<TypeId>;
}

export function openRecords(program: Program, typeOf: (id: TypeId) => CType): OpenRecordTypes {
  const finder = new OpenRecords(typeOf);
  for (const fn of program.functions) {
    const { casts, copied, handed } = pointerUsesOf(fn);
    for (const { from, to } of casts) finder.visitCast(from, to);
    for (const type of copied) finder.openPointee(type);
    for (const { symbol, types } of handed) {
      // Neither here nor modelled. A call through a pointer that leads nowhere known is reported where it stands.
      const { definition, declared } = program.symbols[symbol]!;
      if (definition === null && declared !== "model") for (const type of types) finder.show(type);
    }
  }
  return { open: finder.found, shown: finder.shown };
}

/** Pointer types as a body uses them. */
interface PointerUses {
  readonly casts: readonly { readonly from: TypeId; readonly to: TypeId }[];
  /** Of targets that bytes of another type are copied to. */
  readonly copied: readonly TypeId[];
  /** Of arguments, by direct callee. */
  readonly handed: readonly { readonly symbol: SymbolId; readonly types: readonly TypeId[] }[];
}

const pointerUsesOf = perBody(({ blocks }: Body): PointerUses => {
  const reader = new UseReader();
  for (const { stmts } of blocks) for (const stmt of stmts) reader.visit(stmt);
  return reader;
});

class UseReader implements PointerUses {
  readonly casts: { from: TypeId; to: TypeId }[] = [];
  readonly copied: TypeId[] = [];
  readonly handed: { symbol: SymbolId; types: TypeId[] }[] = [];
  private readonly seen = new Set<string>();

  visit(stmt: Stmt): void {
    switch (stmt.kind) {
      case "assign":
        this.visitExpr(stmt.value);
        if (stmt.place.kind === "memory") this.visitExpr(stmt.place.address);
        return;
      case "copy":
        this.visitExpr(stmt.to);
        if (sourceType(stmt.to) !== sourceType(stmt.from)) this.copied.push(sourceType(stmt.to));
        return;
      case "call":
        for (const arg of stmt.args) this.visitExpr(arg);
        if (stmt.callee.kind === "direct")
          this.handed.push({ symbol: stmt.callee.symbol, types: stmt.args.map(sourceType) });
        return;
      default:
        return;
    }
  }

  private visitExpr(root: Expr): void {
    const work = [root];
    for (let expr = work.pop(); expr; expr = work.pop()) {
      if (expr.kind === "convert") {
        this.noteCast(expr.operand.type, expr.type);
        work.push(expr.operand);
      } else if (expr.kind === "unary") work.push(expr.operand);
      else if (expr.kind === "binary") work.push(expr.left, expr.right);
      else if ((expr.kind === "load" || expr.kind === "address") && expr.place.kind === "memory") {
        work.push(expr.place.address);
      }
    }
  }

  private noteCast(from: TypeId, to: TypeId): void {
    const key = `${from} ${to}`;
    if (from === to || this.seen.has(key)) return;
    this.seen.add(key);
    this.casts.push({ from, to });
  }
}

class OpenRecords {
  readonly found = new Set<TypeId>();
  readonly shown = new Set<TypeId>();

  constructor(private readonly typeOf: (id: TypeId) => CType) {}

  /** From and to `void` is how drivers pass their structures around; it connects nothing by itself. */
  visitCast(from: TypeId, to: TypeId): void {
    const source = this.pointee(from);
    const target = this.pointee(to);
    if (source === null || target === null || source === target) return;
    if (this.typeOf(source).kind === "void" || this.typeOf(target).kind === "void") return;
    this.open(source);
    this.open(target);
  }

  openPointee(pointer: TypeId): void {
    const target = this.pointee(pointer);
    if (target !== null) this.open(target);
  }

  show(pointer: TypeId): void {
    const target = this.pointee(pointer);
    if (target === null) return;
    this.open(target);
    this.addWithParts(target, this.shown);
  }

  private pointee(type: TypeId): TypeId | null {
    const known = this.typeOf(type);
    return known.kind === "pointer" ? known.to : null;
  }

  /** The record and every record inside it. */
  private open(type: TypeId): void {
    this.addWithParts(type, this.found);
  }

  private addWithParts(type: TypeId, into: Set<TypeId>): void {
    const work = [type];
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      const known = this.typeOf(at);
      if (known.kind === "array") work.push(known.of);
      if (known.kind !== "record" || into.has(at)) continue;
      into.add(at);
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
