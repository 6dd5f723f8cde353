/**
 * A function's body as a C definition. Constructors first make bases and members, destructors end them; `this` is the
 * first parameter.
 */
import type { Expression, FunctionDefinition, Node, ParameterSyntax, Statement, TypeSyntax } from "../syntax";
import { classIn, needsConstruction, needsDestruction } from "./class-facts";
import { constructorCall } from "./construct";
import { convert } from "./convert";
import { symbolName } from "./declare-function";
import { destroy, destructorOf } from "./destroy";
import type { ClassInfo, CxxType, FieldInfo, FunctionInfo } from "./entities";
import { fullStatements } from "./full-statements";
import { FunctionContext, type LambdaContext } from "./function-context";
import { initializerFrom, readGiven } from "./initialise";
import { readBlockBody } from "./read-statement";
import { countOf, firstOf, rowBody, rowCall } from "./rows";
import { type Translator, Unreadable } from "./translator";
import { classType, parameterless, pointerTo, toSyntax, voidType } from "./types";
import {
  addressOf,
  assignTo,
  callOf,
  castTo,
  dereference,
  memberOf,
  nameOf,
  numberOf,
  pathOf,
  type Value,
} from "./value";
import { vtableName, vtablePath } from "./virtual-calls";

export interface BodySurroundings {
  readonly outer: FunctionContext | null;
  readonly lambda: LambdaContext | null;
}

const alone: BodySurroundings = { outer: null, lambda: null };

/** Reads the body once, and puts the definition into the chunk where the text stands. */
export function defineFunction(t: Translator, info: FunctionInfo): void {
  if (info.body && !info.body.isDone) emitBody(t, info, alone);
}

export function emitBody(t: Translator, info: FunctionInfo, { outer, lambda }: BodySurroundings): void {
  const body = info.body!;
  body.isDone = true;
  const outerFn = t.fn;
  if (!outerFn) t.beginEffort();
  const scope = body.parameterScope;
  const thisClass = info.owner && !info.isStatic ? info.owner : null;
  const returns = info.returns.kind === "auto" ? null : info.returns;
  const context = new FunctionContext(info, thisClass, returns, scope, outer, lambda);
  t.elsewhere({ start: body.start, end: body.end, scope, chunk: body.chunk, fixed: null }, () => {
    t.fn = context;
    try {
      declareParameters(scope, info, body.parameters, context);
      const statements = readBody(t, info);
      const last = t.node(body.end - 1, body.end - 1);
      statements.push(...context.pop(last));
      context.finish();
      if (info.returns.kind === "auto") info.returns = context.returns ?? voidType;
      if (lambda) settleLambda(info, lambda);
      addDefinition(t, info, statements, {
        first: t.node(body.first, body.first).first,
        last: last.last,
        open: t.node(body.start, body.start).first,
        name: t.node(body.nameAt, body.nameAt).first,
        parameters: body.parameters,
        closure: lambda && !info.isStatic ? lambda.closure : null,
      });
    } finally {
      t.fn = outerFn;
    }
  });
}

/** With captures the function takes its closure. */
function settleLambda(info: FunctionInfo, lambda: LambdaContext): void {
  const isPlain = lambda.captures.size === 0 && !lambda.capturesThis;
  info.isStatic = isPlain;
  if (!isPlain) info.owner = lambda.closure;
}

function declareParameters(
  scope: FunctionContext["scope"],
  info: FunctionInfo,
  parameters: FunctionInfo["parameters"],
  context: FunctionContext,
): void {
  parameters.forEach(({ name }, i) => {
    const type = info.parameters[i]?.type ?? parameters[i]!.type;
    if (name !== null)
      scope.names.set(name, { kind: "variable", name, type, constant: null, owner: context });
  });
}

/** The statements, damage and all. */
function readBody(t: Translator, info: FunctionInfo): Statement[] {
  const start = t.i;
  try {
    const before = info.role === "constructor" ? beginObject(t, info) : [];
    if (info.role === "destructor") before.push(...beginEnd(t, info));
    if (info.name === "DriverEntry" && info.owner === null) before.push(...makeGlobals(t));
    if (t.is(":")) throw new Unreadable(t.i, `the class of ${info.name} is not known`);
    const close = t.closer(t.expect("{"));
    return [...before, ...readBlockBody(t, close)];
  } catch (error) {
    const { at: place, kind, detail } = Unreadable.of(error, start);
    const at = t.node(start, t.end - 1);
    t.damage(kind, t.node(place, place), detail);
    return [{ kind: "error", ...at }];
  }
}

