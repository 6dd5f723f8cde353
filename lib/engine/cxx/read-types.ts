/**
 * Names, specifiers and declarators: what is declared, and as what.
 *
 *     a::B<int>::f      const Guard* (*make)(ULONG)      explicit operator bool() const noexcept
 *
 * A name that nothing declares and that stands where only a type can stand is a type of that name, as in C.
 */
import type { Expression, Mark } from "../syntax";
import type {
  CxxType,
  Entity,
  ParameterInfo,
  Scope,
  TemplateArgument,
  TemplateInfo,
  TokenRange,
} from "./entities";
import { inScope, lookup, lookupTag } from "./lookup";
import { readEnum } from "./read-enum";
import { type Translator, Unreadable } from "./translator";
import {
  arrayOf,
  autoType,
  decayed,
  functionType,
  isVoid,
  namedUnknown,
  pointerTo,
  qualified,
  referenceTo,
  scalar,
  spell,
} from "./types";

// Names -----------------------------------------------------------------------------------------------

export interface NameRef {
  readonly entity: Entity | null;
  /** The last part: `f`, `~A`, `operator bool`. */
  readonly name: string;
  /** The scope before the last `::`; null for a plain name. */
  readonly qualifier: Scope | null;
  readonly isQualified: boolean;
  /** Arguments of a function template. */
  readonly args: readonly TemplateArgument[];
  /** `operator T`. */
  readonly conversion: CxxType | null;
  readonly at: number;
}

export function readName(t: Translator): NameRef {
  let scope: Scope | null = null;
  let isQualified = false;
  let spelling = "";
  if (t.accept("::")) {
    scope = t.global;
    isQualified = true;
  }
  for (;;) {
    const at = t.i;
    t.accept("template");
    if (t.is("~") || t.is("operator")) return readSpecialName(t, scope, isQualified, at);
    const name = t.identifier();
    spelling += name;
    let entity = entityOf(t, scope, name, isQualified);
    let args: readonly TemplateArgument[] = [];
    const template = templateOf(entity);
    if (t.is("<") && template) {
      args = readTemplateArguments(t, template);
      entity = instantiated(t, entity, args);
    } else if (t.is("<") && entity?.kind === "functions" && entity.templates.length > 0) {
      args = readTemplateArguments(t);
    } else if (t.is("<") && entity === null) {
      const end = unknownArguments(t);
      spelling += t.texts.slice(t.i, end).join("");
      t.i = end;
    }
    if (!t.is("::") || t.peek(1) === "*")
      return {
        entity,
        name: isQualified && !scope ? spelling : name,
        qualifier: scope,
        isQualified,
        args,
        conversion: null,
        at,
      };
    t.i++;
    isQualified = true;
    spelling += "::";
    const inner = scopeOf(entity);
    if (!inner && scope === null && entity !== null && entity.kind !== "type") {
      const tag = lookupTag(t, name);
      scope = scopeOf(tag);
    } else scope = inner;
  }
}

export interface PeekedName {
  readonly ref: NameRef;
  /** The first token behind the name. */
  readonly end: number;
  /** The name ends in the first half of the `>>` there. */
  readonly half: boolean;
}

/** Reads ahead: the name at the cursor, or null when there is none. The cursor stays. */
export function peekName(t: Translator): PeekedName | null {
  if (!t.isIdentifier() && !t.is("::")) return null;
  t.spend();
  const { i, half } = t;
  try {
    const ref = readName(t);
    return { ref, end: t.i, half: t.half };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return null;
  } finally {
    t.i = i;
    t.half = half;
  }
}

function entityOf(t: Translator, scope: Scope | null, name: string, isQualified: boolean): Entity | null {
  if (scope) return inScope(scope, name) ?? (scope === t.global ? t.model.lookup(name) : null);
  if (isQualified) return null;
  const found = lookup(t, name);
  if (t.is("::") && found && !scopeOf(found) && !templateOf(found)) return lookupTag(t, name) ?? found;
  return found ?? (t.peek(-2) === "typename" ? lookupTag(t, name) : (found ?? lookupTag(t, name)));
}

function scopeOf(entity: Entity | null): Scope | null {
  if (entity?.kind === "namespace") return entity.scope;
  if (entity?.kind !== "type") return null;
  const { type } = entity;
  if (type.kind === "class") return type.class.scope;
  return type.kind === "enum" ? type.enum.scope : null;
}

