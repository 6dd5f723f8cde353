/**
 * Specifiers: the words and the one type that a declaration begins with.
 *
 *     static const a::B<int>      extern "C" unsigned long      explicit
 *
 * A name that nothing declares and that stands where only a type can stand is a type of that name, as in C.
 */
import type { CxxType } from "./entities";
import { readEnum } from "./read-enum";
import { angleEnd, type NameRef, peekName, startsType } from "./read-names";
import type { Translator } from "./translator";
import { baseWords, qualifierWords, storageWords } from "./type-words";
import { autoType, namedUnknown, qualified, referenceTo, scalar } from "./types";

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
      return readEnum(t);
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

/** The type of a name that nothing declares; null when none can stand here. */
export function unknownNamed(
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
export function looksLikeType(t: Translator, end: number): boolean {
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