/** Objects of file scope are made before anything else runs. */
function makeGlobals(t: Translator): Statement[] {
  const at = t.here();
  return t.program.initialisers.map((made): Statement => {
    t.use(made);
    return {
      kind: "expression",
      expression: callOf(symbolName(made), [], at),
      first: at.first,
      last: at.last,
    };
  });
}

interface Placed {
  readonly first: number;
  readonly last: number;
  readonly open: number;
  readonly name: number;
  readonly parameters: FunctionInfo["parameters"];
  readonly closure: ClassInfo | null;
}

function addDefinition(
  t: Translator,
  info: FunctionInfo,
  statements: readonly Statement[],
  placed: Placed,
): void {
  const node = { first: placed.first, last: placed.last };
  const name = { first: placed.name, last: placed.name };
  const definition: FunctionDefinition = {
    storage: info.isInternal ? "static" : "none",
    isInline: info.isInline,
    name: symbolName(info),
    nameToken: placed.name,
    type: functionSyntax(info, name, placed.parameters, placed.closure),
    body: { kind: "compound", body: statements, first: placed.open, last: placed.last },
    marks: info.marks,
    ...node,
  };
  t.chunk.top.push({ kind: "function", definition });
}

/** The C type, `this` first. `parameters` gives the names of the definition. */
export function functionSyntax(
  info: FunctionInfo,
  at: Node,
  names: FunctionInfo["parameters"] = info.parameters,
  closure: ClassInfo | null = null,
): Extract<TypeSyntax, { kind: "function" }> {
  const parameters: ParameterSyntax[] = info.parameters.map(({ type, marks }, i) => ({
    name: names[i]?.name ?? null,
    type: toSyntax(type, at),
    marks: [...marks, ...(names[i] && names[i].marks !== marks ? names[i].marks : [])],
    first: at.first,
    last: at.last,
  }));
  const owner = closure ?? (info.owner && !info.isStatic ? info.owner : null);
  if (owner) {
    const self = toSyntax(pointerTo(classType(owner)), at);
    parameters.unshift({ name: "this", type: self, marks: [], first: at.first, last: at.last });
  }
  return {
    kind: "function",
    returns: toSyntax(info.returns, at),
    parameters: parameters.length === 0 ? [parameterless(at)] : parameters,
    isVariadic: info.isVariadic,
    isOldStyle: false,
    isConst: false,
    isVolatile: false,
    first: at.first,
    last: at.last,
  };
}

// Constructors ----------------------------------------------------------------------------------------

interface Entry {
  readonly start: number;
  readonly end: number;
}

function beginObject(t: Translator, info: FunctionInfo): Statement[] {
  const owner = info.owner!;
  const entries = readEntries(t, owner);
  const delegated = entries.get(owner.shortName);
  const self = dereference(nameOf("this", t.here()), t.here());
  if (delegated) return initialisePart(t, classType(owner), self, delegated);
  return makeParts(t, owner, self, entries);
}

/** `: a_(1), Base(x)`, by name. The cursor ends at the body. */
function readEntries(t: Translator, owner: ClassInfo): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  if (!t.accept(":")) return entries;
  do {
    let name = "";
    while (!t.is("(") && !t.is("{")) {
      if (t.i >= t.end) throw new Unreadable(t.i, "a member initialiser expected");
      if (t.is("<")) break;
      if (!t.is("::")) name = t.peek();
      t.i++;
    }
    while (!t.is("(") && !t.is("{") && t.i < t.end) t.i++;
    const start = t.i;
    t.i = t.closer(t.i) + 1;
    entries.set(name, { start, end: t.i });
  } while (t.accept(","));
  for (const name of entries.keys()) checkEntry(t, owner, name);
  return entries;
}

function checkEntry(t: Translator, owner: ClassInfo, name: string): void {
  const isKnown =
    name === owner.shortName ||
    partNames(owner).has(name) ||
    owner.fields.some((field) => field.name === null);
  if (!isKnown && !owner.isOpen) throw new Unreadable(t.i, `${owner.name} has no part ${name} to initialise`);
}

