/**
 * Specifiers, records, enumerations and the folding of declarators into types.
 *
 *     int *(*f)(void)      layers of f, inner first: pointer, function, pointer    -> pointer to function returning int *
 */
import type {
  Declarator,
  EnumeratorSyntax,
  Expression,
  FieldSyntax,
  Node,
  ParameterSyntax,
  Storage,
  TypeSyntax,
} from "./ast";
import type { BuildState } from "./build-state";
import type { DeclaratorParts, Layer, ParameterList } from "./declarator-parts";
import { kindOf, type NodeKind } from "./node-kind";
import type { Range } from "./printed-range";
import { Role } from "./shape-text";
import { TokenClass } from "./token-class";

// Specifiers ------------------------------------------------------------------------------------------

export interface Specifiers {
  readonly storage: Storage;
  readonly isInline: boolean;
  readonly type: TypeSyntax;
  /** First row that is no specifier. */
  readonly next: number;
}

export function readSpecifiers(state: BuildState, base: number, end: number): Specifiers {
  let storage: Storage = "none";
  let isInline = false;
  let type: TypeSyntax | null = null;
  const qualifiers = { isConst: false, isVolatile: false };
  let row = base;
  for (; row < end; row++) {
    const kind = state.kinds[row]!;
    if (kind === kindOf.storage_class_specifier) {
      const word = state.wordText(state.from[row]!);
      if (isStorage(word)) storage = word;
      else isInline ||= /inline/.test(word);
    } else if (kind === kindOf.type_qualifier) readQualifier(state, row, qualifiers);
    else if (isTypeKind(kind)) type = typeOfSpecifier(state, row, kind);
    else break;
  }
  type ??= { kind: "error", isConst: false, isVolatile: false, ...state.rowNode(base) };
  return { storage, isInline, type: qualified(type, qualifiers), next: row };
}

function isStorage(word: string): word is Storage {
  return ["extern", "static", "typedef", "register", "auto"].includes(word);
}

function readQualifier(
  state: BuildState,
  row: number,
  into: { isConst: boolean; isVolatile: boolean },
): void {
  if (state.wordText(state.from[row]!).includes("volatile")) into.isVolatile = true;
  else into.isConst = true;
}

function qualified(type: TypeSyntax, qualifiers: { isConst: boolean; isVolatile: boolean }): TypeSyntax {
  return qualifiers.isConst || qualifiers.isVolatile ? { ...type, ...qualifiers } : type;
}

function isTypeKind(kind: NodeKind): boolean {
  return (
    kind === kindOf.primitive_type ||
    kind === kindOf.type_identifier ||
    (kind >= kindOf.struct_specifier && kind <= kindOf.enum_specifier)
  );
}

function typeOfSpecifier(state: BuildState, row: number, kind: NodeKind): TypeSyntax {
  const plain = { isConst: false, isVolatile: false };
  const at = state.rowNode(row);
  if (kind === kindOf.type_identifier) {
    const name = state.wordText(state.from[row]!);
    state.report("bare-type", at, `\`${name}\` was read as a type, and nothing declares it`);
    return { kind: "named", name, ...plain, ...at };
  }
  if (kind !== kindOf.primitive_type) return state.values[row] as TypeSyntax;
  const words = state.role(row) === Role.ImplicitInt ? "int" : baseWords(state, at);
  return { kind: "base", words, ...plain, ...at };
}

const widths: ReadonlyMap<string, string> = new Map([
  ["int8", "char"],
  ["int16", "short"],
  ["int32", "int"],
  ["int64", "long long"],
  ["int3264", "long long"],
  ["int128", "__int128"],
  ["wchar_t", "unsigned short"],
]);