function templateOf(entity: Entity | null): TemplateInfo | null {
  if (entity?.kind === "template") return entity.template;
  if (entity?.kind === "type" && entity.type.kind === "class") return entity.type.class.template;
  return null;
}

function instantiated(t: Translator, entity: Entity | null, args: readonly TemplateArgument[]): Entity {
  return t.readers.instantiateClass(t, templateOf(entity)!, args);
}

/** Spelling of an operator's name is the token's: `operator ->` is `operator->`. */
function readSpecialName(t: Translator, scope: Scope | null, isQualified: boolean, at: number): NameRef {
  const common = { qualifier: scope, isQualified, args: [], at };
  if (t.accept("~")) {
    const name = `~${t.identifier()}`;
    if (t.is("<")) readTemplateArguments(t);
    return { entity: null, name, conversion: null, ...common };
  }
  t.expect("operator");
  const word = t.peek();
  let symbol: string | null = null;
  if ((word === "(" && t.peek(1) === ")") || (word === "[" && t.peek(1) === "]")) {
    t.i += 2;
    symbol = word === "(" ? "()" : "[]";
  } else if (word === "new" || word === "delete") {
    t.i++;
    const isArray = t.is("[");
    if (isArray) t.i += 2;
    symbol = ` ${word}${isArray ? "[]" : ""}`;
  } else if (/^[^\w\s]/.test(word)) {
    t.i++;
    symbol = word;
  }
  if (symbol !== null) {
    const name = `operator${symbol}`;
    const entity = scope ? inScope(scope, name) : lookup(t, name);
    return { entity, name, conversion: null, ...common };
  }
  const conversion = readConversionType(t);
  const name = `operator ${spell(conversion)}`;
  const entity = scope ? inScope(scope, name) : lookup(t, name);
  return { entity, name, conversion, ...common };
}

function readConversionType(t: Translator): CxxType {
  let type = readSpecifiers(t).type ?? namedUnknown("");
  for (;;) {
    if (t.accept("*")) type = pointerTo(type);
    else if (t.accept("&")) type = referenceTo(type, false);
    else if (t.accept("const")) type = qualified(type, true, false);
    else return type;
  }
}

/** A template that is known says which of its arguments are types, whether or not anything declares them. */
export function readTemplateArguments(
  t: Translator,
  template: TemplateInfo | null = null,
): TemplateArgument[] {
  t.expect("<");
  const args: TemplateArgument[] = [];
  while (!t.is(">") && !t.is(">>")) {
    const isType = template?.parameters[args.length]?.isType ?? startsType(t);
    if (isType) args.push({ kind: "type", type: t.nested(() => readTypeName(t)) });
    else args.push(readValueArgument(t));
    if (!t.accept(",")) break;
  }
  t.expectAngle();
  return args;
}

/** Up to the `,` or `>` that ends it. */
function readValueArgument(t: Translator): TemplateArgument {
  const start = t.i;
  let i = t.i;
  while (i < t.end && ![",", ">", ">>"].includes(t.texts[i]!))
    i = t.texts[i] === "(" ? t.closer(i) + 1 : i + 1;
  const found = t.elsewhere({ start, end: i, scope: t.scope }, () => t.readers.conditional(t));
  t.i = i;
  return { kind: "value", value: found.e, text: t.texts.slice(start, i).join(" ") };
}

// Specifiers ------------------------------------------------------------------------------------------

export interface Specifiers {
  /** Null: a constructor, a destructor, a conversion function, or nothing at all. */
  readonly type: CxxType | null;
  readonly isTypedef: boolean;
  readonly isStatic: boolean;
  readonly isExtern: boolean;
  readonly isExternC: boolean;
  readonly isInline: boolean;
  readonly isVirtual: boolean;
  readonly isExplicit: boolean;
  readonly isFriend: boolean;
  readonly isConstant: boolean;
  readonly words: ReadonlySet<string>;
}

const baseWords = new Set(
  `void char short int long float double signed unsigned bool wchar_t char8_t char16_t char32_t __signed __signed__ _Bool
  __int8 __int16 __int32 __int64 _int8 _int16 _int32 _int64 __wchar_t`.split(/\s+/),
);
const storageWords = new Set(
  `static extern inline __inline _inline __inline__ __forceinline register typedef virtual explicit friend constexpr
  consteval constinit mutable thread_local _Thread_local __thread`.split(/\s+/),
);
const qualifierWords = new Set("const volatile __const __volatile".split(" "));

