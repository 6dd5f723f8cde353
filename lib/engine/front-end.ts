/**
 * From a project to a linked program: preprocess each unit, parse its chunks, lower, link.
 *
 * A session keeps what does not change between runs: the OS model in parsed form, units whose texts are the same
 * (`unit-memory.ts`), the chunk and lowering caches, the interning tables. All of it is found by content, so a run's
 * result depends on its project alone (`tests/unit/engine/incremental.test.ts`).
 */
import {
  type CancelSignal,
  type FileId,
  FileTable,
  type Outcome,
  type Problem,
  StringTable,
  throwIfCancelled,
} from "./base";
import { translateUnits } from "./cxx";
import { type LoweringTables, lowerUnits, makeLoweringCache, type Program } from "./ir";
import {
  knownHeaderNames,
  type ModelSource,
  modelHeaders,
  modelStubs,
  traceRoutinesIn,
  withTraceRoutines,
} from "./model";
import { enumeratorsOf } from "./model-constants";
import {
  buildPrelude,
  LexedFiles,
  type MissingHeader,
  makeResolver,
  OriginMap,
  type Prelude,
  type PreprocessTables,
  preprocess,
  type TranslationUnit,
} from "./preprocess";
import { isCompiled, isCxx, type Project } from "./project";
import { type ChunkTree, type CParser, type ParsedUnit, parseUnit, TypeNames } from "./syntax";
import { TypeTable } from "./types";
import { UnitMemory } from "./unit-memory";

export interface FrontEndResult {
  readonly files: FileTable;
  readonly lexed: LexedFiles;
  readonly tables: PreprocessTables;
  readonly types: TypeTable;
  readonly program: Program;
  readonly units: readonly TranslationUnit[];
  /** The units' chunks, in the order of `units`. */
  readonly parsed: readonly ParsedUnit[];
  /** The OS model's: headers, then stubs. */
  readonly model: readonly ParsedUnit[];
  readonly missing: readonly MissingHeader[];
  readonly problems: readonly Problem[];
  /** Enumerators of the OS model. */
  readonly enumerators: ReadonlyMap<string, bigint>;
  /** Project files that some unit includes, and the units themselves. */
  readonly read: ReadonlySet<FileId>;
}

/** Names the stages as they begin; the stage before ends there. */
export type OnStage = (stage: "preprocess" | "parse" | "lower") => void;

/** The OS model in one configuration. */
interface ModelInForm {
  readonly prelude: Prelude;
  readonly names: TypeNames;
  /** Headers and stubs, each the same object in every run. */
  readonly parsed: readonly ParsedUnit[];
  readonly enumerators: ReadonlyMap<string, bigint>;
}

/** Trees by the key of their chunk. A key holds all that its tree depends on, so trees too many or too few do no harm. */
export type CompiledTrees = ReadonlyMap<string, ChunkTree>;
const NO_TREES: CompiledTrees = new Map();

/** Origins after which a session starts its tables anew; 16 bytes each. */
const ORIGIN_LIMIT = 4_000_000;

export class FrontEnd {
  private readonly forms = new Map<string, ModelInForm>();
  private strings = new StringTable();
  private origins = new OriginMap();
  private readonly chunks: Map<string, ChunkTree>;
  private readonly modelFiles = new FileTable();
  private readonly units = new UnitMemory();
  private lexed: LexedFiles | null = null;
  private readonly lowering: { types: TypeTable; cache: LoweringTables["cache"] };

  constructor(
    private readonly parser: CParser,
    private readonly model: readonly ModelSource[],
    /** Trees of chunks that need not be parsed any more: those of the OS model. */
    trees: CompiledTrees = NO_TREES,
  ) {
    this.chunks = new Map(trees);
    this.lowering = { types: new TypeTable(), cache: makeLoweringCache(this.strings) };
    for (const path of [...modelHeaders, ...modelStubs]) {
      this.modelFiles.add({ path: `<model>/${path}`, text: this.textOf(path), origin: "model" });
    }
  }

