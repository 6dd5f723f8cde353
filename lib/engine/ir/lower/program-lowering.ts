/**
 * Lowers all units into one program: makes the scopes, links, lowers every body that counts, and describes the symbols.
 *
 * Work goes by symbol: describing a symbol or lowering a body may name new symbols, which are appended and get their
 * turn, until none is left. So the numbering follows the text and is the same for the same input.
 */
import type { Outcome, Problem, Span } from "../../base";
import type { Expression, FunctionDefinition, Initializer, TypeSyntax } from "../../syntax";
import type { TypeId, TypeTable } from "../../types";
import type { FuncId, FunctionIr, GlobalByte, Program, SymbolId } from "../ir";
import { collectDamage, damageOf } from "./damage";
import { type Definition, Definitions, isStatic } from "./definitions";
import { globalContent } from "./global-initializer";
import { FunctionLowering, type LoweringInput, lowerFunction } from "./lower-function";
import type { ProgramServices } from "./lowering";
import type { Binding, Home, NameScope } from "./name-scope";
import type { LoweringTables, UnitInput } from "./program-input";
import type { Qualified } from "./qualified";
import { describeSymbol } from "./symbol-info";
import { SymbolTable } from "./symbol-table";
import { TypeResolver } from "./type-resolver";
import { type Entry, type UnitChunk, UnitScope, type UnitServices } from "./unit-scope";

/** Number of the OS model's scope, whose statics are external: no unit of the project has it. */
const MODEL_UNIT = -2;

/** A variable without entry in any file scope. */
export interface HiddenVariable {
  readonly type: Qualified;
  readonly initial: readonly GlobalByte[] | null;
}

export class ProgramLowering {
  readonly types: TypeTable;
  readonly symbols = new SymbolTable();
  readonly scopes: readonly UnitScope[];
  readonly definitions: Definitions;
  readonly functions: FunctionIr[] = [];
  readonly functionOf = new Map<SymbolId, FuncId>();
  readonly hidden = new Map<SymbolId, HiddenVariable>();
  /** Types of names that are only declared inside a block, or not at all. */
  readonly looseTypes = new Map<SymbolId, { readonly type: TypeId; readonly isDeclared: boolean }>();
  readonly problems: Problem[] = [];
  private readonly resolver: TypeResolver;
  private readonly constants = new Map<Home, FunctionLowering>();
  private readonly services = new Map<UnitScope, ProgramServices>();
  private readonly literals = new Map<NameScope, Map<string, number>>();
  private readonly unitServices: UnitServices;

  constructor(
    units: readonly UnitInput[],
    private readonly tables: LoweringTables,
    private readonly modelRoots: readonly string[],
  ) {
    this.types = tables.types;
    this.resolver = new TypeResolver(tables.types);
    this.unitServices = {
      resolver: this.resolver,
      evaluate: (expression, scope, home) => this.evaluate(expression, scope, home),
      typeOf: (expression, scope, home) => this.constantsOf(scope, home).typeOf(expression),
      bindSymbol: (scope, name, entries) => this.bindSymbol(scope, name, entries),
    };
    this.scopes = this.makeScopes(units);
    this.definitions = new Definitions(this.scopes, (chunk, token) => this.spanOf(chunk, token));
  }

  run(): Outcome<Program> {
    this.lowerProject();
    this.nameVariables();
    for (const name of this.modelRoots) this.symbols.symbol(name, -1);
    const infos = [];
    for (let i = 0; i < this.symbols.drafts.length; i++) {
      const draft = this.symbols.drafts[i]!;
      const definition = this.definitions.of(draft.name, draft.unit);
      if (definition && !this.functionOf.has(draft.id)) this.lowerDefinition(definition);
      infos.push(describeSymbol(this, draft));
    }
    const value: Program = {
      functions: this.functions,
      symbols: infos,
      strings: this.symbols.strings,
      damaged: collectDamage(this.scopes, (chunk, token) => this.spanOf(chunk, token)),
    };
    return { value, problems: [...this.definitions.problems, ...this.problems] };
  }

  /**
   * Every function of the project. A static of a header that several units include is lowered for the first of them,
   * and for the others where they name it.
   */
  private lowerProject(): void {
    const seen = new Set<FunctionDefinition>();
    for (const definition of this.definitions.project) {
      const isRepeated = definition.definition.storage === "static" && seen.has(definition.definition);
      seen.add(definition.definition);
      if (!isRepeated) this.lowerDefinition(definition);
    }
  }

