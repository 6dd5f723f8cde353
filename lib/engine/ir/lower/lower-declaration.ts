/** Declarations inside functions: locals where they stand, statics and externs as symbols, block typedefs and tags. */
import type { Declaration, Declarator, Expression, TypeSyntax } from "../../syntax";
import type { EnumSyntax } from "./chunk-index";
import type { Lowering } from "./lowering";
import type { Qualified } from "./qualified";

export function lowerDeclaration(cx: Lowering, declaration: Declaration): void {
  declareTypes(cx, declaration.base);
  cx.steps.all(declaration.declarators.map((declarator) => () => declare(cx, declaration, declarator)));
}

function declare(cx: Lowering, declaration: Declaration, declarator: Declarator): void {
  const { name, initial } = declarator;
  const resolved = cx.resolver.resolve(declarator.type, cx.scope, cx.home);
  if (declaration.storage === "typedef") {
    cx.scope.declare(name, { kind: "typedef", type: resolved });
    return;
  }
  const isFunction = cx.types.get(resolved.type).kind === "function";
  if (isFunction || declaration.storage === "extern") {
    const symbol = cx.program.blockExtern(name, resolved);
    const isNoReturn = declaration.marks.some((mark) => mark.kind === "noreturn");
    cx.scope.declare(name, { kind: "symbol", symbol, type: resolved, isNoReturn });
    return;
  }
  const type = initial ? { ...resolved, type: cx.completed(resolved.type, initial) } : resolved;
  if (declaration.storage === "static") {
    const symbol = cx.hiddenVariable(name, type, initial);
    cx.scope.declare(name, { kind: "symbol", symbol, type, isNoReturn: false });
  } else declareLocal(cx, declarator, type);
}

function declareLocal(cx: Lowering, declarator: Declarator, type: Qualified): void {
  const { build } = cx;
  const { name, initial, first, last } = declarator;
  const length = variableLength(cx, declarator.type, type);
  if (length) cx.steps.inOrder(() => cx.effect(length));
  const local = build.newLocal(name, type);
  cx.scope.declare(name, { kind: "local", local, type });
  build.emit({ kind: "declare", local, first, last });
  if (initial) cx.steps.inOrder(() => cx.initialize(build.localPlace(local), initial));
}

/** The bound of an array, where it is no constant that the text tells. */
function variableLength(cx: Lowering, syntax: TypeSyntax, { type }: Qualified): Expression | null {
  const resolved = cx.types.get(type);
  return syntax.kind === "array" && resolved.kind === "array" && resolved.count === null ? syntax.size : null;
}

/** Tags and enumerators that the declaration defines, in the current block. */
function declareTypes(cx: Lowering, base: TypeSyntax): void {
  if (base.kind !== "record" && base.kind !== "enum") return;
  const pending: TypeSyntax[] = [base];
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (type.kind === "pointer") pending.push(type.to);
    else if (type.kind === "array") pending.push(type.of);
    else if (type.kind === "enum") declareEnum(cx, type);
    else if (type.kind === "record" && type.fields !== null) {
      if (type.tag !== null) cx.scope.declareTag(type);
      for (const field of type.fields) pending.push(field.type);
    }
  }
}

function declareEnum(cx: Lowering, type: EnumSyntax): void {
  if (type.enumerators === null) return;
  if (type.tag !== null) cx.scope.declareTag(type);
  let next = 0n;
  for (const { name, value } of type.enumerators) {
    if (value !== null) next = cx.scope.evaluate(value) ?? next;
    const pattern = BigInt.asUintN(32, next);
    cx.scope.declare(name, { kind: "constant", value: pattern, type: cx.types.int });
    next += 1n;
  }
}
