/**
 * Reduces expression nodes. Words that were printed for something else get their meaning back from their role or from
 * the token they stand for: `! 0` may be `sizeof x`, `0 . a` may be `x++`.
 */
import type {
  AssignmentOperator,
  BinaryOperator,
  Expression,
  Initializer,
  InitializerItem,
  TypeSyntax,
  UnaryOperator,
} from "./ast";
import type { BuildState } from "./build-state";
import { kindOf, type NodeKind } from "./node-kind";
import type { Range } from "./printed-range";
import { Role } from "./shape-text";
import { TokenClass } from "./token-class";

/** Children are the rows `base` to `end` (exclusive) of `state`. */
export function reduceExpression(
  state: BuildState,
  kind: NodeKind,
  base: number,
  end: number,
  at: Range,
): Expression {
  const node = state.node(at.from, at.to);
  switch (kind) {
    case kindOf.parenthesized_expression:
      return reduceParentheses(state, base);
    case kindOf.comma_expression:
      return { kind: "comma", left: state.expression(base), right: state.expression(base + 2), ...node };
    case kindOf.conditional_expression:
      return {
        kind: "conditional",
        condition: state.expression(base),
        whenTrue: end - base > 4 ? state.expression(base + 2) : null,
        whenFalse: state.expression(end - 1),
        ...node,
      };
    case kindOf.assignment_expression:
      return {
        kind: "assign",
        operator: assignmentOperator(state.wordText(state.from[base + 1]!)),
        target: state.expression(base),
        value: state.expression(base + 2),
        ...node,
      };
    case kindOf.pointer_expression:
    case kindOf.unary_expression:
      return reduceUnary(state, base, at);
    case kindOf.cast_expression:
      return reduceCast(state, base, at);
    case kindOf.binary_expression:
      return {
        kind: "binary",
        operator: state.wordText(state.from[base + 1]!) as BinaryOperator,
        left: state.expression(base),
        right: state.expression(base + 2),
        ...node,
      };
    case kindOf.subscript_expression:
      return { kind: "index", base: state.expression(base), index: state.expression(base + 2), ...node };
    case kindOf.call_expression:
      return reduceCall(state, base, at);
    case kindOf.field_expression:
      return reduceMember(state, base, at);
    default:
      return {
        kind: "compound-literal",
        type: typeAt(state, base + 1),
        value: state.initializer(base + 3),
        ...node,
      };
  }
}

function assignmentOperator(text: string): AssignmentOperator {
  return (text === "=" ? text : text.slice(0, -1)) as AssignmentOperator;
}

/** The inner expression itself; a statement expression is not read. */
function reduceParentheses(state: BuildState, base: number): Expression {
  if (state.isKind(base + 1, kindOf.compound_statement)) {
    state.report("error", state.rowNode(base + 1), "a block inside an expression is not read");
    return { kind: "error", ...state.rowNode(base + 1) };
  }
  return state.expression(base + 1);
}

function reduceUnary(state: BuildState, base: number, at: Range): Expression {
  const node = state.node(at.from, at.to);
  const operand = state.expression(base + 1);
  const token = state.firstToken(state.from[base]!);
  const tokenClass = state.tokenClass(token);
  if (tokenClass === TokenClass.Sizeof) return { kind: "sizeof-value", operand, ...node };
  if (tokenClass === TokenClass.Alignof) return { kind: "alignof-type", type: typeOf(operand), ...node };
  return { kind: "unary", operator: state.tokenText(token) as UnaryOperator, operand, ...node };
}

function typeOf(operand: Expression): TypeSyntax {
  const { first, last } = operand;
  return { kind: "typeof", operand, isConst: false, isVolatile: false, first, last };
}

function typeAt(state: BuildState, row: number): TypeSyntax {
  if (state.isKind(row, kindOf.type_descriptor)) return state.values[row] as TypeSyntax;
  return { kind: "error", isConst: false, isVolatile: false, ...state.rowNode(row) };
}

/** `(T)x = y` reads as a cast of an assignment, because the grammar has no cast on the left: an lvalue cast. */
function reduceCast(state: BuildState, base: number, at: Range): Expression {
  const node = state.node(at.from, at.to);
  const type = typeAt(state, base + 1);
  const operand = state.expression(base + 3);
  if (!state.isKind(base + 3, kindOf.assignment_expression) || operand.kind !== "assign") {
    return { kind: "cast", type, operand, ...node };
  }
  const target: Expression = {
    kind: "cast",
    type,
    operand: operand.target,
    first: node.first,
    last: operand.target.last,
  };
  return { ...operand, target, first: node.first };
}

