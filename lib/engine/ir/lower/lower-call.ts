/**
 * Calls: arguments left to right, converted to the parameters' types, then the call as a statement of its own.
 *
 *     f(g(), x)          t0 = call g()      t1 = call f(t0, x)
 *     ops->start(d)      call *ops->start(d), with the member it went through
 *
 * Records by value are passed and returned as `records-by-value` says.
 *
 * A name nobody declares is called as `int name()`. Names that only lowering understands are in `lower-builtin`.
 */
import type { Expression } from "../../syntax";
import type { CType, TypeId } from "../../types";
import type { Callee, Expr, Place } from "../ir";
import { lowerBuiltin } from "./lower-builtin";
import type { Lowering, Tree } from "./lowering";
import { load } from "./make-expr";
import { convert, promoteArgument } from "./operators";
import { isRecord, passed, resultRecord } from "./records-by-value";

type Call = Extract<Expression, { kind: "call" }>;
type FunctionType = Extract<CType, { kind: "function" }>;

export function lowerCall(cx: Lowering, e: Call, isUsed: boolean): void {
  if (e.callee.kind === "name") {
    if (lowerBuiltin(cx, e, e.callee.name, isUsed)) return;
    if (cx.scope.lookup(e.callee.name) === null) {
      callUndeclared(cx, e, e.callee.name, isUsed);
      return;
    }
  }
  callValue(cx, e, isUsed);
}

function callUndeclared(cx: Lowering, e: Call, name: string, isUsed: boolean): void {
  const type = cx.types.function(cx.types.int, [], true);
  const symbol = cx.program.undeclared(name, type);
  cx.steps.all([
    ...e.arguments.map((argument) => () => cx.value(argument)),
    () => finishCall(cx, e, { kind: "direct", symbol }, type, isUsed, false),
  ]);
}

function callValue(cx: Lowering, e: Call, isUsed: boolean): void {
  cx.steps.all([
    () => cx.value(e.callee),
    ...e.arguments.map((argument) => () => cx.value(argument)),
    () => {
      const values = cx.build.takeSettled(e.arguments.length + 1);
      const target = values[0]!.expr;
      for (const value of values.slice(1)) cx.build.giveBack(value);
      const { callee, type } = calleeOf(cx, target);
      finishCall(cx, e, callee, type, isUsed, isNoReturn(cx, e));
    },
  ]);
}

function isNoReturn(cx: Lowering, e: Call): boolean {
  if (e.callee.kind !== "name") return false;
  const binding = cx.scope.lookup(e.callee.name);
  return binding?.kind === "symbol" && binding.isNoReturn;
}

function calleeOf(cx: Lowering, target: Expr): { callee: Callee; type: TypeId } {
  const { types } = cx;
  if (target.kind === "function") {
    const pointer = types.get(target.type);
    return {
      callee: { kind: "direct", symbol: target.symbol },
      type: pointer.kind === "pointer" ? pointer.to : target.type,
    };
  }
  const pointer = types.get(target.type);
  const type = pointer.kind === "pointer" ? pointer.to : target.type;
  const member = target.kind === "load" ? target.place.member : null;
  return { callee: { kind: "indirect", target, member }, type };
}

function finishCall(
  cx: Lowering,
  e: Call,
  callee: Callee,
  type: TypeId,
  isUsed: boolean,
  neverReturns: boolean,
): void {
  const { build, types } = cx;
  const declared = types.get(type);
  const signature = declared.kind === "function" ? declared : null;
  const values = build.takeSettled(e.arguments.length);
  const args = values.map((value, index) => argument(cx, value, signature, index, e));
  const returns = signature?.returns ?? types.int;
  const isVoid = types.get(returns).kind === "void";
  const record = isRecord(cx, returns) ? resultRecord(cx, returns) : null;
  if (record !== null) giveResult(cx, args, signature, record.address, e);
  const scalar: Place | null =
    isVoid || record !== null || !isUsed ? null : build.localPlace(build.newTemporary(returns));
  const { first, last } = e;
  build.emit({ kind: "call", callee, args, result: scalar, type, unwind: build.unwind(), first, last });
  if (neverReturns) build.end({ kind: "unreachable", first, last });
  if (!isUsed) return;
  const result = record === null ? scalar : record.place;
  build.give(result === null ? { kind: "unknown", why: "void", type: types.void } : load(result), 1);
}

function argument(cx: Lowering, value: Tree, signature: FunctionType | null, index: number, e: Call): Expr {
  const parameter = signature?.parameters[index];
  const at = e.arguments[index]!;
  if (isRecord(cx, value.expr.type) && !parameter) return passed(cx, value, at);
  return passed(cx, parameter ? convert(cx, value, parameter.type, at) : promoteArgument(cx, value, at), at);
}

/** The address for a returned record stands right behind the declared parameters. */
function giveResult(
  cx: Lowering,
  args: Expr[],
  signature: FunctionType | null,
  address: Expr,
  e: Call,
): void {
  const declared = signature?.parameters.length ?? 0;
  if (args.length !== declared) {
    cx.build.unsupported("record returned to a call with other arguments than declared", e, "unsupported");
    args.length = Math.min(args.length, declared);
  }
  if (args.length === declared) args.push(address);
}
