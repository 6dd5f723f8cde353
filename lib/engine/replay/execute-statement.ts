/** Statements that stay inside their activation: everything but calls. */
import { assertNever } from "../base";
import { addressOf, storeAt } from "./compile-expression";
import type { CompiledFunction, CompiledStmt } from "./compile-function";
import { evaluate, type Machine } from "./machine";
import { accessibleAddress } from "./memory";
import { type Recorder, unsignedAddress } from "./recorder";
import { RunEnd, refuseLong, stuck } from "./run-end";
import { convert, fromPattern, toPattern, type Value } from "./value";

/** Bytes that count as one step when they are filled or copied. */
const BYTES_PER_STEP = 64;

export interface StatementContext {
  readonly machine: Machine;
  readonly recorder: Recorder;
  /** Counts work beyond the statement's own step. */
  spend(steps: number): void;
}

export function executeStatement(
  stmt: Exclude<CompiledStmt, { kind: "call" }>,
  fn: CompiledFunction,
  context: StatementContext,
): void {
  const { machine, recorder } = context;
  switch (stmt.kind) {
    case "assign":
      assign(stmt, fn, context);
      return;
    case "declare":
      machine.frame.known.fill(0, stmt.offset, stmt.offset + stmt.size);
      return;
    case "assume":
      if (Number(evaluate(stmt.condition, machine)) === 0) {
        throw new RunEnd("assumption-failed", "an assumption of the source does not hold");
      }
      recorder.note({ kind: "assume" });
      return;
    case "fill":
      fill(stmt, context);
      return;
    case "copy":
      copy(stmt, context);
      return;
    case "stuck":
      stuck(stmt.why);
      break;
    default:
      assertNever(stmt);
  }
}

function assign(
  compiled: CompiledStmt & { kind: "assign" },
  fn: CompiledFunction,
  context: StatementContext,
): void {
  const { machine, recorder } = context;
  const { to, value, isVolatile, stmt } = compiled;
  const { shape } = to;
  if (value.kind === "record" || !shape) {
    assignRecord(compiled, context);
    return;
  }
  let assigned: Value;
  if (isVolatile) assigned = fromPattern(machine.environment.value(to.type), shape);
  else {
    assigned = evaluate(value.code, machine);
    if (value.shape.bytes !== shape.bytes) assigned = convert(assigned, shape);
  }
  const address = addressOf(to, machine);
  if (recorder.isOn) {
    const old = machine.memory.peek(address, shape);
    recorder.note({
      kind: "assign",
      place: stmt.place,
      address: unsignedAddress(address),
      size: shape.bytes,
      old: old === null ? null : toPattern(old, shape),
      value: toPattern(assigned, shape),
      isVolatile,
      loads: isVolatile ? [] : recorder.loadsIn(stmt.value, fn, machine),
    });
  }
  storeAt(to, address, assigned, machine);
}

function assignRecord({ to, value }: CompiledStmt & { kind: "assign" }, context: StatementContext): void {
  const { machine, recorder } = context;
  if (value.kind !== "record") stuck("a value where a record is needed");
  const length = transferable(Math.min(to.size, value.from.size), context);
  const from = addressOf(value.from, machine);
  const address = addressOf(to, machine);
  machine.memory.reading = null;
  machine.memory.copy(address, from, length);
  recorder.note({ kind: "copy", to: unsignedAddress(address), from: unsignedAddress(from), length });
}

function fill(stmt: CompiledStmt & { kind: "fill" }, context: StatementContext): void {
  const { machine, recorder } = context;
  const address = BigInt.asUintN(64, BigInt(evaluate(stmt.address, machine)));
  const byte = Number(BigInt.asUintN(8, BigInt(evaluate(stmt.value, machine))));
  const length = transferable(evaluate(stmt.length, machine), context);
  const first = length > 0 ? accessibleAddress(address) : 0;
  for (let i = 0; i < length; i++) machine.memory.storeByte(first + i, byte);
  recorder.note({ kind: "fill", address, value: byte, length });
}

function copy(stmt: CompiledStmt & { kind: "copy" }, context: StatementContext): void {
  const { machine, recorder } = context;
  const to = BigInt.asUintN(64, BigInt(evaluate(stmt.to, machine)));
  const from = BigInt.asUintN(64, BigInt(evaluate(stmt.from, machine)));
  const length = transferable(evaluate(stmt.length, machine), context);
  machine.memory.reading = null;
  if (length > 0) machine.memory.copy(accessibleAddress(to), accessibleAddress(from), length);
  recorder.note({ kind: "copy", to, from, length });
}

/** The length in bytes, checked and paid for. */
function transferable(value: Value, context: StatementContext): number {
  const length = BigInt.asUintN(64, BigInt(value));
  refuseLong(length);
  context.spend(Math.floor(Number(length) / BYTES_PER_STEP));
  return Number(length);
}
