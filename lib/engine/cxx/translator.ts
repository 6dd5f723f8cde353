/**
 * The state of one unit's translation, and the questions every reader asks of it: which token comes, what a name
 * means here, where a node stands.
 *
 * Readers are plain functions over a `Translator`; those that call one another in a circle (an expression holds a
 * lambda, which holds statements) do so through `readers`. A reader that cannot go on throws `Unreadable`, which the
 * statement or declaration around it turns into damage.
 *
 * Invariant: `i` never passes `end`; nesting deeper than `DEEPEST` is damage, so the call stack is bounded.
 */
import type { StringTable, TextId } from "../base";
import type { TokenList } from "../preprocess";
import type { Damage, Mark, Node, SignificantTokens, Statement } from "../syntax";
import { PackStack } from "../syntax";
import type {
  ChunkDraft,
  ClassInfo,
  CxxType,
  Entity,
  FunctionInfo,
  Scope,
  TemplateArgument,
  TemplateInfo,
} from "./entities";
import type { FunctionContext } from "./function-context";
import type { ModelNames } from "./model-names";
import type { Value } from "./value";

/** Levels of brackets and clauses. */
const DEEPEST = 250;
/** Looks at names and brackets in one declaration or body, beside some for each token of the unit. */
const MOST_EFFORT = 500_000;

/** Thrown inside the room only, and caught at the next statement or declaration. */
export class Unreadable extends Error {
  constructor(
    readonly at: number,
    readonly detail: string,
    readonly kind: Damage["kind"] = "error",
  ) {
    super(detail);
  }

  /** What ended a reader, whatever it was: a bug of ours costs the statement or declaration it stands in, no more. */
  static of(error: unknown, at: number): Unreadable {
    return error instanceof Unreadable ? error : new Unreadable(at, `${READER_FAILED} (${error})`);
  }
}

/** Begins the detail of damage that is a bug of ours. */
export const READER_FAILED = "the reader failed here";

/** What is read by files that this one's readers must not import. */
export interface Readers {
  /** A type that stands by itself: `const A*`, `void (*)(int)`. */
  typeName(t: Translator): CxxType;
  /** The type that specifiers name; null for none. */
  typeSpecifiers(t: Translator): CxxType | null;
  expression(t: Translator): Value;
  /** No comma at the top. */
  assignment(t: Translator): Value;
  conditional(t: Translator): Value;
  unary(t: Translator): Value;
  braced(t: Translator): Value;
  /** From the brace on: the statements of a block, without its end. */
  lambda(t: Translator): Value;
  construct(t: Translator, type: CxxType, args: readonly Value[], at: Node, isBraced: boolean): Value;
  callFunction(
    t: Translator,
    made: FunctionInfo,
    object: Value | null,
    args: readonly Value[],
    at: Node,
    isDirect: boolean,
  ): Value;
  /** At `class`, `struct` or `union`. */
  classSpecifier(t: Translator): CxxType;
  /** Reads the body now; its definition goes to its chunk. */
  defineFunction(t: Translator, info: FunctionInfo): void;
  /** The definition of a function nobody wrote; `read` reads its statements at the cursor. */
  defineMade(t: Translator, info: FunctionInfo, read: () => Statement[]): void;
  /** Reads with room for objects without a name: they are declared before and die behind. */
  fullStatements(t: Translator, read: () => readonly Statement[]): Statement[];
  /** Makes what an instance of a class template needs. */
  instantiateClass(t: Translator, template: TemplateInfo, args: readonly TemplateArgument[]): Entity;
}

export interface Settings {
  readonly tokens: TokenList;
  readonly source: SignificantTokens;
  readonly strings: StringTable;
  readonly model: ModelNames;
  /** Classes of every unit by the name of a base, for virtual calls. */
  readonly program: ProgramClasses;
  readonly readers: Readers;
}

/** Classes of all units that derive from another, by the base's name. */
export interface ProgramClasses {
  /** Polymorphic classes below `name`, at any distance, from all units. */
  below(name: string): readonly ClassInfo[];
  add(base: ClassInfo, derived: ClassInfo): void;
  /** Functions that make the objects of file scope, before anything else runs. */
  readonly initialisers: FunctionInfo[];
  /** Classes in unnamed namespaces and functions are numbered over all units, for units may call each other's. */
  readonly localNames: Map<string, number>;
}

