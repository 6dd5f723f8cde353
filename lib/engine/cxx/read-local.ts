/** Declarations inside a body: variables, objects, references, types; a function's declaration is the namespace's. */
import type { Expression, Initializer, Node, Statement } from "../syntax";
import { callPointer } from "./call-function";
import { classIn, needsConstruction, needsDestruction } from "./class-facts";
import { constructorCall } from "./construct";
import { convert } from "./convert";
import { declareFunction } from "./declare-function";
import { destroy } from "./destroy";
import type { ClassInfo, ClassType, CxxType, Scope } from "./entities";
import { type Given, initializerFrom, readGiven } from "./initialise";
import { declarationOf } from "./local-syntax";
import { declareType } from "./lookup";
import { type CxxDeclarator, readDeclarator } from "./read-declarators";
import { readSpecifiers, type Specifiers } from "./read-specifiers";
import { countOf, firstOf, rowCall } from "./rows";

import { type Translator, Unreadable } from "./translator";
import {
  bare,
  decayed,
  intType,
  isArithmetic,
  isClass,
  pointerTo,
  qualified,
  referenceTo,
  referred,
  unknownType,
} from "./types";
import {
  addressOf,
  assignTo,
  castTo,
  commaOf,
  dereference,
  isConstant,
  nameOf,
  numberOf,
  type Value,
  value,
} from "./value";

/** Up to the `;`, or to the end of a condition. `onDeclared` gets the last variable. */
export function readLocalDeclaration(
  t: Translator,
  onDeclared?: (declared: Value) => void,
): readonly Statement[] {
  const start = t.i;
  const specifiers = readSpecifiers(t);
  if (t.accept(";")) {
    const { type } = specifiers;
    return type?.kind === "class" && type.class.shortName.startsWith("<anonymous")
      ? [anonymousUnion(t, type, t.since(start))]
      : [{ kind: "empty", ...t.since(start) }];
  }
  if (t.is("[")) throw new Unreadable(start, "structured bindings are not supported", "unsupported");
  const base = specifiers.type;
  if (!base) throw new Unreadable(t.i, `a type expected, \`${t.texts[start]}\` read`);
  const statements: Statement[] = [];
  do {
    const declarator = readDeclarator(t, base, { mayInitialise: true, isAbstract: false });
    statements.push(...declare(t, specifiers, declarator, start, onDeclared));
  } while (t.accept(","));
  if (!t.accept(";") && !t.is(")") && !(onDeclared === undefined && t.is(":"))) t.expect(";");
  return statements.length > 0 ? statements : [{ kind: "empty", ...t.since(start) }];
}

/** `union { int a; char b; };`: a variable without a name whose members stand in the block. */
function anonymousUnion(t: Translator, type: ClassType, at: Node): Statement {
  const name = t.body(t.i).temporaryName("anonymous");
  const enter = (info: ClassInfo) => {
    for (const field of info.fields) {
      if (field.name === null) {
        const inner = classIn(field.type);
        if (inner) enter(inner);
      } else {
        const variable = { kind: "variable", name, type: field.type, constant: null, owner: t.fn } as const;
        t.scope.names.set(field.name, { ...variable, part: field.name });
      }
    }
  };
  enter(type.class);
  return declarationOf(name, type, at);
}

function declare(
  t: Translator,
  specifiers: Specifiers,
  declarator: CxxDeclarator,
  start: number,
  onDeclared?: (declared: Value) => void,
): Statement[] {
  const { name, type, nameAt } = declarator;
  if (!name) throw new Unreadable(nameAt, `a name expected, \`${t.texts[nameAt] ?? ""}\` read`);
  if (specifiers.isTypedef) {
    declareType(t.scope, name.name, type);
    return [];
  }
  if (type.kind === "function") {
    const tail = { isPure: false, isDeleted: false, isDefaulted: false, body: null };
    declareFunction(t, { specifiers, declarator, start, tail, owner: null });
    return [];
  }
  if (specifiers.isExtern) return declareExtern(t, name.name, type, nameAt);
  return declareVariable(t, specifiers, name.name, type, nameAt, onDeclared);
}

function declareExtern(t: Translator, name: string, type: CxxType, nameAt: number): Statement[] {
  t.scope.names.set(name, { kind: "variable", name, type, constant: null, owner: null });
  const at = t.node(nameAt, nameAt);
  const made = declarationOf(name, type, at);
  return [{ ...made, declaration: { ...made.declaration, storage: "extern" } }];
}

