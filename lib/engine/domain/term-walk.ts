/** Walks over the DAG of a term without recursion: operands before users, each once. */
import { arity } from "./op";
import type { TermId } from "./term";
import type { TermTable } from "./term-table";

/** Visits `root` and everything below it, operands first, leaving out what `isDone` says is known. */
export function visitPostOrder(
  table: TermTable,
  root: TermId,
  isDone: (term: TermId) => boolean,
  visit: (term: TermId) => void,
): void {
  const stack: TermId[] = [root];
  while (stack.length > 0) {
    const term = stack[stack.length - 1]!;
    if (isDone(term) || !pushOpenOperands(table, term, isDone, stack)) {
      stack.pop();
      if (!isDone(term)) visit(term);
    }
  }
}

function pushOpenOperands(
  table: TermTable,
  term: TermId,
  isDone: (term: TermId) => boolean,
  stack: TermId[],
): boolean {
  const before = stack.length;
  const count = arity(table.ops[term]!);
  for (let index = count - 1; index >= 0; index--) {
    const operand = table.operand(term, index as 0 | 1 | 2);
    if (!isDone(operand)) stack.push(operand);
  }
  return stack.length > before;
}
