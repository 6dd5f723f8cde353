/**
 * From type syntax to types. Records are asked for by the identity of their declaration and completed before
 * `resolve` returns, together with everything their members name; pointers between records may form cycles.
 *
 * Nesting: chains of pointers, arrays and functions are loops; records inside records go through a worklist; parameter
 * lists inside parameter lists recurse, and beyond `DEPTH_LIMIT` the type is open.
 */
import type { FieldSyntax, ParameterSyntax, TypeSyntax } from "../../syntax";
import type { Direction, MemberSpec, Parameter, TypeId, TypeTable } from "../../types";
import type { EnumSyntax, RecordSyntax } from "./chunk-index";
import type { Home, NameScope } from "./name-scope";
import { plain, type Qualified } from "./qualified";

const DEPTH_LIMIT = 100;
/** Elements; a larger bound is a mistake of the text. */
const COUNT_LIMIT = 1n << 32n;

interface Unfinished {
  readonly syntax: RecordSyntax;
  readonly scope: NameScope;
  readonly home: Home;
  members: readonly MemberSpec[] | null;
  state: "queued" | "shaping" | "waiting";
}

type Derived = Extract<TypeSyntax, { kind: "pointer" | "array" | "function" }>;

export class TypeResolver {
  private readonly unfinished = new Map<TypeId, Unfinished>();
  private depth = 0;

  constructor(readonly types: TypeTable) {
    types.completeWith((id) => this.completeFrom(id));
  }

  /**
   * All records the type needs are complete afterwards, unless nobody defines them. Inside another `resolve` (a typedef
   * being bound, an array bound being evaluated) records wait for the outer one, or until their layout is asked for.
   */
  resolve(syntax: TypeSyntax, scope: NameScope, home: Home): Qualified {
    const isOutermost = this.depth === 0;
    const resolved = this.shape(syntax, scope, home);
    if (isOutermost && this.unfinished.size > 0) this.finish();
    return resolved;
  }

  private shape(syntax: TypeSyntax, scope: NameScope, home: Home): Qualified {
    if (this.depth >= DEPTH_LIMIT) return plain(this.types.open("too deep"));
    this.depth++;
    const derived: Derived[] = [];
    let node = syntax;
    for (; node.kind === "pointer" || node.kind === "array" || node.kind === "function"; node = inner(node)) {
      derived.push(node);
    }
    let type = this.base(node, scope, home);
    for (let i = derived.length - 1; i >= 0; i--) type = this.derive(derived[i]!, type, scope, home);
    this.depth--;
    return type;
  }

  private base(node: Exclude<TypeSyntax, Derived>, scope: NameScope, home: Home): Qualified {
    const found = this.unqualified(node, scope, home);
    return {
      type: found.type,
      isConst: found.isConst || node.isConst,
      isVolatile: found.isVolatile || node.isVolatile,
    };
  }

  private unqualified(node: Exclude<TypeSyntax, Derived>, scope: NameScope, home: Home): Qualified {
    switch (node.kind) {
      case "base":
        return plain(baseType(this.types, node.words));
      case "named":
        return this.named(node.name, scope);
      case "record":
        return plain(this.record(node, scope, home));
      case "enum":
        return plain(this.enumeration(node, scope, home));
      case "typeof":
        return scope.typeOf(node.operand, home);
      case "error":
        return plain(this.types.open("unreadable"));
    }
  }

  /** Parsing may take a tag for a type name where only the tag is declared. */
  private named(name: string, scope: NameScope): Qualified {
    const binding = scope.lookup(name);
    if (binding?.kind === "typedef") return binding.type;
    const tag = scope.tag(name);
    if (!tag) return plain(this.types.open(name));
    const { syntax } = tag;
    const type = syntax.kind === "record" ? this.defined(syntax, tag.scope, tag.home) : null;
    return plain(type ?? this.enumeration(syntax as EnumSyntax, tag.scope, tag.home));
  }

  private derive(node: Derived, inside: Qualified, scope: NameScope, home: Home): Qualified {
    const { isConst, isVolatile } = node;
    switch (node.kind) {
      case "pointer": {
        const type = this.types.pointer(inside.type, inside.isConst, inside.isVolatile);
        return { type, isConst, isVolatile };
      }
      case "array": {
        const count = node.size === null ? null : scope.evaluate(node.size, home);
        const isUsable = count !== null && count >= 0n && count < COUNT_LIMIT;
        const type = this.types.array(inside.type, isUsable ? Number(count) : null);
        return {
          type,
          isConst: inside.isConst || isConst,
          isVolatile: inside.isVolatile || isVolatile,
        };
      }
      case "function": {
        const parameters = this.parameters(node.parameters, scope, home);
        const isVariadic = node.isVariadic || (node.isOldStyle && parameters.length === 0);
        return plain(this.types.function(inside.type, parameters, isVariadic));
      }
    }
  }

  private parameters(list: readonly ParameterSyntax[], scope: NameScope, home: Home): Parameter[] {
    const parameters: Parameter[] = [];
    for (const { name, type, marks } of list) {
      const declared = this.shape(type, scope, home);
      if (this.types.get(declared.type).kind === "void") continue;
      const kinds = marks.map((mark) => mark.kind);
      const isBuffer = kinds.some((kind) => kind.endsWith(MANY));
      const direction = directionOf(kinds.map((kind) => kind.replace(MANY, "")));
      parameters.push({ name, type: this.adjusted(declared), direction, ...(isBuffer ? { isBuffer } : {}) });
    }
    return parameters;
  }

