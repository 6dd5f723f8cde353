/**
 * Truth as control flow: `&&`, `||`, `!`, `?:` and `,` become edges, every branch tests one comparison or one value.
 *
 *     if (a && !(b < c))      b0: branch a ? b1 : else      b1: branch b < c ? else : then
 */
import type { BinaryOperator, Expression } from "../../syntax";
import { arithmeticType, type TypeId } from "../../types";
import type { BlockId, Place } from "../ir";
import type { Value } from "./function-builder";
import type { Lowering } from "./lowering";
import { constant, load } from "./make-expr";
import { convert, promote, unknown } from "./operators";

const relations: ReadonlySet<BinaryOperator> = new Set(["<", ">", "<=", ">=", "==", "!="]);

/** Expressions whose value is a truth value, 0 or 1. */
export function isLogical(e: Expression): boolean {
  if (e.kind === "unary") return e.operator === "!";
  if (e.kind !== "binary") return false;
  return e.operator === "&&" || e.operator === "||" || relations.has(e.operator);
}

/** Truth values that are control flow here, so that testing them again should become edges, not a test of a temporary. */
function isControlFlow(e: Expression): boolean {
  if (e.kind === "unary") return e.operator === "!";
  return e.kind === "binary" && (e.operator === "&&" || e.operator === "||");
}

export function lowerCondition(cx: Lowering, e: Expression, whenTrue: BlockId, whenFalse: BlockId): void {
  if (e.kind === "unary" && e.operator === "!") {
    cx.steps.inOrder(() => cx.condition(e.operand, whenFalse, whenTrue));
  } else if (e.kind === "binary" && (e.operator === "&&" || e.operator === "||")) {
    shortCircuit(cx, e, whenTrue, whenFalse);
  } else if (e.kind === "comma") {
    cx.steps.inOrder(
      () => cx.effect(e.left),
      () => cx.condition(e.right, whenTrue, whenFalse),
    );
  } else if (e.kind === "conditional" && e.whenTrue !== null) {
    conditionalCondition(cx, e, e.whenTrue, whenTrue, whenFalse);
  } else if (e.kind === "cast" && isLogical(e.operand) && isIntegerCast(cx, e)) {
    cx.steps.inOrder(() => cx.condition(e.operand, whenTrue, whenFalse));
  } else {
    const retest = truthTest(e);
    if (retest === null) testValue(cx, e, whenTrue, whenFalse);
    else {
      const { operand, isNegated } = retest;
      cx.steps.inOrder(() =>
        cx.condition(operand, isNegated ? whenFalse : whenTrue, isNegated ? whenTrue : whenFalse),
      );
    }
  }
}

/** `(a && b) != 0`, `!x == 0`: the test of a truth value is that truth value. */
function truthTest(e: Expression): { operand: Expression; isNegated: boolean } | null {
  if (e.kind !== "binary" || (e.operator !== "==" && e.operator !== "!=")) return null;
  const isNegated = e.operator === "==";
  if (isControlFlow(e.left) && isZero(e.right)) return { operand: e.left, isNegated };
  if (isControlFlow(e.right) && isZero(e.left)) return { operand: e.right, isNegated };
  return null;
}

function isZero(e: Expression): boolean {
  return e.kind === "number" && /^0+$/.test(e.text);
}

function isIntegerCast(cx: Lowering, e: Extract<Expression, { kind: "cast" }>): boolean {
  return cx.types.get(cx.resolver.resolve(e.type, cx.scope, cx.home).type).kind === "integer";
}

function shortCircuit(
  cx: Lowering,
  e: Extract<Expression, { kind: "binary" }>,
  whenTrue: BlockId,
  whenFalse: BlockId,
): void {
  const second = cx.build.newBlock();
  const isAnd = e.operator === "&&";
  cx.steps.inOrder(
    () => cx.condition(e.left, isAnd ? second : whenTrue, isAnd ? whenFalse : second),
    () => cx.build.startAt(second),
    () => cx.condition(e.right, whenTrue, whenFalse),
  );
}

function conditionalCondition(
  cx: Lowering,
  e: Extract<Expression, { kind: "conditional" }>,
  first: Expression,
  whenTrue: BlockId,
  whenFalse: BlockId,
): void {
  const yes = cx.build.newBlock();
  const no = cx.build.newBlock();
  cx.steps.inOrder(
    () => cx.condition(e.condition, yes, no),
    () => cx.build.startAt(yes),
    () => cx.condition(first, whenTrue, whenFalse),
    () => cx.build.startAt(no),
    () => cx.condition(e.whenFalse, whenTrue, whenFalse),
  );
}

function testValue(cx: Lowering, e: Expression, whenTrue: BlockId, whenFalse: BlockId): void {
  cx.steps.inOrder(
    () => cx.value(e),
    () => branch(cx, cx.build.take(), e, whenTrue, whenFalse),
  );
}

function branch(cx: Lowering, value: Value, e: Expression, whenTrue: BlockId, whenFalse: BlockId): void {
  const { build, types } = cx;
  const kind = types.get(value.expr.type).kind;
  const isTestable = kind === "integer" || kind === "enum" || kind === "pointer" || kind === "open";
  const condition = isTestable ? value.expr : unknown(cx, "floating point", types.int, e).expr;
  if (condition.kind === "constant") {
    build.goto(condition.value === 0n ? whenFalse : whenTrue);
  } else if (condition.kind === "function" || condition.kind === "string") build.goto(whenTrue);
  else if (whenTrue === whenFalse) build.goto(whenTrue);
  else build.end({ kind: "branch", condition, whenTrue, whenFalse, first: e.first, last: e.last });
}

