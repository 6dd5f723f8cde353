/**
 * From the log of a replayed run that broke a rule to its trace: steps in order, stretches without effect folded, and the
 * facts that a finding is told with.
 *
 * Nothing is decided here. The log is the interpreter's; the trace only chooses what to show and says it in words.
 */
import type { FuncId, FunctionIr, Positioned, Program } from "../ir";
import type { LogEntry } from "../replay";
import type { TypeId } from "../types";
import { type RelevanceInput, relevanceOf } from "./decisive";
import { doubtOf } from "./doubt";
import { positionOf } from "./entry-position";
import { foldSteps } from "./fold";
import { type NarrationInput, Narrator } from "./narrate";
import { placeOf, quote } from "./source-text";
import type { PlaceInFile, StepValue, TraceStep } from "./trace-step";
import { isObjectAddress, valueText } from "./value-text";

export interface TraceInput extends NarrationInput {
  readonly log: readonly LogEntry[];
  readonly mayReachEvent: (fn: FuncId) => boolean;
  /** Functions an indirect call may reach. */
  readonly targetsOf: RelevanceInput["targetsOf"];
}

/** A place on the path with the function it stands in. */
export interface PathPlace {
  readonly fn: FunctionIr;
  readonly at: Positioned;
  readonly place: PlaceInFile;
}

export interface Trace {
  readonly steps: readonly TraceStep[];
  readonly violation: PathPlace;
  /** The event that put the rule in the violating state; null when the entry itself did or nothing had. */
  readonly cause: PathPlace | null;
  /** Where cause and violation are one statement in one activation: how often it was run; null elsewhere. */
  readonly iteration: number | null;
  /** Decisive branches as clauses: `srb->Function == SRB_FUNCTION_FLUSH (0x08)`. */
  readonly conditions: readonly string[];
  /** The last exception between cause and violation: who raised it. */
  readonly raisedBy: string | null;
  /** The last `goto` between cause and violation. */
  readonly jump: string | null;
  readonly inputs: readonly StepValue[];
}

export function traceOf(input: TraceInput): Trace {
  const { log, program } = input;
  const { decisive, steering } = relevanceOf({
    program,
    log,
    mayReachEvent: input.mayReachEvent,
    isEvent: (name) => input.automaton.onCall(name) !== null,
    isObject: ({ place, value }) => isObjectAddress(input.typeOf, place.type, value),
    targetsOf: input.targetsOf,
  });
  const narrator = new Narrator(input);
  const told = log.flatMap((entry, index) => {
    const isShown = decisive.has(index) || (entry.depth === 0 && entry.kind === "enter") || isJump(entry);
    const step = narrator.tell(entry, log[index + 1], isShown);
    return step ? [{ step: doubtful(input, entry, step), index }] : [];
  });
  const causeIndex = causeOf(log);
  const violationIndex = log.length - 1 - [...log].reverse().findIndex(isViolation);
  const causeStep = told.find(({ index }) => index === causeIndex)?.step ?? null;
  const folded = foldSteps(
    told.map(({ step }) => step),
    input.wording.subject,
  );
  const after = log.slice(Math.max(0, causeIndex));
  return {
    steps: folded.map((step) =>
      step.kind === "violation" ? worded(input, step, violationOf(log), causeStep, folded) : step,
    ),
    violation: pathPlace(input, log[violationIndex]!),
    cause: causeIndex < 0 ? null : pathPlace(input, log[causeIndex]!),
    iteration: causeIndex < 0 ? null : iterationOf(log, causeIndex, violationIndex),
    conditions: conditionsOf(told, steering),
    raisedBy: lastRaiser(program, after),
    jump: lastJump(input, after),
    inputs: parameterValues(input, log[0]),
  };
}

function doubtful({ program, tables }: TraceInput, entry: LogEntry, step: TraceStep): TraceStep {
  const doubt = doubtOf(program, tables, entry);
  return doubt ? { ...step, doubt } : step;
}

function isViolation(entry: LogEntry): boolean {
  return entry.kind === "event" && entry.violation !== null;
}

function violationOf(log: readonly LogEntry[]): string {
  const entry = log.findLast(isViolation);
  return entry?.kind === "event" ? (entry.violation ?? "") : "";
}