  /** Arrays and functions as parameters are pointers. */
  private adjusted({ type, isConst, isVolatile }: Qualified): TypeId {
    const declared = this.types.get(type);
    if (declared.kind === "array") return this.types.pointer(declared.of, isConst, isVolatile);
    return declared.kind === "function" ? this.types.pointer(type) : type;
  }

  private record(node: RecordSyntax, scope: NameScope, home: Home): TypeId {
    if (node.fields !== null || node.tag === null) return this.defined(node, scope, home);
    const found = scope.tag(node.tag);
    if (found?.syntax.kind === "record") return this.defined(found.syntax, found.scope, found.home);
    return this.types.openRecord(node.tag, node.record);
  }

  private defined(syntax: RecordSyntax, scope: NameScope, home: Home): TypeId {
    const name = syntax.tag ?? home.typedefNames.get(syntax) ?? "<anonymous>";
    const id = this.types.record(identityOf(syntax, scope, home), syntax.record, name);
    const type = this.types.get(id);
    if (type.kind === "record" && type.layout === null && !this.unfinished.has(id)) {
      this.unfinished.set(id, { syntax, scope, home, members: null, state: "queued" });
    }
    return id;
  }

  private enumeration(node: EnumSyntax, scope: NameScope, home: Home): TypeId {
    if (node.enumerators === null && node.tag !== null) {
      const found = scope.tag(node.tag);
      if (found?.syntax.kind !== "enum") return this.types.enumeration(`open ${node.tag}`, node.tag);
      return this.types.enumeration(`${found.home.key}:${found.syntax.first}`, node.tag);
    }
    const name = node.tag ?? home.typedefNames.get(node) ?? "<anonymous>";
    return this.types.enumeration(`${home.key}:${node.first}`, name);
  }

  private finish(): void {
    this.depth++;
    for (const id of this.unfinished.keys()) this.completeFrom(id);
    this.depth--;
  }

  /** Completes members held by value first. Stops where one of them is being shaped further out. */
  private completeFrom(root: TypeId): void {
    const stack = [root];
    while (stack.length > 0) {
      const id = stack[stack.length - 1]!;
      const entry = this.unfinished.get(id);
      if (!entry) {
        stack.pop();
        continue;
      }
      if (entry.state === "shaping") {
        for (const waiting of stack) this.requeue(waiting);
        return;
      }
      entry.members ??= this.shapeMembers(entry);
      const needed = this.incompleteParts(entry.members);
      if (needed.length === 0 || entry.state === "waiting") {
        this.types.complete(id, entry.members, entry.syntax.pack);
        this.unfinished.delete(id);
        stack.pop();
      } else {
        entry.state = "waiting";
        stack.push(...needed);
      }
    }
  }

  private requeue(id: TypeId): void {
    const entry = this.unfinished.get(id);
    if (entry?.state === "waiting") entry.state = "queued";
  }

  private shapeMembers(entry: Unfinished): readonly MemberSpec[] {
    entry.state = "shaping";
    const members = (entry.syntax.fields ?? []).map((field) => this.member(field, entry));
    entry.state = "queued";
    return members;
  }

  private member(field: FieldSyntax, { scope, home }: Unfinished): MemberSpec {
    const { type, isVolatile } = this.shape(field.type, scope, home);
    const width = field.bitWidth === null ? null : scope.evaluate(field.bitWidth, home);
    return { name: field.name, type, bitWidth: width === null ? null : Number(width), isVolatile };
  }

  private incompleteParts(members: readonly MemberSpec[]): TypeId[] {
    const parts: TypeId[] = [];
    for (const { type } of members) {
      let element = type;
      for (let part = this.types.get(element); part.kind === "array"; part = this.types.get(element)) {
        element = part.of;
      }
      if (this.unfinished.has(element)) parts.push(element);
    }
    return parts;
  }
}

/** One text makes several records when it is a template's: they differ in what they are made for. */
function identityOf({ first, instance }: RecordSyntax, scope: NameScope, home: Home): string {
  const place = `${home.key}:${first}`;
  if (!instance) return place;
  const uses = instance.uses.map((tag) => scope.tag(tag)?.home.key ?? tag);
  return [place, instance.name, ...uses].join(" ");
}

function inner(node: Derived): TypeSyntax {
  return node.kind === "pointer" ? node.to : node.kind === "array" ? node.of : node.returns;
}

/** Ending of the marks for parameters that lead to as many elements as another one says. */
const MANY = "_many";

function directionOf(marks: readonly string[]): Direction {
  if (marks.includes("inout")) return "inout";
  const isIn = marks.includes("in");
  const isOut = marks.includes("out");
  return isIn && isOut ? "inout" : isOut ? "out" : isIn ? "in" : "unknown";
}

function baseType(types: TypeTable, words: string): TypeId {
  const has = (word: string) => words.includes(word);
  if (has("void")) return types.void;
  if (has("float")) return types.float;
  if (has("double")) return types.double;
  if (has("_Bool") || words === "bool") return types.bool;
  const isSigned = !has("unsigned");
  if (has("char")) return types.integer(8, isSigned);
  if (has("short")) return types.integer(16, isSigned);
  return types.integer(has("long long") ? 64 : 32, isSigned);
}
