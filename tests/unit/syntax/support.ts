/** Shared by the tests of the syntax room. */
import { printTree, type TopLevel } from "@/lib/engine/syntax";
import { parseSource } from "../../support/parse-source";

/** Names that every snippet may use as types. */
export const knownTypes = ["T", "ULONG", "PUCHAR", "PVOID", "BOOLEAN"];

/** All trees of a text, printed, damage included; white space collapsed so that rows fit on a line. */
export async function shown(text: string): Promise<string> {
  const { parsed } = await parseSource(text, knownTypes);
  return parsed.chunks.map((chunk) => printTree(chunk.tree).replace(/\s+/g, " ")).join(" ");
}

/** The same for statements: the body of a function that holds them. */
export async function shownBody(statements: string): Promise<string> {
  const text = await shown(`void f(void) { ${statements} }`);
  return text.replace(/^\(function f \(-> void\) ?/, "").replace(/\)(?= !|$)/, "");
}

export async function damageOf(text: string): Promise<readonly string[]> {
  const { parsed } = await parseSource(text, knownTypes);
  return parsed.chunks.flatMap((chunk) => chunk.tree.damage.map(({ kind, detail }) => `${kind}: ${detail}`));
}

/** Name of a function or of the first declarator; the kind when there is none. */
export function nameOf(top: TopLevel): string {
  if (top.kind === "function") return top.definition.name;
  return (top.kind === "declaration" ? top.declaration.declarators[0]?.name : undefined) ?? top.kind;
}
