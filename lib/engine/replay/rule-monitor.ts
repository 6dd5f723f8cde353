/**
 * The rule beside a running program: takes each event to the automaton with operands read from the machine.
 *
 * For a rule that watches an object one watch event, counted from 0, binds it; the run then speaks of that object only.
 */

import type { AddressPlan, Program, SymbolId } from "../ir";
import {
  type Automaton,
  evaluateOperand,
  type HandlerId,
  type OperandExpr,
  type RuleState,
  stepConcrete,
} from "../slic";
import type { CType, TypeId } from "../types";
import { accessibleAddress, type Memory } from "./memory";
import { stuck } from "./run-end";
import { fromPattern, shapeOf, toPattern } from "./value";

/** What an event's operands may read. */
export interface EventOperands {
  /** Patterns and types of the arguments, or of the callback's parameters as they were at entry. */
  readonly args: readonly bigint[];
  readonly argTypes: readonly TypeId[];
  /** Null at entry and for `void`. */
  readonly result: bigint | null;
  readonly resultType: TypeId | null;
}

export interface EventOutcome {
  readonly handler: HandlerId;
  readonly before: RuleState;
  readonly kind: "next" | "violation" | "halt";
  readonly violation: string | null;
  readonly message: string;
}

export interface MonitorContext {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly plan: AddressPlan;
  readonly memory: Memory;
}

type Phases = ReturnType<Automaton["onRole"]>;

export class RuleMonitor {
  state: RuleState;
  /** Watch events so far. */
  watchEvents = 0;
  private watched: bigint | null = null;
  private readonly calls = new Map<SymbolId, Phases | null>();
  private variables: ReadonlyMap<string, SymbolId> | null = null;

  constructor(
    private readonly automaton: Automaton,
    private readonly context: MonitorContext,
    /** Which watch event binds the object. */
    private readonly boundBy: number,
  ) {
    this.state = automaton.initial;
  }

  onCall(symbol: SymbolId, phase: "entry" | "exit", operands: EventOperands): EventOutcome | null {
    let phases = this.calls.get(symbol);
    if (phases === undefined) {
      phases = this.automaton.onCall(this.nameOf(symbol));
      this.calls.set(symbol, phases);
    }
    if (this.automaton.watch) this.bindWatch(this.nameOf(symbol), phase, operands);
    return this.handle(phases?.[phase] ?? null, operands);
  }

  onRole(role: string, phase: "entry" | "exit", operands: EventOperands): EventOutcome | null {
    if (this.automaton.watch) this.bindWatch(role, phase, operands);
    return this.handle(this.automaton.onRole(role)[phase], operands);
  }

  private nameOf(symbol: SymbolId): string {
    return this.context.program.symbols[symbol]!.name;
  }

  private bindWatch(source: string, phase: "entry" | "exit", operands: EventOperands): void {
    const { watch } = this.automaton;
    if (!watch || watch.source !== source || watch.phase !== phase) return;
    if (this.watchEvents++ === this.boundBy) this.watched = this.evaluate(watch.operand, operands);
  }

  private handle(handler: HandlerId | null, operands: EventOperands): EventOutcome | null {
    if (handler === null) return null;
    const { guard } = this.automaton.handlers[handler]!;
    if (guard) {
      const object = this.evaluate(guard, operands);
      if (object === null) stuck("the object of a guarded event cannot be told");
      if (object !== this.watched) return null;
    }
    const before = this.state;
    const step = stepConcrete(this.automaton, before, handler, (operand) =>
      this.evaluateLeaf(operand, operands),
    );
    if (step.kind === "undetermined") stuck("the rule's condition has no value here");
    if (step.kind === "next") this.state = step.state;
    const isViolation = step.kind === "violation";
    return {
      handler,
      before,
      kind: step.kind,
      violation: isViolation ? step.violation : null,
      message: isViolation ? step.message : "",
    };
  }

  private evaluate(operand: OperandExpr, operands: EventOperands): bigint | null {
    return evaluateOperand(operand, (leaf) => this.evaluateLeaf(leaf, operands));
  }

  private evaluateLeaf(operand: OperandExpr, operands: EventOperands): bigint | null {
    if (operand.kind === "unary" && operand.op === "&") {
      const address = this.locate(operand.of, operands)?.address;
      return address === undefined || address === null ? null : BigInt.asUintN(64, BigInt(address));
    }
    const located = this.locate(operand, operands);
    if (!located) return null;
    const shape = shapeOf(this.context.typeOf(located.type));
    if (!shape) return null;
    if (located.pattern !== null) return BigInt(fromPattern(located.pattern, shape));
    return BigInt(this.context.memory.load(located.address!, shape));
  }

  /** Where an operand stands, or the value it has without standing anywhere; null when it means nothing here. */
  private locate(operand: OperandExpr, operands: EventOperands): Located | null {
    switch (operand.kind) {
      case "argument":
        return located(operands.argTypes[operand.index], operands.args[operand.index]);
      case "return":
        return located(operands.resultType, operands.result);
      case "variable":
        return this.locateVariable(operand.name);
      case "deref":
        return this.locatePointee(operand.of, operands);
      case "field":
        return this.locateField(operand, operands);
      default:
        return null;
    }
  }

  private locateVariable(name: string): Located | null {
    this.variables ??= new Map(
      this.context.program.symbols
        .filter(({ kind }) => kind === "variable")
        .map(({ name, id }) => [name, id]),
    );
    const symbol = this.variables.get(name);
    if (symbol === undefined) return null;
    const address = Number(this.context.plan.symbol(symbol));
    return { type: this.context.program.symbols[symbol]!.type, address, pattern: null };
  }

  private locatePointee(of: OperandExpr, operands: EventOperands): Located | null {
    const pointer = this.locate(of, operands);
    const type = pointer && this.context.typeOf(pointer.type);
    if (!pointer || type?.kind !== "pointer") return null;
    return { type: type.to, address: accessibleAddress(this.patternOf(pointer)), pattern: null };
  }

  private locateField(operand: OperandExpr & { kind: "field" }, operands: EventOperands): Located | null {
    const record = operand.isArrow
      ? this.locatePointee(operand.of, operands)
      : this.locate(operand.of, operands);
    if (!record || record.address === null) return null;
    const field = fieldNamed(operand.name, record.type, this.context.typeOf);
    return field && { type: field.type, address: record.address + field.offset, pattern: null };
  }

  private patternOf({ type, address, pattern }: Located): bigint {
    if (pattern !== null) return pattern;
    const shape = shapeOf(this.context.typeOf(type))!;
    return toPattern(this.context.memory.load(address!, shape), shape);
  }
}

/** Either `address` or `pattern` is set. */
interface Located {
  readonly type: TypeId;
  readonly address: number | null;
  readonly pattern: bigint | null;
}

function located(type: TypeId | null | undefined, pattern: bigint | null | undefined): Located | null {
  if (type === null || type === undefined || pattern === null || pattern === undefined) return null;
  return { type, address: null, pattern };
}

/** Also through anonymous members. Bit-fields have no address and are not found. */
function fieldNamed(
  name: string,
  record: TypeId,
  typeOf: (id: TypeId) => CType,
): { type: TypeId; offset: number } | null {
  const pending = [{ id: record, base: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const type = typeOf(next.id);
    if (type.kind !== "record" || !type.layout) continue;
    for (const field of type.layout.fields) {
      const offset = next.base + field.offset;
      if (field.name === name && !field.bits) return { type: field.type, offset };
      if (field.name === null) pending.push({ id: field.type, base: offset });
    }
  }
  return null;
}
