/**
 * File scope of one translation unit, by name and lazily: nothing is resolved before somebody asks.
 *
 * The whole unit is in view, not only what stands above the use: C forbids the difference to matter, except for a
 * call above the declaration, which then gets the better type. A project's declaration hides the OS model's.
 */
import type { Chunk, Expression, FunctionDefinition } from "../../syntax";
import { type TypeTable, wrap } from "../../types";
import type { ChunkIndex, ChunkIndexes, Declared, EnumSyntax, RecordSyntax } from "./chunk-index";
import { type DeclarationKeys, MeaningKeys } from "./declaration-keys";
import type { Binding, Home, NameScope, TagBinding } from "./name-scope";
import type { Qualified } from "./qualified";
import { differInBodiesOnly, TypeEnvironment } from "./type-environment";
import type { TypeResolver } from "./type-resolver";

export interface UnitChunk extends Home {
  readonly chunk: Chunk;
  readonly index: ChunkIndex;
  /** Stands in a header or stub of the OS model. */
  readonly isModel: boolean;
}

/** One declaration of an ordinary name; `next` is the one before it in the text, the OS model's last. */
export interface Entry {
  readonly declared: Declared;
  readonly chunk: UnitChunk;
  readonly next: Entry | null;
}

interface TagEntry {
  readonly syntax: RecordSyntax | EnumSyntax;
  readonly chunk: UnitChunk;
}

/** What file scope needs from rooms above it in lowering. Belongs to one run. */
export interface UnitServices {
  readonly resolver: TypeResolver;
  evaluate(expression: Expression, scope: NameScope, home: Home): bigint | null;
  typeOf(expression: Expression, scope: NameScope, home: Home): Qualified;
  /** Binds a function or variable of file scope. `entries` are those that count, first declaration first. */
  bindSymbol(scope: UnitScope, name: string, entries: readonly Entry[]): Binding;
}

export class UnitScope implements NameScope {
  readonly chunks: readonly UnitChunk[];
  /** In the order of the text. */
  readonly definitions: { readonly chunk: UnitChunk; readonly definition: FunctionDefinition }[] = [];
  /** Names that a declaration without `extern` may give an object, each as often as it is declared. */
  readonly variables: string[] = [];
  /** Chunks of which some part was not understood. */
  readonly damaged: UnitChunk[] = [];
  private readonly ordinary = new Map<string, Entry>();
  private readonly tags = new Map<string, TagEntry>();
  /** Chunks that declare `a::b::T`, by the `T` that other chunks mention. */
  private readonly qualified = new Map<string, UnitChunk[]>();
  /** Outlives a run. */
  readonly environment: TypeEnvironment;
  private readonly bindings: Map<string, Binding | null>;
  private readonly symbols = new Map<string, Binding>();
  private readonly numbers = new Map<UnitChunk, number>();
  private readonly meaning: MeaningKeys;
  private services: UnitServices | null = null;

  /**
   * `base` is the OS model's scope, around that of every unit; null for the model itself. `earlier` is the scope of
   * another text of the unit, with the same `base`.
   */
  constructor(
    readonly unit: number,
    readonly types: TypeTable,
    chunks: readonly Chunk[],
    readonly base: UnitScope | null,
    indexes: ChunkIndexes,
    keys: DeclarationKeys,
    earlier: UnitScope | null = null,
  ) {
    const indexed = chunks.map((chunk) => ({ chunk, index: indexes.of(chunk) }));
    const like = earlier && differInBodiesOnly(indexed, earlier.chunks) ? earlier : null;
    this.environment = like?.environment ?? new TypeEnvironment();
    this.bindings = this.environment.bindings;
    this.meaning = new MeaningKeys(
      {
        textKey: (node) => keys.intern(this.chunks[node]!.chunk.key),
        mentions: (node) => this.typeMentions(this.chunks[node]!),
        foreignKeys: (node) => this.modelMentions(this.chunks[node]!),
      },
      keys,
    );
    this.chunks = indexed.map(({ chunk, index }, number) => this.addChunk(chunk, number, index));
    if (like)
      this.meaning.adopt(like.meaning, (number) => chunks[number]!.tree === like.chunks[number]!.chunk.tree);
  }