export class Translator {
  readonly source: SignificantTokens;
  readonly strings: StringTable;
  readonly model: ModelNames;
  readonly program: ProgramClasses;
  readonly readers: Readers;
  readonly texts: readonly string[];
  i = 0;
  end: number;
  /** One `>` of a `>>` is taken. */
  half = false;
  scope: Scope;
  fn: FunctionContext | null = null;
  chunk!: ChunkDraft;
  /** Nodes are placed here while text of another place is read. */
  fixed: Node | null = null;
  /** Functions whose bodies wait until everything is declared. */
  readonly waiting: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  /** Functions in the order of their first declarations. */
  readonly announced: FunctionInfo[] = [];
  /** Functions nobody wrote, waiting to be made. */
  readonly implicit: FunctionInfo[] = [];
  /** The function behind a lambda's object. */
  readonly closures = new Map<ClassInfo, FunctionInfo>();
  /** Functions and tables the unit's text calls for. */
  readonly used = new Set<FunctionInfo>();
  readonly tables = new Set<ClassInfo>();
  /** What is read when every name is declared. */
  readonly later: (() => void)[] = [];
  /** Inside `extern "C" { ... }`. */
  isExternC = false;
  /** Constants are read as variables: their address is taken. */
  wantsPlaces = false;
  /** `#pragma pack` in force, in bytes. */
  pack: number | null = null;
  private readonly classNames = new Map<string, number>();
  /** C names of the unit's enumerators. */
  readonly enumerators = new Set<string>();
  private readonly packs = new PackStack();
  private nextMark = 0;
  private depth = 0;
  private effort = 0;

  constructor(
    readonly settings: Settings,
    readonly global: Scope,
  ) {
    const { source, strings } = settings;
    this.source = source;
    this.strings = strings;
    this.model = settings.model;
    this.program = settings.program;
    this.readers = settings.readers;
    this.end = source.count;
    this.scope = global;
    const texts: string[] = new Array(source.count);
    for (let i = 0; i < source.count; i++) texts[i] = strings.text(source.texts[i] as TextId);
    this.texts = texts;
  }

  // Tokens ----------------------------------------------------------------------------------------------

  /** Spelling of the token `ahead` of the cursor; empty past the end. */
  peek(ahead = 0): string {
    const i = this.i + ahead;
    return i < this.end ? this.texts[i]! : "";
  }

  is(text: string): boolean {
    return this.i < this.end && this.texts[this.i] === text;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.i++;
    return true;
  }

  expect(text: string): number {
    if (!this.is(text)) throw new Unreadable(this.i, `\`${text}\` expected, \`${this.peek()}\` read`);
    return this.i++;
  }

