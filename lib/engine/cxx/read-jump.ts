/**
 * Ways out of blocks: `break`, `continue`, `__leave`, `return`. Objects of every block that is left die first; an object
 * that is returned becomes the caller's.
 *
 *     return f(g);      { T result = f(g); Guard::~Guard(&g); return result; }
 *
 * Not `goto`, which is settled when all labels of the body are known.
 */
import type { Expression, Node, Statement } from "../syntax";
import { convert } from "./convert";
import { endsOf } from "./full-statements";
import type { Frame, Prelude } from "./function-context";
import { declarationOf } from "./local-syntax";
import type { Translator } from "./translator";
import { bare, decayed, isClass, isVoid, scalar } from "./types";
import { commaOf, nameOf, type Value } from "./value";

export function readJump(t: Translator, text: "break" | "continue" | "__leave"): readonly Statement[] {
  const start = t.i++;
  t.expect(";");
  const at = t.since(start);
  const isTarget = (frame: Frame) =>
    text === "break" ? frame.breaks : text === "continue" ? frame.continues : frame.leaves;
  const ends = t.fn!.leaving(isTarget, at);
  const jump: Statement = { kind: text === "__leave" ? "leave" : text, ...at };
  return ends.length === 0 ? [jump] : [{ kind: "compound", body: [...ends, jump], ...at }];
}

export function readReturn(t: Translator): readonly Statement[] {
  const start = t.i++;
  const body = t.fn!;
  if (t.accept(";")) {
    const at = t.since(start);
    body.returns ??= scalar("void");
    const ends = body.leaving(() => false, at);
    const jump: Statement = { kind: "return", value: null, ...at };
    return ends.length === 0 ? [jump] : [{ kind: "compound", body: [...ends, jump], ...at }];
  }
  const outer = body.prelude;
  const prelude: Prelude = { before: [], after: [] };
  body.prelude = prelude;
  try {
    const given = t.is("{") ? t.readers.braced(t) : t.readers.expression(t);
    t.expect(";");
    const at = t.since(start);
    body.returns ??= returnedAs(given);
    return returnValue(t, given, body.returns, prelude, at);
  } finally {
    body.prelude = outer;
  }
}

function returnedAs(given: Value): Value["type"] {
  return bare(decayed(given.type));
}

function returnValue(
  t: Translator,
  given: Value,
  type: Value["type"],
  prelude: Prelude,
  at: Node,
): readonly Statement[] {
  const body = t.fn!;
  const kept = isClass(type) ? keptObject(t, given) : null;
  let e: Expression;
  if (isVoid(type)) e = given.e;
  else if (isClass(type) && given.make && given.type.kind === "class" && given.type.class === type.class) {
    e = returned(t, given, prelude, at);
  } else e = kept ? given.e : convert(t, given, type, at);
  const ends = [
    ...endsOf(prelude, at),
    ...body.leaving(() => false, at).filter((end) => !kept || !endsName(end, kept)),
  ];
  if (ends.length === 0) {
    const jump: Statement = { kind: "return", value: e, ...at };
    return prelude.before.length === 0 ? [jump] : [...prelude.before, jump];
  }
  if (isVoid(type)) {
    const effect: Statement = { kind: "expression", expression: e, ...at };
    return [
      {
        kind: "compound",
        body: [...prelude.before, effect, ...ends, { kind: "return", value: null, ...at }],
        ...at,
      },
    ];
  }
  if (e.kind === "number" || (e.kind === "cast" && e.operand.kind === "number")) {
    return [
      { kind: "compound", body: [...prelude.before, ...ends, { kind: "return", value: e, ...at }], ...at },
    ];
  }
  const name = body.temporaryName("result");
  const declared = declarationOf(name, type, at, e);
  const jump: Statement = { kind: "return", value: nameOf(name, at), ...at };
  return [{ kind: "compound", body: [...prelude.before, declared, ...ends, jump], ...at }];
}

/** An object made in the `return` is the caller's. */
function returned(t: Translator, given: Value, prelude: Prelude, at: Node): Expression {
  const name = t.fn!.temporaryName("result");
  prelude.before.push(declarationOf(name, given.type, at));
  const place = nameOf(name, at);
  return commaOf(given.make!(place), place, at);
}

/** `return g;` hands a local object on without a copy: it does not die here. */
function keptObject(t: Translator, given: Value): string | null {
  if (given.e.kind !== "name" || given.make) return null;
  const { name } = given.e;
  for (let scope: typeof t.scope | null = t.scope; scope; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found)
      return found.kind === "variable" && found.owner === t.fn && found.type.kind === "class" ? name : null;
  }
  return null;
}

function endsName(end: Statement, name: string): boolean {
  if (end.kind !== "expression" || end.expression.kind !== "call") return false;
  const [first] = end.expression.arguments;
  return first?.kind === "unary" && first.operand.kind === "name" && first.operand.name === name;
}