function partNames({ bases, fields }: ClassInfo): ReadonlySet<string | null> {
  return new Set([...bases.map(({ class: base }) => base.shortName), ...fields.map(({ name }) => name)]);
}

/** A base that is not seen is made by unknown code. */
function makeUnknownParts(t: Translator, owner: ClassInfo, entries: ReadonlyMap<string, Entry>): Statement[] {
  if (!owner.isOpen) return [];
  const known = partNames(owner);
  return [...entries].flatMap(([name, entry]) =>
    known.has(name)
      ? []
      : t.elsewhere({ ...entry, scope: t.scope }, () =>
          fullStatements(t, () => {
            const at = t.node(entry.start, entry.end - 1);
            const args = readGiven(t)!.args.map((argument) => convert(t, argument, argument.type, at));
            const expression = callOf(`${name}::${name}`, [nameOf("this", at), ...args], at);
            return [{ kind: "expression", expression, first: at.first, last: at.last }];
          }),
        ),
  );
}

function makeParts(
  t: Translator,
  owner: ClassInfo,
  self: Expression,
  entries: ReadonlyMap<string, Entry>,
): Statement[] {
  const statements = makeUnknownParts(t, owner, entries);
  for (const { class: base, field } of owner.bases) {
    const entry = entries.get(base.shortName);
    const place = memberOf(self, field, t.here());
    if (entry) statements.push(...initialisePart(t, classType(base), place, entry));
    else statements.push(...defaultPart(t, classType(base), place, null));
  }
  statements.push(...setTables(t, owner, self));
  for (const field of owner.fields) statements.push(...makeField(t, field, self, entries));
  return statements;
}

function makeField(
  t: Translator,
  field: FieldInfo,
  self: Expression,
  entries: ReadonlyMap<string, Entry>,
): Statement[] {
  const { name, type, initial } = field;
  if (name === null) {
    const inner = classIn(type);
    return (inner?.fields ?? []).flatMap((part) => makeField(t, part, self, entries));
  }
  const place = memberOf(self, name, t.here());
  const entry = entries.get(name);
  return entry ? initialisePart(t, type, place, entry) : defaultPart(t, type, place, initial);
}

/** Reads `(a, b)` or `{a, b}` and makes the part with them. */
function initialisePart(t: Translator, type: CxxType, place: Expression, entry: Entry): Statement[] {
  return t.elsewhere({ ...entry, scope: t.scope }, () =>
    fullStatements(t, () => {
      const at = t.node(entry.start, entry.end - 1);
      const given = readGiven(t)!;
      return [partStatement(t, type, place, given.args, given.isBraced, at)];
    }),
  );
}

function defaultPart(
  t: Translator,
  type: CxxType,
  place: Expression,
  initial: FieldInfo["initial"],
): Statement[] {
  const at = t.here();
  if (initial) {
    const { start, end } = initial;
    return t.elsewhere({ start, end, scope: t.fn!.thisClass!.scope, fixed: at }, () =>
      fullStatements(t, () => {
        if (t.is("{")) {
          const given = readGiven(t)!;
          return [partStatement(t, type, place, given.args, true, at)];
        }
        return [partStatement(t, type, place, [t.readers.assignment(t)], false, at)];
      }),
    );
  }
  const info = classIn(type);
  if (!info || info.isModel || !needsConstruction(info)) return [];
  if (type.kind !== "array") return [partStatement(t, type, place, [], false, at)];
  const made = rowCall(t, info, "constructor", firstOf(info, place, at), countOf(info, place, at), at);
  return [{ kind: "expression", expression: made, first: at.first, last: at.last }];
}

function partStatement(
  t: Translator,
  type: CxxType,
  place: Expression,
  args: readonly Value[],
  isBraced: boolean,
  at: Node,
): Statement {
  const expression = (e: Expression): Statement => ({
    kind: "expression",
    expression: e,
    first: at.first,
    last: at.last,
  });
  if (type.kind === "reference") {
    const [only] = args;
    if (!only) throw new Unreadable(t.i, "a reference needs something to refer to");
    return expression(assignTo(place, convert(t, only, type, at), at));
  }
  const build = constructorCall(t, type, args, at, isBraced);
  if (build) return expression(build(place));
  if (type.kind === "array" || (type.kind === "class" && args.length === 0)) {
    if (args.length > 0)
      throw new Unreadable(t.i, "values for an array member are not supported", "unsupported");
    const size: Expression = { kind: "sizeof-value", operand: place, first: at.first, last: at.last };
    return expression(
      callOf("memset", [castTo(pointerTo(voidType), addressOf(place, at), at), numberOf(0, at), size], at),
    );
  }
  if (args.length === 0) return expression(assignTo(place, castTo(type, numberOf(0, at), at), at));
  const initial = initializerFrom(t, type, {
    args,
    isBraced: isBraced && (args.length > 1 || type.kind === "class"),
  });
  if (initial.kind === "value") return expression(assignTo(place, initial.value, at));
  const literal: Expression = {
    kind: "compound-literal",
    type: toSyntax(type, at),
    value: initial,
    first: at.first,
    last: at.last,
  };
  return expression(assignTo(place, literal, at));
}

