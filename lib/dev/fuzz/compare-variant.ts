/** Holds the answer for a rewritten program against the answer for the program itself. */
import { Dice } from "./dice";
import { type Oracle, RULE } from "./oracle";
import type { Piece } from "./piece";
import { answerOf, markStatements, plainVariant, rewrites } from "./variants";

export interface VariantOutcome {
  /**
   * `changed`: another decided answer. `undecided`: one of the two is Inconclusive. `unread`: only the rewritten text
   * has errors.
   */
  readonly kind: "same" | "changed" | "undecided" | "unread";
  readonly before: string;
  readonly after: string;
  /** The rewritten program. */
  readonly text: string;
}

export function compareVariant(
  oracle: Oracle,
  pieces: readonly Piece[],
  name: string,
  seed: number,
): VariantOutcome {
  const marked = markStatements(pieces);
  const { files } = plainVariant(marked);
  const changed = rewrites[name]!(marked, new Dice(seed));
  const [one, two] = [oracle.report(files), oracle.report(changed)];
  const [before, after] = [answerOf(one, files, RULE), answerOf(two, changed, RULE)];
  const text = changed.map((file) => `// ${file.path}\n${file.text}`).join("\n");
  const errors = ({ problems }: typeof one) => problems.filter(({ severity }) => severity === "error");
  const isBroken = errors(one).length > 0;
  const message = errors(two)[0]?.message;
  if (!isBroken && message !== undefined) return { kind: "unread", before, after: message, text };
  if (before === after || isBroken) return { kind: "same", before, after, text };
  const isUndecided = /inconclusive/.test(before + after);
  return { kind: isUndecided ? "undecided" : "changed", before, after, text };
}