  /** The scope may be used again by a later run, whose symbols have other numbers. */
  beginRun(services: UnitServices): void {
    this.services = services;
    this.symbols.clear();
  }

  /** Declarations of a name, last first, the OS model's after the unit's. */
  entriesOf(name: string): Entry | null {
    return this.ordinary.get(name) ?? this.base?.entriesOf(name) ?? null;
  }

  /** The unit itself declares the name. */
  declares(name: string): boolean {
    return this.ordinary.has(name);
  }

  lookup(name: string): Binding | null {
    const known = this.bindings.get(name) ?? this.symbols.get(name);
    if (known) return known;
    if (!this.ordinary.has(name)) return this.base?.lookup(name) ?? null;
    this.resolveTypedefChain(name);
    return this.bind(name);
  }

  tag(name: string): TagBinding | null {
    const entry = this.tags.get(name);
    return entry ? { syntax: entry.syntax, home: entry.chunk, scope: this } : (this.base?.tag(name) ?? null);
  }

  evaluate(expression: Expression, home: Home): bigint | null {
    return this.services!.evaluate(expression, this, home);
  }

  typeOf(expression: Expression, home: Home): Qualified {
    return this.services!.typeOf(expression, this, home);
  }

  /** Value of every enumerator of an enum of this unit. */
  private valuesOf(owner: EnumSyntax, home: Home): ReadonlyMap<string, bigint> {
    const { enumValues } = this.environment;
    let values = enumValues.get(owner);
    if (!values) {
      values = new Map();
      enumValues.set(owner, values);
      fillEnumerators(values, owner, (expression) => this.evaluate(expression, home));
    }
    return values;
  }

  private addChunk(chunk: Chunk, number: number, index: ChunkIndex): UnitChunk {
    const { meaning, base } = this;
    const added: UnitChunk = {
      chunk,
      index,
      isModel: base === null,
      typedefNames: index.typedefNames,
      get key() {
        return meaning.of(number);
      },
    };
    this.numbers.set(added, number);
    if (index.hasError || chunk.tree.damage.length > 0) this.damaged.push(added);
    for (const definition of index.definitions) this.definitions.push({ chunk: added, definition });
    for (const declared of index.declared) {
      if (declared.kind === "object" && !isPrototype(declared)) this.variables.push(declared.name);
      this.ordinary.set(declared.name, { declared, chunk: added, next: this.entriesOf(declared.name) });
    }
    for (const syntax of index.tags) {
      if (!this.tags.has(syntax.tag!)) this.tags.set(syntax.tag!, { syntax, chunk: added });
      const last = lastPart(syntax.tag!);
      if (last !== null) this.qualified.set(last, [...(this.qualified.get(last) ?? []), added]);
    }
    return added;
  }

  private bind(name: string): Binding | null {
    if (this.bindings.has(name)) return null;
    this.bindings.set(name, null);
    const binding = this.bindEntries(name, countingEntries(this.ordinary.get(name)!));
    if (binding.kind === "symbol") {
      this.bindings.delete(name);
      this.symbols.set(name, binding);
    } else this.bindings.set(name, binding);
    return binding;
  }

  private bindEntries(name: string, entries: readonly Entry[]): Binding {
    const { declared, chunk } = entries[0]!;
    switch (declared.kind) {
      case "typedef": {
        const type = this.services!.resolver.resolve(declared.declarator.type, this, chunk);
        return { kind: "typedef", type };
      }
      case "enumerator": {
        const value = this.valuesOf(declared.owner, chunk).get(name) ?? 0n;
        return { kind: "constant", value: wrap(this.types, value, this.types.int), type: this.types.int };
      }
      default:
        return this.services!.bindSymbol(this, name, entries);
    }
  }