  /** The place shown to people; null for what Portcullis made. */
  spanOf(chunk: UnitChunk, token: number): Span | null {
    const origin = chunk.chunk.origins[token];
    return origin === undefined ? null : this.tables.origins.writtenPlace(origin as never);
  }

  contentOf(scope: UnitScope, home: Home, type: TypeId, initial: Initializer): readonly GlobalByte[] | null {
    return globalContent(this.constantsOf(scope, home), type, initial);
  }

  /** `T x[] = {...}` at file scope. */
  completed(scope: UnitScope, home: Home, type: Qualified, initial: Initializer | null): Qualified {
    if (initial === null) return type;
    return { ...type, type: this.constantsOf(scope, home).completed(type.type, initial) };
  }

  /** The OS model's scope first, then one per unit of the project. */
  private makeScopes(units: readonly UnitInput[]): readonly UnitScope[] {
    const model = this.modelScope(units.filter(({ isModel }) => isModel));
    const project = units.filter(({ isModel }) => !isModel).map((input) => this.projectScope(input, model));
    const scopes = [model, ...project];
    for (const scope of scopes) scope.beginRun(this.unitServices);
    return scopes;
  }

  private projectScope({ unit, parsed }: UnitInput, model: UnitScope): UnitScope {
    const { cache } = this.tables;
    const known = cache.scopes.get(parsed);
    if (known && known.unit === unit && known.base === model) return known;
    const latest = cache.latest.get(unit);
    const earlier = latest?.base === model ? latest : null;
    const scope = new UnitScope(unit, this.types, parsed.chunks, model, cache.indexes, cache.keys, earlier);
    cache.scopes.set(parsed, scope);
    cache.latest.set(unit, scope);
    return scope;
  }

  private modelScope(units: readonly UnitInput[]): UnitScope {
    const { cache } = this.tables;
    const parsed = units.map((input) => input.parsed);
    const known = cache.model;
    if (known && known.units.length === parsed.length && known.units.every((unit, i) => unit === parsed[i])) {
      return known.scope;
    }
    const chunks = parsed.flatMap((unit) => unit.chunks);
    const scope = new UnitScope(MODEL_UNIT, this.types, chunks, null, cache.indexes, cache.keys);
    cache.model = { units: parsed, scope };
    return scope;
  }

  private evaluate(expression: Expression, scope: NameScope, home: Home): bigint | null {
    if (expression.kind === "number" && /^[1-9][0-9]{0,8}$|^0$/.test(expression.text))
      return BigInt(expression.text);
    return this.constantsOf(scope, home).evaluate(expression);
  }

  private constantsOf(scope: NameScope, home: Home): FunctionLowering {
    let lowering = this.constants.get(home);
    if (!lowering) {
      const input = this.inputOf(scope as UnitScope, home, "literal", this.types.void);
      const hiddenNames = this.hiddenNamesOf(scope);
      lowering = new FunctionLowering({ ...input, hiddenNames, isFileScope: true });
      this.constants.set(home, lowering);
    }
    return lowering;
  }

  /** Literals of one unit are numbered together, whatever chunk they stand in. */
  private hiddenNamesOf(scope: NameScope): Map<string, number> {
    let names = this.literals.get(scope);
    if (!names) {
      names = new Map();
      this.literals.set(scope, names);
    }
    return names;
  }

  private inputOf(scope: UnitScope, home: Home, functionName: string, returnType: TypeId): LoweringInput {
    const { types, resolver } = this;
    return {
      types,
      resolver,
      unit: scope,
      home,
      program: this.servicesOf(scope),
      functionName,
      returnType,
      hiddenNames: new Map(),
      isFileScope: false,
    };
  }

  private servicesOf(scope: UnitScope): ProgramServices {
    let services = this.services.get(scope);
    if (!services) {
      services = {
        string: (text, isWide) => this.symbols.string(text, isWide),
        undeclared: (name, type) => this.looseSymbol(name, -1, type, false),
        blockExtern: (name, type) => this.blockExtern(scope, name, type),
        hiddenVariable: (name, type) => this.hiddenVariable(scope, name, type),
        setContent: (symbol, content) => {
          this.hidden.set(symbol, { type: this.hidden.get(symbol)!.type, initial: content });
        },
        isDefined: (symbol) => {
          const { name, unit } = this.symbols.drafts[symbol]!;
          return this.definitions.inProject(name, unit);
        },
      };
      this.services.set(scope, services);
    }
    return services;
  }

