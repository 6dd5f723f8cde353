/**
 * Where a name of C is defined, found in the text alone: a function with its body, a macro, a type, a constant of an
 * enumeration or a variable at file scope. For jumping there, not for knowing: of several definitions the first one of
 * the file that is open wins, then the others in their order.
 */
import type { SourceText } from "../protocol/protocol";

export interface DefinitionPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Null when none of the files defines it. */
export function definitionOf(
  name: string,
  files: readonly SourceText[],
  open: string | null,
): DefinitionPlace | null {
  if (!/^[A-Za-z_]\w*$/.test(name)) return null;
  const ordered = [...files].sort((one, other) => Number(other.path === open) - Number(one.path === open));
  for (const shape of shapesOf(name)) {
    for (const { path, text } of ordered) {
      const at = text.includes(name) ? withoutComments(text).search(shape) : -1;
      if (at >= 0) return { file: path, line: lineOf(name, text, at) };
    }
  }
  return null;
}

/** The likeliest first. */
function shapesOf(name: string): readonly RegExp[] {
  return [
    new RegExp(`^(?:[\\w*&:~ \\t]*[\\s*&:])?${name}\\s*\\([^;{}]*\\)[^;{}()=]*\\{`, "m"),
    new RegExp(`^[ \\t]*#[ \\t]*define[ \\t]+${name}\\b`, "m"),
    new RegExp(`\\b(?:struct|union|enum|class)\\s+${name}\\b[^;{}()]*\\{`),
    new RegExp(
      `\\}[^;{}]*\\b${name}\\b[^;{}]*;|^[ \\t]*typedef\\b[^;{}]*\\b${name}\\b\\s*(?:\\)\\s*\\([^;]*)?;`,
      "m",
    ),
    new RegExp(`^(?:[A-Za-z_][\\w* \\t]*[\\s*])${name}\\s*(?:\\[[^\\]]*\\])*\\s*(?:=|;)`, "m"),
    new RegExp(`\\benum\\b[^;{}]*\\{[^}]*\\b${name}\\b`),
  ];
}

/** Comments and texts as blanks, so that places stay where they are. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g, (part) =>
    part.replace(/[^\n]/g, " "),
  );
}

/** Of the name itself: what was found may begin lines before it. */
function lineOf(name: string, text: string, at: number): number {
  const named = text.slice(at).search(new RegExp(`\\b${name}\\b`));
  return text.slice(0, at + Math.max(named, 0)).split("\n").length;
}
