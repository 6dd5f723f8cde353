/** Operators: of classes the functions they stand for, of everything else C's own, with the type of the result. */
import type { AssignmentOperator, BinaryOperator, Expression, Node, UnaryOperator } from "../syntax";
import { callFunction } from "./call-function";
import { copiesByCode } from "./class-facts";
import { asCondition, asScalar, convert } from "./convert";
import type { CxxType, FunctionInfo } from "./entities";
import { lookup, memberOfClass } from "./lookup";
import { chooseFunction } from "./overloads";
import { sometimes } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import {
  bare,
  boolType,
  decayed,
  intType,
  isArithmetic,
  isClass,
  isVoid,
  pointerTo,
  scalar,
  unknownType,
} from "./types";
import { addressOf, dereference, type Value, value } from "./value";

/** The class's or namespace's own operator, called; null when C's is meant. */
export function overloaded(
  t: Translator,
  symbol: string,
  operands: readonly Value[],
  at: Node,
): Value | null {
  const name = `operator${symbol}`;
  const [left, ...rest] = operands;
  if (!left || !operands.some(({ type }) => isClass(type) || type.kind === "enum")) return null;
  if (isClass(left.type)) {
    const member = memberOfClass(left.type.class, name);
    if (member?.kind === "functions") {
      const chosen = chooseFunction(t, { ...member, explicit: [], object: left }, rest);
      if (chosen) return callFunction(t, chosen, left, rest, at, false);
    }
  }
  const functions = freeOperators(t, name, operands);
  const chosen = functions.length > 0 ? chooseViable(t, functions, operands) : null;
  return chosen ? callFunction(t, chosen, null, operands, at, true) : null;
}

function freeOperators(t: Translator, name: string, operands: readonly Value[]): readonly FunctionInfo[] {
  const found = new Set<FunctionInfo>();
  const seen = lookup(t, name);
  if (seen?.kind === "functions") for (const made of seen.functions) found.add(made);
  for (const { type } of operands) {
    const around =
      type.kind === "class" ? type.class.scope.parent : type.kind === "enum" ? type.enum.scope.parent : null;
    const entity = around?.names.get(name);
    if (entity?.kind === "functions") for (const made of entity.functions) found.add(made);
  }
  return [...found].filter((made) => made.owner === null);
}

function chooseViable(
  t: Translator,
  functions: readonly FunctionInfo[],
  operands: readonly Value[],
): FunctionInfo | null {
  const fitting = functions.filter(
    (made) =>
      made.parameters.length === operands.length &&
      made.parameters.every(({ type }, i) => mayTake(type, operands[i]!)),
  );
  return fitting.length === 0
    ? null
    : chooseFunction(t, { functions: fitting, templates: [], explicit: [], object: null }, operands);
}

function mayTake(parameter: CxxType, operand: Value): boolean {
  const wanted = bare(parameter);
  if (wanted.kind === "enum" || operand.type.kind === "enum")
    return wanted.kind === "enum" && operand.type.kind === "enum" && wanted.enum === operand.type.enum;
  return !(wanted.kind === "class") || operand.type.kind === "class";
}

const comparisons = new Set(["==", "!=", "<", ">", "<=", ">="]);

export function binaryValue(
  t: Translator,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Node,
): Value {
  const own = overloaded(t, operator, [left, right], at);
  if (own) return own;
  if (operator === "!=" && (isClass(left.type) || isClass(right.type))) {
    const equal = overloaded(t, "==", [left, right], at);
    if (equal)
      return value(
        { kind: "unary", operator: "!", operand: equal.e, first: at.first, last: at.last },
        boolType,
      );
  }
  const isLogical = operator === "&&" || operator === "||";
  const a = isLogical ? value(asCondition(t, left), left.type) : settled(t, asScalar(t, left, at), right);
  const b = isLogical
    ? value(
        sometimes(t, () => asCondition(t, right)),
        right.type,
      )
    : settled(t, asScalar(t, right, at), left);
  const e: Expression = { kind: "binary", operator, left: a.e, right: b.e, first: at.first, last: at.last };
  return value(e, isLogical || comparisons.has(operator) ? boolType : resultType(operator, a.type, b.type));
}

/** A function's name among operators means its address. */
function settled(t: Translator, operand: Value, other: Value): Value {
  return operand.callable
    ? value(convert(t, operand, other.callable ? operand.type : other.type), other.type)
    : operand;
}

function resultType(operator: BinaryOperator, left: CxxType, right: CxxType): CxxType {
  const a = decayed(left);
  const b = decayed(right);
  if (a.kind === "pointer" && b.kind === "pointer") return scalar("long long");
  if (a.kind === "pointer") return bare(a);
  if (b.kind === "pointer") return bare(b);
  if (!isArithmetic(a) || !isArithmetic(b)) return a.kind === "enum" ? bare(a) : unknownType;
  if (operator === "<<" || operator === ">>") return promoted(a);
  return usual(promoted(a), promoted(b));
}

