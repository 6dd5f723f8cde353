/** Reduces statement nodes. A `case` label comes back with the statements that follow it, for its block to take in. */
import type { Expression, Statement } from "./ast";
import type { BuildState } from "./build-state";
import { kindOf, type NodeKind } from "./node-kind";
import type { Range } from "./printed-range";
import { Role } from "./shape-text";

export type Handler = Extract<Statement, { kind: "try" }>["handler"];

export function reduceStatement(
  state: BuildState,
  kind: NodeKind,
  base: number,
  end: number,
  at: Range,
): Statement | readonly Statement[] {
  const node = state.node(at.from, at.to);
  switch (kind) {
    case kindOf.compound_statement:
      return { kind: "compound", body: reduceBody(state, base + 1, end - 1), ...node };
    case kindOf.expression_statement:
      return reduceExpressionStatement(state, base, end, at);
    case kindOf.if_statement:
      return {
        kind: "if",
        condition: state.expression(base + 1),
        whenTrue: nested(state, base + 2),
        whenFalse: end - base > 3 ? (state.values[base + 3] as Statement) : null,
        ...node,
      };
    case kindOf.switch_statement:
      return { kind: "switch", subject: state.expression(base + 1), body: nested(state, base + 2), ...node };
    case kindOf.case_statement:
      return reduceCase(state, base, end, at);
    case kindOf.while_statement:
      return { kind: "while", condition: state.expression(base + 1), body: nested(state, base + 2), ...node };
    case kindOf.do_statement:
      return { kind: "do", body: nested(state, base + 1), condition: state.expression(base + 3), ...node };
    case kindOf.for_statement:
      return reduceFor(state, base, end, at);
    case kindOf.return_statement:
      return { kind: "return", value: end - base > 2 ? state.expression(base + 1) : null, ...node };
    case kindOf.goto_statement:
      return { kind: "goto", label: state.wordText(state.from[base + 1]!), ...node };
    case kindOf.labeled_statement:
      return reduceLabel(state, base, at);
    case kindOf.seh_try_statement:
      return { kind: "try", body: nested(state, base + 1), handler: handlerAt(state, base + 2), ...node };
    case kindOf.seh_leave_statement:
      return { kind: "leave", ...node };
    case kindOf.break_statement:
      return { kind: "break", ...node };
    default:
      return { kind: "continue", ...node };
  }
}

/** The statement of an `if`, a loop or a label; a `case` there with more than one statement would steal them. */
export function nested(state: BuildState, row: number): Statement {
  const all = state.statements(row);
  if (all.length > 1 && all[0]?.kind !== "error")
    state.report("error", state.rowNode(row), "a case label that is not in a block is not read");
  return state.statement(row);
}

function reduceBody(state: BuildState, base: number, end: number): Statement[] {
  const body: Statement[] = [];
  for (let row = base; row < end; row++) {
    for (const statement of state.statements(row)) body.push(statement);
  }
  return body;
}

function reduceExpressionStatement(state: BuildState, base: number, end: number, at: Range): Statement {
  const node = state.node(at.from, at.to);
  if (end - base > 1) return { kind: "expression", expression: state.expression(base), ...node };
  return { kind: state.role(base) === Role.Asm ? "asm" : "empty", ...node };
}

function reduceCase(state: BuildState, base: number, end: number, at: Range): readonly Statement[] {
  const hasValue = !state.isKind(base + 1, kindOf[":"]);
  const following = reduceBody(state, base + (hasValue ? 3 : 2), end);
  const body = following[0] ?? null;
  const label = state.node(at.from, state.to[base + (hasValue ? 2 : 1)] ?? at.to);
  const node = body ? { first: label.first, last: body.last } : label;
  const head: Statement = hasValue
    ? { kind: "case", ...caseRange(state, base + 1), body, ...node }
    : { kind: "default", body, ...node };
  return [head, ...following.slice(1)];
}

/** `1 ... 3` is printed as a disjunction. */
function caseRange(state: BuildState, row: number): { value: Expression; upTo: Expression | null } {
  const value = state.expression(row);
  const isRange = value.kind === "binary" && (value.operator as string) === "...";
  return isRange ? { value: value.left, upTo: value.right } : { value, upTo: null };
}

function reduceFor(state: BuildState, base: number, end: number, at: Range): Statement {
  let row = base + 2;
  let initial: Statement | null = null;
  if (state.isKind(row, kindOf.declaration)) initial = state.statement(row++);
  else {
    if (!state.isKind(row, kindOf[";"])) {
      const expression = state.expression(row);
      initial = { kind: "expression", expression, ...state.rowNode(row++) };
    }
    row++;
  }
  const condition = optionalBefore(state, row, kindOf[";"]);
  row += condition ? 2 : 1;
  const step = optionalBefore(state, row, kindOf[")"]);
  return {
    kind: "for",
    initial,
    condition,
    step,
    body: nested(state, end - 1),
    ...state.node(at.from, at.to),
  };
}

function optionalBefore(state: BuildState, row: number, end: NodeKind): Expression | null {
  return state.isKind(row, end) ? null : state.expression(row);
}

/** In `Out: default: f(); g();` the `case` label takes what follows it along, for the block again. */
function reduceLabel(state: BuildState, base: number, at: Range): Statement | readonly Statement[] {
  const name = state.wordText(state.from[base]!);
  const node = state.node(at.from, at.to);
  if (state.role(base + 2) === Role.Inserted) return { kind: "label", name, body: null, ...node };
  const [first, ...rest] = state.statements(base + 2);
  const isCase = first?.kind === "case" || first?.kind === "default" || first?.kind === "label";
  if (!isCase || rest.length === 0) return { kind: "label", name, body: nested(state, base + 2), ...node };
  return [{ kind: "label", name, body: first, first: node.first, last: first.last }, ...rest];
}

function handlerAt(state: BuildState, row: number): Handler {
  const kind = state.kinds[row];
  if (kind === kindOf.seh_except_clause || kind === kindOf.seh_finally_clause)
    return state.values[row] as Handler;
  return { kind: "finally", body: { kind: "error", ...state.rowNode(row) } };
}

export function reduceHandler(state: BuildState, kind: NodeKind, base: number): Handler {
  if (kind === kindOf.seh_finally_clause) return { kind: "finally", body: nested(state, base + 1) };
  return { kind: "except", filter: state.expression(base + 1), body: nested(state, base + 2) };
}