/** `unsigned long int` as `unsigned long`, `signed` as `int`, `__int64` as `long long`; `char` keeps its sign word. */
function baseWords(state: BuildState, at: Node): string {
  const seen = new Map<string, number>();
  for (let token = at.first; token <= at.last; token++) {
    if (state.tokenClass(token) !== TokenClass.Base) continue;
    const plain = state.tokenText(token).replace(/^_+|(?<=signed)_+$/g, "");
    for (const word of (widths.get(plain) ?? plain).split(" ")) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return canonicalWords(seen);
}

function canonicalWords(seen: ReadonlyMap<string, number>): string {
  for (const word of ["void", "float"]) if (seen.has(word)) return word;
  if (seen.has("Bool")) return "_Bool";
  if (seen.has("double")) return seen.has("long") ? "long double" : "double";
  const sign = seen.has("unsigned") ? "unsigned " : "";
  if (seen.has("char")) return seen.has("signed") ? "signed char" : `${sign}char`;
  if (seen.has("short")) return `${sign}short`;
  if (seen.has("int128")) return `${sign}__int128`;
  const longs = seen.get("long") ?? 0;
  if (longs > 1) return `${sign}long long`;
  return longs === 1 ? `${sign}long` : `${sign}int`;
}

// Records and enumerations ------------------------------------------------------------------------------

export function reduceTagged(
  state: BuildState,
  kind: NodeKind,
  base: number,
  end: number,
  at: Range,
): TypeSyntax {
  const node = { isConst: false, isVolatile: false, ...state.node(at.from, at.to) };
  const role = state.shape.role[at.from];
  const hasTag = state.isKind(base + 1, kindOf.type_identifier);
  if (role === Role.TypedefName) return { kind: "named", name: state.tokenText(node.first), ...node };
  const tag = hasTag ? state.wordText(state.from[base + 1]!) : null;
  const list = hasTag ? base + 2 : base + 1;
  if (kind === kindOf.enum_specifier) {
    const enumerators = state.isKind(list, kindOf.enumerator_list)
      ? (state.values[list] as EnumeratorSyntax[])
      : null;
    return { kind: "enum", tag, enumerators, ...node };
  }
  const fields =
    list < end && state.isKind(list, kindOf.field_declaration_list)
      ? (state.values[list] as FieldSyntax[])
      : null;
  if (role === Role.Typeof) return { kind: "typeof", operand: typeofOperand(fields, node), ...node };
  const record = kind === kindOf.struct_specifier ? "struct" : "union";
  return { kind: "record", record, tag, fields, pack: fields ? packing(state) : null, ...node };
}

function typeofOperand(fields: readonly FieldSyntax[] | null, at: Node): Expression {
  const type = fields?.[0]?.type;
  if (type?.kind === "array" && type.size) return type.size;
  return { kind: "error", first: at.first, last: at.last };
}

/** `__attribute__((packed))` anywhere in the chunk, else the pragma in force at its start. */
function packing(state: BuildState): number | null {
  return state.chunk.marks.some((mark) => mark.kind === "packed") ? 1 : state.chunk.pack;
}

export function reduceEnumerators(state: BuildState, base: number, end: number): EnumeratorSyntax[] {
  const list: EnumeratorSyntax[] = [];
  for (let row = base + 1; row < end - 1; row++) {
    if (state.isKind(row, kindOf.enumerator)) list.push(state.values[row] as EnumeratorSyntax);
  }
  return list;
}

export function reduceEnumerator(state: BuildState, base: number, end: number, at: Range): EnumeratorSyntax {
  const value = end - base > 2 ? state.expression(base + 2) : null;
  return { name: state.wordText(state.from[base]!), value, ...state.node(at.from, at.to) };
}

export function reduceFields(state: BuildState, base: number, end: number): FieldSyntax[] {
  const fields: FieldSyntax[] = [];
  for (let row = base + 1; row < end - 1; row++) {
    if (state.isKind(row, kindOf.field_declaration)) fields.push(...(state.values[row] as FieldSyntax[]));
  }
  return fields;
}

/** One field per declarator, or one without name for an anonymous member. */
export function reduceField(state: BuildState, base: number, end: number, at: Range): FieldSyntax[] {
  const { type: fieldType, next } = readSpecifiers(state, base, end);
  const node = state.node(at.from, at.to);
  state.takeMarks(node.first, node.last);
  const fields: FieldSyntax[] = [];
  for (let row = next; row < end; row++) {
    const parts = state.declarator(row);
    if (!parts) continue;
    const hasWidth = state.isKind(row + 1, kindOf.bitfield_clause);
    const bitWidth = hasWidth ? (state.values[row + 1] as Expression) : null;
    const name = nameOf(state, parts);
    fields.push({
      name,
      type: foldType(state, fieldType, parts),
      bitWidth,
      ...state.node(parts.from, parts.to),
    });
    if (hasWidth) row++;
  }
  return fields.length > 0 ? fields : [{ name: null, type: fieldType, bitWidth: null, ...node }];
}

// Declarators -----------------------------------------------------------------------------------------

function nameOf(state: BuildState, parts: DeclaratorParts): string | null {
  if (parts.name < 0 || state.shape.role[parts.name] === Role.Absent) return null;
  return state.wordText(parts.name);
}

export function foldType(state: BuildState, base: TypeSyntax, parts: DeclaratorParts): TypeSyntax {
  let type = base;
  for (let i = parts.layers.length - 1; i >= 0; i--) type = wrap(state, type, parts.layers[i]!);
  return type;
}

function wrap(state: BuildState, inner: TypeSyntax, layer: Layer): TypeSyntax {
  const at = state.node(layer.at.from, layer.at.to);
  const node = { first: Math.min(inner.first, at.first), last: Math.max(inner.last, at.last) };
  const plain = { isConst: false, isVolatile: false };
  switch (layer.kind) {
    case "pointer":
      return { kind: "pointer", to: inner, isConst: layer.isConst, isVolatile: layer.isVolatile, ...node };
    case "array":
      return { kind: "array", of: inner, size: layer.size, ...plain, ...node };
    case "function":
      return { kind: "function", returns: inner, ...layer.list, ...plain, ...node };
  }
}

export function reduceDeclarator(
  state: BuildState,
  kind: NodeKind,
  base: number,
  end: number,
  at: Range,
): DeclaratorParts {
  switch (kind) {
    case kindOf.pointer_declarator:
    case kindOf.abstract_pointer_declarator:
      return reducePointer(state, base, end, at);
    case kindOf.array_declarator:
    case kindOf.abstract_array_declarator:
      return reduceArray(state, base, end, at);
    case kindOf.function_declarator:
    case kindOf.abstract_function_declarator:
      return reduceFunction(state, base, end, at);
    case kindOf.init_declarator:
      return { ...innerOf(state, base, at), to: at.to, initial: state.initializer(base + 2) };
    default:
      return { ...innerOf(state, base + 1, at), from: at.from, to: at.to };
  }
}

function innerOf(state: BuildState, row: number, at: Range): DeclaratorParts {
  return state.declarator(row) ?? { name: -1, layers: [], from: at.from, to: at.to, initial: null };
}

function reducePointer(state: BuildState, base: number, end: number, at: Range): DeclaratorParts {
  const qualifiers = { isConst: false, isVolatile: false };
  let row = base + 1;
  for (; row < end && state.isKind(row, kindOf.type_qualifier); row++) readQualifier(state, row, qualifiers);
  const inner = innerOf(state, row, at);
  inner.layers.push({ kind: "pointer", ...qualifiers, at: { from: at.from, to: at.from } });
  return { ...inner, from: at.from, to: at.to };
}

function reduceArray(state: BuildState, base: number, end: number, at: Range): DeclaratorParts {
  const hasInner = state.declarator(base) !== null;
  const inner = innerOf(state, base, at);
  const size = base + (hasInner ? 2 : 1);
  const hasSize = size < end - 1;
  inner.layers.push({ kind: "array", size: hasSize ? state.expression(size) : null, at });
  return { ...inner, from: at.from, to: at.to };
}

function reduceFunction(state: BuildState, base: number, end: number, at: Range): DeclaratorParts {
  const inner = innerOf(state, base, at);
  const list = state.isKind(end - 1, kindOf.parameter_list)
    ? (state.values[end - 1] as ParameterList)
    : { parameters: [], isVariadic: false, isOldStyle: true };
  inner.layers.push({ kind: "function", list, at });
  return { ...inner, from: at.from, to: at.to };
}

// Parameters ------------------------------------------------------------------------------------------

export function reduceParameters(state: BuildState, base: number, end: number): ParameterList {
  const parameters: ParameterSyntax[] = [];
  let isVariadic = false;
  let isOldStyle = end - base === 2;
  for (let row = base + 1; row < end - 1; row++) {
    const kind = state.kinds[row]!;
    if (kind === kindOf.variadic_parameter) isVariadic = true;
    else if (kind === kindOf.parameter_declaration) {
      parameters.push(withMarks(state, row));
      if (state.role(row) === Role.ImplicitInt) isOldStyle = true;
    }
  }
  const isVoid = parameters.length === 1 && isPlainVoid(parameters[0]!);
  return { parameters: isVoid ? [] : parameters, isVariadic, isOldStyle };
}

function isPlainVoid(parameter: ParameterSyntax): boolean {
  return parameter.name === null && parameter.type.kind === "base" && parameter.type.words === "void";
}

/** Marks between the delimiters around a parameter are its own. */
function withMarks(state: BuildState, row: number): ParameterSyntax {
  const parameter = state.values[row] as ParameterSyntax;
  if (state.chunk.marks.length === 0) return parameter;
  const before = state.lastToken(state.to[row - 1]!);
  const after = state.firstToken(state.from[row + 1]!);
  return { ...parameter, marks: state.takeMarks(before + 1, after - 1) };
}

export function reduceParameter(state: BuildState, base: number, end: number, at: Range): ParameterSyntax {
  const { type, next } = readSpecifiers(state, base, end);
  const node = state.node(at.from, at.to);
  const parts = next < end ? state.declarator(next) : null;
  if (!parts) return { name: null, type, marks: [], ...node };
  return { name: nameOf(state, parts), type: foldType(state, type, parts), marks: [], ...node };
}

export function reduceTypeName(state: BuildState, base: number, end: number): TypeSyntax {
  const { type, next } = readSpecifiers(state, base, end);
  const parts = next < end ? state.declarator(next) : null;
  return parts ? foldType(state, type, parts) : type;
}

export function toDeclarator(state: BuildState, base: TypeSyntax, parts: DeclaratorParts): Declarator | null {
  const name = nameOf(state, parts);
  if (name === null) return null;
  return {
    name,
    nameToken: state.firstToken(parts.name),
    type: foldType(state, base, parts),
    initial: parts.initial,
    ...state.node(parts.from, parts.to),
  };
}
