/**
 * Functions as they are declared: in a class, in a namespace, or outside of the class they belong to.
 *
 * Declarations of one signature are one function. A function's name in C is its qualified name; where a name has
 * several signatures each name ends in its parameters, `Guard::Acquire(KIRQL&)`.
 */
import type { Mark } from "../syntax";
import type { ClassInfo, CxxType, FunctionBody, FunctionInfo, FunctionType, Scope } from "./entities";
import { newScope } from "./entities";
import type { CxxDeclarator } from "./read-declarators";
import type { Specifiers } from "./read-specifiers";
import { type Translator, Unreadable } from "./translator";
import { sameType, spell, voidType } from "./types";

export function isMethodLike({ type }: CxxDeclarator): boolean {
  return type.kind === "function";
}

/** What follows a function's declarator. */
export interface DefinitionTail {
  readonly isPure: boolean;
  readonly isDeleted: boolean;
  readonly isDefaulted: boolean;
  /** Tokens from `:` or `{` to behind the closing brace. */
  readonly body: { readonly start: number; readonly end: number } | null;
}

export function readDefinitionTail(t: Translator): DefinitionTail {
  const none = { isPure: false, isDeleted: false, isDefaulted: false, body: null };
  if (t.is("=")) {
    const what = t.peek(1);
    if (what !== "0" && what !== "delete" && what !== "default") return none;
    t.i += 2;
    return { ...none, isPure: what === "0", isDeleted: what === "delete", isDefaulted: what === "default" };
  }
  if (!t.is("{") && !t.is(":") && !t.is("try")) return none;
  const start = t.i;
  if (t.is("try")) throw new Unreadable(t.i, "C++ exceptions are not supported", "unsupported");
  if (t.is(":")) skipInitialisers(t);
  const end = t.closer(t.i) + 1;
  t.i = end;
  return { ...none, body: { start, end } };
}

/** `: a(1), B<int>{2} {`: up to the brace of the body. */
function skipInitialisers(t: Translator): void {
  t.i++;
  for (;;) {
    while (!t.is("(") && !t.is("{") && t.i < t.end) t.i++;
    t.i = t.closer(t.i) + 1;
    if (t.accept("...")) continue;
    if (!t.accept(",")) break;
  }
  if (!t.is("{")) throw new Unreadable(t.i, `\`{\` expected, \`${t.peek()}\` read`);
}

export interface FunctionDeclaration {
  readonly specifiers: Specifiers;
  readonly declarator: CxxDeclarator;
  /** First token of the declaration. */
  readonly start: number;
  readonly tail: DefinitionTail;
  /** The class around the declaration, when it stands in one. */
  readonly owner: ClassInfo | null;
  readonly isExternC?: boolean;
  readonly instance?: string | null;
}

export function declareFunction(t: Translator, declaration: FunctionDeclaration): FunctionInfo {
  const { declarator, owner } = declaration;
  const name = declarator.name?.name;
  if (declarator.type.kind !== "function")
    throw new Unreadable(declarator.nameAt, "a function's parameters expected");
  if (name === undefined) throw new Unreadable(declarator.nameAt, "a function's name expected");
  const outside = declarator.name!.qualifier;
  const scope = outside ?? owner?.scope ?? namespaceOf(t.scope);
  const isOutside = outside?.class && outside.class !== owner;
  // `static EVT_TIMER OnTimer;` with a role type that nothing declares.
  const declared = isOutside ? scope.names.get(name) : null;
  const isByRole = declared?.kind === "variable" && declared.type.kind === "unknown";
  const isForeign = isOutside && !outside.class!.isOpen && !isByRole;
  const hasNone = declared?.kind !== "functions" && name !== outside?.class?.shortName;
  if (isForeign && hasNone)
    throw new Unreadable(declarator.nameAt, `${outside.class!.name} has no such function ${name}`);
  const made = makeFunction(t, declaration, name, scope);
  const set = declarator.name!.conversion || declarator.name!.name !== "" ? setOf(scope, name) : [];
  const known = set.find(
    (other) => isSame(other, made) && (other.instance ?? null) === (made.instance ?? null),
  );
  if (known) merge(known, made);
  else {
    // cl takes `A::f` for `f` inside of A.
    if (isForeign)
      throw new Unreadable(declarator.nameAt, `${outside.class!.name} has no such function ${name}`);
    if (isByRole) made.isStatic = true;
    set.push(made);
    registerSpecial(made, scope.class);
    announce(t, made);
  }
  const info = known ?? made;
  if (made.body) t.waiting.push(info);
  return info;
}

/** Declarations inside a block declare for the namespace around it. */
function namespaceOf(scope: Scope): Scope {
  let at = scope;
  while (at.kind === "block" || at.kind === "template") at = at.parent!;
  return at;
}

function setOf(scope: Scope, name: string): FunctionInfo[] {
  const entity = scope.names.get(name);
  if (entity?.kind === "functions") return entity.functions;
  const functions: FunctionInfo[] = [];
  const isConstructor = scope.class !== null && name === scope.class.shortName;
  if (isConstructor) {
    (scope.class as { constructors: FunctionInfo[] }).constructors = scope.class!.constructors;
    return scope.class!.constructors;
  }
  scope.names.set(name, { kind: "functions", functions, templates: [] });
  return functions;
}

