/** Options that several commands share, and how their words are read. */
import { type Command, InvalidArgumentError } from "commander";

export interface AnalysisOptions {
  /** Rule names, set names and `.slic` files; undefined for every rule. */
  readonly rules?: string;
  readonly define: readonly { readonly name: string; readonly value: string }[];
  readonly include: readonly string[];
  readonly config?: string;
  readonly entry: readonly { readonly role: string; readonly function: string }[];
  readonly steps?: number;
}

/** What decides how the sources are read. */
export function withBuildOptions(command: Command): Command {
  return command
    .option("--define <N[=V]>", "define a macro; may be repeated", collect(parseDefine), [])
    .option("--include <dir>", "search this folder of the project for headers", collect(parseFolder), [])
    .option("--config <name>", "configuration of the project file, e.g. 'Release|x64'")
    .option(
      "--entry <ROLE=Function>",
      "add or override an entry point; ROLE may be ANY",
      collect(parseEntry),
      [],
    );
}

export function withAnalysisOptions(command: Command): Command {
  return withBuildOptions(command)
    .option(
      "--rules <list>",
      "rule names, a set name or file.slic, separated by commas (default: every rule)",
    )
    .option("--steps <n>", "exploration budget per rule", parseCount);
}

/** For an option that takes one of a few words; `later` are words that will be taken one day. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new InvalidArgumentError(`It is one of ${words.join(", ")}.`);
    return word;
  };
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It is a whole number above 0.");
  return count;
}

function parseDefine(text: string): { name: string; value: string } {
  const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text);
  if (!match) throw new InvalidArgumentError("It is NAME or NAME=VALUE.");
  return { name: match[1]!, value: match[2] ?? "1" };
}

/** As paths of the project are spelled: `/`, no leading `./`, no trailing `/`. */
function parseFolder(text: string): string {
  return text.replaceAll("\\", "/").replace(/^(\.\/)+|\/+$/g, "");
}

function parseEntry(text: string): { role: string; function: string } {
  const match = /^([A-Za-z_]\w*)=([A-Za-z_]\w*)$/.exec(text);
  if (!match) throw new InvalidArgumentError("It is ROLE=Function.");
  return { role: match[1]!, function: match[2]! };
}

function collect<Value>(parse: (text: string) => Value) {
  return (text: string, before: readonly Value[]): readonly Value[] => [...before, parse(text)];
}
