/**
 * Variables of file, namespace and class scope: `int g = 3;`, `static const ULONG kMax = 8;`, `T A::s;`.
 * A constant number keeps its value beside it, because C takes no `const` variable where it needs a constant.
 */
import type { Expression, Initializer } from "../syntax";
import { needsConstruction } from "./class-facts";
import type { ClassInfo, CxxType, Scope } from "./entities";
import { readInitialiser } from "./initialise";
import type { Specifiers } from "./read-types";
import { type Translator, Unreadable } from "./translator";
import { isArithmetic, isClass, toSyntax, voidType } from "./types";
import { castTo, isConstant } from "./value";

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
  t.later.push(() => {
    t.elsewhere({ start: range.start, end: range.end, scope, chunk }, () => {
      const at = t.node(nameAt, nameAt);
      const initial = hasInitial ? readInitialiser(t, type) : null;
      if (isClass(type) && needsConstruction(type.class) && !isDeclaredOnly && !specifiers.isExtern) {
        t.damage(
          "unsupported",
          at,
          `${name} is constructed before DriverEntry; such objects are not supported`,
        );
      }
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
