/**
 * Statements as blocks and edges. Loops, `if`, `switch` with cases at any depth (Duff's device), `goto` in any
 * direction, declarations where they stand.
 */
import type { Expression, Statement } from "../../syntax";
import { isSigned, promoted, wrap } from "../../types";
import type { BlockId, Expr } from "../ir";
import type { JumpTarget } from "./jumps";
import { lowerDeclaration } from "./lower-declaration";
import { lowerTry } from "./lower-try";
import { load } from "./make-expr";
import { comparison, convert, promote } from "./operators";
import type { OpenSwitch, StatementLowering } from "./statement-lowering";

export function lowerStatement(cx: StatementLowering, s: Statement): void {
  const { build, jumps } = cx;
  switch (s.kind) {
    case "compound":
      lowerCompound(cx, s.body);
      break;
    case "expression":
      cx.effect(s.expression);
      break;
    case "declaration":
      lowerDeclaration(cx, s.declaration);
      break;
    case "if":
      lowerIf(cx, s);
      break;
    case "while":
      lowerWhile(cx, s.condition, s.body);
      break;
    case "do":
      lowerDo(cx, s.condition, s.body);
      break;
    case "for":
      lowerFor(cx, s);
      break;
    case "switch":
      lowerSwitch(cx, s);
      break;
    case "case":
    case "default":
      lowerCase(cx, s);
      break;
    case "label":
      jumps.label(s.name, s);
      lowerBody(cx, s.body);
      break;
    case "goto":
      jumps.goto(s.label, s);
      break;
    case "break":
      leaveTo(cx, jumps.breakTarget, s);
      break;
    case "continue":
      leaveTo(cx, jumps.continueTarget, s);
      break;
    case "leave":
      leaveTo(cx, jumps.leaveTarget, s);
      break;
    case "return":
      lowerReturn(cx, s);
      break;
    case "try":
      lowerTry(cx, s);
      break;
    case "asm":
      build.emit({ kind: "asm", first: s.first, last: s.last });
      build.flaw("inline-assembly", "inline assembly", s);
      break;
    case "error":
      build.unsupported("text that could not be read", s, "syntax");
      break;
    case "empty":
  }
}

function leaveTo(cx: StatementLowering, target: JumpTarget | null, s: Statement): void {
  if (target) cx.jumps.jump(target, s);
  else cx.build.unsupported(`${s.kind} outside of what it leaves`, s, "syntax");
}

function lowerCompound(cx: StatementLowering, body: readonly Statement[]): void {
  cx.scope.enter();
  cx.steps.all([...body.map((inner) => () => cx.statement(inner)), () => cx.scope.leave()]);
}

function lowerIf(cx: StatementLowering, s: Extract<Statement, { kind: "if" }>): void {
  const { build } = cx;
  const yes = build.newBlock();
  const after = build.newBlock();
  const { whenFalse } = s;
  if (whenFalse === null) {
    cx.steps.inOrder(
      () => cx.condition(s.condition, yes, after),
      () => build.startAt(yes),
      () => cx.statement(s.whenTrue),
      () => build.fallInto(after),
    );
    return;
  }
  const no = build.newBlock();
  cx.steps.inOrder(
    () => cx.condition(s.condition, yes, no),
    () => build.startAt(yes),
    () => cx.statement(s.whenTrue),
    () => build.goto(after),
    () => build.startAt(no),
    () => cx.statement(whenFalse),
    () => build.fallInto(after),
  );
}

/** Lowers a loop's body with its own `break` and `continue`. */
function loopBody(cx: StatementLowering, body: Statement, breakTo: BlockId, continueTo: BlockId): void {
  const { jumps } = cx;
  const { breakTarget, continueTarget } = jumps;
  jumps.breakTarget = { block: breakTo, region: jumps.region };
  jumps.continueTarget = { block: continueTo, region: jumps.region };
  cx.steps.inOrder(
    () => cx.statement(body),
    () => {
      jumps.breakTarget = breakTarget;
      jumps.continueTarget = continueTarget;
    },
  );
}

function lowerWhile(cx: StatementLowering, condition: Expression, body: Statement): void {
  const { build } = cx;
  const head = build.newBlock();
  const inside = build.newBlock();
  const after = build.newBlock();
  build.fallInto(head);
  cx.steps.inOrder(
    () => cx.condition(condition, inside, after),
    () => build.startAt(inside),
    () => loopBody(cx, body, after, head),
    () => build.goto(head),
    () => build.startAt(after),
  );
}

function lowerDo(cx: StatementLowering, condition: Expression, body: Statement): void {
  const { build } = cx;
  const inside = build.newBlock();
  const test = build.newBlock();
  const after = build.newBlock();
  build.fallInto(inside);
  cx.steps.inOrder(
    () => loopBody(cx, body, after, test),
    () => build.fallInto(test),
    () => cx.condition(condition, inside, after),
    () => build.startAt(after),
  );
}

function lowerFor(cx: StatementLowering, s: Extract<Statement, { kind: "for" }>): void {
  const { build } = cx;
  const head = build.newBlock();
  const inside = build.newBlock();
  const stepBlock = build.newBlock();
  const after = build.newBlock();
  const { initial, condition, step } = s;
  cx.scope.enter();
  cx.steps.inOrder(
    () => initial && cx.statement(initial),
    () => build.fallInto(head),
    () => (condition === null ? build.goto(inside) : cx.condition(condition, inside, after)),
    () => build.startAt(inside),
    () => loopBody(cx, s.body, after, stepBlock),
    () => build.fallInto(stepBlock),
    () => step && cx.effect(step),
    () => build.goto(head),
    () => {
      cx.scope.leave();
      build.startAt(after);
    },
  );
}

