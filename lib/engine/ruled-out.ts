/**
 * What a person said cannot happen, put into the program as an assumption at its place: exploration, replay and the
 * report's list treat it like `_Analysis_assume_` in the source.
 *
 *     ruled out: `n == 0` taken in Start          block:  ...; assume (n == 0) == 0; branch n == 0
 *     ruled out: Query() returns 0                block:  t = call Query(); assume t != 0
 */
import type { FrontEndResult } from "./front-end";
import type { BasicBlock, Expr, FunctionIr, Stmt } from "./ir";
import type { RuledOut } from "./project";
import { anchorOf, type SourceTables } from "./trace";

/** The front end's result with the assumptions in it; those that no longer match a place are named. */
export function withRuledOut(
  front: FrontEndResult,
  ruledOut: readonly RuledOut[],
): { readonly front: FrontEndResult; readonly unmatched: readonly RuledOut[] } {
  if (ruledOut.length === 0) return { front, unmatched: [] };
  const tables = { files: front.files, ...front.tables };
  const matched = new Set<RuledOut>();
  const functions = front.program.functions.map((fn) => {
    const own = fn.isModel ? [] : ruledOut.filter((each) => each.function === fn.name);
    return own.length === 0 ? fn : assuming(fn, own, tables, front, matched);
  });
  return {
    front: { ...front, program: { ...front.program, functions } },
    unmatched: ruledOut.filter((each) => !matched.has(each)),
  };
}

function assuming(
  fn: FunctionIr,
  own: readonly RuledOut[],
  tables: SourceTables,
  front: FrontEndResult,
  matched: Set<RuledOut>,
): FunctionIr {
  const blocks = fn.blocks.map((block) => {
    const stmts: Stmt[] = [];
    for (const stmt of block.stmts) {
      stmts.push(stmt);
      for (const each of fitting(stmt)) stmts.push(...assumed(each, stmt, resultOf(stmt)));
    }
    for (const each of fitting(block.terminator)) {
      stmts.push(...assumed(each, block.terminator, subjectOf(block)));
    }
    return stmts.length === block.stmts.length ? block : { ...block, stmts };
  });
  return { ...fn, blocks };

  function fitting(at: Stmt | BasicBlock["terminator"]): readonly RuledOut[] {
    if (at.kind !== "call" && at.kind !== "branch" && at.kind !== "switch") return [];
    if (at.first < 0) return [];
    const { text, ordinal } = anchorOf(tables, fn, at);
    return own.filter((each) => each.text === text && each.ordinal === ordinal);
  }

  function assumed(
    each: RuledOut,
    at: { readonly first: number; readonly last: number; readonly kind: string },
    subject: Expr | null,
  ): readonly Stmt[] {
    if (!subject || (each.outcome.kind === "branch") !== (at.kind === "branch")) return [];
    matched.add(each);
    const condition = conditionOf(each, subject, front.types.int);
    return [{ kind: "assume", condition, words: each.words, first: at.first, last: at.last }];
  }
}

function resultOf(stmt: Stmt): Expr | null {
  if (stmt.kind !== "call" || !stmt.result) return null;
  return { kind: "load", place: stmt.result, type: stmt.result.type };
}

function subjectOf({ terminator }: BasicBlock): Expr | null {
  if (terminator.kind === "branch") return terminator.condition;
  return terminator.kind === "switch" ? terminator.subject : null;
}

function conditionOf({ outcome }: RuledOut, subject: Expr, int: FrontEndResult["types"]["int"]): Expr {
  const value = outcome.kind === "value" ? BigInt(outcome.value) : 0n;
  const right: Expr = { kind: "constant", value, type: subject.type };
  const op = outcome.kind === "branch" && outcome.taken ? "eq" : "ne";
  return { kind: "binary", op, left: subject, right, type: int };
}
