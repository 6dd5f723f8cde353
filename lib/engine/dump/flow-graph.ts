/**
 * The control-flow graph of one function as the page draws it: blocks with the places of their statements, so that the
 * steps of a path (which know only places) can be laid over it.
 *
 *     if (a) f();  g();      b0 "a" -true-> b1 "f()" -goto-> b2 "g()"      b0 -false-> b2
 *
 * Blocks without a written place (made by lowering) have no statements; the page draws an edge through them. Plain JSON;
 * lines and columns are 1-based, ends are exclusive in columns and inclusive in lines.
 */
import { controlFlowOf, type EdgeKind } from "../cfg";
import type { FunctionIr, Positioned } from "../ir";
import { placeOf, quote, type SourceTables } from "../trace";
import type { DumpInput } from "./dump-input";

export interface FlowStatement {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly text: string;
}

export interface FlowBlock {
  /** Index of the block, the entry being 0. */
  readonly id: number;
  /** In order; the terminator last, if it is written. */
  readonly statements: readonly FlowStatement[];
  /** `return`, `branch`, `goto`, …: how control leaves the block. */
  readonly end: string;
}

export interface FlowGraphEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly isBack: boolean;
}

export interface FlowGraph {
  readonly function: string;
  readonly file: string;
  readonly blocks: readonly FlowBlock[];
  readonly edges: readonly FlowGraphEdge[];
}

/** Graphs of the project's functions with one of these names, in the order of the program. */
export function flowGraphs(input: DumpInput, names: ReadonlySet<string>): readonly FlowGraph[] {
  const tables: SourceTables = { files: input.files, ...input.tables };
  return input.program.functions
    .filter(({ name, isModel }) => !isModel && names.has(name))
    .map((fn) => graphOf(tables, fn));
}

function graphOf(tables: SourceTables, fn: FunctionIr): FlowGraph {
  const flow = controlFlowOf(fn);
  const name = placeOf(tables, fn, { first: fn.nameToken, last: fn.nameToken });
  const file = name?.file ?? "";
  return {
    function: fn.name,
    file,
    blocks: fn.blocks.map(({ stmts, terminator }, id) => ({
      id,
      statements: statementsOf(tables, fn, file, [...stmts, terminator]),
      end: terminator.kind,
    })),
    edges: flow.successors
      .flat()
      .map(({ from, to, kind }) => ({ from, to, kind, isBack: flow.isBackEdge(from, to) })),
  };
}

/** Statements that share a place (a call and the assignment of its result) are one. */
function statementsOf(
  tables: SourceTables,
  fn: FunctionIr,
  file: string,
  all: readonly Positioned[],
): readonly FlowStatement[] {
  const made = new Map<string, FlowStatement>();
  for (const at of all) {
    const position = at.first < 0 ? endOf(fn, at) : at;
    const place = position && placeOf(tables, fn, position);
    if (!place || place.file !== file) continue;
    const key = `${place.line}:${place.column}`;
    const { line, column, endLine } = place;
    if (!made.has(key)) made.set(key, { line, column, endLine, text: quote(tables, fn, position) });
  }
  return [...made.values()];
}

/** A return without a statement of its own stands at the closing brace; nothing else unwritten is shown. */
function endOf(fn: FunctionIr, at: Positioned): Positioned | null {
  return "kind" in at && at.kind === "return" ? { first: fn.endToken, last: fn.endToken } : null;
}
