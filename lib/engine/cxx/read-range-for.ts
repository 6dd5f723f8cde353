/**
 * `for (T x : range)` over arrays and over classes with `begin()` and `end()`, as a loop over pointers or iterators.
 *
 *     for (auto& s : slots) f(s);      for (p = slots, e = slots + n; p != e; ++p) { T* s = &*p; f(*s); }
 */
import type { Expression, Statement } from "../syntax";
import { callNamed } from "./call-function";
import { classIn, needsDestruction } from "./class-facts";
import { convert } from "./convert";
import { declarationOf } from "./local-syntax";
import { memberOfClass } from "./lookup";
import { binaryValue, pointee, unaryValue } from "./operators";
import { readDeclarator } from "./read-declarators";
import { deducedFrom } from "./read-local";
import { readSpecifiers } from "./read-specifiers";

import { type Translator, Unreadable } from "./translator";
import { decayed, isClass, sizeType } from "./types";
import { nameOf, numberOf, type Value, value } from "./value";

/** At the `(`. `readBody` reads the statement behind the head. */
export function readRangeFor(
  t: Translator,
  start: number,
  close: number,
  readBody: (t: Translator) => Statement,
): Statement[] {
  t.expect("(");
  const body = t.fn!;
  const specifiers = readSpecifiers(t);
  if (!specifiers.type) throw new Unreadable(t.i, `a type expected, \`${t.peek()}\` read`);
  const declarator = readDeclarator(t, specifiers.type, { mayInitialise: false, isAbstract: false });
  t.expect(":");
  const range = t.readers.expression(t);
  t.i = close + 1;
  const head = t.node(start, close);
  const { first, last } = boundsOf(t, range, head);
  const iteratorName = body.temporaryName("iterator");
  const endName = body.temporaryName("end");
  const iterator = value(nameOf(iteratorName, head), first.type, true);
  const end = value(nameOf(endName, head), last.type, true);
  const element = pointee(t, overloadedPointee(t, iterator, head), head);
  const type = deducedFrom(declarator.type, element);
  const variable = containsAuto(declarator.type) ? type : declarator.type;
  const name = declarator.name?.name ?? "element";
  const made = classIn(variable);
  if (made && needsDestruction(made))
    throw new Unreadable(
      t.i,
      "a loop over copies of objects with a destructor is not supported",
      "unsupported",
    );
  t.scope.names.set(name, { kind: "variable", name, type: variable, constant: null, owner: body });
  const declared = declarationOf(name, variable, head, convert(t, element, variable, head));
  body.push({ breaks: true, continues: true });
  const inner = readBody(t);
  body.pop(t.here());
  const at = t.since(start);
  const condition: Expression = binaryValue(t, "!=", iterator, end, head).e;
  const step = unaryValue(t, "++", iterator, head).e;
  const whole: Statement = { kind: "compound", body: [declared, inner], ...at };
  return [
    declarationOf(iteratorName, first.type, head, first.e),
    declarationOf(endName, last.type, head, last.e),
    { kind: "for", initial: null, condition, step, body: whole, ...at },
  ];
}

function containsAuto(type: Value["type"]): boolean {
  let inner = type;
  while (inner.kind === "pointer" || inner.kind === "reference") inner = inner.to;
  return inner.kind === "auto";
}

/** `*i` of a class; the pointer itself otherwise. */
function overloadedPointee(t: Translator, iterator: Value, at: Parameters<typeof unaryValue>[3]): Value {
  if (!isClass(iterator.type)) return iterator;
  const object = unaryValue(t, "*", iterator, at);
  return unaryValue(t, "&", object, at);
}

function boundsOf(
  t: Translator,
  range: Value,
  at: Parameters<typeof unaryValue>[3],
): { readonly first: Value; readonly last: Value } {
  if (range.type.kind === "array") {
    const pointer = decayed(range.type);
    const one: Expression = { kind: "index", base: range.e, index: numberOf(0, at), ...at };
    const count: Expression = {
      kind: "binary",
      operator: "/",
      left: { kind: "sizeof-value", operand: range.e, ...at },
      right: { kind: "sizeof-value", operand: one, ...at },
      ...at,
    };
    const first = value(range.e, pointer);
    return { first, last: binaryValue(t, "+", first, value(count, sizeType), at) };
  }
  if (range.type.kind !== "class")
    throw new Unreadable(t.i, "a range that is no array and has no begin()", "unsupported");
  return { first: call(t, range, "begin", at), last: call(t, range, "end", at) };
}

function call(t: Translator, object: Value, name: string, at: Parameters<typeof unaryValue>[3]): Value {
  const found = object.type.kind === "class" ? memberOfClass(object.type.class, name) : null;
  if (found?.kind !== "functions") throw new Unreadable(t.i, `a range without ${name}()`, "unsupported");
  const callable = {
    functions: found.functions,
    templates: found.templates,
    explicit: [],
    object,
    isDirect: false,
  };
  return callNamed(t, { ...value(nameOf(name, at), object.type), callable }, [], at);
}
