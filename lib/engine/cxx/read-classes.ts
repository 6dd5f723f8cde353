/**
 * Class definitions: members are declared in order, bodies wait until the whole unit is declared.
 *
 *     class Guard : public Base { KIRQL irql_; public: Guard() {...} virtual void f() = 0; };
 *     struct Guard { struct Base Base; unsigned char irql_; };      and functions Guard::Guard, Guard::f
 *
 * The first part of a class with virtual functions is `__vfptr`, whose value is the address of the class's table.
 */
import type { FieldSyntax } from "../syntax";
import { classIn, hasVirtualDestructor } from "./class-facts";
import { declareFunction, isMethodLike, readDefinitionTail } from "./declare-function";
import { declareVariable } from "./declare-variable";
import {
  type ClassInfo,
  type CxxType,
  type FieldInfo,
  newScope,
  type Scope,
  type TemplateInfo,
  type TokenRange,
} from "./entities";
import { declareType, lookupTag, memberOfClass } from "./lookup";
import { type CxxDeclarator, readDeclarator } from "./read-declarators";
import { angleEnd, readName } from "./read-names";
import { readSpecifiers, type Specifiers } from "./read-specifiers";
import { readTemplate } from "./read-templates";
import { readUsing, skipStaticAssert } from "./read-using";
import { type Translator, Unreadable } from "./translator";
import { classType, namedUnknown, pointerTo, toSyntax, voidType } from "./types";
import { ownsVtablePointer, VTABLE_POINTER } from "./vtable";

export function readClassSpecifier(t: Translator): CxxType {
  const start = t.i;
  const record = t.peek() === "union" ? "union" : "struct";
  t.i++;
  const marks = t.marksBetween(start, t.i);
  const ref = t.isIdentifier() || t.is("::") ? readClassName(t) : null;
  t.accept("final");
  if (!t.is("{") && !(t.is(":") && ref && isBaseClause(t))) {
    if (!ref) throw new Unreadable(t.i, `a class body expected, \`${t.peek()}\` read`);
    return ref.known ?? forward(t, ref.name, record);
  }
  const name = ref?.name ?? typedefName(t) ?? `<anonymous ${start}>`;
  const info = beginClass(t, ref?.known ?? null, name, record, ref?.scope ?? t.scope, start);
  const pack = marks.find(({ kind }) => kind === "align" || kind === "packed");
  if (pack?.kind === "packed") info.pack = 1;
  info.pack ??= t.pack;
  if (ref || name[0] !== "<") declareType(ref?.scope ?? t.scope, info.shortName, classType(info));
  readBody(t, info);
  return classType(info);
}

interface ClassName {
  readonly name: string;
  readonly known: CxxType | null;
  readonly scope: Scope;
}

function readClassName(t: Translator): ClassName {
  const isPlain = t.peek(1) !== "::" && t.peek(1) !== "<" && !t.is("::");
  if (isPlain) {
    const name = t.identifier();
    const isDefinition = t.is("{") || (t.is(":") && isBaseClause(t)) || t.is("final");
    const found = isDefinition || t.is(";") ? (t.scope.tags.get(name) ?? null) : lookupTag(t, name);
    return { name, known: found?.kind === "type" ? found.type : null, scope: t.scope };
  }
  const ref = readName(t);
  const type = ref.entity?.kind === "type" ? ref.entity.type : null;
  return { name: ref.name, known: type, scope: ref.qualifier ?? t.scope };
}

/** `class A : public B {`, not the bit-field `struct A : 3`. */
function isBaseClause(t: Translator): boolean {
  for (let ahead = 1; ahead < 200; ahead++) {
    const text = t.peek(ahead);
    if (text === "{") return true;
    if (text === ";" || text === "" || text === "(" || text === ")" || text === "=") return false;
  }
  return false;
}

/** `typedef struct { ... } NAME`. */
function typedefName(t: Translator): string | null {
  const open = t.i;
  if (t.texts[open] !== "{") return null;
  const after = t.closer(open) + 1;
  let isTypedef = false;
  for (let i = open - 1; i >= 0 && i > open - 5; i--) if (t.texts[i] === "typedef") isTypedef = true;
  const name = t.texts[after] ?? "";
  return isTypedef && /^[A-Za-z_]\w*$/.test(name) ? name : null;
}

function forward(t: Translator, name: string, record: "struct" | "union"): CxxType {
  let scope = t.scope;
  while (scope.parent && scope.kind === "class") scope = scope.parent;
  const type = classType(makeClass(t, name, record, scope, null));
  declareType(scope, name, type);
  return type;
}

