/**
 * Edits that keep written statements whole: a statement put before or after another one, braces added where a control
 * has none, a statement taken out.
 *
 *     if (x) return FALSE;        before the return:      if (x) {
 *                                                             IoReleaseCancelSpinLock(irql);
 *                                                             return FALSE;
 *                                                         }
 */
import { type FunctionText, indentAt, startsLine } from "./function-text";
import type { TextEdit } from "./text-edit";
import type { WrittenStatement } from "./written-statements";

export function insertBefore(
  fn: FunctionText,
  target: WrittenStatement,
  code: readonly string[],
): readonly TextEdit[] {
  if (isBareBody(target)) return wrap(fn, target, code, []);
  const { text, eol } = fn;
  const gap = startsLine(text, target.start) ? eol + indentAt(text, target.start) : " ";
  return [insertion(fn, target.start, code.map((line) => line + gap).join(""))];
}

export function insertAfter(
  fn: FunctionText,
  target: WrittenStatement,
  code: readonly string[],
): readonly TextEdit[] {
  if (isBareBody(target)) return wrap(fn, target, [], code);
  const gap = startsLine(fn.text, target.start) ? fn.eol + indentAt(fn.text, target.start) : " ";
  return [insertion(fn, behindComment(fn.text, target.end), code.map((line) => gap + line).join(""))];
}

/** Behind the last statement of the function, before its closing brace. */
export function insertAtEnd(fn: FunctionText, code: readonly string[]): readonly TextEdit[] {
  const brace = fn.body.end - 1;
  if (!startsLine(fn.text, brace)) return [insertion(fn, brace, code.map((line) => `${line} `).join(""))];
  const indent = indentAt(fn.text, brace);
  return [insertion(fn, brace, code.map((line) => `${fn.unit}${line}${fn.eol}${indent}`).join(""))];
}

/** Right behind the function's opening brace. */
export function insertAtStart(fn: FunctionText, code: readonly string[]): readonly TextEdit[] {
  const { body, text, eol, unit } = fn;
  const rest = text.slice(body.start + 1);
  const isAlone = /^[ \t]*\r?\n/.test(rest);
  const gap = isAlone ? eol + indentAt(text, body.start) + unit : " ";
  return [insertion(fn, body.start + 1, code.map((line) => gap + line).join(""))];
}

/** `else { code }` behind an `if` that has none. */
export function addElse(
  fn: FunctionText,
  target: WrittenStatement,
  code: readonly string[],
): readonly TextEdit[] {
  const { text, eol, unit } = fn;
  const indent = indentAt(text, target.start);
  const gap = text[target.end - 1] === "}" ? " " : eol + indent;
  const lines = code.map((line) => eol + indent + unit + line).join("");
  return [insertion(fn, target.end, `${gap}else {${lines}${eol}${indent}}`)];
}

export function replaceStatement(
  fn: FunctionText,
  target: WrittenStatement,
  text: string,
): readonly TextEdit[] {
  return [{ path: fn.path, start: target.start, end: target.end, text }];
}

/** Takes a statement out; an `if` that would guard nothing goes with it. */
export function removeStatement(fn: FunctionText, target: WrittenStatement): readonly TextEdit[] {
  const { text, path } = fn;
  const { parent } = target;
  if (isBareBody(target)) {
    const hasCall = /\w\s*\(/.test(text.slice(parent!.start + parent!.word.length, parent!.headEnd));
    const canGo = parent!.word === "if" && parent!.children.length === 1 && !hasCall;
    return canGo ? removeStatement(fn, parent!) : [{ path, start: target.start, end: target.end, text: ";" }];
  }
  const end = behindComment(text, target.end);
  const lineEnd = /^[ \t]*(\r\n|\n|$)/.exec(text.slice(end));
  if (!startsLine(text, target.start) || !lineEnd) {
    return [{ path, start: target.start, end: target.end, text: "" }];
  }
  const start = target.start - indentAt(text, target.start).length;
  return [{ path, start, end: end + lineEnd[0].length, text: "" }];
}

/** The only statement of a control, without braces. */
function isBareBody(target: WrittenStatement): boolean {
  return target.parent?.kind === "control";
}

/** Braces around the only statement of a control. Comments behind the head and behind the statement keep their lines. */
function wrap(
  fn: FunctionText,
  target: WrittenStatement,
  before: readonly string[],
  after: readonly string[],
): readonly TextEdit[] {
  const { text, eol, unit, path } = fn;
  const control = target.parent!;
  const isElse = control.elseAt !== null && control.elseAt < target.start;
  const headEnd = isElse ? control.elseAt! + "else".length : control.headEnd;
  const outer = eol + indentAt(text, control.start);
  const own = text.slice(target.start, target.end);
  const whole = /[;}]$/.test(own) ? own : `${own};`;
  const lines = [...before, whole, ...after].join(outer + unit);
  const isBlank = text.slice(headEnd, target.start).trim() === "";
  const opening = isBlank
    ? [{ path, start: headEnd, end: target.end, text: ` {${outer}${unit}${lines}` }]
    : [insertion(fn, headEnd, " {"), { path, start: target.start, end: target.end, text: lines }];
  return [...opening, insertion(fn, behindComment(text, target.end), `${outer}}`)];
}

/** The end of the line where nothing but a comment follows on it; else the offset itself. */
function behindComment(text: string, offset: number): number {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*\r\n]|\*(?!\/))*\*\/[ \t]*)(?=\r?\n|$)/.exec(
    text.slice(offset),
  );
  return offset + (rest?.[0].length ?? 0);
}

function insertion({ path }: FunctionText, at: number, text: string): TextEdit {
  return { path, start: at, end: at, text };
}
