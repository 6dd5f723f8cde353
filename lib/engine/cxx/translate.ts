/**
 * The door: C++ units as C chunks.
 *
 *     class Guard { public: Guard() { Lock(); } ~Guard() { Unlock(); } };     void f() { Guard g; if (a) return; b(); }
 *     struct Guard {}; void Guard::Guard(struct Guard* this) { Lock(); } ...
 *     void f() { struct Guard g; Guard::Guard(&g); if (a) { Guard::~Guard(&g); return; } b(); Guard::~Guard(&g); }
 *
 * All units are declared before any body is read: a virtual call may run a body that only another unit sees.
 */
import type { CancelSignal, Outcome, TextId } from "../base";
import { throwIfCancelled } from "../base";
import type { PreprocessTables, TranslationUnit } from "../preprocess";
import {
  type Chunk,
  type Damage,
  damageProblem,
  type ParsedUnit,
  significantTokens,
  type TypeNames,
} from "../syntax";
import { callFunction } from "./call-function";
import { construct } from "./construct";
import { symbolName } from "./declare-function";
import { type ChunkDraft, type ClassInfo, type FunctionInfo, newScope } from "./entities";
import { fullStatements } from "./full-statements";
import { defineFunction, defineMade, emitImplicit, functionSyntax } from "./function-body";
import { instantiateClass } from "./instantiate";
import { ModelNames } from "./model-names";
import { readBraced } from "./read-arguments";
import { readClassSpecifier } from "./read-classes";
import { readTypeName } from "./read-declarators";
import { readAssignment, readConditional, readExpression, readUnary } from "./read-expression";
import { readLambda } from "./read-lambda";
import { readSpecifiers } from "./read-specifiers";
import { readDeclarations } from "./read-top-level";
import { type ProgramClasses, type Readers, Translator, Unreadable } from "./translator";
import { scalar, toSyntax } from "./types";
import { vtableName } from "./virtual-calls";

export interface TranslationInput {
  /** The OS model's names: which are types and which are not. */
  readonly names: TypeNames;
  readonly model: readonly ParsedUnit[];
  readonly tables: PreprocessTables;
  readonly signal: CancelSignal;
}

const readers: Readers = {
  typeName: readTypeName,
  typeSpecifiers: (t) => readSpecifiers(t).type,
  expression: readExpression,
  assignment: readAssignment,
  conditional: readConditional,
  unary: readUnary,
  braced: readBraced,
  lambda: readLambda,
  classSpecifier: readClassSpecifier,
  defineFunction,
  defineMade,
  fullStatements,
  instantiateClass,
  construct,
  callFunction,
};

export function translateUnits(
  units: readonly TranslationUnit[],
  input: TranslationInput,
): readonly Outcome<ParsedUnit>[] {
  const model = new ModelNames(input.model);
  const program = programClasses();
  const drafts = units.map((unit) => {
    throwIfCancelled(input.signal);
    return new UnitDraft(unit, input, model, program);
  });
  return drafts.map((draft) => {
    throwIfCancelled(input.signal);
    return draft.finish();
  });
}

function programClasses(): ProgramClasses {
  const derived = new Map<string, ClassInfo[]>();
  return {
    localNames: new Map(),
    initialisers: [],
    add(base, info) {
      derived.set(base.name, [...(derived.get(base.name) ?? []), info]);
    },
    below(name) {
      const found: ClassInfo[] = [];
      const seen = new Set<string>([name]);
      const waiting = [name];
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        for (const info of derived.get(next) ?? []) {
          if (seen.has(info.name)) continue;
          seen.add(info.name);
          found.push(info);
          waiting.push(info.name);
        }
      }
      return found;
    },
  };
}

class UnitDraft {
  private readonly t: Translator;
  private readonly chunks: ChunkDraft[] = [];

  constructor(
    private readonly unit: TranslationUnit,
    private readonly input: TranslationInput,
    model: ModelNames,
    program: ProgramClasses,
  ) {
    const { strings } = input.tables;
    const source = significantTokens(unit.tokens, input.names.classes);
    this.t = new Translator(
      { tokens: unit.tokens, source, strings, model, program, readers },
      newScope("namespace", null, ""),
    );
    readDeclarations(this.t, source.count, this.chunks);
  }

