/** Terms as text, for dumps and test messages: `(eq (and s3 0x4) 0x0)`. Long terms are cut with `...`. */
import * as Op from "./op";
import type { SymId, TermId } from "./term";
import type { TermTable } from "./term-table";

const MAX_PARTS = 400;

export function printTerm(table: TermTable, root: TermId, nameOf: (sym: SymId) => string): string {
  const parts: string[] = [];
  const stack: (TermId | string)[] = [root];
  while (stack.length > 0 && parts.length < MAX_PARTS) {
    const item = stack.pop()!;
    if (typeof item === "string") parts.push(item);
    else pushNode(table, item, nameOf, parts, stack);
  }
  return parts.join("") + (stack.length > 0 ? "..." : "");
}

function pushNode(
  table: TermTable,
  term: TermId,
  nameOf: (sym: SymId) => string,
  parts: string[],
  stack: (TermId | string)[],
): void {
  const op = table.ops[term]!;
  if (op === Op.CONST) parts.push(`0x${table.value(term).toString(16)}`);
  else if (op === Op.SYM) parts.push(nameOf(table.a[term] as SymId));
  else if (op === Op.ADDRESS) parts.push(`&b${table.a[term]}`);
  else {
    const isResize = op === Op.ZEXT || op === Op.SEXT || op === Op.TRUNC;
    parts.push(`(${Op.OP_NAMES[op]}${isResize ? table.widths[term] : ""}`);
    stack.push(")");
    for (let index = Op.arity(op) - 1; index >= 0; index--) {
      stack.push(table.operand(term, index as 0 | 1 | 2), " ");
    }
  }
}
