/**
 * File scope of one translation unit, by name and lazily: nothing is resolved before somebody asks.
 *
 * The whole unit is in view, not only what stands above the use: C forbids the difference to matter, except for a
 * call above the declaration, which then gets the better type. A project's declaration hides the OS model's.
 */
import type { Chunk, Expression } from "../../syntax";
import { type TypeTable, wrap } from "../../types";
import type { ChunkIndex, ChunkIndexes, Declared, EnumSyntax, RecordSyntax } from "./chunk-index";
import { type DeclarationKeys, MeaningKeys } from "./declaration-keys";
import type { Binding, Home, NameScope, TagBinding } from "./name-scope";
import type { Qualified } from "./qualified";
import type { TypeResolver } from "./type-resolver";

export interface UnitChunk extends Home {
  readonly chunk: Chunk;
  readonly index: ChunkIndex;
  /** Stands in a header or stub of the OS model. */
  readonly isModel: boolean;
}

/** One declaration of an ordinary name; `next` is the one before it in the text. */
export interface Entry {
  readonly declared: Declared;
  readonly chunk: UnitChunk;
  readonly next: Entry | null;
}

interface TagEntry {
  readonly syntax: RecordSyntax | EnumSyntax;
  readonly chunk: UnitChunk;
}

/** What file scope needs from rooms above it in lowering. */
export interface UnitServices {
  readonly resolver: TypeResolver;
  evaluate(expression: Expression, scope: NameScope, home: Home): bigint | null;
  typeOf(expression: Expression, scope: NameScope, home: Home): Qualified;
  /** Binds a function or variable of file scope. `entries` are those that count, first declaration first. */
  bindSymbol(scope: UnitScope, name: string, entries: readonly Entry[]): Binding;
}

export class UnitScope implements NameScope {
  readonly chunks: readonly UnitChunk[];
  private readonly ordinary = new Map<string, Entry>();
  private readonly tags = new Map<string, TagEntry>();
  private readonly bindings = new Map<string, Binding | null>();
  private readonly enumValues = new Map<EnumSyntax, Map<string, bigint>>();
  private readonly numbers = new Map<UnitChunk, number>();
  private readonly meaning: MeaningKeys;

  constructor(
    readonly unit: number,
    readonly types: TypeTable,
    chunks: readonly Chunk[],
    indexes: ChunkIndexes,
    keys: DeclarationKeys,
    isModel: (chunk: Chunk) => boolean,
    private readonly services: UnitServices,
  ) {
    this.meaning = new MeaningKeys(
      {
        textKey: (node) => keys.intern(this.chunks[node]!.chunk.key),
        mentions: (node) => this.typeMentions(this.chunks[node]!),
      },
      keys,
    );
    this.chunks = chunks.map((chunk, number) =>
      this.addChunk(chunk, number, indexes.of(chunk), isModel(chunk)),
    );
  }

  /** Declarations of a name, last first. */
  entriesOf(name: string): Entry | null {
    return this.ordinary.get(name) ?? null;
  }

  names(): Iterable<string> {
    return this.ordinary.keys();
  }

  lookup(name: string): Binding | null {
    const known = this.bindings.get(name);
    if (known !== undefined) return known;
    const entry = this.ordinary.get(name);
    if (!entry) return null;
    this.resolveTypedefChain(name);
    return this.bind(name);
  }

  tag(name: string): TagBinding | null {
    const entry = this.tags.get(name);
    return entry ? { syntax: entry.syntax, home: entry.chunk, scope: this } : null;
  }

  evaluate(expression: Expression, home: Home): bigint | null {
    return this.services.evaluate(expression, this, home);
  }

  typeOf(expression: Expression, home: Home): Qualified {
    return this.services.typeOf(expression, this, home);
  }

  /** Value of every enumerator of an enum of this unit. */
  valuesOf(owner: EnumSyntax, home: Home): ReadonlyMap<string, bigint> {
    let values = this.enumValues.get(owner);
    if (!values) {
      values = new Map();
      this.enumValues.set(owner, values);
      fillEnumerators(values, owner, (expression) => this.evaluate(expression, home));
    }
    return values;
  }

  private addChunk(chunk: Chunk, number: number, index: ChunkIndex, isModel: boolean): UnitChunk {
    const { meaning } = this;
    const added: UnitChunk = {
      chunk,
      index,
      isModel,
      typedefNames: index.typedefNames,
      get key() {
        return meaning.of(number);
      },
    };
    this.numbers.set(added, number);
    for (const declared of index.declared) {
      const next = this.ordinary.get(declared.name) ?? null;
      this.ordinary.set(declared.name, { declared, chunk: added, next });
    }
    for (const syntax of index.tags) {
      const known = this.tags.get(syntax.tag!);
      if (!known || (known.chunk.isModel && !isModel)) this.tags.set(syntax.tag!, { syntax, chunk: added });
    }
    return added;
  }

  private bind(name: string): Binding | null {
    this.bindings.set(name, null);
    const binding = this.bindEntries(name, countingEntries(this.ordinary.get(name)!));
    this.bindings.set(name, binding);
    return binding;
  }

  private bindEntries(name: string, entries: readonly Entry[]): Binding {
    const { declared, chunk } = entries[0]!;
    switch (declared.kind) {
      case "typedef": {
        const type = this.services.resolver.resolve(declared.declarator.type, this, chunk);
        return { kind: "typedef", type };
      }
      case "enumerator": {
        const value = this.valuesOf(declared.owner, chunk).get(name) ?? 0n;
        return { kind: "constant", value: wrap(this.types, value, this.types.int), type: this.types.int };
      }
      default:
        return this.services.bindSymbol(this, name, entries);
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
    for (let i = chain.length - 1; i > 0; i--) {
      if (!this.bindings.has(chain[i]!)) this.bind(chain[i]!);
    }
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

  /** The chunks that declare type names, tags and enumerators a chunk mentions. */
  private typeMentions(chunk: UnitChunk): readonly number[] {
    const found = new Set<number>();
    for (const name of chunk.index.identifiers) {
      const tag = this.tags.get(name);
      if (tag) found.add(this.numbers.get(tag.chunk)!);
      for (let entry = this.ordinary.get(name) ?? null; entry; entry = entry.next) {
        const { kind } = entry.declared;
        if (kind === "typedef" || kind === "enumerator") found.add(this.numbers.get(entry.chunk)!);
      }
    }
    found.delete(this.numbers.get(chunk)!);
    return [...found];
  }
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
