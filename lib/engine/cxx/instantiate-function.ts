/** Instances of function templates: their parameters are deduced from the arguments of the call. */
import { declareFunction, readDefinitionTail } from "./declare-function";
import type { CxxType, FunctionInfo, TemplateArgument, TemplateInfo } from "./entities";
import { readDeclarator } from "./read-declarators";
import { readSpecifiers } from "./read-specifiers";
import { bindParameters, MOST_INSTANCES, spellArguments, tooManyInstances } from "./read-templates";
import type { Translator } from "./translator";
import { bare, decayed, namedUnknown, referred, voidType } from "./types";
import type { Value } from "./value";

/** The instance that fits the arguments, or null. */
export function instantiateFunction(
  t: Translator,
  template: TemplateInfo,
  explicit: readonly TemplateArgument[],
  values: readonly Value[],
): FunctionInfo | null {
  const args = deduce(t, template, explicit, values);
  if (!args) return null;
  const spelled = spellArguments(args);
  const known = template.instances.get(spelled);
  if (known?.kind === "functions") return known.functions[0] ?? null;
  if (template.instances.size >= MOST_INSTANCES) throw tooManyInstances(t, template);
  const scope = bindParameters(t, template.parameters, args, template.scope);
  return t.elsewhere({ ...template.range, scope, chunk: template.chunk, fixed: null }, () => {
    const start = t.i;
    const specifiers = readSpecifiers(t);
    const declarator = readDeclarator(t, specifiers.type ?? voidType, {
      mayInitialise: false,
      isAbstract: false,
    });
    if (declarator.type.kind !== "function") return null;
    const tail = readDefinitionTail(t);
    const made = declareFunction(t, {
      specifiers,
      declarator,
      start,
      tail,
      owner: template.scope.class,
      instance: spelled,
    });
    template.instances.set(spelled, { kind: "functions", functions: [made], templates: [] });
    return made;
  });
}

/** Parameters stand for themselves while the signature is read, and are matched with the arguments' types. */
function deduce(
  t: Translator,
  template: TemplateInfo,
  explicit: readonly TemplateArgument[],
  values: readonly Value[],
): TemplateArgument[] | null {
  const { parameters } = template;
  if (explicit.length >= parameters.length) return [...explicit];
  const placeholders = parameters.map(
    ({ name }, i): TemplateArgument => explicit[i] ?? { kind: "type", type: namedUnknown(`\0${name}`) },
  );
  const scope = bindParameters(t, parameters, placeholders, template.scope);
  const signature = t.elsewhere({ ...template.range, scope, chunk: template.chunk }, () => {
    const specifiers = readSpecifiers(t);
    return readDeclarator(t, specifiers.type ?? voidType, { mayInitialise: false, isAbstract: false }).type;
  });
  if (signature.kind !== "function") return null;
  const found = new Map<string, CxxType>();
  signature.parameters.forEach(({ type }, i) => {
    const argument = values[i];
    if (argument) match(type, argument.type, found);
  });
  const args: TemplateArgument[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const type = found.get(`\0${parameter.name}`);
    if (explicit[i]) args.push(explicit[i]);
    else if (type) args.push({ kind: "type", type });
    else if (parameter.defaultValue) break;
    else return null;
  }
  return args;
}

function match(parameter: CxxType, argument: CxxType, found: Map<string, CxxType>): void {
  const wanted = referred(parameter);
  if (wanted.kind === "unknown") {
    if (!wanted.name.startsWith("\0") || found.has(wanted.name)) return;
    found.set(
      wanted.name,
      parameter.kind === "reference" ? unqualifiedAs(wanted, argument) : bare(decayed(argument)),
    );
    return;
  }
  const given = decayed(referred(argument));
  if (wanted.kind === "pointer" && given.kind === "pointer") match(wanted.to, given.to, found);
  else if (wanted.kind === "array" && argument.kind === "array") match(wanted.of, argument.of, found);
}

/** `const T&` with an `int` argument: T is `int`. */
function unqualifiedAs(wanted: CxxType, argument: CxxType): CxxType {
  return wanted.isConst ? bare(argument) : argument;
}
