/** Full expressions: what one makes without a name dies behind the statement it stands in. */
import type { Node, Statement } from "../syntax";
import type { Prelude } from "./function-context";
import type { Translator } from "./translator";

/** Reads with room for objects without a name: they are declared before and die behind. */
export function fullStatements(t: Translator, read: () => readonly Statement[]): Statement[] {
  const body = t.body(t.i);
  const outer = body.prelude;
  const prelude: Prelude = { before: [], after: [] };
  body.prelude = prelude;
  try {
    const statements = read();
    const at = t.node(Math.max(t.i - 1, 0), Math.max(t.i - 1, 0));
    return [...prelude.before, ...statements, ...endsOf(prelude, at)];
  } finally {
    body.prelude = outer;
  }
}

/** What a statement has made dies, the last one first. */
export function endsOf({ after }: Prelude, at: Node): Statement[] {
  return after.map((cleanup) => cleanup(at)).reverse();
}
