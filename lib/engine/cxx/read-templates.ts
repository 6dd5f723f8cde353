/**
 * Templates are kept as tokens and read again for each set of arguments, with the parameters bound in a scope around.
 *
 *     template <class T> class Guard { T* lock_; ... };      Guard<SpinLock> g(&lock);
 *     template <class T> void Guard<T>::Release() { ... }    template <class F> void With(F f) { f(); }
 */
import {
  type Entity,
  newScope,
  type Scope,
  type TemplateArgument,
  type TemplateInfo,
  type TemplateParameter,
  type TokenRange,
} from "./entities";
import { lookup } from "./lookup";
import { readTypeName } from "./read-declarators";
import { type Translator, Unreadable } from "./translator";
import { spell } from "./types";

/** At `template`. */
export function readTemplate(t: Translator): void {
  const start = t.expect("template");
  if (!t.is("<")) {
    // `template class A<int>;` makes an instance that any use makes as well.
    skipDeclaration(t);
    return;
  }
  const parameters = readParameters(t);
  const range = { start: t.i, end: 0 };
  if (parameters.length === 0) {
    skipDeclaration(t);
    throw new Unreadable(start, "specialised templates are not supported", "unsupported");
  }
  const what = nameOfTemplate(t, parameters);
  skipDeclaration(t);
  const template = makeTemplate(t, what, parameters, { ...range, end: t.i });
  if (template) declareTemplate(t, template);
}

interface Named {
  readonly kind: TemplateInfo["kind"];
  readonly name: string;
  /** The class template whose member is defined. */
  readonly owner: string | null;
}

function readParameters(t: Translator): TemplateParameter[] {
  t.expect("<");
  const parameters: TemplateParameter[] = [];
  while (!t.is(">") && !t.is(">>")) {
    const isType = t.is("class") || t.is("typename");
    if (t.is("template"))
      throw new Unreadable(t.i, "template template parameters are not supported", "unsupported");
    if (isType) t.i++;
    else skipValueType(t);
    if (t.is("...")) throw new Unreadable(t.i, "parameter packs are not supported", "unsupported");
    const name = t.isIdentifier() ? t.identifier() : "";
    let defaultValue: TokenRange | null = null;
    if (t.accept("=")) {
      const start = t.i;
      while (!t.is(",") && !t.is(">") && t.i < t.end) t.i = t.is("(") ? t.closer(t.i) + 1 : t.i + 1;
      defaultValue = { start, end: t.i };
    }
    parameters.push({ name, isType, defaultValue });
    if (!t.accept(",")) break;
  }
  t.expectAngle();
  return parameters;
}

/** `int` in `template <int N>`: its value's type is not needed. */
function skipValueType(t: Translator): void {
  while (t.peek(1) !== "," && t.peek(1) !== ">" && t.peek(1) !== "=" && t.i < t.end) t.i++;
}

