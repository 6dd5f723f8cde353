/**
 * Names that lowering itself gives a meaning: what only Portcullis defines, and the memory routines that set or copy
 * bytes. A project that defines one of the latter is believed instead.
 */
import type { Expression } from "../../syntax";
import type { TypeId } from "../../types";
import type { Expr } from "../ir";
import type { Value } from "./function-builder";
import type { Lowering } from "./lowering";
import { load } from "./make-expr";
import { comparison, convert, integer, unknown } from "./operators";

type Call = Extract<Expression, { kind: "call" }>;

interface MemoryRoutine {
  readonly kind: "fill" | "copy";
  /** Argument indices; for a fill `source` is the byte, null = zero. */
  readonly target: number;
  readonly source: number | null;
  readonly length: number;
}

const zeroing: MemoryRoutine = { kind: "fill", target: 0, source: null, length: 1 };
const filling: MemoryRoutine = { kind: "fill", target: 0, source: 2, length: 1 };
const setting: MemoryRoutine = { kind: "fill", target: 0, source: 1, length: 2 };
const copying: MemoryRoutine = { kind: "copy", target: 0, source: 1, length: 2 };

const memoryRoutines: ReadonlyMap<string, MemoryRoutine> = new Map([
  ...named(setting, "memset", "__builtin_memset", "__stosb"),
  ...named(copying, "memcpy", "memmove", "__builtin_memcpy", "__movsb"),
  ...named(copying, "RtlCopyMemory", "RtlMoveMemory", "RtlCopyBytes", "RtlCopyMemoryNonTemporal"),
  ...named(copying, "NdisMoveMemory", "StorPortCopyMemory", "StorPortMoveMemory", "ScsiPortMoveMemory"),
  ...named(copying, "CopyMemory", "MoveMemory"),
  ...named(zeroing, "RtlZeroMemory", "RtlZeroBytes", "RtlSecureZeroMemory", "NdisZeroMemory", "ZeroMemory"),
  ...named(zeroing, "SecureZeroMemory", "bzero"),
  ...named(filling, "RtlFillMemory", "RtlFillBytes", "NdisFillMemory", "FillMemory"),
]);

function named(routine: MemoryRoutine, ...names: readonly string[]): [string, MemoryRoutine][] {
  return names.map((name) => [name, routine]);
}

/** False when the name is an ordinary function here. */
export function lowerBuiltin(cx: Lowering, e: Call, name: string, isUsed: boolean): boolean {
  const routine = memoryRoutines.get(name);
  if (routine) {
    if (!isRoutineCall(cx, e, name)) return false;
    lowerMemory(cx, e, routine, isUsed);
    return true;
  }
  if (!name.startsWith("__")) return false;
  switch (name) {
    case "__noop":
      if (isUsed) cx.build.give(integer(cx, 0, cx.types.int).expr, 1);
      return true;
    case "__portcullis_assume":
      lowerAssume(cx, e, isUsed);
      return true;
    case "__portcullis_exception_code":
      giveExceptionCode(cx, e);
      break;
    case "__portcullis_abnormal_termination":
      giveAbnormalTermination(cx, e);
      break;
    default:
      return false;
  }
  if (!isUsed) cx.build.take();
  return true;
}

function isRoutineCall(cx: Lowering, e: Call, name: string): boolean {
  const binding = cx.scope.lookup(name);
  if (binding === null) return e.arguments.length >= 2;
  return (
    binding.kind === "symbol" &&
    cx.types.get(binding.type.type).kind === "function" &&
    !cx.program.isDefined(binding.symbol) &&
    e.arguments.length >= 2
  );
}

function lowerMemory(cx: Lowering, e: Call, routine: MemoryRoutine, isUsed: boolean): void {
  cx.steps.all([
    ...e.arguments.map((argument) => () => cx.value(argument)),
    () => {
      const values = cx.build.takeSettled(e.arguments.length);
      emitMemory(cx, e, routine, values);
      if (isUsed) cx.build.give(values[routine.target]!.expr, values[routine.target]!.depth, e);
    },
  ]);
}

function emitMemory(cx: Lowering, e: Call, routine: MemoryRoutine, values: readonly Value[]): void {
  const { types, build } = cx;
  const { first, last } = e;
  const operand = (index: number | null, type: TypeId): Expr => {
    const value = index === null ? undefined : values[index];
    return convert(cx, value ?? integer(cx, 0, type), type, e).expr;
  };
  const bytes = types.pointer(types.void);
  const address = operand(routine.target, bytes);
  const length = operand(routine.length, types.unsignedLongLong);
  if (routine.kind === "fill") {
    build.emit({
      kind: "fill",
      address,
      value: operand(routine.source, types.unsignedChar),
      length,
      first,
      last,
    });
  } else {
    build.emit({ kind: "copy", to: address, from: operand(routine.source, bytes), length, first, last });
  }
}

function lowerAssume(cx: Lowering, e: Call, isUsed: boolean): void {
  const [condition] = e.arguments;
  cx.steps.inOrder(
    () => condition && assume(cx, condition, e),
    () => isUsed && cx.build.give(integer(cx, 0, cx.types.int).expr, 1),
  );
}

/** `a && b` is two assumptions, which need no branch. */
function assume(cx: Lowering, condition: Expression, e: Call): void {
  if (condition.kind === "binary" && condition.operator === "&&") {
    cx.steps.inOrder(
      () => assume(cx, condition.left, e),
      () => assume(cx, condition.right, e),
    );
    return;
  }
  const { first, last } = e;
  cx.steps.inOrder(
    () => cx.value(condition),
    () => cx.build.emit({ kind: "assume", condition: cx.build.take().expr, first, last }),
  );
}

function giveExceptionCode(cx: Lowering, e: Call): void {
  const code = cx.handler.exceptionCode;
  const { expr } = code ? { expr: load(code) } : unknown(cx, "exception code", cx.types.unsignedInt, e);
  cx.build.give(expr, 2);
}

/** Outside a `__finally` block the question has no answer. */
function giveAbnormalTermination(cx: Lowering, e: Call): void {
  const { selector } = cx.handler;
  const tree = selector
    ? comparison(cx, "ne", { expr: load(selector), depth: 2 }, integer(cx, 0, cx.types.int), e)
    : unknown(cx, "abnormal termination", cx.types.int, e);
  cx.build.give(tree.expr, tree.depth, e);
}