function lowerSwitch(cx: StatementLowering, s: Extract<Statement, { kind: "switch" }>): void {
  const { build, jumps } = cx;
  const after = build.newBlock();
  const outerSwitch = cx.openSwitch;
  const outerBreak = jumps.breakTarget;
  const open: OpenSwitch = { type: cx.types.int, cases: [], computed: [], otherwise: null };
  let finish = () => {};
  cx.steps.inOrder(
    () => cx.value(s.subject),
    () => {
      finish = beginSwitch(cx, open, s.subject, after);
      cx.openSwitch = open;
      jumps.breakTarget = { block: after, region: jumps.region };
    },
    () => cx.statement(s.body),
    () => {
      cx.openSwitch = outerSwitch;
      jumps.breakTarget = outerBreak;
      build.goto(after);
      finish();
      build.startAt(after);
    },
  );
}

/** Ends the current block with a `switch` whose cases are filled in by the result, once the body is known. */
function beginSwitch(
  cx: StatementLowering,
  open: OpenSwitch,
  subject: Expression,
  after: BlockId,
): () => void {
  const { build } = cx;
  const value = promote(cx, build.take(), subject);
  open.type = promoted(cx.types, value.expr.type);
  const head = build.current;
  const { first, last } = subject;
  build.startAt(build.newBlock());
  return () => {
    build.startAt(head);
    const { cases } = open;
    const fallback = open.otherwise ?? after;
    if (open.computed.length === 0) {
      build.end({ kind: "switch", subject: value.expr, cases, otherwise: fallback, first, last });
      return;
    }
    const saved = load(build.save(value.expr, subject));
    const otherwise = build.newBlock();
    build.end({ kind: "switch", subject: saved, cases, otherwise, first, last });
    build.startAt(otherwise);
    testComputedCases(cx, open, saved, fallback);
  };
}

/** Labels whose value no text gives (`case IOCTL_OF_A_MISSING_HEADER:`) are compared one by one. */
function testComputedCases(cx: StatementLowering, open: OpenSwitch, subject: Expr, fallback: BlockId): void {
  const { build, steps } = cx;
  for (const { value, target } of open.computed) {
    const next = build.newBlock();
    steps.now(() => cx.value(value));
    const test = comparison(cx, "eq", { expr: subject, depth: 1 }, build.take(), value);
    const { first, last } = value;
    build.end({ kind: "branch", condition: test.expr, whenTrue: target, whenFalse: next, first, last });
    build.startAt(next);
  }
  build.goto(fallback);
}

function lowerCase(cx: StatementLowering, s: Extract<Statement, { kind: "case" | "default" }>): void {
  const { build } = cx;
  const block = build.newBlock();
  build.fallInto(block);
  const open = cx.openSwitch;
  if (!open) build.unsupported(`${s.kind} outside of a switch`, s, "syntax");
  else if (s.kind === "default") open.otherwise = block;
  else addCase(cx, open, s, block);
  lowerBody(cx, s.body);
}

/** The statement after a label; through `inOrder`, because labels may stand before labels without end. */
function lowerBody(cx: StatementLowering, body: Statement | null): void {
  if (body) cx.steps.inOrder(() => cx.statement(body));
}

function addCase(
  cx: StatementLowering,
  open: OpenSwitch,
  s: Extract<Statement, { kind: "case" }>,
  target: BlockId,
): void {
  const { first, last } = s.value;
  const low = casePattern(cx, open, s.value);
  const high = s.upTo === null ? low : casePattern(cx, open, s.upTo);
  if (low === null || high === null) {
    if (s.upTo === null) open.computed.push({ value: s.value, target });
    else cx.build.unsupported("range of case labels that are no constants", s);
  } else if (low <= high) open.cases.push({ low, high, target, label: { first, last } });
  else if (isSigned(cx.types, open.type)) {
    // A range from below zero: two ranges of patterns.
    const all = wrap(cx.types, -1n, open.type);
    open.cases.push({ low, high: all, target }, { low: 0n, high, target });
  }
}

function casePattern(cx: StatementLowering, open: OpenSwitch, value: Expression): bigint | null {
  const number = cx.scope.evaluate(value);
  return number === null ? null : wrap(cx.types, number, open.type);
}

function lowerReturn(cx: StatementLowering, s: Extract<Statement, { kind: "return" }>): void {
  const { value } = s;
  if (value === null) {
    cx.jumps.return(null, s);
    return;
  }
  const isVoid = cx.types.get(cx.returnType).kind === "void";
  cx.steps.inOrder(
    () => (isVoid ? cx.effect(value) : cx.value(value)),
    () => {
      const result = isVoid ? null : convert(cx, cx.build.take(), cx.returnType, value).expr;
      if (cx.resultRecord === null || result === null) cx.jumps.return(result, s);
      else {
        cx.build.assign(cx.resultRecord, result, value);
        cx.jumps.return(null, s);
      }
    },
  );
}
