/**
 * File and namespace scope: each declaration becomes a chunk of its own, so damage stays inside it.
 * Names are declared in order; bodies and initialisers wait until the whole unit is declared.
 */
import { declareFunction, isMethodLike, readDefinitionTail } from "./declare-function";
import { declareVariable } from "./declare-variable";
import { type ChunkDraft, newScope, type Scope } from "./entities";
import { declareType, inScope } from "./lookup";
import { endOfMember } from "./read-classes";
import { readTemplate } from "./read-templates";
import {
  type CxxDeclarator,
  peekName,
  readDeclarator,
  readName,
  readSpecifiers,
  type Specifiers,
  startsType,
} from "./read-types";
import { readUsing, skipStaticAssert } from "./read-using";
import { type Translator, Unreadable } from "./translator";
import { voidType } from "./types";

/** Everything up to the token `close`. */
export function readDeclarations(t: Translator, close: number, chunks: ChunkDraft[]): void {
  while (t.i < close) {
    if (t.accept(";")) continue;
    if (opensNamespace(t)) t.nested(() => readNamespace(t, chunks));
    else if (t.is("extern") && /^"/.test(t.peek(1)) && t.peek(2) === "{") readLinkage(t, chunks);
    else readChunk(t, close, chunks);
  }
}

function opensNamespace(t: Translator): boolean {
  return t.is("namespace") || (t.is("inline") && t.peek(1) === "namespace");
}

function readNamespace(t: Translator, chunks: ChunkDraft[]): void {
  const isInline = t.accept("inline");
  t.i++;
  while (t.is("[")) t.i = t.closer(t.i) + 1;
  if (t.isIdentifier() && t.peek(1) === "=") return readAlias(t);
  let scope = t.scope;
  if (t.is("{")) scope = unnamed(scope);
  while (t.isIdentifier()) {
    const outer = scope;
    scope = namespaceNamed(outer, t.identifier());
    if (isInline && !outer.usings.includes(scope)) outer.usings.push(scope);
    if (!t.accept("::")) break;
    t.accept("inline");
  }
  const close = t.closer(t.expect("{"));
  t.within(scope, () => readDeclarations(t, close, chunks));
  t.i = close + 1;
}

function readAlias(t: Translator): void {
  const name = t.identifier();
  t.expect("=");
  const { entity } = readName(t);
  if (entity) t.scope.names.set(name, entity);
  t.expect(";");
}

function namespaceNamed(outer: Scope, name: string): Scope {
  const known = outer.names.get(name);
  if (known?.kind === "namespace") return known.scope;
  const scope = newScope("namespace", outer, `${outer.prefix}${name}::`);
  outer.names.set(name, { kind: "namespace", scope });
  return scope;
}

/** One per namespace and unit; its names are seen around it, and belong to the unit. */
function unnamed(outer: Scope): Scope {
  const known = outer.names.get("<unnamed>");
  if (known?.kind === "namespace") return known.scope;
  const scope = newScope("namespace", outer, outer.prefix, { isInternal: true });
  outer.names.set("<unnamed>", { kind: "namespace", scope });
  outer.usings.push(scope);
  return scope;
}

function readLinkage(t: Translator, chunks: ChunkDraft[]): void {
  const outer = t.isExternC;
  t.isExternC = t.peek(1) === '"C"';
  t.i += 2;
  const close = t.closer(t.expect("{"));
  readDeclarations(t, close, chunks);
  t.i = close + 1;
  t.isExternC = outer;
}

// Chunks ----------------------------------------------------------------------------------------------

function readChunk(t: Translator, close: number, chunks: ChunkDraft[]): void {
  const start = t.i;
  const before = start > 0 ? t.source.tokens[start - 1]! + 1 : 0;
  const chunk: ChunkDraft = { firstToken: before, endToken: before, makers: [], top: [], damage: [] };
  t.chunk = chunk;
  t.obeyPacks(start);
  chunks.push(chunk);
  try {
    readDeclaration(t, start);
    if (t.i === start) throw new Unreadable(t.i, `a declaration expected, \`${t.peek()}\` read`);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    t.half = false;
    t.i = Math.max(endOfMember(t, start, close), start + 1);
    const at = t.since(start);
    t.damage(error.kind, t.node(error.at, error.at), error.detail);
    chunk.top.push({ kind: "error", ...at });
  }
  chunk.endToken = t.source.tokens[Math.min(t.i, t.source.count) - 1]! + 1;
}

function readDeclaration(t: Translator, start: number): void {
  switch (t.peek()) {
    case "static_assert":
    case "_Static_assert":
      return skipStaticAssert(t);
    case "using":
      return readUsing(t);
    case "template":
      return readTemplate(t);
    case "__asm":
      throw new Unreadable(start, "assembler at file scope");
  }
  if (readFileMacro(t)) return;
  readPlainDeclaration(t, start);
}

/** `DEFINE_GUID(a, b);`, `FOO(x)`, `FOO;` with a name that nothing declares. */
function readFileMacro(t: Translator): boolean {
  if (!t.isIdentifier()) return false;
  const name = peekName(t);
  if (!name || name.ref.entity !== null || name.ref.isQualified) return false;
  const start = t.i;
  const after = t.texts[name.end];
  if (after === ";") t.i = name.end + 1;
  else if (after === "(" && !isPrototype(t, name.end)) {
    t.i = t.closer(name.end) + 1;
    t.accept(";");
  } else return false;
  t.damage("unknown-macro", t.node(start, start), t.texts[start]!);
  return true;
}

/** `f(int x);` and `f(int x) {`: a function without a type; the macro `FOO(x)` ends in neither. */
function isPrototype(t: Translator, open: number): boolean {
  const close = t.closer(open);
  const after = t.texts[close + 1] ?? "";
  if (after === "{") return true;
  const isTyped = t.elsewhere(
    { start: open + 1, end: close + 1, scope: t.scope },
    () => t.is(")") || startsType(t),
  );
  return after === ";" && isTyped;
}

function readPlainDeclaration(t: Translator, start: number): void {
  const specifiers = readSpecifiers(t);
  if (t.accept(";")) return declareAnonymous(t, specifiers);
  const base = specifiers.type ?? voidType;
  do {
    const declarator = readDeclarator(t, base, { mayInitialise: true, isAbstract: false });
    if (!declarator.name) throw new Unreadable(t.i, `a name expected, \`${t.peek()}\` read`);
    if (specifiers.isTypedef) declareType(t.scope, declarator.name.name, declarator.type);
    else if (isMethodLike(declarator)) {
      if (readFunction(t, specifiers, declarator, start)) return;
    } else readVariable(t, specifiers, declarator, start);
  } while (t.accept(","));
  t.expect(";");
}

/** `union { ... };` at file scope: its members are variables of the unit. */
function declareAnonymous(t: Translator, { type }: Specifiers): void {
  if (type?.kind === "class" && type.class.shortName.startsWith("<anonymous")) {
    throw new Unreadable(t.i - 1, "an anonymous union at file scope is not supported", "unsupported");
  }
}

function readFunction(
  t: Translator,
  specifiers: Specifiers,
  declarator: CxxDeclarator,
  start: number,
): boolean {
  const tail = readDefinitionTail(t);
  declareFunction(t, { specifiers, declarator, start, tail, owner: null });
  return tail.body !== null;
}

function readVariable(t: Translator, specifiers: Specifiers, declarator: CxxDeclarator, start: number): void {
  const { name, nameAt } = declarator;
  const qualifier = name!.qualifier;
  const known = qualifier ? inScope(qualifier, name!.name) : null;
  const type =
    known?.kind === "variable" &&
    declarator.type.kind === "array" &&
    known.type.kind === "array" &&
    declarator.type.size === null
      ? known.type
      : declarator.type;
  declareVariable(t, { specifiers, name: name!.name, type, nameAt, start, owner: null, qualifier });
}