  finish(): Outcome<ParsedUnit> {
    const { t } = this;
    for (const later of t.later) this.guarded(t.chunk, later);
    // Reading a body may make instances, whose bodies wait in turn.
    for (let i = 0; i < t.waiting.length; i++) defineFunction(t, t.waiting[i]!);
    this.makeImplicit();
    this.announce();
    this.declareTables();
    const chunks = this.chunks.map((draft) => this.chunkOf(draft));
    const problems = chunks.flatMap((chunk) =>
      chunk.tree.damage.map((damage) =>
        damageProblem(damage, this.input.tables.origins.writtenPlace(chunk.origins[damage.first] as never)),
      ),
    );
    return { value: { chunks, problems }, problems };
  }

  private guarded(chunk: ChunkDraft, run: () => void): void {
    try {
      run();
    } catch (error) {
      const { at, kind, detail } = Unreadable.of(error, 0);
      this.t.chunk = chunk;
      this.t.damage(kind, this.t.node(at, at), detail);
    }
  }

  private makeImplicit(): void {
    const { t } = this;
    for (let i = 0; i < t.implicit.length; i++) {
      const info = t.implicit[i]!;
      if (this.chunks.includes(info.chunk)) emitImplicit(t, info);
      for (let w = 0; w < t.waiting.length; w++) defineFunction(t, t.waiting[w]!);
    }
  }

  /** C has to know every function, with the role type its declaration names. */
  private announce(): void {
    const { t } = this;
    const own = new Set(this.chunks);
    const foreign = [...t.used].filter((info) => !own.has(info.chunk));
    for (const info of t.announced) this.declare(info, info.chunk);
    for (const info of foreign) {
      const chunk = this.chunks[0];
      if (chunk) this.declare(info, chunk);
    }
  }

  private declare(info: FunctionInfo, chunk: ChunkDraft): void {
    const { t } = this;
    if (info.isDeleted) return;
    t.chunk = chunk;
    const at = own(t, info, chunk);
    const type =
      info.declaredAs !== null && (info.owner === null || info.isStatic)
        ? ({ kind: "named", name: info.declaredAs, isConst: false, isVolatile: false, ...at } as const)
        : functionSyntax(info, at);
    chunk.top.push({
      kind: "declaration",
      declaration: {
        storage: info.isInternal ? "static" : "none",
        isInline: info.isInline,
        base: type,
        declarators: [{ name: symbolName(info), nameToken: at.first, type, initial: null, ...at }],
        marks: info.marks,
        ...at,
      },
    });
  }

  private declareTables(): void {
    const { t } = this;
    const own = new Set(this.chunks);
    for (const info of t.tables) {
      const chunk = info.chunk && own.has(info.chunk) ? info.chunk : this.chunks[0];
      if (!chunk) continue;
      t.chunk = chunk;
      const at = chunk === info.chunk ? t.node(info.at ?? 0, info.at ?? 0) : { first: 0, last: 0 };
      const type = toSyntax({ ...scalar("char"), isConst: true }, at);
      chunk.top.push({
        kind: "declaration",
        declaration: {
          storage: "none",
          isInline: false,
          base: type,
          declarators: [{ name: vtableName(info), nameToken: at.first, type, initial: null, ...at }],
          marks: [],
          ...at,
        },
      });
    }
  }

  private chunkOf({ firstToken, endToken, top, damage }: ChunkDraft): Chunk {
    const { tokens } = this.unit;
    const { strings } = this.input.tables;
    const words: string[] = [];
    for (let i = firstToken; i < endToken; i++) words.push(strings.text(tokens.text[i] as TextId));
    return {
      key: `c++\0${words.join(" ")}`,
      texts: tokens.text.subarray(firstToken, endToken),
      kinds: tokens.kind.subarray(firstToken, endToken),
      origins: tokens.origin.subarray(firstToken, endToken),
      tree: { top, damage: damage.map((flaw) => within(flaw, endToken - firstToken)) },
    };
  }
}

/** What went wrong in another chunk, on behalf of this one, is reported where this one ends. */
function within(flaw: Damage, count: number): Damage {
  const last = Math.max(count - 1, 0);
  return { ...flaw, first: Math.min(flaw.first, last), last: Math.min(flaw.last, last) };
}

function own(t: Translator, info: FunctionInfo, chunk: ChunkDraft) {
  return chunk === info.chunk ? t.node(info.at, info.at) : { first: 0, last: 0 };
}
