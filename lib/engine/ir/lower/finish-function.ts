/**
 * From the draft to the finished function: unreachable blocks go, empty blocks that only jump are short-cut, straight
 * lines become one block, blocks are numbered in source order, and locals are told whether anything else can reach them.
 *
 * A `goto` written in the source keeps its block, because a trace names it.
 */
import type { TypeId, TypeTable } from "../../types";
import type { BasicBlock, BlockId, Expr, Local, Place, Stmt, Terminator } from "../ir";
import { type DraftBlock, type FunctionBuilder, MADE, targetsOf } from "./function-builder";

export function finishBlocks(build: FunctionBuilder): readonly BasicBlock[] {
  const { blocks } = build;
  for (const block of blocks) block.terminator ??= { kind: "unreachable", ...MADE };
  const shortcut = finalTargets(blocks);
  const order = reachableBlocks(blocks, shortcut);
  const merged = mergeLines(blocks, shortcut, order);
  const number = new Map<BlockId, BlockId>();
  for (const id of order) if (!merged.isAbsorbed.has(id)) number.set(id, number.size as BlockId);
  const rename = (id: BlockId) => number.get(shortcut[id]!)!;
  return [...number.keys()].map((id) => finishBlock(blocks, merged.linesOf(id), rename));
}

/** For each block, where a jump to it ends up when blocks that only jump on are skipped. */
function finalTargets(blocks: readonly DraftBlock[]): BlockId[] {
  const final: (BlockId | undefined)[] = new Array(blocks.length);
  const path: BlockId[] = [];
  for (let id = 0; id < blocks.length; id++) {
    let target = id as BlockId;
    while (final[target] === undefined) {
      path.push(target);
      final[target] = target;
      const next = skipTo(blocks[target]!);
      if (next === null) break;
      target = next;
    }
    const end = final[target]!;
    for (const passed of path) final[passed] = end;
    path.length = 0;
  }
  return final as BlockId[];
}

/** A loop of empty blocks ends where it was entered. */
function skipTo({ stmts, terminator }: DraftBlock): BlockId | null {
  const isEmpty = stmts.length === 0 && terminator?.kind === "goto" && terminator.first < 0;
  return isEmpty ? terminator.target : null;
}

/** In order of creation, which follows the source, with the entry first. */
function reachableBlocks(blocks: readonly DraftBlock[], shortcut: readonly BlockId[]): BlockId[] {
  const isReached = new Uint8Array(blocks.length);
  const entry = shortcut[0]!;
  const pending = [entry];
  isReached[entry] = 1;
  const reach = (id: BlockId) => {
    const target = shortcut[id]!;
    if (isReached[target] === 1) return;
    isReached[target] = 1;
    pending.push(target);
  };
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const { stmts, terminator } = blocks[id]!;
    for (const stmt of stmts) if (stmt.kind === "call" && stmt.unwind !== null) reach(stmt.unwind);
    for (const target of targetsOf(terminator!)) reach(target);
  }
  const rest = blocks.map((_, id) => id as BlockId).filter((id) => isReached[id] === 1 && id !== entry);
  return [entry, ...rest];
}

interface Lines {
  /** Blocks that continue another one. */
  readonly isAbsorbed: ReadonlySet<BlockId>;
  /** A block and those it absorbed. */
  linesOf(id: BlockId): readonly BlockId[];
}

function mergeLines(
  blocks: readonly DraftBlock[],
  shortcut: readonly BlockId[],
  order: readonly BlockId[],
): Lines {
  const incoming = new Int32Array(blocks.length);
  incoming[order[0]!] = 1;
  for (const id of order) {
    const { stmts, terminator } = blocks[id]!;
    for (const stmt of stmts)
      if (stmt.kind === "call" && stmt.unwind !== null) incoming[shortcut[stmt.unwind]!]!++;
    for (const target of targetsOf(terminator!)) incoming[shortcut[target]!]!++;
  }
  const next = new Map<BlockId, BlockId>();
  const isAbsorbed = new Set<BlockId>();
  for (const id of order) {
    const terminator = blocks[id]!.terminator!;
    if (terminator.kind !== "goto" || terminator.first >= 0) continue;
    const target = shortcut[terminator.target]!;
    if (incoming[target] !== 1 || target === id) continue;
    next.set(id, target);
    isAbsorbed.add(target);
  }
  return {
    isAbsorbed,
    linesOf(id) {
      const line = [id];
      for (let after = next.get(id); after !== undefined; after = next.get(after)) line.push(after);
      return line;
    },
  };
}