function declareVariable(
  t: Translator,
  specifiers: Specifiers,
  name: string,
  declared: CxxType,
  nameAt: number,
  onDeclared?: (declared: Value) => void,
): Statement[] {
  const at = t.node(nameAt, nameAt);
  const isStatic = specifiers.isStatic;
  const owner = isStatic ? null : t.fn;
  const cName = uniqueIn(t, name);
  const enter = (type: CxxType, constant: Expression | null) =>
    t.scope.names.set(name, { kind: "variable", name: cName, type, constant, owner });
  // A variable is known in its own initialiser.
  if (declared.kind !== "auto") enter(declared, null);
  const given = readGiven(t);
  const type = holdsAuto(declared) ? deduced(declared, given) : declared;
  enter(type, constantOf(t, specifiers, type, given));
  onDeclared?.(
    referred(type) === type
      ? value(nameOf(cName, at), type, true)
      : value(dereference(nameOf(cName, at), at), referred(type), true),
  );
  if (isStatic) return staticVariable(t, cName, type, given, at);
  if (type.kind === "reference") return reference(t, cName, type, given, at);
  return object(t, cName, type, given, at, nameAt);
}

/** A name in C. An object around that dies on a way out of here must not be hidden from its destructor's call. */
function uniqueIn(t: Translator, name: string): string {
  for (let scope: Scope | null = t.scope; scope; scope = scope.parent) {
    const found = scope.names.get(name);
    const info = found?.kind === "variable" && found.owner === t.fn ? classIn(found.type) : null;
    if (info && needsDestruction(info)) return t.fn!.temporaryName(name);
  }
  return name;
}

function constantOf(
  t: Translator,
  specifiers: Specifiers,
  type: CxxType,
  given: Given | null,
): Expression | null {
  const [only] = given?.args ?? [];
  const isFixed =
    (specifiers.isConstant || type.isConst) && isArithmetic(type) && only && given?.args.length === 1;
  if (!isFixed || only.list || only.make) return null;
  return isConstant(only.e, (name) => t.isEnumerator(name)) ? castTo(type, only.e, only.e) : null;
}

function holdsAuto(type: CxxType): boolean {
  let inner = type;
  while (inner.kind === "pointer" || inner.kind === "reference" || inner.kind === "array") {
    inner = inner.kind === "array" ? inner.of : inner.to;
  }
  return inner.kind === "auto";
}

/** `auto`, `auto&`, `const auto*`, from the initialiser. */
export function deduced(declared: CxxType, given: Given | null): CxxType {
  const [only] = given?.args ?? [];
  return only ? deducedFrom(declared, only.list?.[0] ?? only) : unknownType;
}

export function deducedFrom(declared: CxxType, given: Value): CxxType {
  const type = given.callable ? functionTypeOf(given) : given.type;
  switch (declared.kind) {
    case "reference": {
      if (declared.isRvalue && declared.to.kind === "auto") return referenceTo(type, !given.isPlace);
      const to =
        declared.to.kind === "auto" ? qualified(type, declared.to.isConst, declared.to.isVolatile) : type;
      return referenceTo(to, declared.isRvalue);
    }
    case "pointer": {
      const from = decayed(type);
      return from.kind === "pointer"
        ? pointerTo(qualified(from.to, declared.to.isConst, false))
        : unknownType;
    }
    default: {
      const plain = type.kind === "null" ? pointerTo(unknownType) : bare(decayed(type));
      return qualified(plain, declared.isConst, declared.isVolatile);
    }
  }
}

function functionTypeOf(given: Value): CxxType {
  const [made] = given.callable!.functions;
  if (!made) return unknownType;
  return pointerTo({
    kind: "function",
    returns: made.returns,
    parameters: made.parameters,
    isVariadic: made.isVariadic,
    isConst: false,
    isVolatile: false,
    alias: null,
  });
}

/** Made when it is first reached; nobody ends it while the driver runs. */
function staticVariable(
  t: Translator,
  name: string,
  type: CxxType,
  given: Given | null,
  at: Node,
): Statement[] {
  const info = classIn(type);
  const build =
    info !== null && !info.isModel ? maker(t, type, given?.args ?? [], at, given?.isBraced ?? false) : null;
  if (build) return madeOnce(t, name, type, build, at);
  const initial =
    given && given.args.length + (given.isBraced ? 1 : 0) > 0 ? initializerFrom(t, type, given) : null;
  return [asStatic(withInitial(name, type, at, initial))];
}

function madeOnce(
  t: Translator,
  name: string,
  type: CxxType,
  build: (place: Expression) => Expression,
  at: Node,
): Statement[] {
  const flag = t.body(t.i).temporaryName(`${name}.made`);
  const isMade = nameOf(flag, at);
  const { first, last } = at;
  const make = commaOf(assignTo(isMade, numberOf(1, at), at), build(nameOf(name, at)), at);
  return [
    asStatic(declarationOf(name, type, at)),
    asStatic(declarationOf(flag, intType, at)),
    {
      kind: "if",
      condition: { kind: "unary", operator: "!", operand: isMade, first, last },
      whenTrue: { kind: "expression", expression: make, first, last },
      whenFalse: null,
      first,
      last,
    },
  ];
}

