/**
 * Variables of file, namespace and class scope: `int g = 3;`, `static const ULONG kMax = 8;`, `T A::s;`.
 * A constant number keeps its value beside it, because C takes no `const` variable where it needs a constant.
 */
import type { Expression, Initializer } from "../syntax";
import { classIn, isAggregate, needsConstruction } from "./class-facts";
import { constructorCall } from "./construct";
import { convert } from "./convert";
import type { ClassInfo, CxxType, FunctionInfo, Scope, TokenRange } from "./entities";
import { readGiven, readInitialiser } from "./initialise";
import type { Specifiers } from "./read-specifiers";
import { countOf, firstOf, rowCall } from "./rows";
import { type Translator, Unreadable } from "./translator";
import { isArithmetic, toSyntax, voidType } from "./types";
import { assignTo, castTo, isConstant, nameOf } from "./value";

export interface VariableDeclaration {
  readonly specifiers: Specifiers;
  readonly name: string;
  readonly type: CxxType;
  readonly nameAt: number;
  readonly start: number;
  readonly owner: ClassInfo | null;
  readonly qualifier?: Scope | null;
}

/** Behind the declarator: reads the initialiser, if there is one. */
export function declareVariable(t: Translator, declaration: VariableDeclaration): void {
  const { specifiers, name, nameAt, start, owner } = declaration;
  const scope = declaration.qualifier ?? owner?.scope ?? t.scope;
  const cName = t.isExternC || specifiers.isExternC ? name : scope.prefix + name;
  const hasInitial = t.is("=") || t.is("{") || t.is("(");
  let { type } = declaration;
  let constant: Expression | null = null;
  const from = t.i;
  if (hasInitial && (specifiers.isConstant || type.kind === "auto")) {
    const found = constantOf(t, type);
    type = found.type;
    constant = found.constant;
    t.i = from;
  }
  if (hasInitial) skipInitialiser(t);
  const range = { start: from, end: t.i };
  if (constant === null) constant = knownConstant(scope, name);
  scope.names.set(name, { kind: "variable", name: cName, type, constant, owner: null });
  const isDeclaredOnly = owner !== null && !hasInitial && !specifiers.isInline;
  const { chunk } = t;
  const isDefined = !isDeclaredOnly && (!specifiers.isExtern || hasInitial);
  const made = isDefined && isMadeByCode(t, type, range) ? initialiserOf(t, cName, nameAt) : null;
  t.later.push(() => {
    t.elsewhere({ start: range.start, end: range.end, scope, chunk }, () => {
      if (made) makeObject(t, made, cName, type);
      const initial = hasInitial && !made ? readInitialiser(t, type) : null;
      emit(
        t,
        declaration,
        cName,
        type,
        isDeclaredOnly,
        initial,
        t.node(start, Math.max(range.end - 1, nameAt)),
      );
    });
  });
}

/** The bytes of the initialiser are not all: a constructor runs. */
function isMadeByCode(t: Translator, type: CxxType, { start }: TokenRange): boolean {
  const info = classIn(type);
  if (!info || info.isModel || !needsConstruction(info)) return false;
  const isList = t.texts[start] === "{" || (t.texts[start] === "=" && t.texts[start + 1] === "{");
  return !(isList && isAggregate(info));
}

function initialiserOf(t: Translator, cName: string, at: number): FunctionInfo {
  const names = t.program.localNames;
  const name = `${cName}::<made>`;
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  const made: FunctionInfo = {
    name: count === 1 ? name : `${name}#${count}`,
    owner: null,
    scope: t.global,
    returns: voidType,
    parameters: [],
    isVariadic: false,
    isStatic: true,
    isVirtual: false,
    isPure: false,
    isDeleted: false,
    isDefaulted: true,
    isConst: false,
    isExplicit: false,
    isC: true,
    isInline: false,
    isInternal: false,
    role: "function",
    declaredAs: null,
    marks: [],
    at,
    chunk: t.chunk,
    body: null,
    overloads: [],
    instance: null,
  };
  t.program.initialisers.push(made);
  return made;
}

/** `T g(1);` as `void g::<made>() { T::T(&g, 1); }`; nobody ends it while the driver runs. */
function makeObject(t: Translator, made: FunctionInfo, cName: string, type: CxxType): void {
  t.readers.defineMade(t, made, () =>
    t.readers.fullStatements(t, () => {
      const at = t.here();
      const place = nameOf(cName, at);
      const given = readGiven(t);
      const info = classIn(type)!;
      if (type.kind === "array" && given)
        throw new Unreadable(
          t.i,
          "values for an array of objects with a constructor are not supported",
          "unsupported",
        );
      const expression =
        type.kind === "array"
          ? rowCall(t, info, "constructor", firstOf(info, place, at), countOf(info, place, at), at)
          : (constructorCall(t, type, given?.args ?? [], at, given?.isBraced ?? false)?.(place) ??
            assignTo(place, convert(t, given!.args[0]!, type, at), at));
      return [{ kind: "expression", expression, first: at.first, last: at.last }];
    }),
  );
}

function knownConstant(scope: Scope, name: string): Expression | null {
  const known = scope.names.get(name);
  return known?.kind === "variable" ? known.constant : null;
}

function constantOf(
  t: Translator,
  type: CxxType,
): { readonly type: CxxType; readonly constant: Expression | null } {
  if (t.accept("=") || t.is("{") || t.is("(")) {
    try {
      const isBraced = t.is("{") || t.is("(");
      if (isBraced) t.i++;
      if (t.is("{") || t.is("}")) return { type, constant: null };
      const found = t.readers.assignment(t);
      const real = type.kind === "auto" ? { ...found.type, isConst: true } : type;
      const isNumber = isArithmetic(real) && isConstant(found.e, (name) => t.isEnumerator(name));
      return { type: real, constant: isNumber ? castTo(real, found.e, found.e) : null };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }
  return { type, constant: null };
}

function skipInitialiser(t: Translator): void {
  if (t.is("=")) t.i++;
  while (!t.is(";") && !t.is(",") && t.i < t.end) {
    t.i = t.is("(") || t.is("{") || t.is("[") ? t.closer(t.i) + 1 : t.i + 1;
  }
}

function emit(
  t: Translator,
  { specifiers, nameAt, owner, qualifier }: VariableDeclaration,
  cName: string,
  type: CxxType,
  isDeclaredOnly: boolean,
  initial: Initializer | null,
  node: { readonly first: number; readonly last: number },
): void {
  const scope = qualifier ?? owner?.scope ?? t.scope;
  const isStatic =
    (specifiers.isStatic && owner === null) ||
    scope.isInternal ||
    isNamespaceConstant(specifiers, owner, qualifier);
  const storage = isStatic
    ? "static"
    : isDeclaredOnly || (specifiers.isExtern && !initial)
      ? "extern"
      : "none";
  const at = t.node(nameAt, nameAt);
  const syntax = toSyntax(type, at);
  t.chunk.top.push({
    kind: "declaration",
    declaration: {
      storage,
      isInline: false,
      base: type.alias ? syntax : toSyntax(voidType, at),
      declarators: [{ name: cName, nameToken: at.first, type: syntax, initial, ...node }],
      marks: [],
      ...node,
    },
  });
}

/** `const` at namespace scope means internal linkage in C++. */
function isNamespaceConstant(
  specifiers: Specifiers,
  owner: ClassInfo | null,
  qualifier: Scope | null | undefined,
): boolean {
  return (
    owner === null &&
    !qualifier?.class &&
    specifiers.isConstant &&
    !specifiers.isExtern &&
    specifiers.words.has("constexpr")
  );
}
