/**
 * What a link carries: the sources, how they were built, the result that was seen, and where the reader stood in it.
 * Version 1. Everything in a link comes from a stranger: it is checked against this schema, sizes included, and only the
 * named fields survive; text is shown as text.
 */
import { z } from "zod";
import type { AnalysisReport, ReportedStep } from "../protocol/protocol";

export const LINK_VERSION = 1;

const path = z.string().min(1).max(400);
const short = z.string().max(400);
const sentence = z.string().max(4_000);
const line = z.int().min(0).max(10_000_000);

const place = z.object({ file: path, line, column: line, endLine: line, endColumn: line });
const value = z.object({ name: short, value: short, was: short.optional() });
const verdict = z.enum(["defect", "pass", "inconclusive", "not-applicable"]);
const evidence = z.object({ text: sentence, file: path.nullable(), line: line.nullable() });

const plainStep = place.extend({
  function: short,
  depth: z.int().min(0).max(10_000),
  kind: z.enum(["enter", "call", "event", "branch", "assign", "return", "model", "fold", "violation"]),
  text: sentence,
  ruleState: short,
  ruleStateBefore: short,
  values: z.array(value).max(200),
  taken: z.boolean().optional(),
  macro: z.object({ name: short, spelling: place.nullable() }).optional(),
  isDecisive: z.boolean(),
});
const innerStep = plainStep.extend({ folded: z.array(plainStep).max(10_000).optional() });
const step = plainStep.extend({ folded: z.array(innerStep).max(10_000).optional() });

const defect = z.object({
  kind: short,
  message: sentence,
  explanation: sentence,
  when: sentence,
  inADump: sentence,
  fix: sentence,
  notes: z.array(sentence).max(50),
  function: short,
  file: path,
  line,
  column: line,
  endLine: line,
  endColumn: line,
  entryPoint: z.object({ role: short, function: short }),
  cause: place.nullable(),
  fingerprint: short,
  replayed: z.literal(true),
  steps: z.array(step).max(10_000),
  inputs: z.array(value).max(200),
});

const result = z.object({
  rule: short,
  verdict,
  entryPoints: z.array(z.object({ role: short, function: short, verdict })).max(5_000),
  reasons: z
    .array(
      z.object({
        code: short,
        title: sentence,
        message: sentence,
        settle: sentence,
        place: place.nullable(),
      }),
    )
    .max(1_000),
  assumptions: z
    .array(
      z.object({
        code: short,
        message: sentence,
        place: place.optional(),
        weight: z.enum(["routine", "caution"]),
      }),
    )
    .max(1_000),
  defects: z.array(defect).max(50),
  absent: sentence.optional(),
  usual: sentence.optional(),
  automaton: z.object({
    states: z.array(short).max(200),
    initial: short,
    transitions: z.array(z.object({ from: short, event: short, to: short })).max(1_000),
  }),
});

const configuration = z.object({
  name: short,
  defines: z.array(z.object({ name: short, value: sentence })).max(1_000),
  includeDirs: z.array(z.string().max(400)).max(200),
  messageHeaders: z.array(short).max(200).optional(),
});

const report = z.object({
  tool: z.object({ name: z.literal("Portcullis"), version: short }),
  configuration: configuration.pick({ name: true, defines: true }),
  files: z.array(z.object({ path, lines: line, role: z.enum(["unit", "header", "other"]) })).max(5_000),
  driver: z.object({
    kind: z.enum(["physical miniport", "virtual miniport", "WDM driver", "SCSI Port miniport", "other"]),
    evidence: z.array(evidence).max(100),
    framework: short.nullable(),
    banner: sentence.nullable(),
  }),
  functions: z.int().min(0),
  entryPoints: z
    .array(
      z.object({
        role: short,
        function: short,
        file: path,
        line,
        basis: z.enum(["known", "by-shape", "assumed", "escaped", "user"]),
        evidence: z.array(evidence).max(50),
        irql: z.object({ min: z.int(), max: z.int() }).nullable(),
        cancelLockAtEntry: z.enum(["free", "held"]),
        storportLock: short.nullable(),
      }),
    )
    .max(5_000),
  notCovered: z
    .array(z.object({ function: short, file: path, line, events: z.array(short).max(50) }))
    .max(5_000),
  watchedCalls: z
    .array(z.object({ entryPoint: short, routine: short, place, through: short.nullable() }))
    .max(5_000),
  missingHeaders: z.array(short).max(500),
  results: z.array(result).max(50),
  problems: z
    .array(
      z.object({
        code: short,
        severity: z.enum(["error", "warning", "info"]),
        message: sentence,
        file: path.nullable(),
        line: line.nullable(),
        column: line.nullable(),
      }),
    )
    .max(1_000),
});

const payload = z.object({
  v: z.literal(LINK_VERSION),
  project: z.object({
    name: z.string().min(1).max(200),
    files: z
      .array(z.object({ path, text: z.string().max(4_194_304) }))
      .min(1)
      .max(5_000),
    configuration,
    entries: z.array(z.object({ role: short, function: short, as: z.enum(["entry", "helper"]) })).max(5_000),
    ruledOut: z
      .array(
        z.object({
          function: short,
          text: sentence,
          ordinal: z.int().min(0).max(100_000),
          outcome: z.union([
            z.object({ kind: z.literal("branch"), taken: z.boolean() }),
            z.object({ kind: z.literal("value"), value: z.string().regex(/^\d{1,20}$/) }),
          ]),
          words: sentence,
        }),
      )
      .max(200)
      .optional(),
  }),
  /** The report cut down to one rule and at most one finding. */
  report,
  view: z.object({
    rule: short,
    fingerprint: short.nullable(),
    /** Index into the finding's steps, folded ones counted. */
    step: z.int().min(0).max(100_000),
    detail: z.int().min(1).max(4),
  }),
});

export type LinkPayload = z.infer<typeof payload>;

/** The payload with unknown fields dropped, or null when it does not fit the schema. */
export function checkPayload(candidate: unknown): LinkPayload | null {
  const checked = payload.safeParse(candidate);
  return checked.success ? checked.data : null;
}

/** The report as a link carries it: one rule, at most one finding, no timings. */
export function sliceReport(full: AnalysisReport, rule: string, fingerprint: string | null): AnalysisReport {
  const { timings: _timings, ...rest } = full;
  return {
    ...rest,
    watchedCalls: full.watchedCalls.slice(0, 200),
    results: full.results
      .filter((each) => each.rule === rule)
      .map(({ stats: _stats, ...each }) => ({
        ...each,
        defects: each.defects
          .filter((one) => one.fingerprint === fingerprint)
          .map((one) => ({ ...one, steps: one.steps.map(withoutDoubt) })),
      })),
  };
}

/** What could be ruled out is found again when the reader verifies a copy. */
function withoutDoubt({ doubt: _doubt, ...step }: ReportedStep): ReportedStep {
  return step.folded ? { ...step, folded: step.folded.map(withoutDoubt) } : step;
}
