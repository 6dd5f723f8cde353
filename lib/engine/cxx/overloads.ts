/**
 * Which of several functions a call means: by the number of arguments, then by how well each argument fits. When two fit
 * equally well the call is damage, never a guess.
 */
import { Fit, fitness } from "./convert";
import type { FunctionInfo, TemplateArgument, TemplateInfo } from "./entities";
import { instantiateFunction } from "./instantiate-function";
import { type Translator, Unreadable } from "./translator";
import type { Value } from "./value";

export interface Candidates {
  readonly functions: readonly FunctionInfo[];
  readonly templates: readonly TemplateInfo[];
  readonly explicit: readonly TemplateArgument[];
  /** The object's constness, when there is one. */
  readonly object: Value | null;
}

/** Null when no function takes so many arguments. */
export function chooseFunction(
  t: Translator,
  { functions, templates, explicit, object }: Candidates,
  args: readonly Value[],
): FunctionInfo | null {
  const plain =
    explicit.length > 0 ? [] : functions.filter((made) => takes(made, args.length) && !made.isDeleted);
  const only = plain.length === 1 && templates.length === 0 ? plain[0]! : null;
  if (only) return only;
  const ranked = rank(t, plain, args, object);
  if (ranked.length === 1) return ranked[0]!;
  if (ranked.length > 1) return ambiguous(t, ranked);
  const instances = templates
    .map((template) => instantiateFunction(t, template, explicit, args))
    .filter((made): made is FunctionInfo => made !== null && takes(made, args.length));
  if (instances.length === 1) return instances[0]!;
  if (instances.length > 1) return ambiguous(t, instances);
  return null;
}

function ambiguous(t: Translator, all: readonly FunctionInfo[]): never {
  throw new Unreadable(
    t.i,
    `the arguments do not tell which of ${all.length} functions named ${all[0]!.name} is called`,
  );
}

function takes(made: FunctionInfo, count: number): boolean {
  const { parameters, isVariadic } = made;
  const isGiven = ({ defaultValue }: { readonly defaultValue: unknown }) => defaultValue !== null;
  return (isVariadic || count <= parameters.length) && parameters.slice(count).every(isGiven);
}

/** The functions that no other beats. */
function rank(
  t: Translator,
  functions: readonly FunctionInfo[],
  args: readonly Value[],
  object: Value | null,
): readonly FunctionInfo[] {
  const costs = functions.map((made) => ({ made, costs: costsOf(t, made, args, object) }));
  const viable = costs.filter(({ costs }) => costs.every((cost) => cost < Fit.None));
  return viable
    .filter((one) => !viable.some((other) => other !== one && beats(other.costs, one.costs)))
    .map(({ made }) => made);
}

function costsOf(t: Translator, made: FunctionInfo, args: readonly Value[], object: Value | null): number[] {
  const costs = args.map((argument, i) => {
    const parameter = made.parameters[i];
    return parameter ? fitness(t, argument, parameter.type) : Fit.Doubtful;
  });
  if (object && !made.isStatic)
    costs.push(object.type.isConst === made.isConst ? 0 : made.isConst ? 0.1 : Fit.None);
  return costs;
}

function beats(one: readonly number[], other: readonly number[]): boolean {
  return one.every((cost, i) => cost <= other[i]!) && one.some((cost, i) => cost < other[i]!);
}