/** `a && b`, `!x` as a value: a temporary set to 1 or 0, or a constant when only one outcome is possible. */
export function lowerLogicalValue(cx: Lowering, e: Expression): void {
  const { build, types } = cx;
  const yes = build.newBlock();
  const no = build.newBlock();
  cx.steps.inOrder(
    () => cx.condition(e, yes, no),
    () => {
      const result = joinValues(cx, e, [
        { block: yes, value: constant(types, 1n, types.int) },
        { block: no, value: constant(types, 0n, types.int) },
      ]);
      build.give(result, 1);
    },
  );
}

interface Arm {
  readonly block: BlockId;
  readonly value: Value["expr"];
}

/** Continues after arms that end at `block` with `value`, all of one type. */
function joinValues(cx: Lowering, e: Expression, arms: readonly Arm[]): Value["expr"] {
  const { build } = cx;
  const used = arms.filter(({ block }) => build.isReached(block));
  const [only] = used;
  if (used.length === 1 && only) {
    build.startAt(only.block);
    return only.value;
  }
  const place: Place = build.localPlace(build.newTemporary(arms[0]!.value.type));
  const after = build.newBlock();
  for (const { block, value } of arms) {
    build.startAt(block);
    build.assign(place, value, e);
    build.goto(after);
  }
  build.startAt(after);
  return load(place);
}

/** `c ? a : b` as a value. The arms are lowered first, so that their common type is known when they are joined. */
export function lowerConditional(cx: Lowering, e: Extract<Expression, { kind: "conditional" }>): void {
  const { build } = cx;
  const yes = build.newBlock();
  const no = build.newBlock();
  let first: Ended;
  if (e.whenTrue === null) {
    elvis(cx, e);
    return;
  }
  const { whenTrue, whenFalse } = e;
  cx.steps.inOrder(
    () => cx.condition(e.condition, yes, no),
    () => lowerArm(cx, yes, whenTrue),
    () => {
      first = endArm(cx, yes);
    },
    () => lowerArm(cx, no, whenFalse),
    () => {
      const second = endArm(cx, no);
      giveJoined(cx, e, first, second);
    },
  );
}

interface Ended {
  readonly isReached: boolean;
  /** Block in which the arm's value is ready. */
  readonly block: BlockId;
  readonly value: Value;
}

function lowerArm(cx: Lowering, block: BlockId, arm: Expression): void {
  cx.build.startAt(block);
  cx.value(arm);
}

function endArm(cx: Lowering, block: BlockId): Ended {
  return { isReached: cx.build.isReached(block), block: cx.build.current, value: cx.build.take() };
}

function giveJoined(cx: Lowering, e: Expression, first: Ended, second: Ended): void {
  const { build } = cx;
  const type = commonType(cx, first.value, second.value, e);
  if (first.isReached !== second.isReached) {
    const { block, value } = first.isReached ? first : second;
    build.startAt(block);
    const { expr, depth } = convert(cx, value, type, e);
    build.give(expr, depth, e);
    return;
  }
  const arms = [first, second].map(({ block, value }) => {
    build.startAt(block);
    return { block, value: convert(cx, value, type, e).expr };
  });
  if (cx.types.get(type).kind === "void") {
    const after = build.newBlock();
    for (const { block } of arms) {
      build.startAt(block);
      build.goto(after);
    }
    build.startAt(after);
    build.give({ kind: "unknown", why: "void", type }, 1);
    return;
  }
  build.give(joinValues(cx, e, arms), 1, e);
}

/** C11 6.5.15p5-6: arithmetic, pointers (a `void *` wins, a null constant loses), or one type for both. */
function commonType(cx: Lowering, first: Value, second: Value, e: Expression): TypeId {
  const { types } = cx;
  const a = types.get(first.expr.type);
  const b = types.get(second.expr.type);
  if (a.kind === "pointer" && b.kind === "pointer") {
    const isNull = first.expr.kind === "constant" && first.expr.value === 0n;
    return isNull || types.get(b.to).kind === "void" ? second.expr.type : first.expr.type;
  }
  if (a.kind === "pointer" || a.kind === "record" || a.kind === "void") return first.expr.type;
  if (b.kind === "pointer" || b.kind === "record" || b.kind === "void") return second.expr.type;
  return arithmeticType(types, promote(cx, first, e).expr.type, promote(cx, second, e).expr.type);
}

/** `a ?: b`: a is evaluated once. */
function elvis(cx: Lowering, e: Extract<Expression, { kind: "conditional" }>): void {
  const { build } = cx;
  const yes = build.newBlock();
  const no = build.newBlock();
  let first: Ended;
  cx.steps.inOrder(
    () => cx.value(e.condition),
    () => {
      const value = build.take();
      const saved = load(build.save(value.expr, e));
      branch(cx, { ...value, expr: saved, depth: 1 }, e.condition, yes, no);
      first = { isReached: true, block: yes, value: { ...value, expr: saved, depth: 1 } };
    },
    () => lowerArm(cx, no, e.whenFalse),
    () => giveJoined(cx, e, first, endArm(cx, no)),
  );
}
