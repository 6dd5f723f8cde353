/**
 * The door to tree-sitter. Only this room sees its nodes, and only `build.ts` reads them.
 *
 * Invariants: a tree and its cursor are deleted before `read` returns to the caller, whatever happens; a cancelled
 * parse throws `Cancelled`. One runtime serves the whole process: the first `createCParser` decides its wasm.
 * In Node and in a worker alike the caller brings the bytes, or an address from which the runtime fetches its own.
 */
import { Language, Parser, type TreeCursor } from "web-tree-sitter";
import { Cancelled, type CancelSignal, throwIfCancelled } from "../base";
import { type KindTable, kindTable } from "./node-kind";

export interface CParserOptions {
  readonly wasm: {
    /** `web-tree-sitter.wasm`: its bytes, or an absolute address. */
    readonly runtime: Uint8Array | string;
    /** `tree-sitter-c.wasm`. */
    readonly grammar: Uint8Array;
  };
}

/** A parsed text during one `read`. */
export interface ParsedText {
  readonly cursor: TreeCursor;
  readonly hasError: boolean;
}

export interface CParser {
  readonly kinds: KindTable;
  read<Value>(text: string, signal: CancelSignal, read: (parsed: ParsedText) => Value): Value;
  /** Frees the parser; it must not be used afterwards. */
  close(): void;
}

export async function createCParser(options: CParserOptions): Promise<CParser> {
  const { runtime, grammar } = options.wasm;
  const memory: Partial<RuntimeMemory> = {};
  await Parser.init(
    Object.assign(
      memory,
      typeof runtime === "string" ? { locateFile: () => runtime } : { wasmBinary: exactBuffer(runtime) },
    ),
  );
  quicken(memory);
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    kinds: kindTable(symbolNames(language), (symbol) => language.nodeTypeIsNamed(symbol)),
    read: (text, signal, read) => readText(parser, text, signal, read),
    close: () => parser.delete(),
  };
}

/** What the runtime puts into the options it is started with: its memory, and the accessors it uses itself. */
interface RuntimeMemory {
  HEAP32: Int32Array;
  setValue(at: number, value: number | bigint, type?: string): void;
  getValue(at: number, type?: string): number;
}

/**
 * A step of a cursor copies four words to the runtime's memory and back. Its accessors find the width of a word by name
 * each time, which took a third of building trees.
 */
function quicken(memory: Partial<RuntimeMemory>): void {
  const { HEAP32, setValue, getValue } = memory;
  if (!HEAP32 || !setValue || !getValue || !isLittleEndian()) return;
  const known = memory as RuntimeMemory;
  known.setValue = (at, value, type) => {
    // The view is another one when the memory has grown.
    if (type === "i32") known.HEAP32[at >> 2] = value as number;
    else setValue(at, value, type);
  };
  known.getValue = (at, type) => (type === "i32" ? known.HEAP32[at >> 2]! : getValue(at, type));
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}

function readText<Value>(
  parser: Parser,
  text: string,
  signal: CancelSignal,
  read: (parsed: ParsedText) => Value,
): Value {
  throwIfCancelled(signal);
  const tree = parser.parse(text, null, { progressCallback: () => signal.aborted });
  if (!tree) {
    parser.reset();
    throw new Cancelled();
  }
  try {
    const cursor = tree.walk();
    try {
      return read({ cursor, hasError: tree.rootNode.hasError });
    } finally {
      cursor.delete();
    }
  } finally {
    tree.delete();
  }
}

/** The bytes as a buffer of their own length. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}

function symbolNames(language: Language): (string | null)[] {
  const names: (string | null)[] = [];
  for (let symbol = 0; symbol < language.nodeTypeCount; symbol++) names.push(language.nodeTypeForId(symbol));
  return names;
}
