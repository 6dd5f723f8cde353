/** What follows a value: `(arguments)`, `[index]`, `.member`, `->member`. */
import type { Node } from "../syntax";
import { callFunction, callNamed, callPointer } from "./call-function";
import { asScalar } from "./convert";
import { destructorOf } from "./destroy";
import type { ClassInfo, Entity } from "./entities";
import { memberOfClass, pathToBase } from "./lookup";
import { memberValue } from "./name-value";
import { overloaded, pointee } from "./operators";
import { readArguments } from "./read-arguments";
import { readName, readTemplateArguments } from "./read-names";
import { type Translator, Unreadable } from "./translator";
import { decayed, isClass, pointerTo, spell, unknownType, voidType } from "./types";
import { addressOf, castTo, memberOf, nameOf, numberOf, pathOf, type Value, value } from "./value";

/** Null when nothing of the kind stands at the cursor. */
export function readPostfixPart(t: Translator, left: Value, start: number): Value | null {
  switch (t.peek()) {
    case "(":
      return readCall(t, left, start);
    case "[":
      return readIndex(t, left, start);
    case ".":
      t.i++;
      return readMember(t, left, start);
    case "->":
      t.i++;
      return readMember(t, throughArrow(t, left, start), start);
    case ".*":
    case "->*":
      throw new Unreadable(t.i, "pointers to members are not supported", "unsupported");
    default:
      return null;
  }
}

function readCall(t: Translator, callee: Value, start: number): Value {
  const isUnknown = !callee.callable && callee.type.kind === "unknown";
  const args = readArguments(t, "(", isUnknown);
  const at = t.since(start);
  if (callee.callable) return callNamed(t, callee, args, at);
  if (isClass(callee.type)) {
    const closure = t.closures.get(callee.type.class);
    if (closure) return callFunction(t, closure, closure.isStatic ? null : callee, args, at, true);
    const own = overloadedCall(t, callee, args, at);
    if (own) return own;
    return callPointer(t, asScalar(t, callee, at), args, at);
  }
  return callPointer(t, callee, args, at);
}

function overloadedCall(t: Translator, callee: Value, args: readonly Value[], at: Node): Value | null {
  if (callee.type.kind !== "class") return null;
  const found = memberOfClass(callee.type.class, "operator()");
  if (found?.kind !== "functions") return null;
  const callable = {
    functions: found.functions,
    templates: found.templates,
    explicit: [],
    object: callee,
    isDirect: false,
  };
  return callNamed(t, { ...value(numberOf(0, at), unknownType), callable }, args, at);
}

function readIndex(t: Translator, left: Value, start: number): Value {
  const close = t.closer(t.i++);
  const index = t.readers.expression(t);
  if (t.i !== close) throw new Unreadable(t.i, `\`]\` expected, \`${t.peek()}\` read`);
  t.i++;
  const at = t.since(start);
  const own = isClass(left.type) ? overloaded(t, "[]", [left, index], at) : null;
  if (own) return own;
  const base = asScalar(t, left, at);
  const type = decayed(base.type);
  const to = type.kind === "pointer" ? type.to : indexed(index);
  return memberValue(
    { kind: "index", base: base.e, index: asScalar(t, index, at).e, first: at.first, last: at.last },
    to,
    at,
  );
}

/** `3[a]`. */
function indexed(index: Value): Value["type"] {
  const type = decayed(index.type);
  return type.kind === "pointer" ? type.to : unknownType;
}

/** The object behind `->`, also through the class's own operator. */
function throughArrow(t: Translator, left: Value, start: number): Value {
  let pointer = left;
  for (let steps = 0; isClass(pointer.type) && steps < 10; steps++) {
    const next = overloaded(t, "->", [pointer], t.since(start));
    if (!next) break;
    pointer = next;
  }
  return pointee(t, asScalar(t, pointer, t.since(start)), t.since(start));
}