  /** Long chains of typedefs of typedefs are bound innermost first, so that binding one never nests. */
  private resolveTypedefChain(name: string): void {
    const chain: string[] = [];
    const seen = new Set<string>();
    for (let next: string | null = name; next !== null && !seen.has(next); next = this.typedefBase(next)) {
      seen.add(next);
      chain.push(next);
    }
    for (let i = chain.length - 1; i > 0; i--) this.bind(chain[i]!);
  }

  /** The unresolved typedef name at the bottom of a typedef's declarator. */
  private typedefBase(name: string): string | null {
    const entry = this.ordinary.get(name);
    if (!entry || this.bindings.has(name) || entry.declared.kind !== "typedef") return null;
    let type = entry.declared.declarator.type;
    for (;;) {
      if (type.kind === "pointer") type = type.to;
      else if (type.kind === "array") type = type.of;
      else if (type.kind === "function") type = type.returns;
      else break;
    }
    return type.kind === "named" && this.ordinary.has(type.name) ? type.name : null;
  }

  /** The chunks of this unit that declare type names, tags and enumerators a chunk mentions. */
  private typeMentions(chunk: UnitChunk): readonly number[] {
    const found = new Set<number>();
    for (const name of chunk.index.identifiers) {
      for (const source of this.typeSources(name)) found.add(this.numbers.get(source)!);
    }
    found.delete(this.numbers.get(chunk)!);
    return [...found];
  }

  /** Keys of the OS model's chunks that declare what a chunk of a unit mentions. */
  private modelMentions(chunk: UnitChunk): readonly string[] {
    if (this.base === null) return [];
    const found = new Set<string>();
    for (const name of chunk.index.identifiers) {
      for (const source of this.base.typeSources(name)) found.add(source.key);
    }
    return [...found];
  }

  private typeSources(name: string): readonly UnitChunk[] {
    const sources: UnitChunk[] = [];
    const tag = this.tags.get(name);
    if (tag) sources.push(tag.chunk);
    if (this.qualified.size > 0) sources.push(...(this.qualified.get(name) ?? []));
    let entry = this.ordinary.get(name) ?? null;
    for (; entry && this.numbers.has(entry.chunk); entry = entry.next) {
      const { kind } = entry.declared;
      if (kind === "typedef" || kind === "enumerator") sources.push(entry.chunk);
    }
    return sources;
  }
}

/** `T` of `a::b::T` and of `T<int>`; null for a plain name. */
function lastPart(tag: string): string | null {
  const plain = tag.replace(/[<#].*$/s, "");
  const at = plain.lastIndexOf("::");
  if (at < 0) return plain === tag ? null : plain;
  return plain.slice(at + 2);
}

function isPrototype(declared: Extract<Declared, { kind: "object" }>): boolean {
  const { storage } = declared.declaration;
  return storage === "extern" || declared.declarator.type.kind === "function";
}

/** First declaration first; only the project's when it has one. */
function countingEntries(last: Entry): readonly Entry[] {
  const project: Entry[] = [];
  const model: Entry[] = [];
  for (let entry: Entry | null = last; entry; entry = entry.next) {
    (entry.chunk.isModel ? model : project).push(entry);
  }
  return (project.length > 0 ? project : model).reverse();
}

/**
 * Adds the value of every enumerator; a later one may name an earlier one, so the map is already in use meanwhile.
 * Without a value an enumerator is one more than its predecessor; one that is no constant counts the same.
 */
export function fillEnumerators(
  values: Map<string, bigint>,
  owner: EnumSyntax,
  evaluate: (expression: Expression) => bigint | null,
): void {
  let next = 0n;
  for (const { name, value } of owner.enumerators ?? []) {
    if (value !== null) next = evaluate(value) ?? next;
    values.set(name, next);
    next += 1n;
  }
}
