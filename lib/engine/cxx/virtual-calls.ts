/**
 * Virtual calls: which body runs is told by the object's `__vfptr`, the address of its class's table.
 *
 * Every class of the program below the static class is a candidate, the last one without a test: an object of a class
 * that nobody wrote does not exist. A function that nothing overrides is called directly.
 */
import type { Expression, Node } from "../syntax";
import { overriding, symbolName } from "./declare-function";
import { destructorOf } from "./destroy";
import type { ClassInfo, CxxType, FunctionInfo } from "./entities";
import { pathToBase } from "./lookup";
import { temporary } from "./temporaries";
import { type Translator, Unreadable } from "./translator";
import { classType, pointerTo, voidType } from "./types";
import {
  addressOf,
  assignTo,
  callOf,
  castTo,
  commaOf,
  dereference,
  isSimple,
  nameOf,
  pathOf,
  type Value,
} from "./value";
import { ownsVtablePointer, VTABLE_POINTER } from "./vtable";

interface Target {
  readonly class: ClassInfo;
  readonly body: FunctionInfo;
}

export function dispatch(
  t: Translator,
  made: FunctionInfo,
  object: Value,
  args: readonly Expression[],
  at: Node,
): Expression {
  const info = object.type.kind === "class" ? object.type.class : made.owner!;
  const targets = targetsOf(t, info, made);
  const own = addressOf(object.e, at);
  if (targets.length === 0) {
    // Only declared: C sees a function without body.
    const part = addressOf(pathOf(object.e, pathToBase(info, made.owner!) ?? [], at), at);
    return callOf(symbolName(made), [part, ...args], at);
  }
  if (targets.length === 1) return callTarget(t, info, targets[0]!, own, args, at);
  const { setup, kept: pointer } = once(t, own, pointerTo(classType(info)), at);
  // Each target's call has its arguments: they are evaluated before the choice.
  const given = args.map((argument, i) => {
    const type = made.parameters[i]?.type;
    return type ? once(t, argument, type, at) : { setup: null, kept: argument };
  });
  const values = given.map((each) => each.kept);
  const table = pathOf(dereference(pointer, at), vtablePath(info), at);
  let chain = callTarget(t, info, targets[targets.length - 1]!, pointer, values, at);
  for (const target of targets.slice(0, -1).reverse()) {
    const test: Expression = {
      kind: "binary",
      operator: "==",
      left: table,
      right: castTo(pointerTo(voidType), addressOf(nameOf(vtableName(target.class), at), at), at),
      first: at.first,
      last: at.last,
    };
    t.needVtable(target.class);
    const whenTrue = callTarget(t, info, target, pointer, values, at);
    chain = {
      kind: "conditional",
      condition: test,
      whenTrue,
      whenFalse: chain,
      first: at.first,
      last: at.last,
    };
  }
  return [setup, ...given.map((each) => each.setup)].reduceRight(
    (whole: Expression, each) => (each ? commaOf(each, whole, at) : whole),
    chain,
  );
}

/** Classes whose objects may stand behind the pointer, each with the body it runs; equal bodies are one target. */
function targetsOf(t: Translator, info: ClassInfo, made: FunctionInfo): readonly Target[] {
  const classes = [info, ...t.program.below(info.name)];
  const seen = new Set<string>();
  const targets: Target[] = [];
  for (const each of classes) {
    if (seen.has(each.name)) continue;
    seen.add(each.name);
    const body = made.role === "destructor" ? destructorOf(t, each) : overriding(each, made);
    if (!body || body.isPure || isAbstract(each)) continue;
    targets.push({ class: each, body });
  }
  const names = new Set(targets.map(({ body }) => symbolName(body)));
  return names.size === 1 ? targets.slice(0, 1) : targets;
}

function isAbstract(info: ClassInfo): boolean {
  return [...info.scope.names.values()].some(
    (entity) => entity.kind === "functions" && entity.functions.some((made) => made.isPure),
  );
}

function once(
  t: Translator,
  e: Expression,
  type: CxxType,
  at: Node,
): { readonly setup: Expression | null; readonly kept: Expression } {
  if (isSimple(e)) return { setup: null, kept: e };
  const kept = temporary(t, type, at, "object");
  return { setup: assignTo(kept, e, at), kept };
}

function callTarget(
  t: Translator,
  info: ClassInfo,
  target: Target,
  pointer: Expression,
  args: readonly Expression[],
  at: Node,
): Expression {
  const owner = target.body.owner!;
  t.use(target.body);
  const up = pathToBase(info, owner);
  if (up)
    return callOf(
      symbolName(target.body),
      [addressOf(pathOf(dereference(pointer, at), up, at), at), ...args],
      at,
    );
  const down = pathToBase(owner, info) ?? sideways(t, target, info);
  return callOf(symbolName(target.body), [downcast(owner, down, pointer, at), ...args], at);
}

/** The body belongs to a class that does not derive from the static class itself. */
function sideways(t: Translator, target: Target, info: ClassInfo): readonly string[] {
  throw new Unreadable(
    t.i,
    `a call of ${info.name} that runs ${symbolName(target.body)} is not supported`,
    "unsupported",
  );
}

/** From a base's part to the whole: bytes back by the part's offset. */
export function downcast(
  owner: ClassInfo,
  path: readonly string[],
  pointer: Expression,
  at: Node,
): Expression {
  const whole = pointerTo(classType(owner));
  if (isFirst(owner, path)) return castTo(whole, pointer, at);
  const bytes = pointerTo({ kind: "scalar", words: "char", isConst: false, isVolatile: false, alias: null });
  const { first, last } = at;
  const offset: Expression = {
    kind: "offsetof",
    type: {
      kind: "record",
      record: "struct",
      tag: owner.name,
      fields: null,
      pack: null,
      isConst: false,
      isVolatile: false,
      first,
      last,
    },
    path,
    first,
    last,
  };
  const start: Expression = {
    kind: "binary",
    operator: "-",
    left: castTo(bytes, pointer, at),
    right: offset,
    first,
    last,
  };
  return castTo(whole, start, at);
}

/** The base's part begins where the object begins. */
function isFirst(owner: ClassInfo, path: readonly string[]): boolean {
  let info = owner;
  for (const field of path) {
    if (ownsVtablePointer(info) || info.bases[0]?.field !== field) return false;
    info = info.bases[0]!.class;
  }
  return true;
}

/** The member names that lead to the table pointer. */
export function vtablePath(info: ClassInfo): readonly string[] {
  if (ownsVtablePointer(info)) return [VTABLE_POINTER];
  const base = info.bases.find(({ class: each }) => each.isPolymorphic);
  return base ? [base.field, ...vtablePath(base.class)] : [];
}

export function vtableName(info: ClassInfo): string {
  return `${info.name}::vftable`;
}
