/**
 * Functions made ready to run: blocks are compiled when control first gets there and kept for later runs.
 *
 * Compiled code holds no state of a run. Frames are recycled per function.
 */
import { assertNever } from "../base";
import {
  type BasicBlock,
  type BlockId,
  type Expr,
  FRAME_BASE,
  type FunctionIr,
  type Place,
  SLOT,
  type Stmt,
  type SwitchCase,
  type SymbolId,
  type Terminator,
} from "../ir";
import type { TypeId } from "../types";
import { type Access, type CompileContext, compileExpr, compilePlace } from "./compile-expression";
import type { Code } from "./machine";
import { Segment } from "./memory";
import { stuck } from "./run-end";
import { POINTER, type Shape, shapeOf } from "./value";

/** A value, or a record that is copied from somewhere. */
export type Operand =
  | { readonly kind: "scalar"; readonly code: Code; readonly shape: Shape; readonly type: TypeId }
  | { readonly kind: "record"; readonly from: Access; readonly type: TypeId };

export interface CompiledCall {
  readonly kind: "call";
  readonly stmt: Stmt & { kind: "call" };
  /** Null: through a pointer that `target` computes. */
  readonly symbol: SymbolId | null;
  readonly target: Code | null;
  readonly args: readonly Operand[];
  readonly result: Access | null;
  readonly type: TypeId;
  readonly unwind: BlockId | null;
}

export type CompiledStmt =
  | {
      readonly kind: "assign";
      readonly stmt: Stmt & { kind: "assign" };
      readonly to: Access;
      readonly value: Operand;
      readonly isVolatile: boolean;
    }
  | CompiledCall
  | { readonly kind: "declare"; readonly offset: number; readonly size: number }
  | { readonly kind: "assume"; readonly condition: Code }
  | { readonly kind: "fill"; readonly address: Code; readonly value: Code; readonly length: Code }
  | { readonly kind: "copy"; readonly to: Code; readonly from: Code; readonly length: Code }
  | { readonly kind: "stuck"; readonly why: string };

export type CompiledTerminator =
  | { readonly kind: "goto"; readonly target: BlockId }
  | {
      readonly kind: "branch";
      readonly condition: Code;
      readonly expr: Expr;
      readonly whenTrue: BlockId;
      readonly whenFalse: BlockId;
    }
  | {
      readonly kind: "switch";
      readonly subject: Code;
      readonly expr: Expr;
      readonly shape: Shape;
      readonly cases: readonly SwitchCase[];
      readonly otherwise: BlockId;
    }
  | { readonly kind: "return"; readonly value: Operand | null; readonly expr: Expr | null }
  | { readonly kind: "raise"; readonly unwind: BlockId | null }
  | { readonly kind: "unreachable" };

export interface CompiledBlock {
  readonly stmts: readonly CompiledStmt[];
  readonly terminator: CompiledTerminator;
}

export class CompiledFunction {
  readonly ir: FunctionIr;
  readonly parameters: readonly Access[];
  private readonly blocks: (CompiledBlock | undefined)[] = [];
  private readonly frameSize: number;
  private readonly freeFrames: Segment[] = [];
  private readonly loads = new Map<Expr, readonly LoadInExpr[]>();

  constructor(private readonly context: CompileContext) {
    this.ir = context.fn;
    this.parameters = this.ir.locals.slice(0, this.ir.parameterCount).map((local, index) => {
      const variable = { kind: "local", local: index as never } as const;
      return compilePlace(
        { kind: "variable", variable, offset: 0, type: local.type, bits: null, member: null },
        context,
      );
    });
    this.frameSize = frameSizeOf(context);
  }

  block(id: number): CompiledBlock {
    const known = this.blocks[id];
    if (known) return known;
    const compiled = compileBlock(this.ir.blocks[id]!, this.context);
    this.blocks[id] = compiled;
    return compiled;
  }

  takeFrame(): Segment {
    if (this.frameSize > Number(SLOT)) stuck(`the locals of ${this.ir.name} take more than 1 MiB`);
    return this.freeFrames.pop() ?? new Segment(this.frameSize);
  }

  giveFrame(frame: Segment): void {
    frame.known.fill(0);
    this.freeFrames.push(frame);
  }

  /** The loads inside an expression in the order of evaluation, for the log. */
  loadsIn(expr: Expr): readonly LoadInExpr[] {
    let loads = this.loads.get(expr);
    if (!loads) {
      loads = collectLoads(expr).map((place) => ({ place, access: compilePlace(place, this.context) }));
      this.loads.set(expr, loads);
    }
    return loads;
  }
}

export interface LoadInExpr {
  readonly place: Place;
  readonly access: Access;
}

