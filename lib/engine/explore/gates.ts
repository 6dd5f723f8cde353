/**
 * Conditions that hide a choice: `ite(c, x, y) != 0`. Where the path condition does not know `c`, the condition is
 * split into one part per choice, so that each part speaks of plain values.
 */
import { INFEASIBLE, type Literal, negate, type PcId, type TermId } from "../domain";
import type { MemoryTables } from "./memory";

/** Parts a condition is split into at most. */
const MAX_PARTS = 8;
/** Operands looked at in search of a choice. */
const MAX_LOOK = 48;

export interface Part {
  readonly pc: PcId;
  readonly term: TermId;
}

/** Parts whose path conditions cover the one given and in each of which the term has fewer choices. */
export function splitOnGates(tables: MemoryTables, pc: PcId, term: TermId): readonly Part[] {
  const done: Part[] = [];
  const pending: Part[] = [{ pc, term }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const gate = done.length + pending.length + 1 < MAX_PARTS ? findGate(tables, part.term) : null;
    if (gate === null) {
      done.push(part);
      continue;
    }
    for (const literal of [negate(gate), gate]) {
      const under = tables.pcs.assume(part.pc, literal);
      if (under === INFEASIBLE) continue;
      pending.push({ pc: under, term: resolve(tables, part.term, gate, literal === gate) });
    }
  }
  return done;
}

/** The condition of a choice nearest to the root. */
function findGate({ terms, evaluator }: MemoryTables, term: TermId): Literal | null {
  const pending = [term];
  for (let at = 0; at < pending.length && at < MAX_LOOK; at++) {
    const node = pending[at]!;
    if (terms.op(node) === "ite") return evaluator.literalOf(terms.operand(node, 0));
    for (const index of [0, 1, 2] as const) {
      const operand = terms.operand(node, index);
      if (operand >= 0) pending.push(operand);
    }
  }
  return null;
}

/** The term with every choice on the gate taken. */
function resolve(tables: MemoryTables, term: TermId, gate: Literal, value: boolean): TermId {
  const { terms, evaluator } = tables;
  const results = new Map<TermId, TermId>();
  const pending = [term];
  while (pending.length > 0) {
    const node = pending[pending.length - 1]!;
    const operands = operandsOf(tables, node);
    const missing = operands.filter((operand) => !results.has(operand));
    if (results.has(node) || missing.length > 0) {
      if (results.has(node)) pending.pop();
      else pending.push(...missing);
      continue;
    }
    pending.pop();
    const [a, b, c] = operands.map((operand) => results.get(operand)!);
    if (terms.op(node) === "ite") {
      const own = evaluator.literalOf(terms.operand(node, 0));
      if (own === gate || own === negate(gate)) results.set(node, (own === gate) === value ? b! : c!);
      else results.set(node, terms.ite(a!, b!, c!));
    } else results.set(node, rebuilt(tables, node, a, b));
  }
  return results.get(term)!;
}

function operandsOf({ terms }: MemoryTables, node: TermId): TermId[] {
  const found: TermId[] = [];
  for (const index of [0, 1, 2] as const) {
    const operand = terms.operand(node, index);
    if (operand >= 0) found.push(operand);
  }
  return found;
}

function rebuilt(
  { terms }: MemoryTables,
  node: TermId,
  a: TermId | undefined,
  b: TermId | undefined,
): TermId {
  const op = terms.op(node);
  switch (op) {
    case "const":
    case "sym":
    case "address":
      return node;
    case "not":
      return terms.unary("not", a!);
    case "zext":
    case "sext":
      return terms.extend(op, a!, terms.width(node));
    case "trunc":
      return terms.truncate(a!, terms.width(node));
    case "ite":
      throw new Error("choices are rebuilt by the caller");
    default:
      return terms.binary(op, a!, b!);
  }
}