/** Whether a type begins at the cursor: a keyword of types, or a name that is one. */
export function startsType(t: Translator): boolean {
  const text = t.peek();
  if (baseWords.has(text) || qualifierWords.has(text)) return true;
  if (["class", "struct", "union", "enum", "typename", "decltype", "auto"].includes(text)) return true;
  const found = peekName(t);
  return found !== null && (found.ref.entity?.kind === "type" || found.ref.entity?.kind === "template");
}

export function startsSpecifiers(t: Translator): boolean {
  return storageWords.has(t.peek()) || startsType(t);
}

export function readSpecifiers(t: Translator): Specifiers {
  const words = new Set<string>();
  const base: string[] = [];
  let type: CxxType | null = null;
  let isExternC = false;
  let isConst = false;
  let isVolatile = false;
  for (;;) {
    const text = t.peek();
    if (skipAttributes(t)) continue;
    if (storageWords.has(text)) {
      words.add(text);
      t.i++;
      if (text === "extern" && /^"/.test(t.peek())) {
        isExternC = t.peek() === '"C"';
        t.i++;
      }
      if (text === "explicit" && t.is("(")) t.i = t.closer(t.i) + 1;
    } else if (qualifierWords.has(text)) {
      if (/const/.test(text)) isConst = true;
      else isVolatile = true;
      t.i++;
    } else if (baseWords.has(text)) {
      base.push(text);
      t.i++;
    } else if (type === null && base.length === 0) {
      const found = readTypeSpecifier(t);
      if (!found) break;
      type = found;
    } else break;
  }
  if (base.length > 0) type = baseType(base);
  return {
    type: type && qualified(type, isConst, isVolatile),
    isTypedef: words.has("typedef"),
    isStatic: words.has("static"),
    isExtern: words.has("extern"),
    isExternC,
    isInline: ["inline", "__inline", "_inline", "__inline__", "__forceinline", "constexpr"].some((word) =>
      words.has(word),
    ),
    isVirtual: words.has("virtual"),
    isExplicit: words.has("explicit"),
    isFriend: words.has("friend"),
    isConstant: words.has("constexpr") || isConst,
    words,
  };
}

/** `[[nodiscard]]`. */
export function skipAttributes(t: Translator): boolean {
  if (!t.is("[") || t.peek(1) !== "[") return false;
  t.i = t.closer(t.i) + 1;
  return true;
}

