/** Names, literals, `this`, parentheses, casts by keyword, `T(...)`, `sizeof`, lambdas. */
import type { Expression, Node } from "../syntax";
import { castValue } from "./cast";
import type { CxxType } from "./entities";
import { nameValue, thisValue } from "./name-value";
import { readArguments, readBraced } from "./read-arguments";
import { readTypeName } from "./read-declarators";
import { type NameRef, peekName, readName, startsType } from "./read-names";
import { readSpecifiers } from "./read-specifiers";
import { type Translator, Unreadable } from "./translator";
import {
  arrayOf,
  boolType,
  isVoid,
  nullType,
  pointerTo,
  scalar,
  sizeType,
  toSyntax,
  unknownType,
  voidType,
} from "./types";
import { castTo, nameOf, numberOf, type Value, value } from "./value";

export function readPrimary(t: Translator): Value {
  const start = t.i;
  const text = t.peek();
  if (/^[0-9.]/.test(text) && text !== "...") return readNumber(t);
  if (/^(u8|[LuU])?R?"/.test(text) || isStringMacro(t)) return readStrings(t);
  if (/^(u8|[LuU])?'/.test(text)) {
    t.i++;
    const type = scalar(text[0] === "'" ? "char" : "wchar_t");
    return value(
      { kind: "character", text, ...t.since(start) },
      /^'.{3,}/.test(text) && text[1] !== "\\" ? scalar("int") : type,
    );
  }
  switch (text) {
    case "(": {
      const close = t.closer(t.i++);
      if (t.is("{"))
        throw new Unreadable(start, "statements inside an expression are not supported", "unsupported");
      const inner = t.nested(() => t.readers.expression(t));
      if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
      t.i++;
      return inner;
    }
    case "[":
      return t.readers.lambda(t);
    case "this":
      t.i++;
      return thisValue(t, t.since(start));
    case "nullptr":
    case "__nullptr":
      t.i++;
      return value(castTo(pointerTo(voidType), numberOf(0, t.since(start)), t.since(start)), nullType);
    case "true":
    case "false":
      t.i++;
      return value(
        castTo(boolType, numberOf(text === "true" ? 1 : 0, t.since(start)), t.since(start)),
        boolType,
      );
    case "static_cast":
    case "reinterpret_cast":
    case "const_cast":
      return keywordCast(t);
    case "dynamic_cast":
    case "typeid":
    case "co_await":
      throw new Unreadable(start, `\`${text}\` is not supported`, "unsupported");
    case "sizeof":
    case "alignof":
    case "__alignof":
    case "_alignof":
    case "__builtin_alignof":
      return readSizeof(t);
    case "offsetof":
    case "__builtin_offsetof":
      if (t.peek(1) === "(") return readOffset(t);
      break;
    case "noexcept":
      t.i++;
      t.i = t.closer(t.i) + 1;
      return value(numberOf(1, t.since(start)), boolType);
    case "__noop":
      t.i++;
      if (t.is("(")) t.i = t.closer(t.i) + 1;
      return value(numberOf(0, t.since(start)), scalar("int"));
  }
  return readNamed(t);
}

function readNumber(t: Translator): Value {
  const at = t.here();
  const text = t.texts[t.i++]!;
  const isFloat = /^[0-9.]+[eE.]|^\./.test(text) && !/^0[xX]/.test(text);
  const unsigned = /u/i.test(text);
  const long = /ll|i64/i.test(text)
    ? "long long"
    : /l/i.test(text.replace(/^0x[0-9a-f]*/i, ""))
      ? "long"
      : "int";
  const words = isFloat ? (/f$/i.test(text) ? "float" : "double") : unsigned ? `unsigned ${long}` : long;
  return value({ kind: "number", text: text.replaceAll("'", ""), ...at }, scalar(words));
}

/** `__FUNCTION__`, or an unknown name before a literal, `PRINTF_PREFIX "%u"`. */
function isStringMacro(t: Translator): boolean {
  if (t.isIdentifier() && /^(u8|[LuU])?"/.test(t.peek(1)) && peekName(t)?.ref.entity === null) return true;
  return /^(__FUNCTION__|__func__|__FUNCSIG__|__FUNCDNAME__|__PRETTY_FUNCTION__)$/.test(t.peek());
}

function readStrings(t: Translator): Value {
  const start = t.i;
  const texts: string[] = [];
  while (
    /^(u8|[LuU])?R?"/.test(t.peek()) ||
    isStringMacro(t) ||
    (texts.length > 0 && t.isIdentifier() && peekName(t)?.ref.entity === null)
  ) {
    texts.push(plainString(t.texts[t.i++]!));
  }
  const isWide = texts.some((text) => /^[LuU]/.test(text) && text.includes('"'));
  const element: CxxType = { ...scalar(isWide ? "wchar_t" : "char"), isConst: true };
  return value({ kind: "string", texts, ...t.since(start) }, arrayOf(element, null), true);
}

/** `R"x(a)x"` as an ordinary literal. */
function plainString(text: string): string {
  const raw = /^(u8|[LuU])?R"([^(]*)\(([\s\S]*)\)\2"$/.exec(text);
  return raw ? `${raw[1] ?? ""}${JSON.stringify(raw[3])}` : text;
}

function keywordCast(t: Translator): Value {
  const start = t.i++;
  t.expect("<");
  const type = readTypeName(t);
  t.expectAngle();
  t.expect("(");
  const operand = t.readers.expression(t);
  t.expect(")");
  const at = t.since(start);
  if (isVoid(type))
    return value({ kind: "cast", type: toSyntax(voidType, at), operand: operand.e, ...at }, voidType);
  return castValue(t, type, operand, at);
}

function readSizeof(t: Translator): Value {
  const start = t.i;
  const isSize = t.peek() === "sizeof";
  t.i++;
  if (t.is("(")) {
    const close = t.closer(t.i);
    const { i } = t;
    t.i++;
    const unknown = peekName(t);
    const isPointer =
      unknown?.ref.entity === null && /^[*&]$/.test(t.texts[close - 1]!) && unknown.end < close;
    if (startsType(t) || isPointer) {
      const type = readTypeName(t);
      if (t.i === close) {
        t.i++;
        return value(
          {
            kind: isSize ? "sizeof-type" : "alignof-type",
            type: toSyntax(type, t.since(start)),
            ...t.since(start),
          },
          sizeType,
        );
      }
    }
    t.i = i;
  }
  const operand = t.nested(() => t.readers.unary(t));
  return value({ kind: "sizeof-value", operand: operand.e, ...t.since(start) }, sizeType);
}

function readOffset(t: Translator): Value {
  const start = t.i++;
  const close = t.closer(t.expect("("));
  const type = readTypeName(t);
  t.expect(",");
  const path: (string | Expression)[] = [];
  while (t.i < close) {
    if (t.accept(".")) continue;
    if (t.accept("[")) {
      path.push(t.readers.expression(t).e);
      t.expect("]");
    } else path.push(t.identifier());
  }
  t.i = close + 1;
  return value({ kind: "offsetof", type: toSyntax(type, t.since(start)), path, ...t.since(start) }, sizeType);
}

// Names -----------------------------------------------------------------------------------------------

function readNamed(t: Translator): Value {
  const start = t.i;
  if (startsType(t)) return readFunctionalCast(t);
  if (!t.isIdentifier() && !t.is("::") && !t.is("operator") && !t.is("~")) {
    throw new Unreadable(t.i, `an expression expected, \`${t.peek() || "the end"}\` read`);
  }
  const ref = readName(t);
  return standard(t, ref, start) ?? nameValue(t, ref, t.since(start));
}

/** `T(x)`, `T{x}`, `unsigned(x)`. */
function readFunctionalCast(t: Translator): Value {
  const start = t.i;
  const { type } = readSpecifiers(t);
  if (!type) throw new Unreadable(t.i, `an expression expected, \`${t.peek()}\` read`);
  const at = (): Node => t.since(start);
  if (t.is("{")) return t.readers.construct(t, type, readBraced(t).list!, at(), true);
  if (!t.is("(")) throw new Unreadable(t.i, `a type where a value is expected`);
  const args = readArguments(t, "(");
  if (args.length === 1 && type.kind !== "class") return castValue(t, type, args[0]!, at());
  return t.readers.construct(t, type, args, at(), false);
}

/** `std::move(x)`, `std::forward<T>(x)`: the object itself. */
function standard(t: Translator, ref: NameRef, start: number): Value | null {
  const name = ref.name.replace(/^(std|wil|wistd)::/, "");
  if (ref.entity !== null || name === ref.name || !/^(move|forward|addressof)$/.test(name)) return null;
  if (t.is("<")) while (!t.accept(">") && t.i < t.end) t.i++;
  if (!t.is("(")) return null;
  const [only] = readArguments(t, "(");
  if (!only) return null;
  if (name === "addressof")
    return value({ kind: "unary", operator: "&", operand: only.e, ...t.since(start) }, pointerTo(only.type));
  return { ...value(only.e, only.type), isPlace: false };
}

export { nameOf, unknownType };
