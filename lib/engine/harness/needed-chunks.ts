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
}

/**
 * @param units in the order in which their declarations must stand
 * @param wrapped functions whose bodies go under the name `pc_body_<name>`
 */
export function neededText(
  units: readonly ParsedUnit[],
  start: readonly string[],
  wrapped: ReadonlySet<string>,
  strings: StringTable,
): NeededText {
  const chunks = units.flatMap((unit) => unit.chunks);
  const declaring = new Map<string, Chunk[]>();
  for (const chunk of chunks) {
    for (const name of chunk.tree.top.flatMap(declaredNames)) {
      const known = declaring.get(name);
      if (known) known.push(chunk);
      else declaring.set(name, [chunk]);
    }
  }
  const textOf = (id: number) => strings.text(id as TextId);
  const names = new Set<string>();
  const taken = new Set<Chunk>();
  const pending = [...start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (names.has(name)) continue;
    names.add(name);
    for (const chunk of declaring.get(name) ?? []) {
      if (taken.has(chunk)) continue;
      taken.add(chunk);
      chunk.texts.forEach((text, at) => {
        if (chunk.kinds[at] === TokenKind.Identifier) pending.push(textOf(text));
      });
    }
  }
  const printed = new Set<string>();
  for (const chunk of chunks) if (taken.has(chunk)) printed.add(printedChunk(chunk, wrapped, textOf));
  return { text: [...printed].join(""), names };
}

function printedChunk(chunk: Chunk, wrapped: ReadonlySet<string>, textOf: (id: number) => string): string {
  const bodies = new Map(chunk.tree.top.flatMap((top) => bodyName(top, wrapped)));
  const pack = chunk.tree.top.map(packOf).find((one) => one !== null) ?? null;
  let line = "";
  for (let at = 0; at < chunk.texts.length; at++) {
    const token = bodies.get(at) ?? portable(chunk, at, textOf);
    line += /[;{}]/.test(token) && token.length === 1 ? `${token}\n` : `${token} `;
  }
  const text = line.endsWith("\n") ? line : `${line}\n`;
  return pack === null ? text : `#pragma pack(push, ${pack})\n${text}#pragma pack(pop)\n`;
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
