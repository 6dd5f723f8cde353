/**
 * A local that records whether the state was entered, so that leaving it depends on the same fact as entering it.
 *
 *     BOOLEAN cancelLockHeld = FALSE;
 *     if (a) { IoAcquireCancelSpinLock(&irql); cancelLockHeld = TRUE; }
 *     if (cancelLockHeld) IoReleaseCancelSpinLock(irql);              instead of: if (b) IoReleaseCancelSpinLock(irql);
 */
import type { FixRecipes } from "../rules";
import { type FunctionText, indentAt } from "./function-text";
import { insertAfter, insertAtEnd, insertAtStart, insertBefore, replaceStatement } from "./insertions";
import type { TextEdit } from "./text-edit";
import type { WrittenStatement } from "./written-statements";

export interface RememberInput {
  readonly text: FunctionText;
  readonly recipes: FixRecipes;
  /** Statements that enter the state, and those that leave it. */
  readonly does: readonly WrittenStatement[];
  readonly undoes: readonly WrittenStatement[];
  /** Leave the state before this exit (null: the closing brace) if it was entered. */
  readonly exit: { readonly undo: string; readonly at: WrittenStatement | null } | null;
  /** This statement is to depend on the fact. */
  readonly guarded: WrittenStatement | null;
}

/** Null where the function does not enter the state itself. */
export function rememberingEdits(input: RememberInput): readonly TextEdit[] | null {
  const { text, recipes, does, undoes, exit, guarded } = input;
  if (does.length === 0) return null;
  const set = `${recipes.flag} = TRUE;`;
  const clear = `${recipes.flag} = FALSE;`;
  const edits = [
    ...insertAtStart(text, [`BOOLEAN ${recipes.flag} = FALSE;`]),
    ...does.flatMap((each) => insertAfter(text, each, [set])),
    ...undoes.filter((each) => each !== guarded).flatMap((each) => insertAfter(text, each, [clear])),
  ];
  if (exit) {
    const code = [`if (${recipes.flag}) {`, `${text.unit}${exit.undo}`, "}"];
    edits.push(...(exit.at ? insertBefore(text, exit.at, code) : insertAtEnd(text, code)));
  }
  if (guarded) edits.push(...guardedBy(text, recipes.flag, clear, guarded));
  return edits;
}

/** An `if` that holds nothing else gets the new condition; otherwise one is put around. */
function guardedBy(
  text: FunctionText,
  flag: string,
  clear: string,
  guarded: WrittenStatement,
): readonly TextEdit[] {
  const own = text.text.slice(guarded.start, guarded.end);
  const { parent } = guarded;
  const holder = parent?.kind === "block" && parent.children.length === 1 ? parent.parent : parent;
  const isSole = holder?.kind === "control" && holder.word === "if" && holder.children.length === 1;
  const target = isSole ? holder : guarded;
  const indent = indentAt(text.text, target.start);
  const inner = text.eol + indent + text.unit;
  return replaceStatement(text, target, `if (${flag}) {${inner}${own}${inner}${clear}${text.eol}${indent}}`);
}
