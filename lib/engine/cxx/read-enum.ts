/** `enum E { A, B = 2 }`, `enum class E : UCHAR { A }`: enumerators become C's, under qualified names. */
import type { EnumeratorSyntax } from "../syntax";
import { type CxxType, type EnumInfo, newScope } from "./entities";
import { declareType, lookupTag } from "./lookup";
import type { Translator } from "./translator";
import { enumType, intType } from "./types";
import { nameOf } from "./value";

/** At `enum`. */
export function readEnum(t: Translator): CxxType {
  const start = t.i++;
  const isScoped = t.accept("class") || t.accept("struct");
  const name = t.isIdentifier() ? t.identifier() : null;
  const base = t.is(":") && isBaseOrBody(t) ? readUnderlying(t) : null;
  const known = name === null ? null : lookupTag(t, name);
  if (!t.is("{")) {
    if (known?.kind === "type") return known.type;
    const type = enumType(enumInfo(t, name ?? "<anonymous>", isScoped, base ?? (isScoped ? intType : null)));
    if (name !== null) declareType(t.scope, name, type);
    return type;
  }
  const owned = t.scope.tags.get(name ?? "");
  const isForward =
    owned?.kind === "type" && owned.type.kind === "enum" && owned.type.enum.scope.names.size === 0;
  const info =
    isForward && owned.type.kind === "enum"
      ? owned.type.enum
      : enumInfo(t, name ?? `<anonymous ${start}>`, isScoped, base ?? (isScoped ? intType : null));
  const type = enumType(info);
  if (name !== null) declareType(t.scope, name, type);
  readEnumerators(t, info, type, start);
  return type;
}

function isBaseOrBody(t: Translator): boolean {
  // `enum E : 3` would be a bit-field.
  return !/^[0-9]/.test(t.peek(1));
}

function readUnderlying(t: Translator): CxxType {
  t.expect(":");
  return t.readers.typeName(t);
}

function enumInfo(t: Translator, name: string, isScoped: boolean, base: CxxType | null): EnumInfo {
  const full = t.scope.prefix + name;
  return { name: full, isScoped, base, scope: newScope("namespace", t.scope, `${full}::`) };
}

function readEnumerators(t: Translator, info: EnumInfo, type: CxxType, start: number): void {
  const open = t.expect("{");
  const close = t.closer(open);
  const enumerators: EnumeratorSyntax[] = [];
  while (t.i < close) {
    const at = t.i;
    const name = t.identifier();
    const cName = info.isScoped ? `${info.name}::${name}` : t.scope.prefix + name;
    const entity = {
      kind: "variable",
      name: cName,
      type,
      constant: nameOf(cName, t.node(at, at)),
      owner: null,
    } as const;
    const value = t.accept("=") ? t.within(info.scope, () => t.readers.conditional(t).e) : null;
    info.scope.names.set(name, entity);
    if (!info.isScoped) t.scope.names.set(name, entity);
    t.enumerators.add(cName);
    enumerators.push({ name: cName, value, ...t.since(at) });
    if (!t.accept(",")) break;
  }
  t.i = close + 1;
  const node = t.since(start);
  t.chunk.top.push({
    kind: "declaration",
    declaration: {
      storage: "none",
      isInline: false,
      base: { kind: "enum", tag: info.name, enumerators, isConst: false, isVolatile: false, ...node },
      declarators: [],
      marks: [],
      ...node,
    },
  });
}