  read(project: Project, signal: CancelSignal, onStage: OnStage): FrontEndResult {
    const files = this.modelFiles.fork();
    const tables = { strings: this.strings, origins: this.origins };
    onStage("preprocess");
    const form = this.modelInForm(project, signal);
    const unitFiles: FileId[] = [];
    for (const { path, text } of project.files) {
      const file = files.add({ path, text, origin: "project" });
      if (isCompiled(path)) unitFiles.push(file);
    }
    this.units.beginRun(surroundingsOf(project));
    const lexed = new LexedFiles(files, tables, this.lexed);
    this.lexed = lexed;
    const resolver = makeResolver(files, project.configuration, knownHeaderNames);
    const problems: Problem[] = [];
    const kept = <Value>(outcome: Outcome<Value>): Value => {
      problems.push(...outcome.problems);
      return outcome.value;
    };
    const units = unitFiles.map((file) => {
      throwIfCancelled(signal);
      const { defines } = project.configuration;
      const { macros } = form.prelude;
      const input = { files, lexed, resolver, prelude: macros, defines, tables, signal };
      return kept(this.units.unit(file, files, () => preprocess(file, input)));
    });
    onStage("parse");
    const isTranslated = units.map((unit) => isCxx(files.get(unit.file).path));
    const cxx = units.filter((_, i) => isTranslated[i]);
    const translated = this.units
      .parsedUnits(cxx, () => translateUnits(cxx, { names: form.names, model: form.parsed, tables, signal }))
      [Symbol.iterator]();
    const parse = (unit: TranslationUnit, earlier: ParsedUnit["reading"]) =>
      parseUnit(unit, {
        parser: this.parser,
        names: form.names.fork(),
        cache: this.chunks,
        tables,
        signal,
        ...(earlier ? { earlier } : {}),
      });
    const parsed = units.map((unit, i) => {
      throwIfCancelled(signal);
      return kept(
        isTranslated[i]
          ? translated.next().value!
          : this.units.parsedUnit(unit, (earlier) => parse(unit, earlier)),
      );
    });
    onStage("lower");
    const inputs = [
      ...parsed.map((value, unit) => ({ unit, parsed: value, isModel: false })),
      ...form.parsed.map((value, index) => ({ unit: parsed.length + index, parsed: value, isModel: true })),
    ];
    const lowered = lowerUnits(inputs, { ...tables, ...this.lowering });
    problems.push(...lowered.problems);
    const program = lowered.value;
    const symbols = withTraceRoutines(
      program.symbols,
      traceRoutinesIn(project.files.map(({ text }) => text)),
    );
    return {
      files,
      lexed,
      tables,
      types: this.lowering.types,
      program: { ...program, symbols },
      units,
      parsed,
      model: form.parsed,
      missing: units.flatMap((unit) => unit.missing),
      problems,
      enumerators: form.enumerators,
      read: new Set([...unitFiles, ...units.flatMap((unit) => unit.included)]),
    };
  }

  /** True when the session's tables have grown so far that a new session is cheaper than keeping this one. */
  get isWorn(): boolean {
    return this.origins.count > ORIGIN_LIMIT;
  }

  /** The trees of all chunks read so far. */
  compiled(): CompiledTrees {
    return this.chunks;
  }

  /** The model, once per set of command-line macros: they decide what its headers declare. */
  private modelInForm(project: Project, signal: CancelSignal): ModelInForm {
    const { defines } = project.configuration;
    const key = defines.map(({ name, value }) => `${name}=${value}`).join("\n");
    const known = this.forms.get(key);
    if (known) return known;
    const files = this.modelFiles;
    const tables = { strings: this.strings, origins: this.origins };
    const lexed = new LexedFiles(files, tables);
    const headers = modelHeaders.map((_, index) => index as FileId);
    const prelude = buildPrelude(headers, { files, lexed, defines, tables, signal });
    const names = TypeNames.empty(this.strings);
    const parse = (unit: TranslationUnit, into: TypeNames) =>
      parseUnit(unit, { parser: this.parser, names: into, cache: this.chunks, tables, signal }).value;
    const headerUnit = parse(prelude.unit, names);
    const resolver = makeResolver(files, { includeDirs: [] }, knownHeaderNames);
    const stubs = modelStubs.map((_, index) => {
      const file = (modelHeaders.length + index) as FileId;
      const unit = preprocess(file, {
        files,
        lexed,
        resolver,
        prelude: prelude.macros,
        defines,
        tables,
        signal,
      });
      return parse(unit.value, names.fork());
    });
    const form = { prelude, names, parsed: [headerUnit, ...stubs], enumerators: enumeratorsOf([headerUnit]) };
    this.forms.set(key, form);
    return form;
  }

  private textOf(path: string): string {
    const source = this.model.find((candidate) => candidate.path === path);
    if (!source) throw new Error(`the OS model lacks ${path}`);
    return source.text;
  }
}

/** What the units of a project depend on besides the texts of their files. */
function surroundingsOf({ files, configuration }: Project): string {
  return JSON.stringify([files.map(({ path }) => path), configuration.defines, configuration.includeDirs]);
}
