/** Rvalues: one short case per kind of expression; places, conditions, calls and assignments have files of their own. */
import type { Expression } from "../../syntax";
import type { Place } from "../ir";
import { isFloatLiteral, readCharacter, readInteger } from "./literal";
import { lowerAssignment, lowerStep } from "./lower-assignment";
import { lowerCall } from "./lower-call";
import { isLogical, lowerConditional, lowerLogicalValue } from "./lower-condition";
import { exposed, isPlaceSyntax, read } from "./lower-place";
import type { Lowering } from "./lowering";
import {
  arithmetic,
  binaryOps,
  comparison,
  comparisonOps,
  convert,
  integer,
  leaf,
  logicalNot,
  promote,
  unary,
  unknown,
} from "./operators";

export function lowerValue(cx: Lowering, e: Expression): void {
  switch (e.kind) {
    case "name":
      nameValue(cx, e);
      break;
    case "number":
    case "character":
      literal(cx, e);
      break;
    case "string":
    case "index":
    case "member":
    case "compound-literal":
      readPlace(cx, e);
      break;
    case "unary":
      unaryValue(cx, e);
      break;
    case "postfix":
      lowerStep(cx, e, e.operand, e.operator, "old");
      break;
    case "binary":
      binaryValue(cx, e);
      break;
    case "assign":
      lowerAssignment(cx, e, true);
      break;
    case "conditional":
      lowerConditional(cx, e);
      break;
    case "comma":
      cx.steps.inOrder(
        () => cx.effect(e.left),
        () => cx.value(e.right),
      );
      break;
    case "call":
      lowerCall(cx, e, true);
      break;
    case "cast":
      cast(cx, e);
      break;
    case "sizeof-type":
    case "alignof-type":
    case "sizeof-value":
    case "offsetof":
      measure(cx, e);
      break;
    case "error":
      cx.build.unsupported("text that could not be read", e, "syntax");
      giveUnknown(cx, "unreadable", e);
  }
}

/** For its effects only: no temporary for a result nobody uses. */
export function lowerEffect(cx: Lowering, e: Expression): void {
  switch (e.kind) {
    case "assign":
      lowerAssignment(cx, e, false);
      break;
    case "postfix":
      lowerStep(cx, e, e.operand, e.operator, "none");
      break;
    case "call":
      lowerCall(cx, e, false);
      break;
    case "comma":
      cx.steps.inOrder(
        () => cx.effect(e.left),
        () => cx.effect(e.right),
      );
      break;
    case "cast":
      cx.steps.inOrder(() => cx.effect(e.operand));
      break;
    case "conditional":
      conditionalEffect(cx, e);
      break;
    case "unary":
      if (e.operator === "++" || e.operator === "--") lowerStep(cx, e, e.operand, e.operator, "none");
      else valueForEffect(cx, e);
      break;
    default:
      valueForEffect(cx, e);
  }
}

function valueForEffect(cx: Lowering, e: Expression): void {
  if (isLogical(e)) {
    const after = cx.build.newBlock();
    cx.steps.inOrder(
      () => cx.condition(e, after, after),
      () => cx.build.startAt(after),
    );
    return;
  }
  cx.steps.inOrder(
    () => cx.value(e),
    () => cx.build.take(),
  );
}

function conditionalEffect(cx: Lowering, e: Extract<Expression, { kind: "conditional" }>): void {
  const { build } = cx;
  const { whenTrue } = e;
  if (whenTrue === null) {
    valueForEffect(cx, e);
    return;
  }
  const yes = build.newBlock();
  const no = build.newBlock();
  const after = build.newBlock();
  cx.steps.inOrder(
    () => cx.condition(e.condition, yes, no),
    () => build.startAt(yes),
    () => cx.effect(whenTrue),
    () => build.goto(after),
    () => build.startAt(no),
    () => cx.effect(e.whenFalse),
    () => build.fallInto(after),
  );
}

