/**
 * Declarators: what is declared around a name, and types that stand by themselves.
 *
 *     * (*make)(ULONG)      table[4]      operator bool() const noexcept
 */
import type { Expression, Mark } from "../syntax";
import type { CxxType, ParameterInfo, TokenRange } from "./entities";
import { type NameRef, peekName, readName, startsType } from "./read-names";
import { looksLikeType, readSpecifiers, skipAttributes, unknownNamed } from "./read-specifiers";
import { type Translator, Unreadable } from "./translator";
import { baseWords } from "./type-words";
import {
  arrayOf,
  decayed,
  functionType,
  isVoid,
  namedUnknown,
  pointerTo,
  qualified,
  referenceTo,
} from "./types";

export interface CxxDeclarator {
  readonly name: NameRef | null;
  readonly type: CxxType;
  readonly nameAt: number;
  /** After a parameter list: `const`. */
  readonly isConst: boolean;
  /** The parameters' scope, when the declarator is a function's. */
  readonly isFunction: boolean;
}

export interface DeclaratorOptions {
  /** `(` after a name may start an initialiser. */
  readonly mayInitialise: boolean;
  readonly isAbstract: boolean;
}

export function readTypeName(t: Translator): CxxType {
  const type = readSpecifiers(t).type ?? loneName(t);
  return readDeclarator(t, type, { mayInitialise: false, isAbstract: true }).type;
}

export function readDeclarator(t: Translator, base: CxxType, options: DeclaratorOptions): CxxDeclarator {
  return t.nested(() => readInner(t, base, options));
}

function readInner(t: Translator, base: CxxType, options: DeclaratorOptions): CxxDeclarator {
  const type = readPointers(t, base);
  if (t.is("(") && isNestedDeclarator(t, options)) {
    const open = t.i;
    const close = t.closer(open);
    t.i = close + 1;
    const suffixed = readSuffixes(t, type, { mayInitialise: false, isAbstract: options.isAbstract }, null);
    const after = t.i;
    const inner = t.elsewhere({ start: open + 1, end: close, scope: t.scope }, () =>
      readInner(t, suffixed.type, { ...options, mayInitialise: false }),
    );
    t.i = after;
    return {
      ...inner,
      isFunction: inner.isFunction || (inner.type === suffixed.type && suffixed.isFunction),
    };
  }
  skipAttributes(t);
  skipDecorations(t);
  const nameAt = t.i;
  let name: NameRef | null = null;
  const isName = t.isIdentifier() || t.is("~") || t.is("operator") || t.is("::");
  if (isName && !(options.isAbstract && !t.isIdentifier())) name = readName(t);
  const named = name?.conversion ?? type;
  const surroundings = name?.qualifier ?? t.scope;
  const suffixed = t.within(surroundings, () => readSuffixes(t, named, options, name));
  return {
    name,
    type: suffixed.type,
    nameAt: name?.at ?? nameAt,
    isConst: suffixed.isConst,
    isFunction: suffixed.isFunction,
  };
}

/** `void* MYCALL f()`: a word nothing declares before the name. */
function skipDecorations(t: Translator): void {
  while (t.isIdentifier() && (t.isIdentifier(1) || t.peek(1) === "operator")) {
    const found = peekName(t);
    if (!found || found.ref.entity !== null || found.end !== t.i + 1) return;
    t.damage("unknown-macro", t.here(), found.ref.name);
    t.i++;
  }
}

function readPointers(t: Translator, base: CxxType): CxxType {
  let type = base;
  for (;;) {
    if (t.accept("*")) type = pointerTo(type);
    else if (t.accept("&")) type = referenceTo(type, false);
    else if (t.accept("&&")) type = referenceTo(type, true);
    else if (t.is("const") || t.is("volatile"))
      type = qualified(type, t.is("const"), t.texts[t.i++] === "volatile");
    else if (isMemberPointer(t))
      throw new Unreadable(t.i, "pointers to members are not supported", "unsupported");
    else return type;
  }
}

function isMemberPointer(t: Translator): boolean {
  if (!t.isIdentifier() || t.peek(1) !== "::") return false;
  let ahead = 1;
  while (t.peek(ahead) === "::" && t.isIdentifier(ahead + 1)) ahead += 2;
  return t.peek(ahead) === "::" && t.peek(ahead + 1) === "*";
}

/** `(*p)`, `(&r)[3]`, `(name)`: a declarator in parentheses, not a list of parameters. */
function isNestedDeclarator(t: Translator, options: DeclaratorOptions): boolean {
  const next = t.peek(1);
  if (next === "*" || next === "&" || next === "&&") return true;
  if (options.isAbstract) return false;
  if (next === "(") return true;
  const { i } = t;
  t.i++;
  const isType = startsType(t);
  const isName = t.isIdentifier();
  t.i = i;
  return isName && !isType && t.closer(i) === i + 2;
}

interface Suffixed {
  readonly type: CxxType;
  readonly isConst: boolean;
  readonly isFunction: boolean;
}

