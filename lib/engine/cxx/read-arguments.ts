/** Lists of arguments in parentheses, and of values in braces. */
import { readTypeName } from "./read-declarators";
import { startsType } from "./read-names";
import { type Translator, Unreadable } from "./translator";
import { unknownType } from "./types";
import { castTo, numberOf, type Value, value } from "./value";

/** At the opening bracket; ends behind the closing one. */
export function readArguments(t: Translator, open: "(" | "{", takesTypes = false): Value[] {
  const close = t.closer(t.expect(open));
  const args: Value[] = [];
  while (t.i < close) {
    args.push(t.is("{") ? readBraced(t) : readArgument(t, takesTypes));
    if (!t.accept(",")) break;
  }
  if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
  t.i = close + 1;
  return args;
}

/** A macro of a missing header may take a type: `va_arg(list, char*)`. */
function readArgument(t: Translator, takesTypes: boolean): Value {
  if (takesTypes && startsType(t)) {
    const { i } = t;
    try {
      const type = readTypeName(t);
      if (t.is(",") || t.is(")")) return value(castTo(type, numberOf(0, t.since(i)), t.since(i)), type);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    t.i = i;
  }
  return t.readers.assignment(t);
}

/** `{ a, { b, c }, .d = e }`. */
export function readBraced(t: Translator): Value {
  const start = t.i;
  const close = t.closer(t.expect("{"));
  const list: (Value & { readonly designator?: string })[] = [];
  while (t.i < close) {
    if (t.is(".") && t.isIdentifier(1)) {
      t.i++;
      const designator = t.identifier();
      t.accept("=");
      list.push(withDesignator(readItem(t), designator));
    } else list.push(readItem(t));
    if (!t.accept(",")) break;
  }
  if (t.i !== close) throw new Unreadable(t.i, `\`${t.peek()}\` fits nowhere here`);
  t.i = close + 1;
  return { ...value(numberOf(0, t.since(start)), unknownType), list, isZero: false };
}

function readItem(t: Translator): Value {
  return t.is("{") ? t.nested(() => readBraced(t)) : t.readers.assignment(t);
}

function withDesignator(item: Value, designator: string): Value & { readonly designator: string } {
  return {
    get e() {
      return item.e;
    },
    type: item.type,
    isPlace: item.isPlace,
    callable: item.callable,
    list: item.list,
    make: item.make,
    isZero: item.isZero,
    designator,
  };
}
