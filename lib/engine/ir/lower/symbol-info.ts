/** What is known about a symbol when all units are in view: the declarations of every unit that means it. */
import type { Span } from "../../base";
import type { Initializer } from "../../syntax";
import type { TypeId, TypeTable } from "../../types";
import type { FuncId, FunctionIr, GlobalByte, SymbolId, SymbolInfo } from "../ir";
import type { Home } from "./name-scope";
import type { Qualified } from "./qualified";
import type { SymbolDraft } from "./symbol-table";
import type { Entry, UnitChunk, UnitScope } from "./unit-scope";

export interface SymbolSources {
  readonly types: TypeTable;
  readonly scopes: readonly UnitScope[];
  readonly functions: readonly FunctionIr[];
  readonly functionOf: ReadonlyMap<SymbolId, FuncId>;
  readonly hidden: ReadonlyMap<
    SymbolId,
    { readonly type: Qualified; readonly initial: readonly GlobalByte[] | null }
  >;
  readonly looseTypes: ReadonlyMap<SymbolId, { readonly type: TypeId; readonly isDeclared: boolean }>;
  spanOf(chunk: UnitChunk, token: number): Span | null;
  contentOf(scope: UnitScope, home: Home, type: TypeId, initial: Initializer): readonly GlobalByte[] | null;
  typeOfEntries(scope: UnitScope, entries: readonly Entry[]): Qualified;
}

/** A declaration and the unit in whose scope it stands. */
interface Source {
  readonly scope: UnitScope;
  readonly entry: Entry;
}

export function describeSymbol(sources: SymbolSources, draft: SymbolDraft): SymbolInfo {
  const { id, name, unit } = draft;
  const { types } = sources;
  const found = sourcesOf(sources, draft);
  const definition = sources.functionOf.get(id) ?? null;
  const type = typeOf(sources, draft, found, definition);
  const isFunction = definition !== null || types.get(type.type).kind === "function";
  return {
    id,
    name,
    kind: isFunction ? "function" : "variable",
    type: type.type,
    unit,
    definition,
    declared: declaredBy(sources, id, found, definition),
    marks: marksOf(sources, found),
    declaredAs: isFunction ? roleDeclarations(sources, found) : [],
    initial: isFunction ? null : contentOf(sources, id, found, type.type),
    isVolatile: type.isVolatile,
    isConst: type.isConst && !isFunction,
    size: isFunction ? 0 : Math.max(types.extentOf(type.type), 1),
  };
}

function sourcesOf(sources: SymbolSources, { id, name, unit }: SymbolDraft): readonly Source[] {
  const found: Source[] = [];
  for (const scope of sources.scopes) {
    if ((unit !== -1 && scope.unit !== unit) || !scope.declares(name)) continue;
    const binding = scope.lookup(name);
    if (binding?.kind !== "symbol" || binding.symbol !== id) continue;
    const own: Source[] = [];
    const isOwn = (entry: Entry) => entry.chunk.isModel === (scope.base === null);
    for (let entry = scope.entriesOf(name); entry && isOwn(entry); entry = entry.next) {
      const { kind } = entry.declared;
      if (kind === "function" || kind === "object") own.push({ scope, entry });
    }
    found.push(...own.reverse());
  }
  return found;
}

function typeOf(
  sources: SymbolSources,
  { id }: SymbolDraft,
  found: readonly Source[],
  definition: FuncId | null,
): Qualified {
  const plain = (type: TypeId): Qualified => ({ type, isConst: false, isVolatile: false });
  if (definition !== null) return plain(sources.functions[definition]!.type);
  const hidden = sources.hidden.get(id);
  if (hidden) return hidden.type;
  const counting = modelFirst(found);
  if (counting.length === 0) return plain(sources.looseTypes.get(id)?.type ?? sources.types.int);
  const types = counting.map(({ scope, entry }) => sources.typeOfEntries(scope, [entry]));
  const complete = types.find(({ type }) => sources.types.isComplete(type));
  return complete ?? types.find(({ type }) => hasParameters(sources, type)) ?? types[0]!;
}

/** Without a body the OS model knows best: it also tells how each parameter is used. */
function modelFirst(found: readonly Source[]): readonly Source[] {
  const model = found.filter(({ entry }) => entry.chunk.isModel);
  return model.length > 0 ? model : found;
}

function hasParameters(sources: SymbolSources, id: TypeId): boolean {
  const type = sources.types.get(id);
  return type.kind === "function" && (type.parameters.length > 0 || !type.isVariadic);
}

/** A project that only declares a routine of the OS model leaves it the model's. */
function declaredBy(
  sources: SymbolSources,
  id: SymbolId,
  found: readonly Source[],
  definition: FuncId | null,
): SymbolInfo["declared"] {
  if (definition !== null) return sources.functions[definition]!.isModel ? "model" : "project";
  if (found.some(({ entry }) => entry.chunk.isModel)) return "model";
  const isDeclared = sources.hidden.has(id) || (sources.looseTypes.get(id)?.isDeclared ?? false);
  return found.length > 0 || isDeclared ? "project" : "none";
}

function marksOf(sources: SymbolSources, found: readonly Source[]): SymbolInfo["marks"] {
  const marks: { kind: string; argument: string; at: Span | null }[] = [];
  const seen = new Set<string>();
  for (const { entry } of found) {
    const { declared, chunk } = entry;
    const nameToken = nameTokenOf(entry);
    const list =
      declared.kind === "function"
        ? declared.definition.marks
        : declared.kind === "object"
          ? declared.declaration.marks
          : [];
    for (const { kind, argument } of list) {
      if (seen.has(`${kind} ${argument}`)) continue;
      seen.add(`${kind} ${argument}`);
      marks.push({ kind, argument, at: sources.spanOf(chunk, nameToken) });
    }
  }
  return marks;
}

function nameTokenOf({ declared }: Entry): number {
  if (declared.kind === "function") return declared.definition.nameToken;
  return declared.kind === "object" ? declared.declarator.nameToken : 0;
}

/** `HW_STARTIO MyStartIo;`, once per place. */
function roleDeclarations(sources: SymbolSources, found: readonly Source[]): SymbolInfo["declaredAs"] {
  const declarations: { typedef: string; at: Span | null }[] = [];
  const seen = new Set<string>();
  for (const { entry } of found) {
    const { declared, chunk } = entry;
    if (declared.kind !== "object" || declared.declarator.type.kind !== "named") continue;
    const at = sources.spanOf(chunk, declared.declarator.nameToken);
    const { name } = declared.declarator.type;
    const key = `${name} ${at?.file} ${at?.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    declarations.push({ typedef: name, at });
  }
  return declarations;
}

/** The initialiser's content; zero for a tentative definition; null for what is only declared. */
function contentOf(
  sources: SymbolSources,
  id: SymbolId,
  found: readonly Source[],
  type: TypeId,
): readonly GlobalByte[] | null {
  const hidden = sources.hidden.get(id);
  if (hidden) return hidden.initial;
  let isDefined = false;
  for (const { scope, entry } of found) {
    const { declared, chunk } = entry;
    if (declared.kind !== "object") continue;
    const { initial } = declared.declarator;
    if (initial) return sources.contentOf(scope, chunk, type, initial);
    isDefined ||= declared.declaration.storage !== "extern";
  }
  return isDefined ? [] : null;
}
