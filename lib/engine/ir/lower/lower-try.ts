/**
 * Structured exception handling. `jumps.ts` says how the ways out of a `__finally` region are kept apart.
 *
 * An exception in the body of `__try ... __except (filter)` evaluates the filter where the handler stands: positive
 * runs the handler, anything else passes the exception on. (Continuing at the raising instruction is refused by
 * Windows for exceptions that software raises, and only those are raised here.) Filters run after the `__finally`
 * blocks inside the body, not before them as in Windows: the order differs only for filters with side effects.
 */
import type { Statement } from "../../syntax";
import type { BlockId, Expr, Place } from "../ir";
import { MADE } from "./function-builder";
import type { HandlerContext } from "./lowering";
import { comparison, integer } from "./operators";
import type { StatementLowering } from "./statement-lowering";

type Try = Extract<Statement, { kind: "try" }>;

export function lowerTry(cx: StatementLowering, s: Try): void {
  const { handler } = s;
  if (handler.kind === "finally") lowerFinally(cx, s, handler.body);
  else lowerExcept(cx, s, handler);
}

function lowerFinally(cx: StatementLowering, s: Try, handlerBody: Statement): void {
  const { build, jumps } = cx;
  const outerUnwind = build.unwind;
  const outerLeave = jumps.leaveTarget;
  const region = jumps.openRegion();
  const bodyEnd = build.newBlock();
  const after = build.newBlock();
  let raised: BlockId | null = null;
  const intoHandler = () => {
    raised ??= jumps.raisedInto(region);
    return raised;
  };
  build.unwind = intoHandler;
  jumps.leaveTarget = { block: bodyEnd, region };
  cx.steps.inOrder(
    () => cx.statement(s.body),
    () => {
      build.fallInto(bodyEnd);
      jumps.closeBody(region);
      build.unwind = outerUnwind;
      jumps.leaveTarget = outerLeave;
      build.startAt(region.handler);
    },
    () => inHandler(cx, { selector: region.selector, exceptionCode: null }, handlerBody),
    () => jumps.resume(region, after, () => raiseFurther(cx)),
  );
}

/** Lowers the handler's text with its own answers to `AbnormalTermination()` and `GetExceptionCode()`. */
function inHandler(cx: StatementLowering, context: HandlerContext, body: Statement): void {
  const outer = cx.handler;
  cx.handler = context;
  cx.steps.inOrder(
    () => cx.statement(body),
    () => {
      cx.handler = outer;
    },
  );
}

function raiseFurther(cx: StatementLowering): void {
  cx.build.end({ kind: "raise", unwind: cx.build.unwind(), ...MADE });
}

type Except = Extract<Try["handler"], { kind: "except" }>;

function lowerExcept(cx: StatementLowering, s: Try, handler: Except): void {
  const { build, jumps } = cx;
  const outerUnwind = build.unwind;
  const outerLeave = jumps.leaveTarget;
  const after = build.newBlock();
  const dispatch = build.newBlock();
  const accepted = build.newBlock();
  const code = build.localPlace(build.newTemporary(cx.types.unsignedInt));
  const context = { selector: cx.handler.selector, exceptionCode: code };
  build.unwind = () => dispatch;
  jumps.leaveTarget = { block: after, region: jumps.region };
  cx.steps.inOrder(
    () => cx.statement(s.body),
    () => {
      build.goto(after);
      build.unwind = outerUnwind;
      jumps.leaveTarget = outerLeave;
      build.startAt(dispatch);
    },
    () => filter(cx, handler, context, code, accepted),
    () => build.startAt(accepted),
    () => inHandler(cx, context, handler.body),
    () => build.fallInto(after),
  );
}

function filter(
  cx: StatementLowering,
  handler: Except,
  context: HandlerContext,
  code: Place,
  accepted: BlockId,
): void {
  const { build } = cx;
  const outer = cx.handler;
  const refused = build.newBlock();
  cx.handler = context;
  const anyCode: Expr = { kind: "unknown", why: "exception code", type: code.type };
  build.assign(code, anyCode, handler.filter);
  cx.steps.inOrder(
    () => cx.value(handler.filter),
    () => {
      const value = build.take();
      const test = comparison(cx, "gt", value, integer(cx, 0, cx.types.int), handler.filter);
      const condition = test.expr;
      const { first, last } = handler.filter;
      if (condition.kind === "constant") build.goto(condition.value === 0n ? refused : accepted);
      else build.end({ kind: "branch", condition, whenTrue: accepted, whenFalse: refused, first, last });
      build.startAt(refused);
      raiseFurther(cx);
      cx.handler = outer;
    },
  );
}
