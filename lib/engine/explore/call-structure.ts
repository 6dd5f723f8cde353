/**
 * Who calls whom, and in which order functions are best finished: callees before callers, members of a recursion
 * together. Calls through pointers count for every function that may stand behind them.
 */
import {
  type CallGraph,
  type CallStmt,
  callGraphOf,
  callsOf,
  type FunctionFlow,
  flowOfFunctions,
} from "../cfg";
import { type Body, type FuncId, type FunctionIr, type Program, perBody, type SymbolId } from "../ir";
import { isRegistration } from "../model";
import type { CType, TypeId } from "../types";

export class CallStructure {
  readonly flow: FunctionFlow;
  private readonly graph: CallGraph;
  private knownUnknownTargets: readonly SymbolId[] | null = null;

  constructor(
    private readonly program: Program,
    private readonly typeOf: (id: TypeId) => CType,
    flow?: FunctionFlow,
  ) {
    this.flow = flow ?? flowOfFunctions(program, typeOf);
    this.graph = callGraphOf(program, this.flow);
  }

  /** Symbols a call may reach, with or without a body. Empty for a pointer nothing is known of. */
  targets(caller: FuncId, call: CallStmt): readonly SymbolId[] {
    return call.callee.kind === "direct" ? [call.callee.symbol] : this.flow.targets(caller, call.callee);
  }

  /** Calls in a function mean the same; the function is. */
  isSameFor(fn: FunctionIr, other: CallStructure): boolean {
    if (this.isRecursive(fn.id) !== other.isRecursive(fn.id)) return false;
    return callsOf(fn).callees.every(
      (callee) =>
        typeof callee === "number" ||
        (isSameList(this.flow.targets(fn.id, callee), other.flow.targets(fn.id, callee)) &&
          this.flow.isClosed(fn.id, callee) === other.flow.isClosed(fn.id, callee)),
    );
  }

  /** The calls through pointers of two bodies of one function lead to the same functions, one by one. */
  hasSameTargets(fn: FunctionIr, otherFn: FunctionIr, other: CallStructure): boolean {
    const own = indirectOf(fn);
    const theirs = indirectOf(otherFn);
    return (
      own.length === theirs.length &&
      own.every((callee, at) =>
        isSameList(this.flow.targets(fn.id, callee), other.flow.targets(fn.id, theirs[at]!)),
      )
    );
  }

  /** The functions that a pointer nothing is known of may lead to are the same. */
  isSame(other: CallStructure): boolean {
    return (
      isSameList([...this.flow.addressFlows], [...other.flow.addressFlows]) &&
      isSameList(this.unknownTargets, other.unknownTargets)
    );
  }

  /**
   * Functions that a pointer nothing is known of may lead to. One that is only registered with the system is called by
   * the system: no pointer of the driver's own leads there.
   */
  get unknownTargets(): readonly SymbolId[] {
    this.knownUnknownTargets ??= [...this.flow.addressFlows].filter(
      (symbol) => !this.isOnlyRegistered(symbol),
    );
    return this.knownUnknownTargets;
  }

  private isOnlyRegistered(fn: SymbolId): boolean {
    const { program, typeOf } = this;
    return this.flow.isKeptOnlyBy(fn, {
      member: (record, name) => {
        const type = typeOf(record);
        return type.kind === "record" && isRegistration(type.name, name);
      },
      callee: (symbol) => program.symbols[symbol]!.declared === "model" && !this.showsRoutines(symbol),
    });
  }

  /** `KeInitializeDpc` puts the routine into a structure of the driver's, where it can be read. */
  private showsRoutines(ddi: SymbolId): boolean {
    const type = this.typeOf(this.program.symbols[ddi]!.type);
    const pointees = (type.kind === "function" ? type.parameters : []).flatMap((parameter) => {
      const passed = this.typeOf(parameter.type);
      return passed.kind === "pointer" ? [passed.to] : [];
    });
    return pointees.some((pointee) => holdsRoutine(pointee, this.typeOf));
  }

  calleesOf(fn: FuncId): readonly FuncId[] {
    return this.graph.callees[fn]!;
  }

  callersOf(fn: FuncId): readonly FuncId[] {
    return this.graph.callers[fn]!;
  }

  /** Smaller for callees than for callers; equal inside a recursion. */
  rank(fn: FuncId): number {
    return this.graph.component[fn]!;
  }

  isRecursive(fn: FuncId): boolean {
    return this.graph.isRecursive(fn);
  }

  isSameRecursion(one: FuncId, other: FuncId): boolean {
    return this.rank(one) === this.rank(other);
  }

  /** Functions with a body that a call chain from here may enter, the start included. */
  reachableFrom(fn: FuncId): ReadonlySet<FuncId> {
    const reached = new Set([fn]);
    const pending = [fn];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const callee of this.calleesOf(at)) {
        if (reached.has(callee)) continue;
        reached.add(callee);
        pending.push(callee);
      }
    }
    return reached;
  }
}

/** A record that is or contains a pointer to a function. */
function holdsRoutine(record: TypeId, typeOf: (id: TypeId) => CType): boolean {
  const known = typeOf(record);
  if (known.kind !== "record") return false;
  const pending = (known.layout?.fields ?? []).map((field) => field.type);
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const type = typeOf(at);
    if (type.kind === "pointer" && typeOf(type.to).kind === "function") return true;
    if (type.kind === "array") pending.push(type.of);
    if (type.kind === "record") pending.push(...(type.layout?.fields ?? []).map((field) => field.type));
  }
  return false;
}

function isSameList(one: readonly SymbolId[], other: readonly SymbolId[]): boolean {
  return one.length === other.length && one.every((symbol, index) => symbol === other[index]);
}

const indirectOf = perBody((body: Body) =>
  callsOf(body).all.flatMap(({ callee }) => (callee.kind === "indirect" ? [callee] : [])),
);
