/**
 * What the declarations of a unit mean, apart from its symbols: types, constants, and types of declarators that were
 * resolved. Two texts of a unit that differ in bodies of functions only have it in common, so that a keystroke in a body
 * resolves nothing anew.
 */
import type { Chunk, FunctionDefinition, TypeSyntax } from "../../syntax";
import type { ChunkIndex, EnumSyntax } from "./chunk-index";
import type { Binding, NameScope } from "./name-scope";
import type { Qualified } from "./qualified";

export class TypeEnvironment {
  /** Types and constants by name; null while one is being bound. */
  readonly bindings = new Map<string, Binding | null>();
  readonly enumValues = new Map<EnumSyntax, Map<string, bigint>>();
  private readonly resolved = new WeakMap<TypeSyntax, Qualified>();

  /** The type of a declarator. Only what asks for no expression and no symbol is kept: asking numbers symbols. */
  resolve(syntax: TypeSyntax, scope: NameScope, resolve: () => Qualified): Qualified {
    const known = this.resolved.get(syntax);
    if (known) return known;
    const type = resolve();
    if (isFreeOfExpressions(syntax, (name) => scope.lookup(name)?.kind === "typedef"))
      this.resolved.set(syntax, type);
    return type;
  }
}

function isFreeOfExpressions(syntax: TypeSyntax, isType: (name: string) => boolean): boolean {
  const pending = [syntax];
  for (let type = pending.pop(); type; type = pending.pop()) {
    switch (type.kind) {
      case "pointer":
        pending.push(type.to);
        break;
      case "function":
        pending.push(type.returns, ...type.parameters.map((parameter) => parameter.type));
        break;
      case "named":
        if (!isType(type.name)) return false;
        break;
      case "base":
        break;
      case "record":
        if (type.fields !== null) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

interface Indexed {
  readonly chunk: Chunk;
  readonly index: ChunkIndex;
}

/** Chunk by chunk the same text, or a function that differs in its body only. */
export function differInBodiesOnly(one: readonly Indexed[], other: readonly Indexed[]): boolean {
  return one.length === other.length && one.every((chunk, at) => hasSameHead(chunk, other[at]!));
}

function hasSameHead(one: Indexed, other: Indexed): boolean {
  if (one.chunk.tree === other.chunk.tree && one.chunk.key === other.chunk.key) return true;
  const left = plainFunction(one.index);
  const right = plainFunction(other.index);
  if (!left || !right || left.body.first !== right.body.first) return false;
  for (let token = 0; token < left.body.first; token++) {
    if (one.chunk.texts[token] !== other.chunk.texts[token]) return false;
    if (one.chunk.kinds[token] !== other.chunk.kinds[token]) return false;
  }
  return left.name === right.name && left.storage === right.storage;
}

/** The definition that is all a chunk declares. */
function plainFunction(index: ChunkIndex): FunctionDefinition | null {
  const [definition] = index.definitions;
  const isAll = index.declared.length === 1 && index.tags.length === 0 && !index.hasError;
  return definition && isAll && isFreeOfExpressions(definition.type, () => true) ? definition : null;
}