export function makeClass(
  t: Translator,
  name: string,
  record: "struct" | "union",
  scope: Scope,
  template: { readonly info: TemplateInfo; readonly uses: readonly string[] } | null,
): ClassInfo {
  const isLocal = scope.isInternal || scope.kind === "block";
  const full = t.uniqueClassName(scope.prefix + name, isLocal);
  const info: ClassInfo = {
    name: full,
    shortName: template ? name.replace(/<.*$/s, "") : name,
    record,
    isModel: false,
    isLocal,
    scope: newScope("class", scope, `${full}::`),
    at: null,
    chunk: null,
    bases: [],
    fields: [],
    constructors: [],
    destructor: null,
    isPolymorphic: false,
    isComplete: false,
    isOpen: false,
    derived: [],
    pack: null,
    instance: template ? { name: full, uses: template.uses } : null,
    template: template?.info ?? null,
    implicit: new Map(),
  };
  // The scope knows its class, so that names in it find members.
  (info.scope as { class: ClassInfo | null }).class = info;
  declareType(info.scope, info.shortName, classType(info));
  t.classes.push(info);
  return info;
}

function beginClass(
  t: Translator,
  known: CxxType | null,
  name: string,
  record: "struct" | "union",
  scope: Scope,
  start: number,
): ClassInfo {
  const isForward = known?.kind === "class" && !known.class.isModel && known.class.at === null;
  const info = isForward ? known.class : makeClass(t, name, record, scope, null);
  info.at = start;
  info.chunk = t.chunk;
  return info;
}

/** At `:` or `{`. Ends behind the closing brace. */
export function readBody(t: Translator, info: ClassInfo): void {
  if (t.accept(":")) readBases(t, info);
  const open = t.expect("{");
  const close = t.closer(open);
  t.within(info.scope, () => {
    while (t.i < close) readMemberSafely(t, info, close);
  });
  t.i = close + 1;
  completeClass(t, info);
}

function readBases(t: Translator, info: ClassInfo): void {
  do {
    while (/^(public|private|protected|virtual)$/.test(t.peek())) {
      if (t.peek() === "virtual")
        throw new Unreadable(t.i, "virtual base classes are not supported", "unsupported");
      t.i++;
    }
    const at = t.i;
    const { entity } = readName(t);
    if (t.is("<")) t.i = Math.max(angleEnd(t, t.i), t.i) + 1;
    if (entity?.kind !== "type" || entity.type.kind !== "class") {
      t.damage("error", t.since(at), `the base class ${t.texts[at]} is not known`);
      info.isOpen = true;
      continue;
    }
    const base = entity.type.class;
    if (!base.isComplete) {
      t.damage("error", t.since(at), `the base class ${t.texts[at]} is not complete here`);
      info.isOpen = true;
      continue;
    }
    if (base.isOpen) info.isOpen = true;
    info.bases.push({ class: base, field: base.shortName });
    if (base.isPolymorphic) info.isPolymorphic = true;
    base.derived.push(info);
    t.program.add(base, info);
  } while (t.accept(","));
}

