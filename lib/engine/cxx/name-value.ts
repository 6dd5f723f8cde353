/**
 * A name as a value: a variable, a member of `this`, a captured variable of the function around, or functions that wait
 * for their arguments. References are looked through; constants are their number.
 */
import type { Node } from "../syntax";
import { captured, capturedThis } from "./capture";
import type { Entity } from "./entities";
import type { FunctionContext } from "./function-context";
import { pathToBase } from "./lookup";
import type { NameRef } from "./read-names";
import { type Translator, Unreadable } from "./translator";
import { classType, pointerTo, unknownType } from "./types";
import { dereference, memberOf, nameOf, pathOf, placedAt, type Value, value } from "./value";

export function nameValue(t: Translator, ref: NameRef, at: Node): Value {
  const { entity } = ref;
  if (!entity) return value(nameOf(ref.name, at), unknownType, true);
  switch (entity.kind) {
    case "variable":
      return variableValue(t, entity, at);
    case "field":
      return fieldValue(t, entity, at);
    case "functions":
      return functionsValue(t, entity, ref, at);
    default:
      throw new Unreadable(t.i, `${ref.name} is no value`);
  }
}

function variableValue(t: Translator, entity: Extract<Entity, { kind: "variable" }>, at: Node): Value {
  const { type, constant, owner } = entity;
  if (constant && !t.wantsPlaces) return value(placedAt(constant, at), type);
  if (owner !== null && t.fn && owner !== t.fn) {
    if (entity.part) throw new Unreadable(t.i, "a member of an anonymous union is captured", "unsupported");
    return captured(t, entity, at);
  }
  const whole = nameOf(entity.name, at);
  const e = entity.part ? memberOf(whole, entity.part, at) : whole;
  return type.kind === "reference" ? value(dereference(e, at), type.to, true) : value(e, type, true);
}

export function thisValue(t: Translator, at: Node): Value {
  const body = t.body(t.i);
  if (body.lambda && !body.thisClass) return capturedThis(t, body, at);
  if (!body.thisClass) throw new Unreadable(t.i, "`this` outside of a class");
  return value(nameOf("this", at), pointerTo(classType(body.thisClass)));
}

/** The object a plain member name belongs to, or null outside of one. */
function thisObject(t: Translator, at: Node): Value | null {
  for (let body: FunctionContext | null = t.fn; body; body = body.lambda ? body.outer : null) {
    if (!body.thisClass) continue;
    const self = thisValue(t, at);
    return self.type.kind === "pointer"
      ? value(dereference(self.e, at), withConst(self.type.to, body), true)
      : null;
  }
  return null;
}

function withConst(type: Value["type"], body: FunctionContext): Value["type"] {
  return body.info.isConst ? { ...type, isConst: true } : type;
}

function fieldValue(t: Translator, entity: Extract<Entity, { kind: "field" }>, at: Node): Value {
  const object = thisObject(t, at);
  if (object?.type.kind !== "class") {
    // `sizeof(A::field)`, `offsetof`.
    const nobody = dereference(
      {
        kind: "cast",
        type: { kind: "error", isConst: false, isVolatile: false, ...at },
        operand: { kind: "number", text: "0", ...at },
        ...at,
      },
      at,
    );
    return value(pathOf(nobody, entity.path, at), entity.field.type, true);
  }
  const way = pathToBase(object.type.class, entity.class);
  const path = entity.class === object.type.class ? entity.path : [...(way ?? []), ...entity.path.slice(-1)];
  const e = pathOf(object.e, entity.path.length > path.length ? entity.path : path, at);
  return memberValue(e, entity.field.type, at);
}

export function memberValue(e: Value["e"], type: Value["type"], at: Node): Value {
  return type.kind === "reference" ? value(dereference(e, at), type.to, true) : value(e, type, true);
}

function functionsValue(
  t: Translator,
  entity: Extract<Entity, { kind: "functions" }>,
  ref: NameRef,
  at: Node,
): Value {
  const { functions, templates } = entity;
  const isMember =
    functions.some((made) => made.owner !== null && !made.isStatic) ||
    templates.some(({ scope }) => scope.class);
  const object = isMember ? thisObject(t, at) : null;
  return {
    ...value(nameOf(ref.name, at), {
      kind: "overloads",
      functions,
      isConst: false,
      isVolatile: false,
      alias: null,
    }),
    callable: { functions, templates, explicit: ref.args, object, isDirect: ref.isQualified },
  };
}
