/**
 * What a lambda's body uses of the function around it becomes a member of the closure: the variable's address, or its
 * value when it is captured by copy.
 */
import type { Node } from "../syntax";
import type { ClassInfo, CxxType, Entity } from "./entities";
import type { FunctionContext, LambdaContext } from "./function-context";
import { type Translator, Unreadable } from "./translator";
import { classType, pointerTo, referenceTo } from "./types";
import { dereference, memberOf, nameOf, type Value, value } from "./value";

type Variable = Extract<Entity, { kind: "variable" }>;

/** The variable, seen from the lambda being read. */
export function captured(t: Translator, entity: Variable, at: Node): Value {
  const body = t.body(t.i);
  const { lambda } = body;
  if (!lambda) {
    // A static or a constant of the function around a local class.
    throw new Unreadable(t.i, `${entity.name} belongs to another function`);
  }
  const type = captureVariable(lambda, entity, t.i);
  const e = memberOf(dereference(nameOf("this", at), at), entity.name, at);
  return type.kind === "reference" ? value(dereference(e, at), type.to, true) : value(e, type, true);
}

function captureVariable(lambda: LambdaContext, entity: Variable, at: number): CxxType {
  const known = lambda.captures.get(entity.name);
  if (known) return known.type;
  if (lambda.defaultCapture === null) throw new Unreadable(at, `${entity.name} is not captured`);
  return addCapture(lambda, entity, lambda.defaultCapture === "&");
}

export function addCapture(lambda: LambdaContext, entity: Variable, byReference: boolean): CxxType {
  const inner = entity.type.kind === "reference" ? entity.type.to : entity.type;
  const type = byReference ? referenceTo(inner, false) : inner;
  lambda.captures.set(entity.name, { byReference, type });
  addField(lambda.closure, entity.name, type);
  return type;
}

function addField(closure: ClassInfo, name: string, type: CxxType): void {
  closure.fields.push({ name, type, bitWidth: null, initial: null, at: closure.at ?? 0 });
}

/** `this` inside a lambda is a member of the closure. */
export function capturedThis(t: Translator, body: FunctionContext, at: Node): Value {
  const { lambda } = body;
  const owner = classAround(body);
  if (!lambda || !owner) throw new Unreadable(t.i, "`this` outside of a class");
  const type = pointerTo(classType(owner));
  if (!lambda.capturesThis) {
    lambda.capturesThis = true;
    addField(lambda.closure, "this", type);
  }
  return value(memberOf(dereference(nameOf("this", at), at), "this", at), type);
}

function classAround(body: FunctionContext): ClassInfo | null {
  for (let each: FunctionContext | null = body; each; each = each.outer)
    if (each.thisClass) return each.thisClass;
  return null;
}
