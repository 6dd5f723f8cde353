/**
 * Calls: the object first, then the arguments as the parameters want them, then the defaults.
 *
 *     q.Take(irp)     Queue::Take(&q, irp)          g()      g(1)      with `void g(int n = 1)`
 *     p->Run()        p->__vfptr == &A::vftable ? A::Run(p) : B::Run(p)
 */
import type { Expression, Node } from "../syntax";
import { needsDestruction } from "./class-facts";
import { convert } from "./convert";
import { overriding, symbolName } from "./declare-function";
import type { CxxType, FunctionInfo, FunctionType } from "./entities";
import { pathToBase } from "./lookup";
import { chooseFunction } from "./overloads";
import { madeLater } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { isClass } from "./types";
import { addressOf, assignTo, callOf, dereference, pathOf, type Value, value } from "./value";
import { dispatch } from "./virtual-calls";

export function callNamed(t: Translator, callee: Value, args: readonly Value[], at: Node): Value {
  const callable = callee.callable!;
  const chosen = chooseFunction(t, callable, args);
  if (!chosen) {
    const name = callable.functions[0]?.name ?? callable.templates[0]?.name ?? "the function";
    throw new Unreadable(t.i, `no ${name} takes these ${args.length} arguments`);
  }
  const object = chosen.owner && !chosen.isStatic ? callable.object : null;
  return callFunction(t, chosen, object, args, at, callable.isDirect);
}

export function callFunction(
  t: Translator,
  made: FunctionInfo,
  object: Value | null,
  args: readonly Value[],
  at: Node,
  isDirect: boolean,
): Value {
  if (made.owner && !made.isStatic && !object) {
    throw new Unreadable(t.i, `${made.name} needs an object`);
  }
  if (made.returns.kind === "auto") t.readers.defineFunction(t, made);
  t.use(made);
  const converted = convertArguments(t, made, args, at);
  if (!object || made.isStatic) return result(t, made.returns, callOf(symbolName(made), converted, at), at);
  const fixed = made.isVirtual && !isDirect ? ownOverride(t, made, object) : made;
  if (!fixed) return result(t, made.returns, dispatch(t, made, object, converted, at), at);
  t.use(fixed);
  const self = thisArgument(fixed, object, at);
  return result(t, made.returns, callOf(symbolName(fixed), [self, ...converted], at), at);
}

/** While a constructor or destructor runs, its object is of the class itself; null elsewhere. */
function ownOverride(t: Translator, made: FunctionInfo, { e }: Value): FunctionInfo | null {
  const { fn } = t;
  if (!fn?.thisClass || fn.lambda || fn.info.role === "function") return null;
  const isThis =
    e.kind === "unary" && e.operator === "*" && e.operand.kind === "name" && e.operand.name === "this";
  return isThis ? overriding(fn.thisClass, made) : null;
}

/** The address of the part of the object that the function's class is. */
function thisArgument(made: FunctionInfo, object: Value, at: Node): Expression {
  const path = object.type.kind === "class" ? pathToBase(object.type.class, made.owner!) : null;
  return addressOf(pathOf(object.e, path ?? [], at), at);
}

function convertArguments(t: Translator, made: FunctionInfo, args: readonly Value[], at: Node): Expression[] {
  const converted = args.map((argument, i) => {
    const parameter = made.parameters[i];
    return parameter
      ? convert(t, argument, parameter.type)
      : argument.callable
        ? convert(t, argument, argument.type)
        : argument.e;
  });
  for (const parameter of made.parameters.slice(args.length)) {
    if (parameter.defaultValue) {
      const place = { ...parameter.defaultValue, scope: made.scope, fixed: at };
      converted.push(t.elsewhere(place, () => convert(t, t.readers.assignment(t), parameter.type, at)));
    }
  }
  return converted;
}

/** What a call gives: a reference is the object it refers to. */
export function result(t: Translator, returns: CxxType, call: Expression, at: Node): Value {
  if (returns.kind === "reference") {
    const isPlace = !returns.isRvalue;
    return value(dereference(call, at), returns.to, isPlace);
  }
  if (isClass(returns) && needsDestruction(returns.class)) {
    return madeLater(t, returns, at, (place) => assignTo(place, call, at));
  }
  return value(call, returns);
}

/** Through a pointer, or of a name nothing declares. */
export function callPointer(t: Translator, callee: Value, args: readonly Value[], at: Node): Value {
  const target = callee.type.kind === "pointer" ? callee.type.to : callee.type;
  const signature: FunctionType | null = target.kind === "function" ? target : null;
  const converted = args.map((argument, i) => {
    const parameter = signature?.parameters[i];
    if (parameter) return convert(t, argument, parameter.type);
    return argument.callable ? convert(t, argument, argument.type) : argument.e;
  });
  const call: Expression = {
    kind: "call",
    callee: callee.e,
    arguments: converted,
    first: at.first,
    last: at.last,
  };
  if (!signature)
    return value(call, { kind: "unknown", name: "", isConst: false, isVolatile: false, alias: null });
  return result(t, signature.returns, call, at);
}