function readTypeSpecifier(t: Translator): CxxType | null {
  switch (t.peek()) {
    case "class":
    case "struct":
    case "union":
      return t.readers.classSpecifier(t);
    case "interface":
    case "__interface":
      // objbase.h's word for `struct`.
      return /^[{:;]$/.test(t.peek(2)) && t.isIdentifier(1)
        ? t.readers.classSpecifier(t)
        : namedType(t, false);
    case "enum":
      return readEnum(t, readTypeName);
    case "auto":
      t.i++;
      return autoType;
    case "decltype": {
      t.i++;
      const open = t.expect("(");
      const close = t.closer(open);
      if (t.is("auto")) {
        t.i = close + 1;
        return autoType;
      }
      const found = t.readers.expression(t);
      t.i = close + 1;
      return found.isPlace && t.texts[open + 1] === "(" ? referenceTo(found.type, false) : found.type;
    }
    case "typename":
      t.i++;
      return namedType(t, true);
    default:
      return namedType(t, false);
  }
}

function namedType(t: Translator, isForced: boolean): CxxType | null {
  if (!t.isIdentifier() && !t.is("::")) return null;
  if (!isForced && isConstructorName(t)) return null;
  const found = peekName(t);
  if (!found) return null;
  const { entity } = found.ref;
  if (entity?.kind === "type") {
    t.i = found.end;
    t.half = found.half;
    return entity.type;
  }
  if (entity && !isForced) return null;
  return isForced || looksLikeType(t, found.end) ? unknownNamed(t, found) : null;
}

function unknownNamed(
  t: Translator,
  { ref, end }: { readonly ref: NameRef; readonly end: number },
): CxxType | null {
  const start = t.i;
  t.i = end;
  if (t.is("<")) {
    const close = angleEnd(t, t.i);
    if (close < 0) {
      t.i = start;
      return null;
    }
    t.i = close + 1;
  }
  const decoration =
    t.isIdentifier() && (t.isIdentifier(1) || t.peek(1) === "*" || t.peek(1) === "::") && ref.entity === null;
  if (decoration && startsType(t)) {
    // `MYAPI NTSTATUS f()`.
    t.damage("unknown-macro", t.node(start, end - 1), ref.name);
    return readTypeSpecifier(t);
  }
  return namedUnknown(t.texts.slice(start, t.i).join(""));
}

/** `X y`, `X * y`, `X & y`, `X<...> y` with X unknown. */
function looksLikeType(t: Translator, end: number): boolean {
  let i = end;
  if (t.texts[i] === "<") {
    const close = angleEnd(t, i);
    if (close < 0) return false;
    i = close + 1;
  }
  let stars = 0;
  while (i < t.end && /^(\*|&|&&|const|volatile)$/.test(t.texts[i]!)) {
    stars++;
    i++;
  }
  const text = t.texts[i] ?? "";
  const isName = /^[A-Za-z_]\w*$/.test(text);
  if (!isName) return stars > 0 && (text === ")" || text === "," || text === ">");
  if (stars === 0) return true;
  const after = t.texts[i + 1] ?? "";
  return /^(;|=|,|\)|\[|\(|::|\{)$/.test(after);
}

/** Behind the `<...>` of a template that nothing declares, where a call, a list or a `::` follows; else the cursor. */
function unknownArguments(t: Translator): number {
  const close = angleEnd(t, t.i);
  if (close < 0 || !/^(\(|\{|::)$/.test(t.texts[close + 1] ?? "")) return t.i;
  for (let i = t.i + 1; i < close; i++) {
    if (!/^(\w+|::|,|\*|&|\[|\]|<|>|>>|\.\.\.)$/.test(t.texts[i]!)) return t.i;
  }
  return close + 1;
}

export function angleEnd(t: Translator, open: number): number {
  let depth = 0;
  for (let i = open; i < t.end && i < open + 100; i++) {
    const text = t.texts[i]!;
    if (text === ";" || text === "{") return -1;
    if (text === "<") depth++;
    else if (text === ">") depth--;
    else if (text === ">>") depth -= 2;
    if (depth <= 0) return i;
  }
  return -1;
}

/** `A(` in class A, `A::A(`, `A::~A(`, `A::operator bool(`, `~A(`, `operator bool(`. */
function isConstructorName(t: Translator): boolean {
  const { i } = t;
  if (t.scope.class && t.peek() === t.scope.class.shortName && t.peek(1) === "(") {
    // `A (*f)()` is no constructor; `A(A const&)` and `A()` are.
    return !(t.peek(2) === "*" || t.peek(2) === "&");
  }
  const found = peekName(t);
  t.i = i;
  if (!found?.ref.isQualified) return false;
  const { ref } = found;
  if (ref.name.startsWith("~") || ref.conversion !== null) return true;
  const owner = ref.qualifier?.class;
  return owner !== null && owner !== undefined && ref.name === owner.shortName && t.texts[found.end] === "(";
}

function baseType(words: readonly string[]): CxxType {
  const has = (word: string) => words.includes(word);
  for (const word of ["void", "float", "double"]) if (has(word)) return scalar(word);
  if (has("bool") || has("_Bool")) return scalar("_Bool");
  if (has("wchar_t") || has("__wchar_t") || has("char16_t")) return scalar("wchar_t");
  if (has("char32_t")) return scalar("unsigned int");
  const isUnsigned = has("unsigned");
  const sized = words
    .map((word) => /^__?int(8|16|32|64)$/.exec(word)?.[1])
    .find((size) => size !== undefined);
  const sizes: Readonly<Record<string, string>> = { 8: "char", 16: "short", 32: "int", 64: "long long" };
  let kind = sized ? sizes[sized]! : "int";
  if (has("char") || has("char8_t")) {
    return scalar(
      isUnsigned || has("char8_t")
        ? "unsigned char"
        : words.some((word) => /signed/.test(word))
          ? "signed char"
          : "char",
    );
  }
  if (has("short")) kind = "short";
  const longs = words.filter((word) => word === "long").length;
  if (longs > 0) kind = longs > 1 ? "long long" : "long";
  return scalar(isUnsigned ? `unsigned ${kind}` : kind);
}

// Declarators -----------------------------------------------------------------------------------------

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
