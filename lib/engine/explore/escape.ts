/**
 * Which locals unknown code can reach: a local escapes when its address flows into memory, into a return value, or to
 * a call whose callee may keep it. Flow is followed through copies to other locals and through parameters of functions
 * with a body.
 *
 *     KIRQL irql; IoAcquireCancelSpinLock(&irql);     irql stays: the model's routine writes it and forgets it
 *     Unknown(&flag);                                 flag escapes
 *
 * Flow- and context-insensitive; comparing an address or following it lets nothing escape.
 */
import type { Expr, FuncId, FunctionIr, LocalId, Place, Program, SymbolId } from "../ir";
import type { CallEffect } from "../model";
import { forEachStmt } from "./ir-walk";

export interface EscapeFacts {
  escapes(fn: FuncId, local: LocalId): boolean;
}

export function findEscapes(program: Program, effectOf: (symbol: SymbolId) => CallEffect): EscapeFacts {
  return new EscapeAnalysis(program, effectOf).run();
}

/** Sink of the flow graph: memory or code we do not follow. */
const OUTSIDE = 0;

class EscapeAnalysis {
  /** First node of each function; a local has two nodes, its address and its content. */
  private readonly bases: number[] = [];
  /** `into[n]`: the nodes whose pointers flow into n. */
  private readonly into: number[][] = [[]];

  constructor(
    private readonly program: Program,
    private readonly effectOf: (symbol: SymbolId) => CallEffect,
  ) {
    let next = 1;
    for (const fn of program.functions) {
      this.bases.push(next);
      next += fn.locals.length * 2;
    }
  }

  run(): EscapeFacts {
    for (const fn of this.program.functions) this.addFunction(fn);
    const reached = this.reachedFrom(OUTSIDE);
    return { escapes: (fn, local) => reached.has(this.addressNode(fn, local)) };
  }

  private addFunction(fn: FunctionIr): void {
    fn.locals.forEach((local, index) => {
      if (local.isAddressTaken) this.edge(this.contentNode(fn.id, index as LocalId), OUTSIDE);
    });
    forEachStmt(fn, (stmt) => {
      if (stmt.kind === "assign") this.flow(fn, stmt.value, this.target(fn, stmt.place));
      if (stmt.kind !== "call") return;
      stmt.args.forEach((arg, index) => {
        const sink = stmt.callee.kind === "direct" ? this.parameter(stmt.callee.symbol, index) : OUTSIDE;
        if (sink !== null) this.flow(fn, arg, sink);
      });
    });
    for (const { terminator } of fn.blocks) {
      if (terminator.kind === "return" && terminator.value) this.flow(fn, terminator.value, OUTSIDE);
    }
  }

  /** Where a pointer handed to a call goes; null when the callee forgets it. */
  private parameter(symbol: SymbolId, index: number): number | null {
    const { definition } = this.program.symbols[symbol]!;
    if (definition === null) return this.effectOf(symbol).writesEscaped ? OUTSIDE : null;
    if (index >= this.program.functions[definition]!.parameterCount) return OUTSIDE;
    return this.contentNode(definition, index as LocalId);
  }

  private target(fn: FunctionIr, place: Place): number {
    if (place.kind === "variable" && place.variable.kind === "local") {
      return this.contentNode(fn.id, place.variable.local);
    }
    return OUTSIDE;
  }

  /** Pointers that make up the value of an expression flow into a node; those that are only followed do not. */
  private flow(fn: FunctionIr, value: Expr, into: number): void {
    const pending = [value];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.kind === "convert" || node.kind === "unary") pending.push(node.operand);
      else if (node.kind === "binary") pending.push(node.left, node.right);
      else if (node.kind === "address" && node.place.kind === "memory") pending.push(node.place.address);
      else if (node.kind === "address" || node.kind === "load") this.flowPlace(fn, node, into);
    }
  }

  private flowPlace(fn: FunctionIr, node: Extract<Expr, { kind: "address" | "load" }>, into: number): void {
    const { place } = node;
    if (place.kind !== "variable" || place.variable.kind !== "local") return;
    const { local } = place.variable;
    this.edge(node.kind === "load" ? this.contentNode(fn.id, local) : this.addressNode(fn.id, local), into);
  }

  private edge(from: number, into: number): void {
    const known = this.into[into];
    if (known) known.push(from);
    else this.into[into] = [from];
  }

  private reachedFrom(sink: number): ReadonlySet<number> {
    const reached = new Set([sink]);
    const pending = [sink];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      for (const source of this.into[node] ?? []) {
        if (reached.has(source)) continue;
        reached.add(source);
        pending.push(source);
      }
    }
    return reached;
  }

  private addressNode(fn: FuncId, local: LocalId): number {
    return this.bases[fn]! + local * 2;
  }

  private contentNode(fn: FuncId, local: LocalId): number {
    return this.bases[fn]! + local * 2 + 1;
  }
}