/** Functions of C linkage are not overloaded; a declaration after the first inherits its linkage. */
function isSame(one: FunctionInfo, other: FunctionInfo): boolean {
  if (one.isC || other.isC) return one.parameters.length === other.parameters.length;
  return one.isConst === other.isConst && sameParametersByName(one, other);
}

function merge(known: FunctionInfo, again: FunctionInfo): void {
  known.marks = [...known.marks, ...again.marks];
  known.isInline ||= again.isInline;
  known.isC ||= again.isC;
  known.parameters = known.parameters.map((parameter, i) => ({
    ...parameter,
    defaultValue: parameter.defaultValue ?? again.parameters[i]!.defaultValue,
  }));
  if (again.body && !known.body) {
    known.body = again.body;
    known.at = again.at;
    known.chunk = again.chunk;
  }
}

function registerSpecial(made: FunctionInfo, owner: ClassInfo | null): void {
  if (owner && made.role === "destructor") owner.destructor = made;
}

function makeFunction(
  t: Translator,
  declaration: FunctionDeclaration,
  name: string,
  scope: Scope,
): FunctionInfo {
  const { specifiers, declarator, tail, start } = declaration;
  const type = declarator.type as FunctionType;
  const owner = scope.class;
  const isDestructor = owner !== null && name.startsWith("~");
  const isConstructor = owner !== null && name === owner.shortName;
  const isC = owner === null && (declaration.isExternC ?? (specifiers.isExternC || t.isExternC));
  const overloads = setOf(scope, name);
  return {
    name,
    owner,
    scope,
    returns: isDestructor || isConstructor ? voidType : type.returns,
    parameters: type.parameters,
    isVariadic: type.isVariadic,
    isStatic:
      specifiers.isStatic ||
      name === "operator new" ||
      name === "operator delete" ||
      (name.endsWith("[]") && / (new|delete)/.test(name)),
    isVirtual: specifiers.isVirtual,
    isPure: tail.isPure,
    isDeleted: tail.isDeleted,
    isDefaulted: tail.isDefaulted,
    isConst: declarator.isConst,
    isExplicit: specifiers.isExplicit,
    isC,
    isInline: specifiers.isInline || declaration.owner !== null || (declaration.instance ?? null) !== null,
    isInternal: owner === null && (specifiers.isStatic || scope.isInternal),
    role: isDestructor ? "destructor" : isConstructor ? "constructor" : "function",
    declaredAs: type.alias,
    marks: t.marksBetween(start, declarator.nameAt).filter((mark: Mark) => mark.kind !== "align"),
    at: declarator.nameAt,
    chunk: t.chunk,
    body: tail.body ? bodyOf(t, declaration, tail.body, scope) : null,
    overloads,
    instance: declaration.instance ?? null,
  };
}

function bodyOf(
  t: Translator,
  { declarator, start }: FunctionDeclaration,
  range: { readonly start: number; readonly end: number },
  scope: Scope,
): FunctionBody {
  const around = bindingsAround(t.scope, scope);
  return {
    parameterScope: newScope("block", around, `${scope.prefix}${declarator.name!.name}::`),
    parameters: (declarator.type as FunctionType).parameters,
    start: range.start,
    end: range.end,
    first: start,
    nameAt: declarator.nameAt,
    chunk: t.chunk,
    isDone: false,
  };
}

/** A template's parameters are seen inside the class whose member is defined. */
function bindingsAround(current: Scope, scope: Scope): Scope {
  if (current.kind !== "template") return scope;
  if (!scope.class) return current;
  return { ...newScope("template", scope, scope.prefix), names: current.names };
}

/** Without a body of its own C still has to know the function. */
function announce(t: Translator, info: FunctionInfo): void {
  t.announced.push(info);
}

export function symbolName(info: FunctionInfo): string {
  if (info.isC) return info.name;
  const name = `${info.scope.prefix}${info.name}${info.instance ?? ""}`;
  const rivals = info.overloads.filter((other) => !other.isDeleted || other === info);
  if (rivals.length < 2) return name;
  const list = info.parameters.map(({ type }) => spell(type)).join(", ");
  return `${name}(${list})${info.isConst ? " const" : ""}`;
}

/** The function another class's function overrides, by name and parameters. */
export function overriding(info: ClassInfo, virtual: FunctionInfo): FunctionInfo | null {
  if (virtual.role === "destructor") return info.destructor;
  const own = info.scope.names.get(virtual.name);
  const found = own?.kind === "functions" ? own.functions : [];
  const fitting = found.find(
    (made) => made.isConst === virtual.isConst && sameParametersByName(made, virtual),
  );
  if (fitting) return fitting;
  // Another function of the name hides the base's, but overrides nothing.
  for (const { class: base } of info.bases) {
    const inherited = overriding(base, virtual);
    if (inherited) return inherited;
  }
  return null;
}

/** Classes of different units, and types of the model whose making is under way, are told by name. */
function sameParametersByName(one: FunctionInfo, other: FunctionInfo): boolean {
  return (
    one.parameters.length === other.parameters.length &&
    one.parameters.every(({ type }, i) => sameOrSpelled(type, other.parameters[i]!.type))
  );
}

function sameOrSpelled(one: CxxType, other: CxxType): boolean {
  return sameType(one, other) || spell(one) === spell(other);
}