function nameValue(cx: Lowering, e: Extract<Expression, { kind: "name" }>): void {
  const binding = cx.scope.lookup(e.name);
  if (binding?.kind === "constant") {
    cx.build.give({ kind: "constant", value: binding.value, type: binding.type }, 1);
  } else readPlace(cx, e);
}

function literal(cx: Lowering, e: Extract<Expression, { kind: "number" | "character" }>): void {
  const found = e.kind === "number" ? readInteger(cx.types, e.text) : readCharacter(cx.types, e.text);
  if (found) cx.build.give({ kind: "constant", ...found }, 1);
  else if (isFloatLiteral(e.text)) {
    const type = /f$/i.test(e.text) ? cx.types.float : cx.types.double;
    cx.build.give({ kind: "unknown", why: "floating point", type }, 1);
  } else {
    cx.build.unsupported(`literal ${e.text}`, e, "syntax");
    giveUnknown(cx, "literal", e);
  }
}

function giveUnknown(cx: Lowering, why: string, e: Expression): void {
  const { expr, depth } = unknown(cx, why, cx.types.longLong, e);
  cx.build.give(expr, depth);
}

function readPlace(cx: Lowering, e: Expression): void {
  cx.steps.inOrder(
    () => cx.place(e),
    () => {
      const { expr, depth } = read(cx, cx.build.takePlace(), e);
      cx.build.give(expr, depth, e);
    },
  );
}

function unaryValue(cx: Lowering, e: Extract<Expression, { kind: "unary" }>): void {
  switch (e.operator) {
    case "*":
      readPlace(cx, e);
      break;
    case "&":
      addressValue(cx, e.operand, e);
      break;
    case "++":
    case "--":
      lowerStep(cx, e, e.operand, e.operator, "new");
      break;
    case "!":
      if (isLogical(e.operand)) lowerLogicalValue(cx, e);
      else mapValue(cx, e.operand, e, (operand) => logicalNot(cx, operand, e));
      break;
    case "+":
      mapValue(cx, e.operand, e, (operand) => promote(cx, operand, e));
      break;
    case "-":
      mapValue(cx, e.operand, e, (operand) => unary(cx, "neg", operand, e));
      break;
    case "~":
      mapValue(cx, e.operand, e, (operand) => unary(cx, "not", operand, e));
      break;
    default:
      // GNU's `&&label`, which the parser passes on as it stands.
      cx.build.unsupported(`operator ${e.operator}`, e, "syntax");
      giveUnknown(cx, "operator", e);
  }
}

type Operand = Parameters<typeof promote>[1];

function mapValue(
  cx: Lowering,
  operand: Expression,
  e: Expression,
  map: (operand: Operand) => Operand,
): void {
  cx.steps.inOrder(
    () => cx.value(operand),
    () => {
      const { expr, depth } = map(cx.build.take());
      cx.build.give(expr, depth, e);
    },
  );
}

function addressValue(cx: Lowering, operand: Expression, e: Expression): void {
  if (operand.kind === "unary" && operand.operator === "*") {
    cx.steps.inOrder(() => cx.value(operand.operand));
    return;
  }
  cx.steps.inOrder(
    () => cx.place(operand),
    () => {
      const { place, depth, isVolatile } = cx.build.takePlace();
      const address =
        cx.types.get(place.type).kind === "function"
          ? read(cx, { place, depth, isVolatile }, e).expr
          : exposed(cx, place, cx.types.pointer(place.type, false, isVolatile));
      cx.build.give(address, depth + 1, e);
    },
  );
}

function binaryValue(cx: Lowering, e: Extract<Expression, { kind: "binary" }>): void {
  if (e.operator === "&&" || e.operator === "||") {
    lowerLogicalValue(cx, e);
    return;
  }
  const op = binaryOps[e.operator];
  cx.steps.inOrder(
    () => cx.value(e.left),
    () => cx.value(e.right),
    () => {
      const [left, right] = cx.build.takePair();
      const combine = comparisonOps.has(op) ? comparison : arithmetic;
      const { expr, depth } = combine(cx, op, left, right, e);
      cx.build.give(expr, depth, e);
    },
  );
}

