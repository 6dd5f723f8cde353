/**
 * Which locals unknown code can reach: a local escapes when its address flows into memory, into a return value, or to
 * a call whose callee may keep it. Flow is followed through copies to other locals and through parameters of functions
 * with a body.
 *
 *     KIRQL irql; IoAcquireCancelSpinLock(&irql);     irql stays: the model's routine writes it and forgets it
 *     Unknown(&flag);                                 flag escapes
 *
 * A local that stays may still be *held*: a variable that is no parameter has its address, so a pointer that stands for
 * several values may lead to it.
 *
 *     q = n ? &x : &y; *q = 1;                        x and y are held
 *
 * Flow- and context-insensitive; comparing an address or following it lets nothing escape.
 */
import {
  type Body,
  type Expr,
  type FuncId,
  type LocalId,
  type Place,
  type Program,
  perBody,
  type SymbolId,
} from "../ir";
import type { CallEffect } from "../model";

export interface EscapeFacts {
  escapes(fn: FuncId, local: LocalId): boolean;
  /** Some variable takes its address, here or in a function it is handed to. */
  isHeld(fn: FuncId, local: LocalId): boolean;
  /** Some variable takes what the parameter points to, here or in a function it is handed on to. */
  isParameterHeld(fn: FuncId, parameter: number): boolean;
}

export function findEscapes(program: Program, effectOf: (symbol: SymbolId) => CallEffect): EscapeFacts {
  return new EscapeAnalysis(program, effectOf).run();
}

/** Sinks of the flow graph: memory or code we do not follow, and variables that are assigned. */
const OUTSIDE = 0;
const VARIABLES = 1;
/** Nodes before those of the first function. */
const SINKS = 2;

/** Nodes of one body: a local has two, its address and its content; -1 is `OUTSIDE`. */
interface PointerFlow {
  /** From, to, from, to, ... */
  readonly edges: readonly number[];
  /** Pointers handed to direct calls. */
  readonly handed: readonly { readonly from: number; readonly symbol: SymbolId; readonly index: number }[];
}

export const pointerFlowOf = perBody((body: Body): PointerFlow => new FlowReader().read(body));

class FlowReader {
  private readonly edges: number[] = [];
  private readonly handed: PointerFlow["handed"][number][] = [];

  read({ locals, blocks }: Body): PointerFlow {
    locals.forEach((local, index) => {
      if (local.isAddressTaken) this.edges.push(contentOf(index), -1);
    });
    for (const { stmts, terminator } of blocks) {
      for (const stmt of stmts) {
        if (stmt.kind === "assign") this.flow(stmt.value, targetOf(stmt.place));
        if (stmt.kind !== "call") continue;
        const { callee } = stmt;
        stmt.args.forEach((arg, index) => {
          if (callee.kind === "indirect") this.flow(arg, -1);
          else for (const from of sourcesOf(arg)) this.handed.push({ from, symbol: callee.symbol, index });
        });
      }
      if (terminator.kind === "return" && terminator.value) this.flow(terminator.value, -1);
    }
    return { edges: this.edges, handed: this.handed };
  }

  private flow(value: Expr, into: number): void {
    for (const from of sourcesOf(value)) this.edges.push(from, into);
  }
}

function contentOf(local: number): number {
  return local * 2 + 1;
}

function targetOf(place: Place): number {
  return place.kind === "variable" && place.variable.kind === "local" ? contentOf(place.variable.local) : -1;
}

/** Pointers that make up the value of an expression; those that are only followed do not. */
function sourcesOf(value: Expr): readonly number[] {
  const found: number[] = [];
  const pending = [value];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "convert" || node.kind === "unary") pending.push(node.operand);
    else if (node.kind === "binary") pending.push(node.left, node.right);
    else if (node.kind === "address" && node.place.kind === "memory") pending.push(node.place.address);
    else if (node.kind === "address" || node.kind === "load") {
      const { place } = node;
      if (place.kind !== "variable" || place.variable.kind !== "local") continue;
      found.push(node.kind === "load" ? contentOf(place.variable.local) : place.variable.local * 2);
    }
  }
  return found;
}

class EscapeAnalysis {
  /** First node of each function. */
  private readonly bases: number[] = [];
  /** The nodes whose pointers flow into a node, as a list: `first` by node, then `next` by edge. */
  private readonly first: Int32Array;
  private readonly next: number[] = [];
  private readonly source: number[] = [];

  constructor(
    private readonly program: Program,
    private readonly effectOf: (symbol: SymbolId) => CallEffect,
  ) {
    let next = SINKS;
    for (const fn of program.functions) {
      this.bases.push(next);
      next += fn.locals.length * 2;
    }
    this.first = new Int32Array(next).fill(-1);
  }

  run(): EscapeFacts {
    this.program.functions.forEach((fn, id) => {
      const { edges, handed } = pointerFlowOf(fn);
      const base = this.bases[id]!;
      for (let at = 0; at < edges.length; at += 2) {
        const from = base + edges[at]!;
        const into = edges[at + 1]!;
        this.edge(from, into < 0 ? OUTSIDE : base + into);
        if (into >= 0) this.edge(from, VARIABLES);
      }
      for (const { from, symbol, index } of handed) {
        const into = this.parameter(symbol, index);
        if (into !== null) this.edge(base + from, into);
      }
    });
    const escaping = this.reachedFrom(OUTSIDE);
    const held = this.reachedFrom(VARIABLES);
    return {
      escapes: (fn, local) => escaping[this.bases[fn]! + local * 2] === 1,
      isHeld: (fn, local) => held[this.bases[fn]! + local * 2] === 1,
      isParameterHeld: (fn, parameter) => held[this.bases[fn]! + contentOf(parameter)] === 1,
    };
  }

  /** Where a pointer handed to a call goes; null when the callee forgets it. */
  private parameter(symbol: SymbolId, index: number): number | null {
    const { definition } = this.program.symbols[symbol]!;
    if (definition === null) return this.effectOf(symbol).writesEscaped ? OUTSIDE : null;
    if (index >= this.program.functions[definition]!.parameterCount) return OUTSIDE;
    return this.bases[definition]! + contentOf(index);
  }

  private edge(from: number, into: number): void {
    this.next.push(this.first[into]!);
    this.first[into] = this.source.push(from) - 1;
  }

  private reachedFrom(sink: number): Uint8Array {
    const isReached = new Uint8Array(this.first.length);
    isReached[sink] = 1;
    const pending = [sink];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      for (let edge = this.first[node]!; edge >= 0; edge = this.next[edge]!) {
        const source = this.source[edge]!;
        if (isReached[source] === 1) continue;
        isReached[source] = 1;
        pending.push(source);
      }
    }
    return isReached;
  }
}