/** From here on virtual calls reach this class's functions. */
function setTables(t: Translator, owner: ClassInfo, self: Expression): Statement[] {
  if (!owner.isPolymorphic) return [];
  const at = t.here();
  t.needVtable(owner);
  return tablePaths(owner).map((path): Statement => {
    const table = castTo(pointerTo(voidType), addressOf(nameOf(vtableName(owner), at), at), at);
    const expression = assignTo(pathOf(self, path, at), table, at);
    return { kind: "expression", expression, first: at.first, last: at.last };
  });
}

/** Every part with a table pointer. */
function tablePaths(owner: ClassInfo): readonly (readonly string[])[] {
  const inBases = owner.bases
    .filter(({ class: base }) => base.isPolymorphic)
    .flatMap(({ class: base, field }) => tablePaths(base).map((path) => [field, ...path]));
  return inBases.length > 0 ? inBases : [vtablePath(owner)];
}

// Destructors -----------------------------------------------------------------------------------------

/** Parts die behind the body, whatever way it is left: members first, last made first, then bases. */
function beginEnd(t: Translator, info: FunctionInfo): Statement[] {
  const owner = info.owner!;
  const { cleanups } = t.fn!.outermost;
  const add = (type: CxxType, path: readonly string[]) => {
    const inner = classIn(type);
    if (!inner || !needsDestruction(inner)) return;
    cleanups.push((at) => destroy(t, type, pathOf(dereference(nameOf("this", at), at), path, at), at));
  };
  for (const { class: base, field } of owner.bases) add(classType(base), [field]);
  for (const { name, type } of owner.fields) if (name !== null) add(type, [name]);
  return setTables(t, owner, dereference(nameOf("this", t.here()), t.here()));
}

function inRow(t: Translator, info: FunctionInfo, at: Node): Statement[] {
  const owner = info.owner!;
  return fullStatements(t, () => {
    if (info.role === "destructor") {
      const end = symbolName(destructorOf(t, owner));
      return rowBody("destructor", at, (object) => callOf(end, [addressOf(object, at)], at));
    }
    const build = constructorCall(t, classType(owner), [], at, false);
    return rowBody("constructor", at, (object) => build?.(object) ?? numberOf(0, at));
  });
}

/** A constructor or destructor that nobody wrote. */
export function emitImplicit(t: Translator, info: FunctionInfo): void {
  const owner = info.owner!;
  const at = owner.at ?? 0;
  t.elsewhere({ start: at, end: t.source.count, scope: owner.scope, chunk: info.chunk, fixed: null }, () => {
    const here = t.here();
    const self = dereference(nameOf("this", here), here);
    defineMade(t, info, () => {
      if (info.parameters.length > 0) return inRow(t, info, here);
      return info.role === "constructor" ? makeParts(t, owner, self, new Map()) : beginEnd(t, info);
    });
  });
}

/** The definition of a function nobody wrote, placed at the cursor. */
export function defineMade(t: Translator, info: FunctionInfo, read: () => Statement[]): void {
  const outerFn = t.fn;
  const at = t.i;
  const context = new FunctionContext(info, info.owner, voidType, info.scope, null, null);
  t.fn = context;
  try {
    const here = t.here();
    const statements = read();
    statements.push(...context.pop(here));
    const { first, last } = here;
    const { parameters } = info;
    addDefinition(t, info, statements, { first, last, open: first, name: first, parameters, closure: null });
  } catch (error) {
    const { kind, detail } = Unreadable.of(error, at);
    t.damage(kind, t.node(at, at), detail);
  } finally {
    t.fn = outerFn;
  }
}