function readSuffixes(
  t: Translator,
  base: CxxType,
  options: DeclaratorOptions,
  name: NameRef | null,
): Suffixed {
  if (t.is("(") && (!options.mayInitialise || isParameterList(t))) return readFunction(t, base);
  const sizes: (Expression | null)[] = [];
  while (t.is("[") && t.peek(1) !== "[") {
    const close = t.closer(t.i);
    t.i++;
    sizes.push(t.is("]") ? null : arraySize(t, close));
    t.i = close + 1;
  }
  if (name === null && sizes.length === 0) skipAttributes(t);
  const type = sizes.reduceRight((inner: CxxType, size) => arrayOf(inner, size), base);
  return { type, isConst: false, isFunction: false };
}

function arraySize(t: Translator, close: number): Expression {
  const { e } = t.elsewhere({ start: t.i, end: close, scope: t.scope }, () => t.readers.expression(t));
  return e;
}

/** `(...)` after a declared name: parameters, unless it holds an expression. */
export function isParameterList(t: Translator): boolean {
  const { i } = t;
  const close = t.closer(i);
  if (close === i + 1 || t.peek(1) === "...") return true;
  // Nothing but a function has a body.
  if (/^(\{|const|noexcept|override|->|try)$/.test(t.texts[close + 1] ?? "")) return true;
  t.i++;
  try {
    if (startsType(t)) return !isFunctionalCast(t);
    const found = peekName(t);
    return (
      found !== null &&
      found.ref.entity === null &&
      looksLikeType(t, found.end) &&
      (t.fn === null || !/^[*&]$/.test(t.texts[found.end] ?? ""))
    );
  } finally {
    t.i = i;
  }
}

/** `T(x)` or `T{x}`: a value. `T (*f)(...)` is a parameter. */
function isFunctionalCast(t: Translator): boolean {
  const found = peekName(t);
  if (!found) return baseWords.has(t.peek()) && t.peek(1) === "(" && t.peek(2) !== "*";
  const after = t.texts[found.end] ?? "";
  if (after === "{") return true;
  return after === "(" && t.texts[found.end + 1] !== "*" && t.texts[found.end + 1] !== ")";
}

function readFunction(t: Translator, returns: CxxType): Suffixed {
  const { parameters, isVariadic } = readParameters(t);
  let isConst = false;
  let result = returns;
  for (;;) {
    if (t.accept("const")) isConst = true;
    else if (
      t.accept("volatile") ||
      t.accept("&") ||
      t.accept("&&") ||
      t.accept("override") ||
      t.accept("final")
    )
      continue;
    else if (t.is("noexcept") || t.is("throw")) {
      t.i++;
      if (t.is("(")) t.i = t.closer(t.i) + 1;
    } else if (t.accept("->")) result = readTypeName(t);
    else if (!skipAttributes(t)) break;
  }
  return { type: functionType(result, parameters, isVariadic), isConst, isFunction: true };
}

export function readParameters(t: Translator): {
  readonly parameters: readonly ParameterInfo[];
  readonly isVariadic: boolean;
} {
  const open = t.expect("(");
  const close = t.closer(open);
  const parameters: ParameterInfo[] = [];
  let isVariadic = false;
  while (t.i < close) {
    if (t.accept("...")) isVariadic = true;
    else parameters.push(readParameter(t, close));
    if (!t.accept(",")) break;
  }
  if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits in no parameter`);
  t.i = close + 1;
  const isNone = parameters.length === 1 && isVoid(parameters[0]!.type);
  return { parameters: isNone ? [] : parameters, isVariadic };
}

function readParameter(t: Translator, close: number): ParameterInfo {
  const start = t.i;
  const specifiers = readSpecifiers(t);
  const type = specifiers.type ?? loneName(t);
  const declarator = readDeclarator(t, type, { mayInitialise: false, isAbstract: false });
  const marks: readonly Mark[] = t.marksBetween(start, t.i);
  let defaultValue: TokenRange | null = null;
  if (t.accept("=")) {
    const from = t.i;
    t.i = endOfDefault(t, close);
    defaultValue = { start: from, end: t.i };
  }
  return { name: declarator.name?.name ?? null, type: decayed(declarator.type), defaultValue, marks };
}

/** `f(FOO)`, `sizeof(FOO)`, `(FOO)x` with FOO unknown. */
function loneName(t: Translator): CxxType {
  const found = peekName(t);
  if (!found || found.ref.entity !== null) {
    throw new Unreadable(t.i, `a type expected, \`${t.peek()}\` read`);
  }
  return unknownNamed(t, found) ?? namedUnknown(t.identifier());
}

function endOfDefault(t: Translator, close: number): number {
  let i = t.i;
  while (i < close && t.texts[i] !== ",") {
    const text = t.texts[i]!;
    i = text === "(" || text === "{" || text === "[" ? t.closer(i) + 1 : i + 1;
  }
  return i;
}