  /** The closing bracket of the one at `open`. */
  closer(open: number): number {
    const close = this.source.match[open] ?? -1;
    if (close > open && close <= this.end) return close;
    const text = open < this.end ? this.texts[open]! : "";
    throw new Unreadable(
      open,
      /^[([{]$/.test(text) ? `\`${text}\` is never closed` : `a bracket expected, \`${text}\` read`,
    );
  }

  /** The `>` of a template argument list, also as half of a `>>`. */
  expectAngle(): void {
    if (this.is(">")) {
      this.i++;
      return;
    }
    if (!this.is(">>")) throw new Unreadable(this.i, `\`>\` expected, \`${this.peek()}\` read`);
    if (this.half) this.i++;
    this.half = !this.half;
  }

  isIdentifier(ahead = 0): boolean {
    const text = this.peek(ahead);
    return /^[A-Za-z_$\u0080-\uffff]/.test(text) && !reserved.has(text) && !/["']$/.test(text);
  }

  identifier(): string {
    if (!this.isIdentifier()) throw new Unreadable(this.i, `a name expected, \`${this.peek()}\` read`);
    return this.texts[this.i++]!;
  }

  /** Reads tokens of another place in their own surroundings, then comes back. */
  elsewhere<Result>(
    place: {
      readonly start: number;
      readonly end: number;
      readonly scope: Scope;
      readonly chunk?: ChunkDraft;
      readonly fixed?: Node | null;
    },
    read: () => Result,
  ): Result {
    const { i, end, scope, chunk, fixed, half } = this;
    this.i = place.start;
    this.end = place.end;
    this.scope = place.scope;
    this.half = false;
    if (place.chunk) this.chunk = place.chunk;
    if (place.fixed !== undefined) this.fixed = place.fixed;
    try {
      return read();
    } finally {
      Object.assign(this, { i, end, scope, chunk, fixed, half });
    }
  }

  /** A declaration or body begins: what is read again and again in it is counted from here. */
  beginEffort(): void {
    this.effort = 0;
  }

  /** Counts one look at a name or a bracket. Looking ahead into brackets within brackets multiplies. */
  spend(): void {
    if (++this.effort > MOST_EFFORT + 20 * this.source.count)
      throw new Unreadable(this.i, "brackets within brackets are too many to be told apart", "too-deep");
  }

  /** Keeps the call stack within bounds. */
  nested<Result>(read: () => Result): Result {
    this.spend();
    if (++this.depth > DEEPEST) {
      this.depth--;
      throw new Unreadable(this.i, `more than ${DEEPEST} brackets and clauses are open at once`, "too-deep");
    }
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  within<Result>(scope: Scope, read: () => Result): Result {
    const outer = this.scope;
    this.scope = scope;
    try {
      return read();
    } finally {
      this.scope = outer;
    }
  }

  /** The function is called: one without a known result is read now. */
  use(info: FunctionInfo): void {
    this.used.add(info);
  }

  needVtable(info: ClassInfo): void {
    this.tables.add(info);
  }

  isEnumerator(name: string): boolean {
    return this.enumerators.has(name) || this.model.isEnumerator(name);
  }

  /** Two blocks may each have a class of one name. */
  uniqueClassName(name: string, isLocal: boolean): string {
    const names = isLocal ? this.program.localNames : this.classNames;
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  }

  // Places ----------------------------------------------------------------------------------------------

  /** The node from token `from` up to the one before the cursor. */
  since(from: number): Node {
    return this.node(from, Math.max(this.i - 1, from));
  }

  /** A place in another chunk, where an instance is read, counts as the chunk's first token. */
  node(from: number, to: number): Node {
    if (this.fixed) return this.fixed;
    const { tokens } = this.source;
    const last = Math.min(to, this.source.count - 1);
    const inChunk = (i: number) => Math.max(tokens[i]! - this.chunk.firstToken, 0);
    return { first: inChunk(Math.min(from, last)), last: inChunk(last) };
  }

  here(): Node {
    return this.node(this.i, this.i);
  }

  /** `#pragma pack` up to token `i`. */
  obeyPacks(i: number): void {
    const { marks, tokens } = this.source;
    const end = i < this.source.count ? tokens[i]! : Number.POSITIVE_INFINITY;
    for (; this.nextMark < marks.length && marks[this.nextMark]!.token < end; this.nextMark++) {
      const mark = marks[this.nextMark]!;
      if (mark.kind === "pack") this.packs.obey(mark.argument);
    }
    this.pack = this.packs.current;
  }

  damage(kind: Damage["kind"], at: Node, detail: string): void {
    this.chunk.damage.push({ kind, first: at.first, last: at.last, detail });
  }

  /** Marks of the model's macros between two tokens of the unit, ends included. */
  marksBetween(from: number, to: number): Mark[] {
    const { marks, tokens } = this.source;
    if (marks.length === 0) return [];
    const first = from > 0 ? tokens[from - 1]! : -1;
    const last = tokens[Math.min(to, this.source.count - 1)]!;
    return marks
      .filter(({ token, kind }) => token > first && token < last && kind !== "pack")
      .map(({ kind, argument }) => ({ kind, argument }));
  }

  /** Local variables of the body being read need a place in it. */
  body(at: number): FunctionContext {
    if (!this.fn) throw new Unreadable(at, "this needs a function around it", "unsupported");
    return this.fn;
  }
}

export function textOf(
  t: Translator,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return t.texts.slice(start, end).join(" ");
}

/** Words that name nothing. */
export const reserved: ReadonlySet<string> = new Set(
  `alignas alignof auto bool break case catch char class const constexpr const_cast continue decltype default delete do
  double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace
  new noexcept nullptr operator private protected public register reinterpret_cast return short signed sizeof static
  static_assert static_cast struct switch template this throw true try typedef typeid typename union unsigned using
  virtual void volatile wchar_t while __try __except __finally __leave __int8 __int16 __int32 __int64 __forceinline
  __inline and or not bitand bitor xor compl and_eq or_eq xor_eq not_eq`.split(/\s+/),
);
