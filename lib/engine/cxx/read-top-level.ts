/**
 * File and namespace scope: each declaration becomes a chunk of its own, so damage stays inside it.
 * Names are declared in order; bodies and initialisers wait until the whole unit is declared.
 */
import { declareFunction, isMethodLike, readDefinitionTail } from "./declare-function";
import { declareVariable } from "./declare-variable";
import { type ChunkDraft, newScope, type Scope } from "./entities";
import { declareType, inScope } from "./lookup";
import { endOfMember } from "./read-classes";
import { type CxxDeclarator, readDeclarator } from "./read-declarators";
import { peekName, readName, startsType } from "./read-names";
import { readSpecifiers, type Specifiers } from "./read-specifiers";
import { readTemplate } from "./read-templates";
import { readUsing, skipStaticAssert } from "./read-using";
import { type Translator, Unreadable } from "./translator";
import { voidType } from "./types";

/** Everything up to the token `close`. */
export function readDeclarations(t: Translator, close: number, chunks: ChunkDraft[]): void {
  while (t.i < close) {
    if (t.accept(";")) continue;
    if (opensNamespace(t)) readNamespace(t, close, chunks);
    else if (t.is("extern") && /^"/.test(t.peek(1)) && t.peek(2) === "{") readLinkage(t, close, chunks);
    else readChunk(t, close, chunks, readDeclaration);
  }
}

/** `namespace a::b {`, `inline namespace c [[x]] {`, `namespace {`. */
function opensNamespace(t: Translator): boolean {
  let ahead = t.is("inline") ? 1 : 0;
  if (t.peek(ahead++) !== "namespace") return false;
  while (t.isIdentifier(ahead) || /^(::|inline|\[|\])$/.test(t.peek(ahead))) ahead++;
  return t.peek(ahead) === "{";
}

function readNamespace(t: Translator, close: number, chunks: ChunkDraft[]): void {
  const isInline = t.accept("inline");
  t.i++;
  skipAttributeWords(t);
  let scope = t.scope;
  if (t.is("{")) scope = unnamed(scope);
  while (t.isIdentifier()) {
    const outer = scope;
    scope = namespaceNamed(outer, t.identifier());
    if (isInline && !outer.usings.includes(scope)) outer.usings.push(scope);
    skipAttributeWords(t);
    if (!t.accept("::")) break;
    t.accept("inline");
  }
  while (!t.is("{")) t.i++;
  t.within(scope, () => readBraces(t, close, chunks));
}

function skipAttributeWords(t: Translator): void {
  while (t.is("[") || t.is("]")) t.i++;
}

/** The declarations in the braces at the cursor; those that are never closed end where the text around ends. */
function readBraces(t: Translator, close: number, chunks: ChunkDraft[]): void {
  const open = t.i;
  const match = t.source.match[open]!;
  const isClosed = match > open && match <= close;
  if (isClosed) t.i++;
  else
    readChunk(t, close, chunks, () => {
      t.i++;
      t.damage("error", t.node(open, open), "`{` is never closed");
    });
  const end = isClosed ? match : close;
  readNested(t, end, chunks);
  t.i = isClosed ? end + 1 : end;
}

/** Braces too deep for the call stack are left out, and say so. */
function readNested(t: Translator, end: number, chunks: ChunkDraft[]): void {
  const start = t.i;
  const known = chunks.length;
  try {
    t.nested(() => readDeclarations(t, end, chunks));
  } catch (error) {
    const { at, detail, kind } = Unreadable.of(error, start);
    chunks.length = known;
    t.i = start;
    readChunk(t, end, chunks, () => {
      t.i = end;
      throw new Unreadable(at, detail, kind);
    });
  }
}

function readAlias(t: Translator): void {
  t.expect("namespace");
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

function readLinkage(t: Translator, close: number, chunks: ChunkDraft[]): void {
  const outer = t.isExternC;
  t.isExternC = t.peek(1) === '"C"';
  t.i += 2;
  readBraces(t, close, chunks);
  t.isExternC = outer;
}

// Chunks ----------------------------------------------------------------------------------------------

function readChunk(
  t: Translator,
  close: number,
  chunks: ChunkDraft[],
  read: (t: Translator, start: number) => void,
): void {
  const start = t.i;
  const before = start > 0 ? t.source.tokens[start - 1]! + 1 : 0;
  const chunk: ChunkDraft = { firstToken: before, endToken: before, makers: [], top: [], damage: [] };
  t.chunk = chunk;
  t.beginEffort();
  t.obeyPacks(start);
  chunks.push(chunk);
  try {
    read(t, start);
    if (t.i === start) throw new Unreadable(t.i, `a declaration expected, \`${t.peek()}\` read`);
  } catch (error) {
    const { at: place, kind, detail } = Unreadable.of(error, start);
    t.half = false;
    t.i = Math.max(endOfMember(t, start, close), start + 1);
    const at = t.since(start);
    t.damage(kind, t.node(place, place), detail);
    chunk.top.push({ kind: "error", ...at });
  }
  chunk.endToken = t.source.tokens[Math.min(t.i, t.source.count) - 1]! + 1;
}

function readDeclaration(t: Translator, start: number): void {
  switch (t.peek()) {
    case "namespace":
      return readAlias(t);
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
