/** Instances of class templates: the class is read again with its parameters bound. */
import { declareFunction, readDefinitionTail } from "./declare-function";
import type { ClassInfo, Entity, Scope, TemplateArgument, TemplateInfo } from "./entities";
import { declareType } from "./lookup";
import { makeClass, readBody } from "./read-classes";
import { readDeclarator, readTypeName } from "./read-declarators";
import { readSpecifiers } from "./read-specifiers";
import { bindParameters, MOST_INSTANCES, spellArguments, tooManyInstances } from "./read-templates";
import type { Translator } from "./translator";
import { classType, voidType } from "./types";

export function instantiateClass(
  t: Translator,
  template: TemplateInfo,
  args: readonly TemplateArgument[],
): Entity {
  const spelled = spellArguments(args);
  const known = template.instances.get(spelled);
  if (known) return known;
  if (template.instances.size >= MOST_INSTANCES) throw tooManyInstances(t, template);
  const scope = bindParameters(t, template.parameters, args, template.scope);
  return t.nested(() =>
    template.kind === "alias" ? makeAlias(t, template, scope) : makeInstance(t, template, scope, args),
  );
}

function makeAlias(t: Translator, template: TemplateInfo, scope: Scope): Entity {
  return t.elsewhere(
    { start: template.range.start, end: template.range.end, scope, chunk: template.chunk },
    () => {
      t.i += 3;
      return { kind: "type", type: readTypeName(t) };
    },
  );
}

function makeInstance(
  t: Translator,
  template: TemplateInfo,
  scope: Scope,
  args: readonly TemplateArgument[],
): Entity {
  const spelled = spellArguments(args);
  const { range, chunk } = template;
  return t.elsewhere({ start: range.start, end: range.end, scope, chunk, fixed: null }, () => {
    const start = t.i;
    const record = t.peek() === "union" ? "union" : "struct";
    while (t.peek() !== template.name && t.i < t.end) t.i++;
    t.i++;
    t.accept("final");
    const info = makeClass(t, `${template.name}${spelled}`, record, scope, {
      info: template,
      uses: usesOf(args),
    });
    const entity: Entity = { kind: "type", type: classType(info) };
    template.instances.set(spelled, entity);
    if (!t.is("{") && !t.is(":")) return entity;
    info.at = start;
    info.chunk = chunk;
    declareType(info.scope, template.name, classType(info));
    readBody(t, info);
    readOutsideMembers(t, template, info, args);
    return entity;
  });
}

function usesOf(args: readonly TemplateArgument[]): string[] {
  return args.flatMap((argument) => {
    let type = argument.kind === "type" ? argument.type : null;
    while (type && (type.kind === "pointer" || type.kind === "reference")) type = type.to;
    return type?.kind === "class" ? [type.class.name] : [];
  });
}

function readOutsideMembers(
  t: Translator,
  template: TemplateInfo,
  _info: ClassInfo,
  args: readonly TemplateArgument[],
): void {
  for (const member of template.members) {
    const scope = bindParameters(t, member.parameters, args, template.scope);
    // `Guard<T>::` names the instance.
    t.elsewhere({ ...member.range, scope, chunk: member.chunk }, () => {
      const start = t.i;
      const specifiers = readSpecifiers(t);
      const declarator = readDeclarator(t, specifiers.type ?? voidType, {
        mayInitialise: false,
        isAbstract: false,
      });
      if (declarator.type.kind !== "function") return;
      const tail = readDefinitionTail(t);
      declareFunction(t, { specifiers, declarator, start, tail, owner: null, instance: null });
    });
  }
}
