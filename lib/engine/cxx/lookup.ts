/**
 * What a name means: from the innermost scope outwards, through base classes and `using namespace`, at last in the OS
 * model. A name in a class found through a base remembers the way to the base's part.
 */
import type { BaseInfo, ClassInfo, CxxType, Entity, FieldInfo, FunctionInfo, Scope } from "./entities";
import type { Translator } from "./translator";

export function lookup(t: Translator, name: string, from: Scope = t.scope): Entity | null {
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    const found = inScope(scope, name);
    if (found) return found;
  }
  return t.model.lookup(name);
}

/** `struct S`: types only, also where a function hides the name. */
export function lookupTag(t: Translator, name: string): Entity | null {
  for (let scope: Scope | null = t.scope; scope; scope = scope.parent) {
    const found = scope.tags.get(name);
    if (found) return found;
    for (const used of scope.usings) {
      const through = used.tags.get(name);
      if (through) return through;
    }
  }
  return t.model.tag(name);
}

/** Names of one scope: of a class also its bases', of a namespace also those it uses. */
export function inScope(scope: Scope, name: string): Entity | null {
  if (scope.class) return memberOfClass(scope.class, name);
  return inNamespace(scope, name, new Set());
}

function inNamespace(scope: Scope, name: string, seen: Set<Scope>): Entity | null {
  if (seen.has(scope)) return null;
  seen.add(scope);
  const own = scope.names.get(name);
  if (own) return own;
  for (const used of scope.usings) {
    const found = inNamespace(used, name, seen);
    if (found) return found;
  }
  return null;
}

export function memberOfClass(info: ClassInfo, name: string): Entity | null {
  const field = fieldOf(info, name);
  if (field) return field;
  const own = info.scope.names.get(name) ?? info.scope.tags.get(name);
  if (own) return own;
  for (const { class: base, field: part } of info.bases) {
    const found = memberOfClass(base, name);
    if (!found) continue;
    return found.kind === "field" ? { ...found, path: [part, ...found.path] } : found;
  }
  return null;
}

/** A field of the class or of an anonymous struct in it. */
function fieldOf(info: ClassInfo, name: string): Entity | null {
  for (const field of info.fields) {
    if (field.name === name) return { kind: "field", field, path: [name], class: info };
    if (field.name === null && field.type.kind === "class") {
      // C finds the members of an anonymous part by itself.
      const inner: FieldInfo | null = anonymousField(field.type.class, name);
      if (inner) return { kind: "field", field: inner, path: [name], class: info };
    }
  }
  return null;
}

function anonymousField(info: ClassInfo, name: string): FieldInfo | null {
  const found = fieldOf(info, name);
  return found?.kind === "field" ? found.field : null;
}

/** The way from a class to its base's part: member names, empty for the class itself, null when it is no base. */
export function pathToBase(info: ClassInfo, base: ClassInfo): readonly string[] | null {
  if (info === base || (info.name === base.name && info.isModel === base.isModel)) return [];
  for (const { class: inner, field } of info.bases) {
    const path = pathToBase(inner, base);
    if (path) return [field, ...path];
  }
  return null;
}

export function basesOf(info: ClassInfo): readonly BaseInfo[] {
  return info.bases;
}

/** Destructors and other functions of a class by name, its own only. */
export function ownFunctions(info: ClassInfo, name: string): readonly FunctionInfo[] {
  const found = info.scope.names.get(name);
  return found?.kind === "functions" ? found.functions : [];
}

/** Functions of the class or of the nearest base that has some of the name. */
export function methodsOf(info: ClassInfo, name: string): readonly FunctionInfo[] {
  const found = memberOfClass(info, name);
  return found?.kind === "functions" ? found.functions : [];
}

export function typeNamed(entity: Entity | null): CxxType | null {
  return entity?.kind === "type" ? entity.type : null;
}

/** Enters a type's name; an older one of the same name is hidden. */
export function declareType(scope: Scope, name: string, type: CxxType): void {
  const entity: Entity = { kind: "type", type };
  scope.names.set(name, entity);
  scope.tags.set(name, entity);
}
