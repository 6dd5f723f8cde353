/**
 * The call that undoes what the path did, as it must read in a given function of the call chain.
 *
 *     Take(PKIRQL q) { IoAcquireCancelSpinLock(q); }      in Take:     IoReleaseCancelSpinLock(*q);
 *     Start() { KIRQL irql; Take(&irql); ... }            in Start:    IoReleaseCancelSpinLock(irql);
 *
 * A release that the function already writes elsewhere is preferred to one made here: it follows the author's helpers
 * and macros.
 */
import type { FunctionIr, Program } from "../ir";
import type { FixRecipes } from "../rules";
import { spanOf, spelledText } from "../trace";
import type { FunctionText, WrittenSources } from "./function-text";
import type { Frame, PathFacts, PathPoint } from "./path-facts";
import { allStatements, statementAt } from "./written-statements";

/** Statements that may undo the state in `frame`'s function, the likeliest first; empty when none can be written. */
export function undoCalls(
  sources: WrittenSources,
  program: Program,
  recipes: FixRecipes,
  facts: PathFacts,
  role: string,
  frame: Frame,
  text: FunctionText,
): readonly string[] {
  const argument = argumentIn(sources, recipes, facts, role, frame);
  const made = argument === null ? [] : [`${recipes.undo}(${argument});`];
  const written = writtenUndos(sources, program, recipes, frame.fn, text);
  return [...new Set([...written, ...made])];
}

/** Statements of the function that are such a call, also through a macro or a helper that only undoes. */
function writtenUndos(
  sources: WrittenSources,
  program: Program,
  recipes: FixRecipes,
  fn: FunctionIr,
  text: FunctionText,
): readonly string[] {
  const undoing = undoingNames(program, recipes);
  const found: string[] = [];
  for (const at of callsOf(program, fn, undoing)) {
    const span = spanOf(sources.tables, fn, at);
    const statement = span && statementAt(text.body, span.start);
    if (statement?.kind !== "simple" || statement.word === "return") continue;
    const own = text.text.slice(statement.start, statement.end);
    if (!own.includes("\n")) found.push(own.endsWith(";") ? own : `${own};`);
  }
  return found;
}

/** The routine that undoes, and the driver's helpers that do nothing else with the state. */
export function undoingNames(program: Program, recipes: FixRecipes): ReadonlySet<string> {
  const calls = (fn: FunctionIr, name: string) => callsOf(program, fn, new Set([name])).length > 0;
  const helpers = program.functions.filter(
    (fn) => !fn.isModel && calls(fn, recipes.undo) && !calls(fn, recipes.does),
  );
  return new Set([recipes.undo, ...helpers.map(({ name }) => name)]);
}

/** Direct calls of the named routines in a function. */
export function callsOf(program: Program, fn: FunctionIr, names: ReadonlySet<string>) {
  return fn.blocks.flatMap(({ stmts }) =>
    stmts.flatMap((stmt) => {
      const isNamed =
        stmt.kind === "call" &&
        stmt.callee.kind === "direct" &&
        names.has(program.symbols[stmt.callee.symbol]!.name);
      return isNamed && stmt.first >= 0 ? [stmt] : [];
    }),
  );
}

/** The argument in the words of the frame's function; null when its names are not visible there. */
function argumentIn(
  { tables }: WrittenSources,
  { entryArguments }: FixRecipes,
  { cause, frames }: PathFacts,
  role: string,
  frame: Frame,
): string | null {
  if (!cause) {
    const template = frame.call === null ? entryArguments[role] : undefined;
    return template === undefined ? null : filled(template, frame.fn);
  }
  let pointer: string | null = firstArgument(callText(cause));
  for (const inner of frames) {
    if (pointer === null || inner === frame) break;
    pointer = inner.call ? inCaller(pointer, inner.fn, argumentsIn(callText(inner.call))) : null;
  }
  return pointer === null ? null : dereferenced(pointer);

  function callText(point: PathPoint): string {
    return spelledText(tables, point.fn, point.at);
  }
}

/** Null when the function has fewer parameters than the template names. */
function filled(template: string, fn: FunctionIr): string | null {
  let isWhole = true;
  const text = template.replace(/\{(\d+)\}/g, (_, number: string) => {
    const local = fn.locals[Number(number) - 1];
    if (!local?.isParameter) isWhole = false;
    return local?.name ?? "";
  });
  return isWhole ? text : null;
}

function firstArgument(call: string): string | null {
  return argumentsIn(call)[0] ?? null;
}

/** Arguments of a call's text, by its outermost parentheses at the end. */
function argumentsIn(call: string): readonly string[] {
  const open = call.indexOf("(");
  if (open < 0) return [];
  const args: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < call.length; i++) {
    const here = call[i]!;
    if (depth === 1 && (here === "," || here === ")")) {
      args.push(call.slice(from, i).trim());
      from = i + 1;
    }
    if ("([{".includes(here)) depth++;
    if (")]}".includes(here) && --depth === 0) break;
  }
  return args;
}

/** The callee's expression in the caller's words; null when it speaks of the callee's own variables. */
function inCaller(pointer: string, callee: FunctionIr, args: readonly string[]): string | null {
  const names = callee.locals.map(({ name }) => name);
  let isVisible = true;
  const text = pointer.replace(
    /(->|\.)?\s*\b([A-Za-z_]\w*)\b/g,
    (whole, member: string | undefined, name) => {
      if (member) return whole;
      const index = names.indexOf(name);
      if (index < 0) return whole;
      const arg = callee.locals[index]!.isParameter ? args[index] : undefined;
      if (arg === undefined) isVisible = false;
      return arg === undefined ? whole : /^[A-Za-z_]\w*$/.test(arg) || pointer === name ? arg : `(${arg})`;
    },
  );
  return isVisible ? text.replace(/\(&\s*([A-Za-z_][\w.]*)\)->/g, "$1.") : null;
}

/** What the pointer points to: `&irql` is `irql`, `q` is `*q`. */
function dereferenced(pointer: string): string {
  const bare = pointer.replace(/^\((.*)\)$/, (whole, inner: string) => (isBalanced(inner) ? inner : whole));
  if (!bare.startsWith("&")) return /^[A-Za-z_]\w*$/.test(bare) ? `*${bare}` : `*(${bare})`;
  const target = bare.slice(1).trim();
  const inner = /^\(([^()]*)\)$/.exec(target)?.[1];
  return inner ?? target;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const here of text) {
    if (here === "(") depth++;
    if (here === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Every written statement of a function that calls one of the routines, with its place in the tree. */
export function callStatements(
  sources: WrittenSources,
  program: Program,
  fn: FunctionIr,
  text: FunctionText,
  names: ReadonlySet<string>,
) {
  const starts = new Set(
    callsOf(program, fn, names).flatMap((at) => {
      const span = spanOf(sources.tables, fn, at);
      const statement = span && statementAt(text.body, span.start);
      return statement?.kind === "simple" ? [statement.start] : [];
    }),
  );
  return allStatements(text.body).filter(({ kind, start }) => kind === "simple" && starts.has(start));
}
