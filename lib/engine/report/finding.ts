/**
 * A trace as a finding: the rule's own texts, filled in from the path, in the wording that fits the circumstances.
 *
 * A text with a placeholder that the path cannot fill is not used; the next one that fits is.
 */

import type { Program } from "../ir";
import type { EntryPoint } from "../model";
import type { RuleMeta, ViolationText, ViolationVariant } from "../rules";
import { type PathPlace, quote, type SourceTables, type Trace } from "../trace";
import type { Defect } from "./analysis-report";

export interface FindingInput {
  readonly program: Program;
  readonly tables: SourceTables;
  readonly meta: RuleMeta | null;
  readonly kind: string;
  /** The rule's own message, for rules without metadata. */
  readonly message: string;
  readonly trace: Trace;
  readonly entry: EntryPoint;
  /** IRQL at entry, lowest; null when not stated. */
  readonly entryIrql: number | null;
  /** Set for a physical miniport. */
  readonly physicalEvidence: string | null;
  readonly fingerprint: string;
}

/** Conditions named in the headline's *when*. */
const WHEN_LIMIT = 4;

export function findingOf(input: FindingInput): Defect {
  const { trace, entry, program, kind } = input;
  const text = textsFor(input);
  const callback = program.functions[entry.fn]!.name;
  const { place } = trace.violation;
  return {
    kind,
    message: text.title,
    explanation: text.explanation,
    when: whenText(trace),
    inADump: text.inADump,
    fix: text.fix,
    notes: notesFor(input, callback),
    function: trace.violation.fn.name,
    ...place,
    entryPoint: { role: entry.role, function: callback },
    cause: trace.cause?.place ?? null,
    fingerprint: input.fingerprint,
    replayed: true,
    steps: trace.steps,
    inputs: trace.inputs,
  };
}

/** `on every path`, or `when a is 1 and b == 2`. */
export function whenText({ conditions }: Trace): string {
  const distinct = [...new Set(conditions)].slice(-WHEN_LIMIT);
  return distinct.length === 0 ? "on every path" : `when ${distinct.join(" and ")}`;
}

interface Texts {
  readonly title: string;
  readonly explanation: string;
  readonly inADump: string;
  readonly fix: string;
}

function textsFor(input: FindingInput): Texts {
  const known = input.meta?.kinds.find((candidate) => candidate.kind === input.kind);
  if (!known)
    return {
      title: input.message,
      explanation: `${input.message} ${whenText(input.trace)}.`,
      inADump: "",
      fix: "",
    };
  const facts = factsOf(input);
  const variants = circumstances(input).flatMap((name) =>
    known.variants.filter((variant) => variant.when === name),
  );
  return {
    title: choose("title", known, variants, facts),
    explanation: choose("explanation", known, variants, facts),
    inADump: known.inADump,
    fix: choose("fix", known, variants, facts),
  };
}

function choose(
  part: "title" | "explanation" | "fix",
  text: ViolationText,
  variants: readonly ViolationVariant[],
  facts: ReadonlyMap<string, string>,
): string {
  const base = fill(text[part], facts) ?? text[part];
  for (const variant of variants) {
    const template = variant[part];
    const filled = template === undefined ? null : fill(template.replace(/^\+ /, ""), facts);
    if (filled !== null) return template!.startsWith("+ ") ? `${base} ${filled}` : filled;
  }
  return base;
}

/** Null when a placeholder has no value. */
function fill(template: string, facts: ReadonlyMap<string, string>): string | null {
  let isComplete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts.get(name);
    if (value === undefined) isComplete = false;
    return value ?? "";
  });
  return isComplete ? text : null;
}

function factsOf({ program, tables, trace, entry }: FindingInput): ReadonlyMap<string, string> {
  const { violation, cause } = trace;
  const callback = program.functions[entry.fn]!.name;
  const at = (path: PathPlace) => `${path.place.file}:${path.place.line}`;
  const facts = new Map<string, string>([
    ["Callback", callback],
    ["Name", callback],
    ["role", entry.role],
    ["Function", violation.fn.name],
    ["exit", at(violation)],
    ["second", at(violation)],
    ["release", at(violation)],
    ["when", whenText(trace)],
    ["irqlExpr", irqlExpression(tables, cause ?? violation)],
  ]);
  if (cause) {
    facts.set("acquire", at(cause));
    facts.set("first", at(cause));
    if (cause.fn !== violation.fn) {
      facts.set("helper", cause.fn.id === entry.fn ? violation.fn.name : cause.fn.name);
      facts.set("caller", cause.fn.name);
    }
  }
  if (trace.iteration !== null) {
    facts.set("iteration", String(trace.iteration));
    facts.set("previous", String(trace.iteration - 1));
  }
  if (trace.raisedBy) facts.set("site", trace.raisedBy);
  const last = trace.steps.findLast((step) => step.kind === "branch");
  if (last) facts.set("b", `${last.file}:${last.line}`);
  return facts;
}

/** The first argument of the call without its `&`. */
function irqlExpression(tables: SourceTables, path: PathPlace): string {
  const argument = /\(\s*&?\s*(.*?)\s*\)$/.exec(quote(tables, path.fn, path.at))?.[1];
  const bare = /^\(([^()]*)\)$/.exec(argument ?? "")?.[1] ?? argument;
  return bare && bare !== "" ? bare : "the saved IRQL";
}

/** What is special about this path, the most telling first. */
function circumstances({ trace, entry }: FindingInput): readonly string[] {
  const { cause, violation } = trace;
  const isCancel = entry.role === "DRIVER_CANCEL";
  const isAssumed = entry.basis === "assumed" || entry.basis === "escaped";
  const found: [boolean, string][] = [
    [isCancel && cause === null, "cancel-routine"],
    [isCancel && cause !== null, "cancel-routine-reacquired"],
    [trace.raisedBy !== null, "exception"],
    [trace.iteration !== null, "in-loop"],
    [cause !== null, "twice"],
    [cause !== null && cause.fn !== violation.fn, "in-helper"],
    [isAssumed, "assumed-entry"],
  ];
  return found.filter(([holds]) => holds).map(([, name]) => name);
}

function notesFor({ meta, physicalEvidence, entryIrql }: FindingInput, callback: string): readonly string[] {
  const notes: string[] = [];
  const { physicalMiniport, aboveIrql } = meta?.caveats ?? { physicalMiniport: null, aboveIrql: null };
  if (physicalMiniport && physicalEvidence)
    notes.push(physicalMiniport.replace("{evidence}", physicalEvidence));
  if (aboveIrql && entryIrql !== null && entryIrql > aboveIrql.level) {
    notes.push(aboveIrql.text.replace("{Callback}", callback));
  }
  return notes;
}
