/**
 * An assumption of the person's, written into the source as `_Analysis_assume_`: the edit that does it, or null where one
 * line before or after the statement would not say the same (a part of a condition, a loop, an unbraced branch, a call).
 *
 *     if (Ext->Count >= MAX) return;     ruled out: taken
 * →   _Analysis_assume_(!(Ext->Count >= MAX)); // never in this driver
 *     if (Ext->Count >= MAX) return;
 */
import type { FixOffer, RuledOut, SourceText } from "../protocol/protocol";

type TextEdit = FixOffer["edits"][number];

export function assumeEdit(files: readonly SourceText[], ruled: RuledOut): TextEdit | null {
  for (const { path, text } of files) {
    const body = bodyOf(ruled.function, text);
    const at = body && occurrence(text, body, ruled.text, ruled.ordinal);
    if (!at) continue;
    return ruled.outcome.kind === "branch"
      ? beforeBranch(path, text, at, ruled, ruled.outcome.taken)
      : afterCall(path, text, at, ruled, ruled.outcome.value);
  }
  return null;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Between the braces of a function's definition. */
function bodyOf(name: string, text: string): Range | null {
  const head = new RegExp(`\\b${name.replace(/\W/g, "")}\\s*\\([^;{}]*\\)[^;{}()]*\\{`, "g");
  const found = head.exec(text);
  if (!found) return null;
  const start = found.index + found[0].length;
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return { start, end: at };
  }
  return null;
}

/** Where the text stands for the n-th time, white space aside. */
function occurrence(text: string, { start, end }: Range, compact: string, ordinal: number): Range | null {
  const parts = [...compact].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (parts.length === 0) return null;
  const pattern = new RegExp(parts.join("\\s*"), "g");
  const found = [...text.slice(start, end).matchAll(pattern)][ordinal];
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : null;
}

function beforeBranch(
  path: string,
  text: string,
  { start, end }: Range,
  ruled: RuledOut,
  taken: boolean,
): TextEdit | null {
  const line = lineStart(text, start);
  const condition = text.slice(start, end);
  const before = text.slice(line, start);
  const isWhole = /^[ \t]*if\s*\(\s*$/.test(before) && /^\s*\)/.test(text.slice(end));
  if (!isWhole || !hasNoEffect(condition) || !isStatementStart(text, line)) return null;
  const said = taken ? `!(${condition})` : condition;
  return insertion(path, line, indentOf(before), said.replace(/\s+/g, " "), ruled);
}

/** Of a result that is zero: other values need a type to be written. */
function afterCall(
  path: string,
  text: string,
  { start }: Range,
  ruled: RuledOut,
  value: string,
): TextEdit | null {
  if (value !== "0") return null;
  const line = lineStart(text, start);
  const end = text.indexOf("\n", start);
  const statement = text.slice(line, end < 0 ? text.length : end);
  const target = /^[ \t]*(?:[A-Za-z_]\w*[ \t*]+)?([A-Za-z_][\w.>-]*)\s*=[^=].*;\s*$/.exec(statement)?.[1];
  if (!target || end < 0 || !isStatementStart(text, line)) return null;
  return insertion(path, end + 1, indentOf(statement), `${target} != 0`, ruled);
}

function insertion(path: string, at: number, indent: string, claim: string, { words }: RuledOut): TextEdit {
  const reason = /\(([^()]+)\)$/.exec(words)?.[1] ?? words;
  return { path, start: at, end: at, text: `${indent}_Analysis_assume_(${claim}); // ${reason}\n` };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}

/** Assignments, steps and calls would happen twice. */
function hasNoEffect(condition: string): boolean {
  return !/\+\+|--|(?<![=!<>])=(?!=)|\w\s*\(/.test(condition);
}

/** What stands before ends a statement: an unbraced branch would take the new line for its own. */
function isStatementStart(text: string, line: number): boolean {
  const before = text
    .slice(0, line)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "")
    .trimEnd();
  return /[;{}]$/.test(before);
}
