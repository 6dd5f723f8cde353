/**
 * Lambdas: a class with one function, whose members are what the body uses of the function around it. Without captures
 * the function is a plain one, so that its address can be given away.
 *
 *     [](PVOID c) { ... }        static void StartIo::<lambda>(void* c)
 *     [&irql] { ... }            struct StartIo::<lambda> { unsigned char* irql; };   and a function that takes it
 */
import type { Expression, Node } from "../syntax";
import { addCapture } from "./capture";
import { type CxxType, type FunctionBody, type FunctionInfo, newScope, type ParameterInfo } from "./entities";
import { emitBody } from "./function-body";
import type { LambdaContext } from "./function-context";
import { lookup } from "./lookup";
import { completeClass, makeClass } from "./read-classes";
import { readParameters, readTypeName } from "./read-declarators";
import { skipAttributes } from "./read-specifiers";
import { madeLater } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { autoType, classType } from "./types";
import { assignTo, commaOf, memberOf, nameOf, numberOf, type Value } from "./value";

type Filler = (place: Expression) => Expression;

export function readLambda(t: Translator): Value {
  const start = t.i;
  const scope = t.fn ? t.scope : t.global;
  const closure = makeClass(t, "<lambda>", "struct", scope, null);
  closure.at = start;
  closure.chunk = t.chunk;
  const lambda: LambdaContext = { closure, defaultCapture: null, captures: new Map(), capturesThis: false };
  const explicit = readCaptures(t, lambda);
  const { parameters, returns } = readSignature(t);
  const open = t.expect("{");
  const close = t.closer(open);
  const info = functionOf(t, closure.name, parameters, returns, {
    start: open,
    end: close + 1,
    first: start,
  });
  t.closures.set(closure, info);
  emitBody(t, info, { outer: t.fn, lambda: explicit.lambda });
  t.i = close + 1;
  completeClass(t, closure);
  const at = t.since(start);
  return madeLater(t, classType(closure), at, fillerOf(explicit.lambda, explicit.fillers, at));
}

/** `[=, &a, b = c, this]`. */
function readCaptures(
  t: Translator,
  draft: LambdaContext,
): { readonly lambda: LambdaContext; readonly fillers: Map<string, Expression> } {
  const close = t.closer(t.expect("["));
  const fillers = new Map<string, Expression>();
  let lambda = draft;
  while (t.i < close) {
    const isReference = t.is("&");
    if ((t.is("=") || t.is("&")) && (t.peek(1) === "," || t.i + 1 === close)) {
      lambda = { ...lambda, defaultCapture: t.is("=") ? "=" : "&" };
      t.i++;
    } else if (t.is("this") || (t.is("*") && t.peek(1) === "this")) {
      if (t.is("*"))
        throw new Unreadable(t.i, "a copy of `*this` in a lambda is not supported", "unsupported");
      t.i++;
    } else {
      if (isReference) t.i++;
      readCapture(t, lambda, isReference, fillers);
    }
    if (!t.accept(",")) break;
  }
  t.i = close + 1;
  return { lambda, fillers };
}

function readCapture(
  t: Translator,
  lambda: LambdaContext,
  byReference: boolean,
  fillers: Map<string, Expression>,
): void {
  const at = t.here();
  const name = t.identifier();
  if (t.accept("=")) {
    const given = t.readers.assignment(t);
    const entity = { kind: "variable", name, type: given.type, constant: null, owner: t.fn } as const;
    addCapture(lambda, entity, byReference);
    fillers.set(name, byReference ? { kind: "unary", operator: "&", operand: given.e, ...at } : given.e);
    return;
  }
  const entity = lookup(t, name);
  if (entity?.kind === "variable" && entity.owner !== null) addCapture(lambda, entity, byReference);
}

function readSignature(t: Translator): {
  readonly parameters: readonly ParameterInfo[];
  readonly returns: CxxType;
} {
  const parameters = t.is("(") ? readParameters(t).parameters : [];
  let returns: CxxType = autoType;
  while (!t.is("{")) {
    if (t.accept("->")) returns = readTypeName(t);
    else if (t.is("noexcept") || t.is("mutable") || t.is("constexpr")) {
      t.i++;
      if (t.is("(")) t.i = t.closer(t.i) + 1;
    } else if (!skipAttributes(t)) throw new Unreadable(t.i, `\`{\` expected, \`${t.peek()}\` read`);
  }
  if (parameters.some(({ type }) => type.kind === "auto")) {
    throw new Unreadable(t.i, "a lambda with `auto` parameters is not supported", "unsupported");
  }
  return { parameters, returns };
}

function functionOf(
  t: Translator,
  name: string,
  parameters: readonly ParameterInfo[],
  returns: CxxType,
  range: { readonly start: number; readonly end: number; readonly first: number },
): FunctionInfo {
  const body: FunctionBody = {
    parameterScope: newScope("block", t.scope, `${name}::`),
    parameters,
    ...range,
    nameAt: range.first,
    chunk: t.chunk,
    isDone: false,
  };
  return {
    name,
    owner: null,
    scope: newScope("namespace", t.scope, ""),
    returns,
    parameters,
    isVariadic: false,
    isStatic: true,
    isVirtual: false,
    isPure: false,
    isDeleted: false,
    isDefaulted: false,
    isConst: false,
    isExplicit: false,
    isC: false,
    isInline: false,
    isInternal: true,
    role: "function",
    declaredAs: null,
    marks: [],
    at: range.first,
    chunk: t.chunk,
    body,
    overloads: [],
    instance: null,
  };
}

/** Stores the captured variables' addresses or values into the closure. */
function fillerOf(lambda: LambdaContext, fillers: ReadonlyMap<string, Expression>, at: Node): Filler {
  return (place) => {
    let whole: Expression | null = null;
    const add = (next: Expression) => {
      whole = whole ? commaOf(whole, next, at) : next;
    };
    for (const [name, { byReference }] of lambda.captures) {
      const outside = fillers.get(name) ?? outsideValue(name, byReference, at);
      add(assignTo(memberOf(place, name, at), outside, at));
    }
    if (lambda.capturesThis) add(assignTo(memberOf(place, "this", at), nameOf("this", at), at));
    return whole ?? numberOf(0, at);
  };
}

function outsideValue(name: string, byReference: boolean, at: Node): Expression {
  const e = nameOf(name, at);
  return byReference ? { kind: "unary", operator: "&", operand: e, ...at } : e;
}