function frameSizeOf({ fn, plan }: CompileContext): number {
  const last = fn.locals.length - 1;
  if (last < 0) return 16;
  return Number(plan.local(fn, 0, last as never) - FRAME_BASE) + fn.locals[last]!.size + 16;
}

function compileBlock(block: BasicBlock, context: CompileContext): CompiledBlock {
  return {
    stmts: block.stmts.map((stmt) => compileStmt(stmt, context)),
    terminator: compileTerminator(block.terminator, context),
  };
}

function compileStmt(stmt: Stmt, context: CompileContext): CompiledStmt {
  const code = (expr: Expr) => compileExpr(expr, context);
  switch (stmt.kind) {
    case "assign": {
      const to = compilePlace(stmt.place, context);
      const value = compileOperand(stmt.value, context);
      return { kind: "assign", stmt, to, value, isVolatile: stmt.isVolatile && to.shape !== null };
    }
    case "call":
      return compileCall(stmt, context);
    case "declare": {
      const offset = Number(context.plan.local(context.fn, 0, stmt.local) - FRAME_BASE);
      return { kind: "declare", offset, size: context.fn.locals[stmt.local]!.size };
    }
    case "assume":
      return { kind: "assume", condition: code(stmt.condition) };
    case "fill":
      return {
        kind: "fill",
        address: code(stmt.address),
        value: code(stmt.value),
        length: code(stmt.length),
      };
    case "copy":
      return { kind: "copy", to: code(stmt.to), from: code(stmt.from), length: code(stmt.length) };
    case "asm":
      return { kind: "stuck", why: "inline assembly" };
    case "unsupported":
      return { kind: "stuck", why: stmt.what };
    default:
      return assertNever(stmt);
  }
}

function compileCall(stmt: Stmt & { kind: "call" }, context: CompileContext): CompiledCall {
  const { callee, args, result, type, unwind } = stmt;
  return {
    kind: "call",
    stmt,
    symbol: callee.kind === "direct" ? callee.symbol : null,
    target: callee.kind === "indirect" ? compileExpr(callee.target, context) : null,
    args: args.map((arg) => compileOperand(arg, context)),
    result: result && compilePlace(result, context),
    type,
    unwind,
  };
}

/** Records are always loads (an invariant of the IR), so they are copied from the place that is loaded. */
function compileOperand(expr: Expr, context: CompileContext): Operand {
  const { type } = expr;
  const shape = shapeOf(context.typeOf(type));
  if (!shape && expr.kind === "load")
    return { kind: "record", from: compilePlace(expr.place, context), type };
  return { kind: "scalar", code: compileExpr(expr, context), shape: shape ?? POINTER, type };
}

function compileTerminator(terminator: Terminator, context: CompileContext): CompiledTerminator {
  switch (terminator.kind) {
    case "goto":
    case "raise":
    case "unreachable":
      return terminator;
    case "branch": {
      const { condition: expr, whenTrue, whenFalse } = terminator;
      return { kind: "branch", condition: compileExpr(expr, context), expr, whenTrue, whenFalse };
    }
    case "switch": {
      const { subject: expr, cases, otherwise } = terminator;
      const shape = shapeOf(context.typeOf(expr.type)) ?? POINTER;
      return { kind: "switch", subject: compileExpr(expr, context), expr, shape, cases, otherwise };
    }
    case "return":
      return {
        kind: "return",
        value: terminator.value && compileOperand(terminator.value, context),
        expr: terminator.value,
      };
    default:
      return assertNever(terminator);
  }
}

/** Every load, inner ones first. Loads at an address that is not modelled are left out: they cannot be repeated. */
function collectLoads(root: Expr): readonly Place[] {
  const found: Place[] = [];
  const pending: { expr: Expr; isDone: boolean }[] = [{ expr: root, isDone: false }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { expr, isDone } = item;
    if (expr.kind === "load" && (isDone || expr.place.kind === "variable")) {
      if (expr.place.kind === "variable" || isRepeatable(expr.place.address)) found.push(expr.place);
      continue;
    }
    if (expr.kind === "load") pending.push({ expr, isDone: true });
    for (const operand of operandsOf(expr)) pending.push({ expr: operand, isDone: false });
  }
  return found;
}

function isRepeatable(root: Expr): boolean {
  const pending = [root];
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    if (expr.kind === "unknown") return false;
    pending.push(...operandsOf(expr));
  }
  return true;
}

/** Right operand first, for stacks that are popped. */
function operandsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === "unary" || expr.kind === "convert") return [expr.operand];
  if (expr.kind === "binary") return [expr.right, expr.left];
  const isComputed = (expr.kind === "load" || expr.kind === "address") && expr.place.kind === "memory";
  return isComputed ? [expr.place.address] : [];
}