const ranks = [
  "int",
  "unsigned int",
  "long",
  "unsigned long",
  "long long",
  "unsigned long long",
  "float",
  "double",
];

function promoted(type: CxxType): CxxType {
  const words = type.kind === "scalar" ? type.words : "int";
  return ranks.includes(words) ? scalar(words) : intType;
}

function usual(a: CxxType, b: CxxType): CxxType {
  const rank = (type: CxxType) => (type.kind === "scalar" ? ranks.indexOf(type.words) : 0);
  return rank(a) >= rank(b) ? a : b;
}

export function unaryValue(t: Translator, operator: UnaryOperator, operand: Value, at: Node): Value {
  const { first, last } = at;
  if (operator === "&") return addressValue(t, operand, at);
  const own = overloaded(t, operator, [operand], at);
  if (own) return own;
  if (operator === "!") {
    return value({ kind: "unary", operator, operand: asCondition(t, operand), first, last }, boolType);
  }
  const plain = asScalar(t, operand, at);
  if (operator === "*") return pointee(t, plain, at);
  const e: Expression = { kind: "unary", operator, operand: plain.e, first, last };
  if (operator === "++" || operator === "--") return value(e, plain.type, true);
  return value(e, plain.type.kind === "unknown" ? plain.type : promotedOrSame(plain.type));
}

function promotedOrSame(type: CxxType): CxxType {
  return isArithmetic(type) ? promoted(type) : type;
}

export function pointee(_t: Translator, pointer: Value, at: Node): Value {
  if (pointer.callable) return pointer;
  const type = decayed(pointer.type);
  const to = type.kind === "pointer" ? type.to : unknownType;
  return value(dereference(pointer.e, at), to, true);
}

function addressValue(t: Translator, operand: Value, at: Node): Value {
  if (operand.callable) return operand;
  const own = isClass(operand.type) ? overloaded(t, "&", [operand], at) : null;
  return own ?? value(addressOf(operand.e, at), pointerTo(operand.type));
}

export function postfixValue(t: Translator, operator: "++" | "--", operand: Value, at: Node): Value {
  if (isClass(operand.type)) {
    const zero = value({ kind: "number", text: "0", ...at }, intType);
    const own = overloaded(t, operator, [operand, zero], at);
    if (own) return own;
  }
  return value(
    { kind: "postfix", operator, operand: operand.e, first: at.first, last: at.last },
    operand.type,
  );
}

export function assignValue(
  t: Translator,
  operator: AssignmentOperator,
  target: Value,
  source: Value,
  at: Node,
): Value {
  const symbol = operator === "=" ? "=" : `${operator}=`;
  if (isClass(target.type)) {
    const own = overloaded(t, symbol, [target, source], at);
    if (own) return own;
    if (operator !== "=") throw new Unreadable(t.i, `no operator${symbol} for ${target.type.class.name}`);
    if (copiesByCode(target.type.class)) {
      throw new Unreadable(
        t.i,
        `assigning a ${target.type.class.name}, which has a copy constructor but no operator=, is not supported`,
        "unsupported",
      );
    }
  }
  const given =
    operator === "="
      ? convert(t, source, target.type, source.list ? at : source.e)
      : asScalar(t, source, at).e;
  const e: Expression = {
    kind: "assign",
    operator,
    target: target.e,
    value: given,
    first: at.first,
    last: at.last,
  };
  return value(e, target.type, true);
}

/** `a ? b : c`. */
export function conditionalValue(
  t: Translator,
  condition: Value,
  whenTrue: Value,
  whenFalse: Value,
  at: Node,
): Value {
  const type = commonType(whenTrue, whenFalse);
  const test = asCondition(t, condition);
  const bothPlaces = whenTrue.isPlace && whenFalse.isPlace && isClass(type);
  const { first, last } = at;
  if (bothPlaces) {
    const e: Expression = {
      kind: "conditional",
      condition: test,
      whenTrue: addressOf(whenTrue.e),
      whenFalse: addressOf(whenFalse.e),
      first,
      last,
    };
    return value(dereference(e, at), type, true);
  }
  const side = (given: Value) =>
    isVoid(type) ? given.e : sometimes(t, () => convert(t, given, type, given.e));
  const one = side(whenTrue);
  const other = side(whenFalse);
  return value({ kind: "conditional", condition: test, whenTrue: one, whenFalse: other, first, last }, type);
}

function commonType(one: Value, other: Value): CxxType {
  const a = decayed(one.type);
  const b = decayed(other.type);
  if (one.callable) return b;
  if (a.kind === "null" || (one.isZero && b.kind === "pointer")) return b;
  if (b.kind === "null" || (other.isZero && a.kind === "pointer")) return a;
  if (isClass(a)) return a;
  if (isClass(b)) return b;
  if (
    isArithmetic(a) &&
    isArithmetic(b) &&
    a.kind === "scalar" &&
    b.kind === "scalar" &&
    a.words !== b.words
  ) {
    return usual(promoted(a), promoted(b));
  }
  return a.kind === "unknown" ? b : a;
}