function readMember(t: Translator, object: Value, start: number): Value {
  t.accept("template");
  if (t.is("~")) return readDestruction(t, object, start);
  if (object.type.kind !== "class") {
    const name = memberName(t);
    if (object.type.kind === "unknown" && t.is("(")) return readUnknownCall(t, object, name, start);
    return value(memberOf(object.e, name, t.since(start)), unknownType, true);
  }
  const info = object.type.class;
  if (t.is("operator") || (t.isIdentifier() && t.peek(1) === "::"))
    return readQualified(t, object, info, start);
  const name = memberName(t);
  const at = t.since(start);
  const found = memberOfClass(info, name);
  if (found?.kind === "functions") return methodValue(t, object, found, at, false);
  if (!found && t.is("(") && (info.isOpen || !info.isComplete))
    return readUnknownCall(t, object, name, start);
  return plainMember(object, name, found, at);
}

/** A function of a class that is not seen: unknown code that gets the object. */
function readUnknownCall(t: Translator, object: Value, name: string, start: number): Value {
  const args = readArguments(t, "(", true);
  const at = t.since(start);
  const self = object.isPlace ? value(addressOf(object.e, at), pointerTo(object.type)) : object;
  const callee = value(nameOf(`${spell(object.type)}::${name}`, at), unknownType);
  return callPointer(t, callee, [self, ...args], at);
}

/** Words that are keywords in C++ may name members of C structs. */
function memberName(t: Translator): string {
  const text = t.peek();
  if (!/^[A-Za-z_$]\w*$/.test(text)) throw new Unreadable(t.i, `a member's name expected, \`${text}\` read`);
  t.i++;
  return text;
}

function plainMember(object: Value, name: string, found: Entity | null, at: Node): Value {
  if (found?.kind === "field") {
    const { type } = found.field;
    const shared = object.type.isConst && type.kind !== "reference" ? { ...type, isConst: true } : type;
    return memberValue(pathOf(object.e, found.path, at), shared, at);
  }
  if (found?.kind === "variable") {
    const e = nameOf(found.name, at);
    return memberValue(e, found.type, at);
  }
  return value(memberOf(object.e, name, at), unknownType, true);
}

function methodValue(
  t: Translator,
  object: Value,
  found: Extract<Entity, { kind: "functions" }>,
  at: Node,
  isDirect: boolean,
): Value {
  const explicit = t.is("<") && found.templates.length > 0 ? readTemplateArguments(t) : [];
  const callable = {
    functions: found.functions,
    templates: found.templates,
    explicit,
    object,
    isDirect: isDirect || isWhole(object),
  };
  return {
    ...value(nameOf("", at), {
      kind: "overloads",
      functions: found.functions,
      isConst: false,
      isVolatile: false,
      alias: null,
    }),
    callable,
  };
}

/** A variable or member of the class itself, whose dynamic class is its own. */
function isWhole(object: Value): boolean {
  let { e } = object;
  while (e.kind === "member" && !e.isArrow) e = e.base;
  if (e.kind === "member") return true;
  return e.kind === "name";
}

/** `p->Base::f()` and `a.operator=(b)`. */
function readQualified(t: Translator, object: Value, info: ClassInfo, start: number): Value {
  const ref = t.within(info.scope, () => readName(t));
  const at = t.since(start);
  const { entity } = ref;
  if (entity?.kind === "functions") return methodValue(t, object, entity, at, ref.isQualified);
  const owner = ref.qualifier?.class;
  const way = owner ? pathToBase(info, owner) : [];
  const part = value(pathOf(object.e, way ?? [], at), object.type, true);
  return plainMember(part, ref.name, entity, at);
}

/** `p->~T()`. */
function readDestruction(t: Translator, object: Value, start: number): Value {
  t.i++;
  readName(t);
  t.expect("(");
  t.expect(")");
  const at = t.since(start);
  if (!isClass(object.type)) return value(castTo(voidType, numberOf(0, at), at), voidType);
  return callFunction(t, destructorOf(t, object.type.class), object, [], at, false);
}