/** The last state change before the violation, in the driver; the role's own entry event stands right behind `enter`. */
function causeOf(log: readonly LogEntry[]): number {
  const isChange = (entry: LogEntry) =>
    entry.kind === "event" && entry.before !== entry.state && entry.violation === null;
  return log.findLastIndex((entry, index) => index > 1 && isChange(entry));
}

function iterationOf(log: readonly LogEntry[], causeIndex: number, violationIndex: number): number | null {
  const violation = log[violationIndex]!;
  const isSame = ({ activation, at }: LogEntry) =>
    activation === violation.activation && at.block === violation.at.block && at.stmt === violation.at.stmt;
  return isSame(log[causeIndex]!)
    ? log.filter((entry) => entry.kind === "call" && isSame(entry)).length
    : null;
}

function isJump(entry: LogEntry): boolean {
  return entry.kind === "raise" || (entry.kind === "answer" && entry.raises);
}

function isDecision(step: TraceStep): boolean {
  return (step.kind === "branch" && step.taken !== undefined) || isChosenCall(step);
}

/** A call through a pointer, which value decided. */
function isChosenCall(step: TraceStep): boolean {
  return step.kind === "call" && step.values.length > 0;
}

/** Clauses of the branches that steer the path; where none does, of those that choose its end. */
function conditionsOf(
  told: readonly { readonly step: TraceStep; readonly index: number }[],
  steering: ReadonlySet<number>,
): readonly string[] {
  const decisions = told.filter(({ step }) => step.isDecisive && isDecision(step));
  const steers = decisions.filter(({ index }) => steering.has(index));
  return (steers.length > 0 ? steers : decisions).map(({ step }) => clause(step));
}

/** `Srb->Lun is 3` for a refuted comparison of one value, else the branch as told. */
function clause(step: TraceStep): string {
  const [only, second] = step.values;
  if ((isChosenCall(step) || !step.taken) && only && !second) return `${only.name} is ${only.value}`;
  return step.text
    .replace(/^Branch (not )?taken( inside \w+)?: /, "")
    .replace(/^switch \((.*)\): case (.*)$/, "$1 is $2")
    .replace(/^switch \((.*)\): no case fits, default$/, "$1 fits no case");
}

function worded(
  input: TraceInput,
  step: TraceStep,
  kind: string,
  cause: TraceStep | null,
  steps: readonly TraceStep[],
): TraceStep {
  const text = input.wording.violations[kind];
  const number = cause ? steps.indexOf(cause) + 1 : 1;
  const since = number > 0 ? ` since step ${number}` : "";
  const told = text ? text.replace("{line}", String(step.line)).replace("{since}", since) : step.text;
  return { ...step, text: `✖ ${step.function} ${told}` };
}

function pathPlace(input: TraceInput, entry: LogEntry): PathPlace {
  const fn = input.program.functions[entry.at.fn]!;
  const at = positionOf(fn, entry);
  const place = placeOf(input.tables, fn, at) ?? { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { fn, at, place };
}

function lastRaiser(program: Program, log: readonly LogEntry[]): string | null {
  const entry = log.findLast((candidate) => candidate.kind === "answer" && candidate.raises);
  return entry?.kind === "answer" && entry.symbol !== null ? program.symbols[entry.symbol]!.name : null;
}

function lastJump(input: TraceInput, log: readonly LogEntry[]): string | null {
  for (const entry of [...log].reverse()) {
    if (entry.kind !== "goto") continue;
    const fn = input.program.functions[entry.at.fn]!;
    const target = /^goto\s+(\w+)/.exec(quote(input.tables, fn, positionOf(fn, entry)));
    if (target) return target[1]!;
  }
  return null;
}

function parameterValues(input: TraceInput, first: LogEntry | undefined): readonly StepValue[] {
  if (first?.kind !== "enter") return [];
  const fn = input.program.functions[first.at.fn]!;
  const show = (type: TypeId, value: bigint) => valueText(input.typeOf, type, value);
  return first.parameters.map((value, index) => {
    const local = fn.locals[index]!;
    return { name: local.name, value: show(local.type, value) };
  });
}
