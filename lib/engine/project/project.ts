/**
 * What is verified: source files and one build configuration. Made from pasted text, a folder or a zip;
 * nothing below this room knows where the text came from.
 */

export interface SourceFile {
  /** Relative to the project, `/` between parts, spelled as the user's archive spells it. Unique. */
  readonly path: string;
  readonly text: string;
}

/** One configuration per run; the verdict speaks of this one. */
export interface Configuration {
  /** `Release|x64`, or `default` when no project file was found. */
  readonly name: string;
  /** Command-line macros in order; later wins. An empty value defines to nothing. */
  readonly defines: readonly { readonly name: string; readonly value: string }[];
  /** Relative to the project; searched in order for both include forms after the including file's folder. */
  readonly includeDirs: readonly string[];
  /** Headers that the build makes of message texts, which define constants and nothing else: file names, lower case. */
  readonly messageHeaders?: readonly string[];
}

/** `--entry ROLE=Function`, or the page's role editor. `ANY` = parameters arbitrary, lock free. */
export interface EntryOverride {
  readonly role: string;
  readonly function: string;
  /** `helper` removes the function from the entry points instead. */
  readonly as: "entry" | "helper";
}

/** An outcome that a person says cannot happen; the place is named without lines, so that edits elsewhere keep it. */
export interface RuledOut {
  readonly function: string;
  /** The statement or condition without white space. */
  readonly text: string;
  /** Among equal texts of the function, from 0. */
  readonly ordinal: number;
  readonly outcome:
    | { readonly kind: "branch"; readonly taken: boolean }
    /** Unsigned pattern, decimal. */
    | { readonly kind: "value"; readonly value: string };
  /** The assumption as the report lists it: `Query() never returns 0`. */
  readonly words: string;
}

export interface Project {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly configuration: Configuration;
  readonly entries: readonly EntryOverride[];
  readonly ruledOut?: readonly RuledOut[];
}

export const defaultConfiguration: Configuration = { name: "default", defines: [], includeDirs: [] };

/** Files that are compiled on their own; headers are read only through `#include`. */
export function isCompiled(path: string): boolean {
  return /\.(c|cc|cpp|cxx)$/i.test(path);
}

/** Files that are C++. */
export function isCxx(path: string): boolean {
  return /\.(cc|cpp|cxx)$/i.test(path);
}
