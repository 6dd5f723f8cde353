/**
 * What one chunk declares at file scope and which names it mentions, found without resolving anything. Depends on the
 * chunk's text only, so it is made once per distinct text.
 *
 *     typedef struct _Q { enum { FREE } s; } Q, *PQ;      ordinary: Q, PQ, FREE      tags: _Q
 */
import type { StringTable, TextId } from "../../base";
import { TokenKind } from "../../preprocess";
import type {
  Chunk,
  ChunkTree,
  Declaration,
  Declarator,
  EnumeratorSyntax,
  FunctionDefinition,
  TypeSyntax,
} from "../../syntax";

export type RecordSyntax = Extract<TypeSyntax, { kind: "record" }>;
export type EnumSyntax = Extract<TypeSyntax, { kind: "enum" }>;

export type Declared =
  | { readonly kind: "typedef"; readonly name: string; readonly declarator: Declarator }
  | {
      readonly kind: "object";
      readonly name: string;
      readonly declarator: Declarator;
      readonly declaration: Declaration;
    }
  | { readonly kind: "function"; readonly name: string; readonly definition: FunctionDefinition }
  | {
      readonly kind: "enumerator";
      readonly name: string;
      readonly owner: EnumSyntax;
      readonly enumerator: EnumeratorSyntax;
    };

export interface ChunkIndex {
  readonly declared: readonly Declared[];
  /** Defined tags; those only named are not here. */
  readonly tags: readonly (RecordSyntax | EnumSyntax)[];
  /** First typedef name given directly to a record or enum without a tag. */
  readonly typedefNames: ReadonlyMap<TypeSyntax, string>;
  readonly definitions: readonly FunctionDefinition[];
  readonly declarations: readonly Declaration[];
  /** True when some part could not be read at all. */
  readonly hasError: boolean;
  /** Every identifier, each once, in order of appearance. */
  readonly identifiers: readonly string[];
}

export class ChunkIndexes {
  private readonly known = new WeakMap<ChunkTree, ChunkIndex>();

  constructor(private readonly strings: StringTable) {}

  of(chunk: Chunk): ChunkIndex {
    let index = this.known.get(chunk.tree);
    if (!index) {
      index = indexOf(chunk, this.strings);
      this.known.set(chunk.tree, index);
    }
    return index;
  }
}

function indexOf(chunk: Chunk, strings: StringTable): ChunkIndex {
  const draft: Draft = {
    declared: [],
    tags: [],
    typedefNames: new Map(),
    definitions: [],
    declarations: [],
    hasError: false,
    visited: new Set(),
  };
  for (const top of chunk.tree.top) {
    if (top.kind === "function") addDefinition(draft, top.definition);
    else if (top.kind === "declaration") addDeclaration(draft, top.declaration);
    else if (top.kind === "error") draft.hasError = true;
  }
  const { declared, tags, typedefNames, definitions, declarations, hasError } = draft;
  let identifiers: readonly string[] | null = null;
  return {
    declared,
    tags,
    typedefNames,
    definitions,
    declarations,
    hasError,
    get identifiers() {
      identifiers ??= identifiersOf(chunk, strings);
      return identifiers;
    },
  };
}

interface Draft {
  readonly declared: Declared[];
  readonly tags: (RecordSyntax | EnumSyntax)[];
  readonly typedefNames: Map<TypeSyntax, string>;
  readonly definitions: FunctionDefinition[];
  readonly declarations: Declaration[];
  hasError: boolean;
  /** Declarators of one declaration share their base type. */
  readonly visited: Set<TypeSyntax>;
}

function addDefinition(draft: Draft, definition: FunctionDefinition): void {
  draft.definitions.push(definition);
  draft.declared.push({ kind: "function", name: definition.name, definition });
  addTypes(draft, definition.type);
}

function addDeclaration(draft: Draft, declaration: Declaration): void {
  draft.declarations.push(declaration);
  addTypes(draft, declaration.base);
  for (const declarator of declaration.declarators) {
    const { name, type } = declarator;
    if (type !== declaration.base) addTypes(draft, type);
    if (declaration.storage === "typedef") {
      if (!draft.typedefNames.has(type)) draft.typedefNames.set(type, name);
      draft.declared.push({ kind: "typedef", name, declarator });
    } else {
      draft.declared.push({ kind: "object", name, declarator, declaration });
    }
  }
}

/** Tags and enumerators anywhere inside a type have file scope. */
function addTypes(draft: Draft, root: TypeSyntax): void {
  const pending = [root];
  for (let type = pending.pop(); type; type = pending.pop()) {
    switch (type.kind) {
      case "pointer":
        pending.push(type.to);
        break;
      case "array":
        pending.push(type.of);
        break;
      case "function":
        pending.push(type.returns);
        for (const parameter of type.parameters) pending.push(parameter.type);
        break;
      case "record":
        addRecord(draft, type, pending);
        break;
      case "enum":
        addEnum(draft, type);
        break;
    }
  }
}

function addRecord(draft: Draft, type: RecordSyntax, pending: TypeSyntax[]): void {
  if (type.fields === null || draft.visited.has(type)) return;
  draft.visited.add(type);
  if (type.tag !== null) draft.tags.push(type);
  for (const field of type.fields) pending.push(field.type);
}

function addEnum(draft: Draft, owner: EnumSyntax): void {
  if (owner.enumerators === null || draft.visited.has(owner)) return;
  draft.visited.add(owner);
  if (owner.tag !== null) draft.tags.push(owner);
  for (const enumerator of owner.enumerators) {
    draft.declared.push({ kind: "enumerator", name: enumerator.name, owner, enumerator });
  }
}

function identifiersOf(chunk: Chunk, strings: StringTable): readonly string[] {
  const seen = new Set<number>();
  for (let i = 0; i < chunk.kinds.length; i++) {
    if (chunk.kinds[i] === TokenKind.Identifier) seen.add(chunk.texts[i]!);
  }
  return Array.from(seen, (id) => strings.text(id as TextId));
}
