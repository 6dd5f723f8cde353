/**
 * Names, qualified and with template arguments: what the name at the cursor stands for.
 *
 *     a::B<int>::f      ~Guard      operator->      operator bool
 *
 * Not what is declared as what: `read-specifiers.ts`, `read-declarators.ts`.
 */
import type { CxxType, Entity, Scope, TemplateArgument, TemplateInfo } from "./entities";
import { inScope, lookup, lookupTag } from "./lookup";
import { type Translator, Unreadable } from "./translator";
import { baseWords, qualifierWords } from "./type-words";
import { namedUnknown, pointerTo, qualified, referenceTo, spell } from "./types";

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
  let type = t.readers.typeSpecifiers(t) ?? namedUnknown("");
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
    if (isType) args.push({ kind: "type", type: t.nested(() => t.readers.typeName(t)) });
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

/** Whether a type begins at the cursor: a keyword of types, or a name that is one. */
export function startsType(t: Translator): boolean {
  const text = t.peek();
  if (baseWords.has(text) || qualifierWords.has(text)) return true;
  if (["class", "struct", "union", "enum", "typename", "decltype", "auto"].includes(text)) return true;
  const found = peekName(t);
  return found !== null && (found.ref.entity?.kind === "type" || found.ref.entity?.kind === "template");
}