  private looseSymbol(name: string, unit: number, type: TypeId, isDeclared: boolean): SymbolId {
    const symbol = this.symbols.symbol(name, unit);
    if (!this.looseTypes.has(symbol)) this.looseTypes.set(symbol, { type, isDeclared });
    return symbol;
  }

  private blockExtern(scope: UnitScope, name: string, type: Qualified): SymbolId {
    const known = scope.lookup(name);
    if (known?.kind === "symbol") return known.symbol;
    return this.looseSymbol(name, -1, type.type, true);
  }

  private hiddenVariable(scope: UnitScope, name: string, type: Qualified): SymbolId {
    const symbol = this.symbols.symbol(name, scope.unit);
    if (!this.hidden.has(symbol)) this.hidden.set(symbol, { type, initial: null });
    return symbol;
  }

  private bindSymbol(scope: UnitScope, name: string, entries: readonly Entry[]): Binding {
    const symbol = this.symbols.symbol(name, this.unitOf(scope, name, entries));
    return {
      kind: "symbol",
      symbol,
      type: this.typeOfEntries(scope, entries),
      isNoReturn: hasMark(scope, name, "noreturn"),
    };
  }

  private unitOf(scope: UnitScope, name: string, entries: readonly Entry[]): number {
    if (entries[0]!.chunk.isModel) return -1;
    return isStatic(scope, name) || this.definitions.inProject(name, scope.unit) ? scope.unit : -1;
  }

  /** The definition's type, else the most complete declaration's. */
  typeOfEntries(scope: UnitScope, entries: readonly Entry[]): Qualified {
    const definition = entries.find(({ declared }) => declared.kind === "function");
    if (definition) return this.typeOfEntry(scope, definition);
    // A damaged text may declare one name as a type and as an object.
    const objects = entries.filter(({ declared }) => declared.kind === "object");
    const types = objects.map((entry) => this.typeOfEntry(scope, entry));
    return (
      types.find(({ type }) => this.types.isComplete(type)) ??
      types.find(({ type }) => this.hasPrototype(type)) ??
      types[0]!
    );
  }

  private hasPrototype(id: TypeId): boolean {
    const type = this.types.get(id);
    return type.kind === "function" && (type.parameters.length > 0 || !type.isVariadic);
  }

  private typeOfEntry(scope: UnitScope, { declared, chunk }: Entry): Qualified {
    if (declared.kind === "function") return this.resolved(scope, declared.definition.type, chunk);
    if (declared.kind !== "object") throw new Error("only functions and objects are symbols");
    const type = this.resolved(scope, declared.declarator.type, chunk);
    return this.completed(scope, chunk, type, declared.declarator.initial);
  }

  private resolved(scope: UnitScope, syntax: TypeSyntax, home: Home): Qualified {
    return scope.environment.resolve(syntax, scope, () => this.resolver.resolve(syntax, scope, home));
  }

  private lowerDefinition({ scope, chunk, definition, unit, symbolName }: Definition): void {
    const symbol = this.symbols.symbol(symbolName, unit);
    const { type } = this.resolved(scope, definition.type, chunk);
    const signature = this.types.get(type);
    const returns = signature.kind === "function" ? signature.returns : this.types.int;
    const input = this.inputOf(scope, chunk, symbolName, returns);
    const surroundings = { scope, home: chunk, program: input.program };
    const body = this.tables.cache.bodies.body(definition, surroundings, (recorded) =>
      lowerFunction(
        { ...input, unit: recorded.scope, home: recorded.home, program: recorded.program },
        definition,
        damageOf(chunk, definition),
      ),
    );
    const id = this.functions.length as FuncId;
    this.functionOf.set(symbol, id);
    this.functions.push({
      id,
      symbol,
      name: definition.name,
      isStatic: definition.storage === "static" && !chunk.isModel,
      isModel: chunk.isModel,
      type,
      ...body,
      places: { origins: chunk.chunk.origins, texts: chunk.chunk.texts },
      nameToken: definition.nameToken,
      endToken: definition.body.last,
    });
  }

  /** Variables of the project, and of the OS model's stubs, are part of the program although no body may name them. */
  private nameVariables(): void {
    for (const scope of this.scopes) for (const name of scope.variables) scope.lookup(name);
  }
}

export function hasMark(scope: UnitScope, name: string, kind: string): boolean {
  for (let entry = scope.entriesOf(name); entry; entry = entry.next) {
    const { declared } = entry;
    const marks =
      declared.kind === "function"
        ? declared.definition.marks
        : declared.kind === "object"
          ? declared.declaration.marks
          : [];
    if (marks.some((mark) => mark.kind === kind)) return true;
  }
  return false;
}