function cast(cx: Lowering, e: Extract<Expression, { kind: "cast" }>): void {
  const { type } = cx.resolver.resolve(e.type, cx.scope, cx.home);
  if (cx.types.get(type).kind === "void") {
    cx.steps.inOrder(
      () => cx.effect(e.operand),
      () => cx.build.give({ kind: "unknown", why: "void", type }, 1),
    );
    return;
  }
  if (isTypeArgument(cx, e, type)) giveUnknown(cx, "a type as an argument", e);
  else mapValue(cx, e.operand, e, (operand) => convert(cx, operand, type, e));
}

/** `f(struct S)`, which only an unknown macro can be meant by, is read as the cast `(struct S)0`, which C does not have. */
function isTypeArgument(
  cx: Lowering,
  { operand }: Extract<Expression, { kind: "cast" }>,
  type: Place["type"],
): boolean {
  const { kind } = cx.types.get(type);
  return (kind === "record" || kind === "array") && operand.kind === "number" && operand.text === "0";
}

type Measure = Extract<Expression, { kind: "sizeof-type" | "alignof-type" | "sizeof-value" | "offsetof" }>;

function measure(cx: Lowering, e: Measure): void {
  if (e.kind === "sizeof-value") {
    sizeOfOperand(cx, e.operand, e);
    return;
  }
  const { type } = cx.resolver.resolve(e.type, cx.scope, cx.home);
  if (e.kind === "offsetof") offsetOf(cx, type, e);
  else if (e.kind === "sizeof-type") giveSize(cx, type, e);
  else cx.build.give(integer(cx, cx.types.alignOf(type), cx.types.unsignedLongLong).expr, 1);
}

/** The operand gives its type and nothing else. */
function sizeOfOperand(cx: Lowering, operand: Expression, e: Expression): void {
  const restore = cx.build.beginUnevaluated();
  const isPlace = isPlaceSyntax(operand);
  cx.steps.inOrder(
    () => (isPlace ? cx.place(operand) : cx.value(operand)),
    () => {
      const type = isPlace ? cx.build.takePlace().place.type : cx.build.take().expr.type;
      restore();
      giveSize(cx, type, e);
    },
  );
}

function giveSize(cx: Lowering, type: Place["type"], e: Expression): void {
  const { unsignedLongLong } = cx.types;
  const size = cx.types.sizeOf(type);
  const kind = cx.types.get(type).kind;
  const isKnown = kind !== "open" && (size > 0 || cx.types.isComplete(type));
  const { expr } = isKnown
    ? integer(cx, size, unsignedLongLong)
    : unknown(cx, "size of an unknown type", unsignedLongLong, e);
  cx.build.give(expr, 1);
}

function offsetOf(cx: Lowering, root: Place["type"], e: Extract<Expression, { kind: "offsetof" }>): void {
  const { unsignedLongLong } = cx.types;
  let type = root;
  let total = leaf(integer(cx, 0, unsignedLongLong).expr);
  const step = (part: string) => {
    const member = cx.types.memberOf(type, part);
    if (!member) cx.build.unsupported(`offset of ${part}`, e, "unknown-type");
    type = member?.type ?? type;
    total = arithmetic(cx, "add", total, integer(cx, member?.offset ?? 0, unsignedLongLong), e);
  };
  const index = () => {
    const array = cx.types.get(type);
    type = array.kind === "array" ? array.of : type;
    const scale = integer(cx, cx.types.sizeOf(type), unsignedLongLong);
    total = arithmetic(cx, "add", total, arithmetic(cx, "mul", cx.build.take(), scale, e), e);
  };
  cx.steps.all([
    ...e.path.flatMap((part) =>
      typeof part === "string" ? [() => step(part)] : [() => cx.value(part), index],
    ),
    () => cx.build.give(total.expr, total.depth, e),
  ]);
}