function readMemberSafely(t: Translator, info: ClassInfo, close: number): void {
  const start = t.i;
  try {
    readMember(t, info);
    if (t.i === start) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere in a class`);
  } catch (error) {
    const { kind, detail } = Unreadable.of(error, start);
    t.half = false;
    t.i = endOfMember(t, start, close);
    info.isOpen = true;
    t.damage(kind, t.since(start), detail);
  }
}

/** Behind the `;` or the body that ends the member. */
export function endOfMember(t: Translator, start: number, close: number): number {
  let i = start;
  while (i < close) {
    const text = t.texts[i]!;
    if (text === ";") return i + 1;
    if (text === "(" || text === "[" || text === "{") {
      const match = t.source.match[i]!;
      if (match < 0) return close;
      i = match + 1;
      if (text === "{" && t.texts[i] !== ";" && t.texts[i] !== ",") return i;
    } else i++;
  }
  return close;
}

function readMember(t: Translator, info: ClassInfo): void {
  if (/^(public|private|protected)$/.test(t.peek()) && t.peek(1) === ":") {
    t.i += 2;
    return;
  }
  if (t.accept(";")) return;
  switch (t.peek()) {
    case "static_assert":
    case "_Static_assert":
      return skipStaticAssert(t);
    case "using":
      return readUsing(t);
    case "template":
      return readTemplate(t);
    case "friend":
      return skipFriend(t);
  }
  readMemberDeclaration(t, info);
}

/** A friend's body would be a function of the namespace; declarations say nothing new. */
function skipFriend(t: Translator): void {
  const start = t.i;
  while (!t.is(";") && !t.is("{") && t.i < t.end) t.i = t.is("(") ? t.closer(t.i) + 1 : t.i + 1;
  if (t.accept(";")) return;
  throw new Unreadable(start, "a friend function defined in the class is not supported", "unsupported");
}

function readMemberDeclaration(t: Translator, info: ClassInfo): void {
  const start = t.i;
  const specifiers = readSpecifiers(t);
  if (t.accept(";")) {
    // `struct { ... };`: an anonymous part.
    const { type } = specifiers;
    if (type?.kind === "class" && type.class.isComplete && type.class.shortName.startsWith("<anonymous")) {
      info.fields.push({ name: null, type, bitWidth: null, initial: null, at: start });
    }
    return;
  }
  const base = specifiers.type ?? voidType;
  do {
    if (t.is(":")) {
      t.i++;
      t.readers.conditional(t);
      continue;
    }
    const declarator = readDeclarator(t, base, { mayInitialise: false, isAbstract: false });
    if (isMethodLike(declarator) && !specifiers.isTypedef) {
      if (declareMethod(t, info, specifiers, declarator, start)) return;
    } else if (specifiers.isTypedef) declareType(t.scope, declarator.name!.name, declarator.type);
    else readField(t, info, specifiers, declarator, start);
  } while (t.accept(","));
  t.expect(";");
}

/** True when the declaration ended in a body. */
function declareMethod(
  t: Translator,
  info: ClassInfo,
  specifiers: Specifiers,
  declarator: CxxDeclarator,
  start: number,
): boolean {
  const tail = readDefinitionTail(t);
  const made = declareFunction(t, { specifiers, declarator, start, tail, owner: info });
  if (made.isVirtual) info.isPolymorphic = true;
  return tail.body !== null;
}

function readField(
  t: Translator,
  info: ClassInfo,
  specifiers: Specifiers,
  { name, type, nameAt }: CxxDeclarator,
  start: number,
): void {
  if (!name) throw new Unreadable(t.i, `a member's name expected, \`${t.peek()}\` read`);
  if (specifiers.isStatic) {
    declareVariable(t, { specifiers, name: name.name, type, nameAt, start, owner: info });
    return;
  }
  const bitWidth = t.accept(":") ? t.readers.conditional(t).e : null;
  const initial = readDefault(t);
  info.fields.push({ name: name.name, type: completed(t, type, nameAt), bitWidth, initial, at: nameAt });
}

/** No class holds itself, and of one that is only announced nothing is known: its part has no known type. */
function completed(t: Translator, type: CxxType, at: number): CxxType {
  const held = classIn(type);
  if (!held || held.isComplete) return type;
  t.damage("bare-type", t.node(at, at), `${held.name} is not complete here`);
  return namedUnknown(held.name);
}

/** `= value` or `{ value }` after a member. */
function readDefault(t: Translator): TokenRange | null {
  if (!t.is("=") && !t.is("{")) return null;
  if (t.is("=")) t.i++;
  const start = t.i;
  while (!t.is(";") && !t.is(",") && t.i < t.end) {
    t.i = t.is("(") || t.is("{") || t.is("[") ? t.closer(t.i) + 1 : t.i + 1;
  }
  return { start, end: t.i };
}

// C ---------------------------------------------------------------------------------------------------

/** Members are known: overriding functions become virtual, and the struct is put into its chunk. */
export function completeClass(t: Translator, info: ClassInfo): void {
  info.isComplete = true;
  markOverrides(info);
  const { chunk } = info;
  if (!chunk) return;
  t.elsewhere({ start: info.at!, end: t.end, scope: t.scope, chunk }, () => {
    const node = t.here();
    const fields = fieldsOf(t, info);
    chunk.top.push({
      kind: "declaration",
      declaration: {
        storage: "none",
        isInline: false,
        base: {
          kind: "record",
          record: info.record,
          tag: info.name,
          fields,
          pack: info.pack,
          isConst: false,
          isVolatile: false,
          ...(info.instance ? { instance: info.instance } : {}),
          ...node,
          first: t.node(info.at!, info.at!).first,
        },
        declarators: [],
        marks: [],
        ...node,
      },
    });
  });
}

function markOverrides(info: ClassInfo): void {
  for (const entity of info.scope.names.values()) {
    if (entity.kind !== "functions") continue;
    for (const made of entity.functions) {
      if (made.isVirtual || made.isStatic || made.role !== "function") continue;
      if (info.bases.some(({ class: base }) => hasVirtual(base, made.name, made.parameters.length))) {
        made.isVirtual = true;
        info.isPolymorphic = true;
      }
    }
  }
  const { destructor } = info;
  if (destructor && hasVirtualDestructor(info)) destructor.isVirtual = true;
}

function hasVirtual(base: ClassInfo, name: string, count: number): boolean {
  const found = memberOfClass(base, name);
  return (
    found?.kind === "functions" &&
    found.functions.some((made) => made.isVirtual && made.parameters.length === count)
  );
}

function fieldsOf(t: Translator, info: ClassInfo): FieldSyntax[] {
  const node = t.here();
  const fields: FieldSyntax[] = [];
  const add = (name: string | null, type: CxxType, bitWidth: FieldInfo["bitWidth"], at = node) =>
    fields.push({ name, type: toSyntax(type, at), bitWidth, ...at });
  if (ownsVtablePointer(info)) add(VTABLE_POINTER, pointerTo(voidType), null);
  for (const { class: base, field } of info.bases) add(field, classType(base), null);
  for (const { name, type, bitWidth, at } of info.fields) add(name, type, bitWidth, t.node(at, at));
  return fields;
}
