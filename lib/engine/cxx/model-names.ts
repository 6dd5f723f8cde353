/**
 * The OS model's declarations, which are C, as C++ entities: made when a name is first asked for.
 *
 * A type of the model keeps its C name (`alias`), so translated text speaks of it as C does.
 */
import type { Declarator, ParsedUnit, TopLevel, TypeSyntax } from "../syntax";
import {
  type ClassInfo,
  type CxxType,
  type Entity,
  type FieldInfo,
  newScope,
  type ParameterInfo,
  type Scope,
} from "./entities";
import {
  arrayOf,
  classType,
  enumType,
  functionType,
  namedUnknown,
  pointerTo,
  qualified,
  referenceTo,
  scalar,
} from "./types";

type Declared =
  | { readonly kind: "typedef"; readonly declarator: Declarator }
  | { readonly kind: "object"; readonly type: TypeSyntax };

type RecordSyntax = Extract<TypeSyntax, { kind: "record" }>;

export class ModelNames {
  private readonly declared = new Map<string, Declared>();
  private readonly records = new Map<string, RecordSyntax>();
  private readonly enumerators = new Set<string>();
  private readonly entities = new Map<string, Entity | null>();
  private readonly classes = new Map<RecordSyntax, ClassInfo>();
  private readonly scope: Scope = newScope("namespace", null, "");

  constructor(units: readonly ParsedUnit[]) {
    for (const unit of units) for (const { tree } of unit.chunks) for (const top of tree.top) this.add(top);
  }

  isEnumerator(name: string): boolean {
    return this.enumerators.has(name);
  }

  lookup(name: string): Entity | null {
    let entity = this.entities.get(name);
    if (entity === undefined) {
      this.entities.set(name, null);
      entity = this.make(name);
      this.entities.set(name, entity);
    }
    return entity;
  }

  tag(name: string): Entity | null {
    const record = this.records.get(name);
    return record ? { kind: "type", type: classType(this.classOf(record, name)) } : null;
  }

  private make(name: string): Entity | null {
    if (this.enumerators.has(name)) {
      const type = scalar("int");
      return {
        kind: "variable",
        name,
        type,
        constant: { kind: "name", name, first: 0, last: 0 },
        owner: null,
      };
    }
    const declared = this.declared.get(name);
    if (!declared) return null;
    if (declared.kind === "typedef") {
      // A pointer in C, a reference in C++.
      const target = /^REF(GUID|IID|CLSID|FMTID)$/.test(name) ? this.lookup("GUID") : null;
      if (target?.kind === "type")
        return { kind: "type", type: referenceTo(qualified(target.type, true, false), false) };
      const type = { ...this.typeOf(declared.declarator.type, name), alias: name };
      return { kind: "type", type };
    }
    const type = this.typeOf(declared.type, name);
    return { kind: "variable", name, type, constant: null, owner: null };
  }

  private add(top: TopLevel): void {
    if (top.kind === "function") {
      const { name, type } = top.definition;
      if (!this.declared.has(name)) this.declared.set(name, { kind: "object", type });
      return;
    }
    if (top.kind !== "declaration") return;
    const { declaration } = top;
    this.addTypes(declaration.base);
    for (const declarator of declaration.declarators) {
      this.addTypes(declarator.type);
      const { name, type } = declarator;
      if (declaration.storage === "typedef") this.declared.set(name, { kind: "typedef", declarator });
      else if (!this.declared.has(name)) this.declared.set(name, { kind: "object", type });
    }
  }

  private addTypes(root: TypeSyntax): void {
    const pending = [root];
    for (let type = pending.pop(); type; type = pending.pop()) {
      if (type.kind === "pointer") pending.push(type.to);
      else if (type.kind === "array") pending.push(type.of);
      else if (type.kind === "enum")
        for (const { name } of type.enumerators ?? []) this.enumerators.add(name);
      if (type.kind !== "record" || type.fields === null) continue;
      if (type.tag !== null) this.records.set(type.tag, type);
      for (const field of type.fields) pending.push(field.type);
    }
  }

  private typeOf(syntax: TypeSyntax, name: string): CxxType {
    const type = this.unqualified(syntax, name);
    return qualified(type, syntax.isConst, syntax.isVolatile);
  }

  private unqualified(syntax: TypeSyntax, name: string): CxxType {
    switch (syntax.kind) {
      case "named": {
        const entity = this.lookup(syntax.name);
        return entity?.kind === "type" ? entity.type : { ...namedUnknown(syntax.name), alias: syntax.name };
      }
      case "base":
        return scalar(syntax.words);
      case "pointer":
        return pointerTo(this.typeOf(syntax.to, ""));
      case "array":
        return arrayOf(this.typeOf(syntax.of, ""), syntax.size);
      case "function":
        return functionType(
          this.typeOf(syntax.returns, ""),
          syntax.parameters.map((parameter) => this.parameter(parameter.name, parameter.type)).filter(isReal),
          syntax.isVariadic || (syntax.isOldStyle && syntax.parameters.length === 0),
        );
      case "record": {
        const defined = syntax.fields === null && syntax.tag ? this.records.get(syntax.tag) : syntax;
        if (!defined) return { ...namedUnknown(syntax.tag ?? ""), alias: null };
        return classType(this.classOf(defined, defined.tag ?? name));
      }
      case "enum":
        return enumType({
          name: syntax.tag ?? name,
          isScoped: false,
          base: scalar("int"),
          scope: this.scope,
        });
      default:
        return namedUnknown("");
    }
  }

  private parameter(name: string | null, type: TypeSyntax): ParameterInfo {
    return { name, type: this.typeOf(type, ""), defaultValue: null, marks: [] };
  }

  private classOf(syntax: RecordSyntax, name: string): ClassInfo {
    const known = this.classes.get(syntax);
    if (known) return known;
    let fields: FieldInfo[] | null = null;
    const typeOf = (type: TypeSyntax) => this.typeOf(type, "");
    const made: ClassInfo = {
      // Asked for late: a record may hold pointers to functions that take pointers to it.
      get fields() {
        fields ??= fieldsOf(syntax, typeOf);
        return fields;
      },
      name,
      shortName: name,
      record: syntax.record,
      isModel: true,
      isLocal: false,
      scope: newScope("class", null, ""),
      at: null,
      chunk: null,
      bases: [],
      constructors: [],
      destructor: null,
      isPolymorphic: false,
      isComplete: true,
      isOpen: false,
      derived: [],
      pack: null,
      instance: null,
      template: null,
      implicit: new Map(),
    };
    this.classes.set(syntax, made);
    return made;
  }
}

function fieldsOf(syntax: RecordSyntax, typeOf: (type: TypeSyntax) => CxxType): FieldInfo[] {
  return (syntax.fields ?? []).map(({ name, type, bitWidth }) => ({
    name,
    type: typeOf(type),
    bitWidth,
    initial: null,
    at: 0,
  }));
}

function isReal({ type }: ParameterInfo): boolean {
  return !(type.kind === "scalar" && type.words === "void");
}