function finishBlock(
  blocks: readonly DraftBlock[],
  line: readonly BlockId[],
  rename: (id: BlockId) => BlockId,
): BasicBlock {
  const stmts: Stmt[] = [];
  for (const id of line) {
    for (const stmt of blocks[id]!.stmts) {
      stmts.push(
        stmt.kind === "call" && stmt.unwind !== null ? { ...stmt, unwind: rename(stmt.unwind) } : stmt,
      );
    }
  }
  const last = blocks[line[line.length - 1]!]!;
  return { stmts, terminator: renamed(last.terminator!, rename) };
}

function renamed(terminator: Terminator, rename: (id: BlockId) => BlockId): Terminator {
  const { first, last } = terminator;
  switch (terminator.kind) {
    case "goto":
      return { kind: "goto", target: rename(terminator.target), first, last };
    case "branch": {
      const { condition } = terminator;
      const whenTrue = rename(terminator.whenTrue);
      return { kind: "branch", condition, whenTrue, whenFalse: rename(terminator.whenFalse), first, last };
    }
    case "switch": {
      const { subject } = terminator;
      const cases = terminator.cases.map((each) => ({ ...each, target: rename(each.target) }));
      return { kind: "switch", subject, cases, otherwise: rename(terminator.otherwise), first, last };
    }
    case "raise": {
      const unwind = terminator.unwind === null ? null : rename(terminator.unwind);
      return { kind: "raise", unwind, first, last };
    }
    default:
      return terminator;
  }
}

export function finishLocals(
  build: FunctionBuilder,
  types: TypeTable,
  blocks: readonly BasicBlock[],
): readonly Local[] {
  const isTaken = new Uint8Array(build.locals.length);
  const taken: Taken = {
    local(local) {
      isTaken[local] = 1;
    },
  };
  for (const block of blocks) {
    for (const stmt of block.stmts) noteStatement(stmt, taken);
    noteTerminator(block.terminator, taken);
  }
  return build.locals.map(({ name, type, isParameter, isTemporary, isVolatile, room }, id) => ({
    name,
    type,
    size: Math.max(sizeOfLocal(types, type), room),
    isParameter,
    isTemporary,
    isAddressTaken: isTaken[id] === 1,
    isVolatile,
  }));
}

/** Bytes that an array gets whose length the text does not tell: more than a kernel stack has. */
const UNKNOWN_LENGTH_ROOM = 0x8000;

function sizeOfLocal(types: TypeTable, type: TypeId): number {
  for (let part = types.get(type); part.kind === "array"; part = types.get(part.of)) {
    if (part.count === null) return UNKNOWN_LENGTH_ROOM;
  }
  return Math.max(types.extentOf(type), 1);
}

interface Taken {
  local(local: number): void;
}

function noteStatement(stmt: Stmt, taken: Taken): void {
  switch (stmt.kind) {
    case "assign":
      notePlace(stmt.place, taken);
      noteExpr(stmt.value, taken);
      break;
    case "call":
      if (stmt.callee.kind === "indirect") noteExpr(stmt.callee.target, taken);
      for (const argument of stmt.args) noteExpr(argument, taken);
      if (stmt.result) notePlace(stmt.result, taken);
      break;
    case "assume":
      noteExpr(stmt.condition, taken);
      break;
    case "fill":
      noteDirect(stmt.address, taken);
      noteExpr(stmt.value, taken);
      noteExpr(stmt.length, taken);
      break;
    case "copy":
      noteDirect(stmt.to, taken);
      noteDirect(stmt.from, taken);
      noteExpr(stmt.length, taken);
      break;
  }
}

function noteTerminator(terminator: Terminator, taken: Taken): void {
  if (terminator.kind === "branch") noteExpr(terminator.condition, taken);
  else if (terminator.kind === "switch") noteExpr(terminator.subject, taken);
  else if (terminator.kind === "return" && terminator.value) noteExpr(terminator.value, taken);
}

/** `fill` and `copy` of a named object access it directly: the address goes nowhere. */
function noteDirect(expr: Expr, taken: Taken): void {
  const inner = expr.kind === "convert" ? expr.operand : expr;
  if (inner.kind !== "address" || inner.place.kind !== "variable") noteExpr(expr, taken);
}

/** Expressions are at most `MAX_DEPTH` deep, so this may recurse. */
function noteExpr(expr: Expr, taken: Taken): void {
  switch (expr.kind) {
    case "load":
      notePlace(expr.place, taken);
      break;
    case "address":
      if (expr.place.kind === "variable" && expr.place.variable.kind === "local") {
        taken.local(expr.place.variable.local);
      }
      notePlace(expr.place, taken);
      break;
    case "unary":
    case "convert":
      noteExpr(expr.operand, taken);
      break;
    case "binary":
      noteExpr(expr.left, taken);
      noteExpr(expr.right, taken);
      break;
  }
}

function notePlace(place: Place, taken: Taken): void {
  if (place.kind === "memory") noteExpr(place.address, taken);
}