function nameOfTemplate(t: Translator, parameters: readonly TemplateParameter[]): Named {
  if (t.is("using")) return { kind: "alias", name: t.peek(1), owner: null };
  if (/^(class|struct|union)$/.test(t.peek())) {
    for (let ahead = 1; ahead < 20; ahead++) {
      if (t.isIdentifier(ahead) && /^(\{|:|;|final|<)$/.test(t.peek(ahead + 1))) {
        if (t.peek(ahead + 1) === "<")
          throw new Unreadable(t.i, "partially specialised templates are not supported", "unsupported");
        return { kind: "class", name: t.peek(ahead), owner: null };
      }
    }
  }
  return functionName(t, parameters);
}

/** The name before the first `(` that is not inside `<...>`. */
function functionName(t: Translator, _parameters: readonly TemplateParameter[]): Named {
  let depth = 0;
  for (let i = t.i; i < t.end; i++) {
    const text = t.texts[i]!;
    if (text === "<") depth++;
    else if (text === ">") depth--;
    else if (text === ">>") depth -= 2;
    else if (text === ";" || text === "{") break;
    else if (text === "(" && depth <= 0) {
      let at = i - 1;
      while (at > t.i && !/^[A-Za-z_]\w*$/.test(t.texts[at]!)) at--;
      const isOperator = t.texts[at] === "operator" ? true : t.texts[at - 1] === "operator";
      const name = isOperator ? `operator${t.texts[i - 1]}` : t.texts[at]!;
      return { kind: "function", name, owner: ownerBefore(t, at) };
    }
  }
  throw new Unreadable(t.i, "variable templates are not supported", "unsupported");
}

/** `Guard<T>::` or `Guard<T>::~` before the name. */
function ownerBefore(t: Translator, at: number): string | null {
  let i = at - 1;
  if (t.texts[i] === "~" || t.texts[i] === "operator") i--;
  if (t.texts[i] !== "::") return null;
  i--;
  if (t.texts[i] === ">") {
    let depth = 0;
    for (; i >= 0; i--) {
      if (t.texts[i] === ">") depth++;
      if (t.texts[i] === "<" && --depth === 0) break;
    }
    i--;
  }
  return t.texts[i] ?? null;
}

/** Behind the `;` or the body at the end of the declaration. */
function skipDeclaration(t: Translator): void {
  while (t.i < t.end) {
    const text = t.peek();
    if (text === ";") {
      t.i++;
      return;
    }
    if (text === "{") {
      t.i = t.closer(t.i) + 1;
      const isInitialiser = t.is(",") || t.is("{");
      if (isInitialiser) continue;
      t.accept(";");
      return;
    }
    t.i = text === "(" || text === "[" ? t.closer(t.i) + 1 : t.i + 1;
  }
}

function makeTemplate(
  t: Translator,
  { kind, name, owner }: Named,
  parameters: readonly TemplateParameter[],
  range: TokenRange,
): TemplateInfo | null {
  if (owner !== null) {
    const found = lookup(t, owner);
    if (found?.kind === "template") {
      found.template.members.push({ range, parameters, chunk: t.chunk });
      return null;
    }
    throw new Unreadable(range.start, `the template ${owner} is not known`);
  }
  return { name, parameters, scope: t.scope, range, chunk: t.chunk, kind, instances: new Map(), members: [] };
}

function declareTemplate(t: Translator, template: TemplateInfo): void {
  const { name, kind } = template;
  const known = t.scope.names.get(name);
  if (kind !== "function") {
    // A forward declaration is replaced by the definition, and keeps what was defined outside.
    const old = known?.kind === "template" ? known.template : null;
    const isDefinition = t.texts.slice(template.range.start, template.range.end).includes("{");
    if (old && kind === "class" && !isDefinition) return;
    if (old) template.members.push(...old.members);
    t.scope.names.set(name, { kind: "template", template });
  } else if (known?.kind === "functions") {
    known.templates.push(template);
  } else t.scope.names.set(name, { kind: "functions", functions: [], templates: [template] });
}

/** Instances of one template; more is a recursion that does not end. */
export const MOST_INSTANCES = 100;

export function tooManyInstances(t: Translator, { name }: TemplateInfo): Unreadable {
  return new Unreadable(t.i, `${name} needs more than ${MOST_INSTANCES} instances`, "unsupported");
}

/** A scope in which the parameters mean the arguments. */
export function bindParameters(
  t: Translator,
  parameters: readonly TemplateParameter[],
  args: readonly TemplateArgument[],
  around: Scope,
): Scope {
  const scope = newScope("template", around, around.prefix);
  parameters.forEach(({ name, defaultValue, isType }, i) => {
    let argument = args[i];
    if (!argument && defaultValue) {
      argument = t.elsewhere({ ...defaultValue, scope }, () => readDefault(t, isType));
    }
    if (!argument) throw new Unreadable(t.i, `no argument for the template parameter ${name}`);
    scope.names.set(name, boundTo(argument));
  });
  return scope;
}

function readDefault(t: Translator, isType: boolean): TemplateArgument {
  if (isType) return { kind: "type", type: readTypeName(t) };
  const { start, end } = { start: t.i, end: t.end };
  const { e } = t.readers.conditional(t);
  return { kind: "value", value: e, text: t.texts.slice(start, end).join(" ") };
}

function boundTo(argument: TemplateArgument): Entity {
  if (argument.kind === "type") return { kind: "type", type: argument.type };
  return {
    kind: "variable",
    name: argument.text,
    type: { kind: "scalar", words: "int", isConst: true, isVolatile: false, alias: null },
    constant: argument.value,
    owner: null,
  };
}

export function spellArguments(args: readonly TemplateArgument[]): string {
  return `<${args.map((argument) => (argument.kind === "type" ? spell(argument.type) : argument.text)).join(", ")}>`;
}
