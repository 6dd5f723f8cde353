/**
 * The part of a program that some functions need, as C text: their chunks, and those of every name that occurs in a
 * chunk already taken. Each text is there once, in the order of the files; text of the driver and of the OS model alike.
 *
 * gcc's `long` has 64 bits where Windows has 32, so `long` is spelled `int`, and numbers lose an `L`.
 */
import type { StringTable, TextId } from "../base";
import { TokenKind } from "../preprocess";
import type { Chunk, ParsedUnit, TopLevel, TypeSyntax } from "../syntax";

export interface NeededText {
  readonly text: string;
  /** Every identifier in it. */
  readonly names: ReadonlySet<string>;
  /** Those that the text declares at file scope. */
  readonly declared: ReadonlySet<string>;
  /** Names of statics that mean something else in another unit; see `nameInUnit`. */
  readonly clashing: ReadonlySet<string>;
}

export interface Sources {
  /** Of the OS model: headers, then stubs. */
  readonly model: readonly ParsedUnit[];
  /** Of the driver. */
  readonly driver: readonly ParsedUnit[];
  readonly strings: StringTable;
}

/** @param wrapped functions whose bodies go under the name `pc_body_<name>` */
export function neededText(
  sources: Sources,
  start: readonly string[],
  wrapped: ReadonlySet<string>,
): NeededText {
  return new Needed(sources, wrapped).from(start);
}

interface Placed {
  readonly chunk: Chunk;
  /** Index of the driver's unit, -1 for the model. */
  readonly unit: number;
}

class Needed {
  private readonly chunks: readonly Placed[];
  private readonly declaring = new Map<string, Placed[]>();
  private readonly textOf: (id: number) => string;

  constructor(
    { model, driver, strings }: Sources,
    private readonly wrapped: ReadonlySet<string>,
  ) {
    this.textOf = (id) => strings.text(id as TextId);
    this.chunks = [
      ...model.flatMap(({ chunks }) => chunks.map((chunk): Placed => ({ chunk, unit: -1 }))),
      ...driver.flatMap(({ chunks }, unit) => chunks.map((chunk): Placed => ({ chunk, unit }))),
    ];
    for (const placed of this.chunks) {
      for (const name of placed.chunk.tree.top.flatMap(declaredNames)) this.declare(name, placed);
    }
  }

  from(start: readonly string[]): NeededText {
    const names = new Set<string>();
    const taken = new Set<Placed>();
    const pending = [...start];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (names.has(name)) continue;
      names.add(name);
      for (const placed of this.declaring.get(name) ?? []) {
        if (taken.has(placed)) continue;
        taken.add(placed);
        const { texts, kinds } = placed.chunk;
        texts.forEach((text, at) => {
          if (kinds[at] === TokenKind.Identifier) pending.push(this.textOf(text));
        });
      }
    }
    const clashing = this.clashing(names);
    const printed = new Set<string>();
    for (const placed of this.chunks) if (taken.has(placed)) printed.add(this.printed(placed, clashing));
    const declared = new Set([...names].filter((name) => this.declaring.has(name)));
    return { text: [...printed].join(""), names, declared, clashing };
  }

  /** The driver's own declaration of a name of the model is the one that counts. */
  private declare(name: string, placed: Placed): void {
    const known = this.declaring.get(name);
    if (!known || (placed.unit >= 0 && known[0]!.unit < 0)) this.declaring.set(name, [placed]);
    else known.push(placed);
  }

  /** Names that several units give to things of their own. */
  private clashing(names: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set<string>();
    for (const name of names) {
      const statics = (this.declaring.get(name) ?? []).filter(({ chunk }) => isStatic(chunk, name));
      const texts = new Map(statics.map(({ chunk, unit }) => [unit, chunk.key]));
      if (new Set(texts.values()).size > 1) found.add(name);
    }
    return found;
  }

  private printed({ chunk, unit }: Placed, clashing: ReadonlySet<string>): string {
    const bodies = new Map(chunk.tree.top.flatMap((top) => bodyName(top, this.wrapped)));
    const pack = chunk.tree.top.map(packOf).find((one) => one !== null) ?? null;
    let line = "";
    for (let at = 0; at < chunk.texts.length; at++) {
      const own = bodies.get(at) ?? portable(chunk, at, this.textOf);
      const before = at > 0 ? this.textOf(chunk.texts[at - 1]!) : "";
      const isMember = before === "." || before === "->";
      const token = clashing.has(own) && !isMember ? nameInUnit(own, unit) : own;
      line += /^[;{}]$/.test(token) ? `${token}\n` : `${token} `;
    }
    const text = line.endsWith("\n") ? line : `${line}\n`;
    return pack === null ? text : `#pragma pack(push, ${pack})\n${text}#pragma pack(pop)\n`;
  }
}

/** How a name that clashes is spelled for one of the driver's units. */
export function nameInUnit(name: string, unit: number): string {
  return unit < 0 ? name : `${name}_of_unit_${unit}`;
}

function isStatic(chunk: Chunk, name: string): boolean {
  return chunk.tree.top.some((top) => {
    if (top.kind === "function") return top.definition.name === name && top.definition.storage === "static";
    if (top.kind !== "declaration" || top.declaration.storage !== "static") return false;
    return top.declaration.declarators.some((one) => one.name === name);
  });
}

/** A token as gcc has to read it for the widths of Windows. */
function portable(chunk: Chunk, at: number, textOf: (id: number) => string): string {
  const token = textOf(chunk.texts[at]!);
  const isLong = (index: number) =>
    index >= 0 && index < chunk.texts.length && textOf(chunk.texts[index]!) === "long";
  if (token === "long" && !isLong(at - 1) && !isLong(at + 1)) return "int";
  if (chunk.kinds[at] !== TokenKind.Number) return token;
  return token
    .replace(/(u?)i64$/i, "$1ll")
    .replace(/(u?)i(8|16|32)$/i, "$1")
    .replace(/^((?:0x[\da-f]+|\d+)u?)l(u?)$/i, "$1$2");
}

function bodyName(top: TopLevel, wrapped: ReadonlySet<string>): readonly (readonly [number, string])[] {
  if (top.kind !== "function" || !wrapped.has(top.definition.name)) return [];
  return [[top.definition.nameToken, `pc_body_${top.definition.name}`]];
}

function packOf(top: TopLevel): number | null {
  if (top.kind !== "declaration") return null;
  const { base } = top.declaration;
  return base.kind === "record" ? base.pack : null;
}

function declaredNames(top: TopLevel): readonly string[] {
  if (top.kind === "function") return [top.definition.name, ...namesInType(top.definition.type)];
  if (top.kind !== "declaration") return [];
  const { base, declarators } = top.declaration;
  return [...namesInType(base), ...declarators.map(({ name }) => name)];
}

/** Tags that a type defines, and enumerators. */
function namesInType(type: TypeSyntax): readonly string[] {
  switch (type.kind) {
    case "record": {
      if (type.fields === null) return [];
      const inner = type.fields.flatMap((field) => namesInType(field.type));
      return type.tag === null ? inner : [type.tag, ...inner];
    }
    case "enum": {
      if (type.enumerators === null) return [];
      const names = type.enumerators.map(({ name }) => name);
      return type.tag === null ? names : [type.tag, ...names];
    }
    case "pointer":
      return namesInType(type.to);
    case "array":
      return namesInType(type.of);
    case "function":
      return namesInType(type.returns);
    default:
      return [];
  }
}