function reduceMember(state: BuildState, base: number, at: Range): Expression {
  const node = state.node(at.from, at.to);
  const operand = state.expression(base);
  const word = state.from[base + 1]!;
  if (state.shape.role[word] === Role.PostfixStep) {
    return { kind: "postfix", operator: state.wordText(word) as "++" | "--", operand, ...node };
  }
  return {
    kind: "member",
    base: operand,
    name: state.wordText(state.from[base + 2]!),
    isArrow: state.wordText(word) === "->",
    ...node,
  };
}

// Calls and what is printed as a call -------------------------------------------------------------------

function reduceCall(state: BuildState, base: number, at: Range): Expression {
  const node = state.node(at.from, at.to);
  const list = state.isKind(base + 1, kindOf.argument_list) ? (state.values[base + 1] as Expression[]) : [];
  switch (state.kinds[base] === kindOf.number_literal ? state.role(base) : Role.Plain) {
    case Role.SizeofType:
      return { kind: "sizeof-type", type: castType(list[0]), ...node };
    case Role.AlignofType:
      return { kind: "alignof-type", type: castType(list[0]), ...node };
    case Role.AlignofValue:
      return { kind: "alignof-type", type: list[0] ? typeOf(list[0]) : castType(undefined), ...node };
    case Role.Offsetof:
      return { kind: "offsetof", type: castType(list[0]), path: memberPath(list[1]), ...node };
  }
  const callee = state.expression(base);
  if (callee.kind === "name" && state.isKind(base, kindOf.parenthesized_expression)) {
    state.report(
      "call-of-parenthesised-name",
      callee,
      `\`(${callee.name})(...)\`: a cast to an unknown type, or a call`,
    );
  }
  return { kind: "call", callee, arguments: list, ...node };
}

function castType(cast: Expression | undefined): TypeSyntax {
  if (cast?.kind === "cast") return cast.type;
  const { first, last } = cast ?? { first: 0, last: 0 };
  return { kind: "error", isConst: false, isVolatile: false, first, last };
}

/** `a.b[2].c` as `["a", "b", 2, "c"]`. */
function memberPath(designator: Expression | undefined): (string | Expression)[] {
  const path: (string | Expression)[] = [];
  let at = designator;
  while (at) {
    if (at.kind === "name") path.push(at.name);
    else if (at.kind === "member") path.push(at.name);
    else if (at.kind === "index") path.push(at.index);
    else path.push(at);
    at = at.kind === "member" || at.kind === "index" ? at.base : undefined;
  }
  return path.reverse();
}

export function reduceArguments(state: BuildState, base: number, end: number): Expression[] {
  const list: Expression[] = [];
  for (let row = base + 1; row < end - 1; row++) {
    if (state.isKind(row, kindOf[","])) continue;
    if (state.isKind(row, kindOf.compound_statement)) {
      state.report("error", state.rowNode(row), "a block as an argument is not read");
    }
    list.push(state.expression(row));
  }
  return list;
}

// Initialisers ----------------------------------------------------------------------------------------

export function reduceInitializerList(state: BuildState, base: number, end: number, at: Range): Initializer {
  const items: InitializerItem[] = [];
  for (let row = base + 1; row < end - 1; row++) {
    if (state.isKind(row, kindOf[","])) continue;
    if (state.isKind(row, kindOf.initializer_pair)) items.push(state.values[row] as InitializerItem);
    else items.push({ designators: [], value: state.initializer(row), ...state.rowNode(row) });
  }
  return { kind: "list", items, ...state.node(at.from, at.to) };
}

/** `[i] .f = value`, or the old GNU `f : value`. */
export function reduceInitializerPair(
  state: BuildState,
  base: number,
  end: number,
  at: Range,
): InitializerItem {
  const designators: (string | Expression)[] = [];
  for (let row = base; row < end - 1; row++) {
    const kind = state.kinds[row];
    if (kind === kindOf.field_designator || kind === kindOf.subscript_designator) {
      designators.push(state.values[row] as string | Expression);
    } else if (kind === kindOf.field_identifier) designators.push(state.wordText(state.from[row]!));
    else if (kind === kindOf.unknown) designators.push({ kind: "error", ...state.rowNode(row) });
  }
  return { designators, value: state.initializer(end - 1), ...state.node(at.from, at.to) };
}
