/**
 * A leak put into a copy of one of the user's own functions, to show on known code how a finding looks. Every line that
 * is added says that it was planted.
 */
import type { FunctionIr } from "../ir";
import type { FixRecipes } from "../rules";
import { functionText, type WrittenSources } from "./function-text";
import { insertAtEnd, insertAtStart, insertBefore } from "./insertions";
import type { TextEdit } from "./text-edit";
import { allStatements, type WrittenStatement } from "./written-statements";

export interface PlantedLeak {
  readonly edits: readonly TextEdit[];
}

const MARK = "/* planted by Portcullis */";

/** Null for a function whose text is not at hand. */
export function plantLeak(sources: WrittenSources, recipes: FixRecipes, fn: FunctionIr): PlantedLeak | null {
  const text = functionText(sources, fn);
  if (!text) return null;
  const { declare, take, give } = recipes.plant;
  const exits = allStatements(text.body).filter(({ word }) => word === "return");
  const kept = keptExit(exits);
  const releasing = exits.filter((exit) => exit !== kept);
  const undo = [`${give} ${MARK}`];
  const edits = [
    ...insertAtStart(text, [`${declare} ${MARK}`, `${take} ${MARK}`]),
    ...releasing.flatMap((exit) => insertBefore(text, exit, undo)),
    ...(kept && text.body.children.at(-1)?.word !== "return" ? insertAtEnd(text, undo) : []),
  ];
  return { edits };
}

/** The exit that leaks: the first early one, else the last. Null when the function only falls off its end. */
function keptExit(exits: readonly WrittenStatement[]): WrittenStatement | null {
  return exits.find((exit) => depthOf(exit) > 1) ?? exits.at(-1) ?? null;
}

function depthOf(statement: WrittenStatement): number {
  let depth = 0;
  for (let above = statement.parent; above; above = above.parent) depth++;
  return depth;
}