function asStatic(made: LocalDeclaration): Statement {
  return { ...made, declaration: { ...made.declaration, storage: "static" } };
}

/** What the reference is bound to lives as long as the reference. */
function reference(t: Translator, name: string, type: CxxType, given: Given | null, at: Node): Statement[] {
  const [only] = given?.args ?? [];
  if (!only) throw new Unreadable(t.i, "a reference needs something to refer to");
  const bound = given!.isBraced && only.list === null && given!.args.length === 1 ? only : only;
  const address = convert(t, bound, type, at);
  const body = t.fn!;
  const { prelude } = body;
  if (prelude) body.frame.cleanups.push(...prelude.after.splice(0));
  return [declarationOf(name, type, t.since(at0(t, at)), address)];
}

function at0(t: Translator, _at: Node): number {
  return Math.max(t.i - 1, 0);
}

function object(
  t: Translator,
  name: string,
  type: CxxType,
  given: Given | null,
  at: Node,
  nameAt: number,
): Statement[] {
  const whole = t.since(nameAt);
  const place = nameOf(name, at);
  const info = classIn(type);
  const unseen = unseenClass(type);
  if (unseen !== null) return unseenObject(t, name, type, unseen, given, whole);
  const args = given?.args ?? [];
  const statements: Statement[] = [];
  const isMade = info !== null && !info.isModel;
  const build = isMade ? maker(t, type, args, whole, given?.isBraced ?? false) : null;
  if (build) {
    statements.push(declarationOf(name, type, whole));
    const made = build(place);
    if (made.kind !== "number") statements.push({ kind: "expression", expression: made, ...whole });
  } else {
    const initial = given && (args.length > 0 || given.isBraced) ? initializerFrom(t, type, given) : null;
    statements.push(withInitial(name, type, whole, initial));
  }
  if (info && needsDestruction(info)) t.fn!.frame.cleanups.push((end) => destroy(t, type, place, end));
  return statements;
}

/**
 * The name of a class whose constructors and destructor are not seen; null for any other type. Types of C that nothing
 * declares are written in capitals; any other name may be a class.
 */
function unseenClass(type: CxxType): string | null {
  if (type.kind === "class") {
    const { shortName, isComplete, isModel } = type.class;
    return isComplete || isModel ? null : shortName;
  }
  const isNamed = type.kind === "unknown" && /^[A-Za-z_]/.test(type.name);
  return isNamed && !/^[A-Z_][A-Z0-9_]*$/.test(type.name) ? type.name : null;
}

/** Unknown code makes the object, and unknown code ends it. */
function unseenObject(
  t: Translator,
  name: string,
  type: CxxType,
  unseen: string,
  given: Given | null,
  at: Node,
): Statement[] {
  const own = (word: string) => value(nameOf(`${unseen}::${word}`, at), unknownType);
  const self = (end: Node) => value(addressOf(nameOf(name, end), end), pointerTo(type));
  const made = callPointer(t, own(unseen), [self(at), ...(given?.args ?? [])], at);
  t.fn!.frame.cleanups.push((end) => ({
    kind: "expression",
    expression: callPointer(t, own(`~${unseen}`), [self(end)], end).e,
    first: end.first,
    last: end.last,
  }));
  return [declarationOf(name, type, at), { kind: "expression", expression: made.e, ...at }];
}

/** How the object is made by code; null when its bytes are all. */
function maker(
  t: Translator,
  type: CxxType,
  args: readonly Value[],
  at: Node,
  isBraced: boolean,
): ((place: Expression) => Expression) | null {
  if (type.kind === "array") {
    const info = classIn(type);
    if (!info || !needsConstruction(info)) return null;
    if (args.length > 0)
      throw new Unreadable(
        t.i,
        "values for an array of objects with a constructor are not supported",
        "unsupported",
      );
    return (place) => rowCall(t, info, "constructor", firstOf(info, place, at), countOf(info, place, at), at);
  }
  const [only] = args;
  const isSame = isClass(type) && only?.type.kind === "class" && only.type.class === type.class;
  if (args.length === 1 && only?.make && isSame) return only.make;
  return constructorCall(t, type, args, at, isBraced);
}

type LocalDeclaration = Extract<Statement, { kind: "declaration" }>;

function withInitial(name: string, type: CxxType, at: Node, initial: Initializer | null): LocalDeclaration {
  const made = declarationOf(name, type, at);
  return {
    ...made,
    declaration: { ...made.declaration, declarators: [{ ...made.declaration.declarators[0], initial }] },
  };
}
