/** What the printers of the front end's stages need: a part of what the front end yields. */
import type { FileTable } from "../base";
import type { Program } from "../ir";
import type { LexedFiles, PreprocessTables, TranslationUnit } from "../preprocess";
import type { ParsedUnit } from "../syntax";
import type { TypeTable } from "../types";

export interface DumpInput {
  readonly files: FileTable;
  readonly lexed: LexedFiles;
  readonly tables: PreprocessTables;
  readonly types: TypeTable;
  readonly program: Program;
  readonly units: readonly TranslationUnit[];
  readonly parsed: readonly ParsedUnit[];
}

export const DUMP_FORMATS = ["text", "dot", "json"] as const;
export type DumpFormat = (typeof DUMP_FORMATS)[number];

export interface DumpRequest {
  /** Only this function; null for all of the project. */
  readonly fn: string | null;
  readonly format: DumpFormat;
}

/** A stage's printers; a format that is missing is not offered. */
export type Printers = { readonly [Format in DumpFormat]?: () => string };

export function json(value: unknown): string {
  return `${JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part), 2)}\n`;
}
