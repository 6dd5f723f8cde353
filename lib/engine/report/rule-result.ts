/**
 * The verdict of one rule, from what exploration found and what coverage says of the rest (design §5).
 *
 * A Pass is said only here, only when nothing stands against it: every entry point that matters reached its fixpoint
 * without alarm, and no reason of any kind is left.
 */
import type {
  CandidateStep as CandidateWay,
  EntryOutcome,
  Exploration,
  FoundViolation,
  Limit,
} from "../explore";
import type { FuncId, Program } from "../ir";
import type { EntryPoint } from "../model";
import type { Automaton } from "../slic";
import { placeOf, placeOfSpan, quote, type SourceTables } from "../trace";
import type { Assumption, CandidateStep, Defect, Reason, RuleResult, VerdictWord } from "./analysis-report";
import type { Coverage } from "./coverage";
import { type ReasonCode, reasonTexts, unknownFunction } from "./reasons";

export interface VerdictInput {
  readonly rule: string;
  readonly program: Program;
  readonly tables: SourceTables;
  readonly automaton: Automaton;
  readonly entryPoints: readonly EntryPoint[];
  readonly coverage: Coverage;
  /** Null when the rule does not apply and nothing was explored. */
  readonly exploration: Pick<Exploration, "outcomes" | "stats"> | null;
  readonly assumptions: readonly Assumption[];
  /** What the rule says of a driver of this kind to which it does not apply. */
  readonly usualAbsence: string | null;
  /** Makes the finding of a confirmed violation. */
  readonly findingOf: (violation: FoundViolation, entry: EntryPoint) => Defect;
  readonly stats: boolean;
}

export function ruleResult(input: VerdictInput): RuleResult {
  const outcomes = withoutHelpers(input.exploration?.outcomes ?? []);
  const defects = outcomes.kept.flatMap((outcome) =>
    outcome.violations.map((violation) => input.findingOf(violation, outcome.entry)),
  );
  const reasons = reasonsOf(input, [
    ...outcomes.kept.flatMap((outcome) => [
      ...outcome.limits,
      ...outcome.undecided.map(({ limit }) => limit),
    ]),
    ...outcomes.helpers,
    ...(input.exploration ? standingLimits(input) : damageLimits(input)),
  ]);
  const verdict = verdictOf(input.exploration !== null, defects.length, reasons.length, outcomes.kept);
  return {
    rule: input.rule,
    verdict,
    entryPoints: input.entryPoints.map((entry) => entryVerdict(input, entry, outcomes.kept)),
    reasons,
    assumptions: input.assumptions,
    defects: [...defects].sort((left, right) => left.steps.length - right.steps.length),
    ...(verdict === "not-applicable" ? absence(input) : {}),
    ...(input.stats && input.exploration ? { stats: { ...input.exploration.stats } } : {}),
    automaton: drawing(input.automaton),
  };
}

function verdictOf(
  applies: boolean,
  defects: number,
  reasons: number,
  outcomes: readonly EntryOutcome[],
): VerdictWord {
  if (defects > 0) return "defect";
  if (reasons > 0 || outcomes.some((outcome) => !outcome.isComplete)) return "inconclusive";
  return applies ? "pass" : "not-applicable";
}

function entryVerdict(
  { program, coverage, automaton }: VerdictInput,
  entry: EntryPoint,
  outcomes: readonly EntryOutcome[],
): RuleResult["entryPoints"][number] {
  const outcome = outcomes.find((candidate) => candidate.entry === entry);
  const matters =
    coverage.watchedCalls.some((call) => call.entry === entry) || changesAtEntry(automaton, entry.role);
  const reasons = (outcome?.limits.length ?? 0) + (outcome?.undecided.length ?? 0);
  const named = { role: entry.role, function: program.functions[entry.fn]!.name };
  if (outcome) {
    return {
      ...named,
      verdict: matters ? verdictOf(true, outcome.violations.length, reasons, [outcome]) : "not-applicable",
    };
  }
  return { ...named, verdict: matters ? "inconclusive" : "not-applicable" };
}

/** The rule starts in another than its initial state at such an entry. */
export function changesAtEntry(automaton: Automaton, role: string): boolean {
  const { entry } = automaton.onRole(role);
  if (entry === null) return false;
  const reaction = automaton.react(automaton.initial, entry);
  return reaction.kind !== "next" || reaction.state !== automaton.initial;
}

/**
 * Where one assumed entry only leaves the rule in a state it must not leave, and another only fails at a call, the two
 * are read as helpers of code not shown.
 */
function withoutHelpers(outcomes: readonly EntryOutcome[]): {
  readonly kept: readonly EntryOutcome[];
  readonly helpers: readonly (Limit | { code: "assumed-entry"; detail: string; fn: FuncId; at: null })[];
} {
  const assumed = outcomes.filter(
    ({ entry, violations }) => entry.basis === "assumed" && violations.length > 0,
  );
  const leaving = assumed.filter(({ violations }) =>
    violations.every(({ site }) => site.kind === "held-at-exit"),
  );
  const failing = assumed.filter(({ violations }) =>
    violations.every(({ site }) => site.kind === "release-without-acquire"),
  );
  if (leaving.length === 0 || failing.length === 0) return { kept: outcomes, helpers: [] };
  const helpers = new Set([...leaving, ...failing]);
  return {
    kept: outcomes.map((outcome) => (helpers.has(outcome) ? { ...outcome, violations: [] } : outcome)),
    helpers: [...helpers].map(({ entry }) => ({
      code: "assumed-entry" as const,
      detail: "",
      fn: entry.fn,
      at: null,
    })),
  };
}

type AnyLimit = Omit<Limit, "code"> & { readonly code: ReasonCode; readonly why?: string };

/** What costs the Pass whatever exploration says: flaws on the way, damaged text, routines that look like locks. */
function standingLimits(input: VerdictInput): readonly AnyLimit[] {
  const unknown = input.coverage.unknownRoutines
    .filter((routine) => routine.costsPass)
    .map(
      ({ symbol, fn, at, isFromMissingHeader }): AnyLimit => ({
        code: "unknown-function",
        detail: symbol.name,
        why: isFromMissingHeader ? unknownFunction.missingHeader : unknownFunction.named,
        fn: fn.id,
        at,
      }),
    );
  return [...input.coverage.flaws, ...unknown, ...(input.exploration ? [] : damageLimits(input))];
}

/** Where nothing was explored, since nothing that was read calls a watched routine. */
function damageLimits({ coverage }: VerdictInput): readonly AnyLimit[] {
  return coverage.damaged.map(
    ({ detail, at }): AnyLimit => ({ code: "syntax", detail, fn: null, at: null, span: at }),
  );
}

function reasonsOf(input: VerdictInput, limits: readonly AnyLimit[]): readonly Reason[] {
  const seen = new Set<string>();
  return limits.flatMap((limit) => {
    const reason = reasonOf(input, limit);
    const key = `${reason.code}:${reason.place?.file}:${reason.place?.line}:${reason.place ? "" : reason.message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [reason];
  });
}

function reasonOf(input: VerdictInput, limit: AnyLimit): Reason {
  const { program, tables } = input;
  const text = reasonTexts[limit.code];
  const fn = limit.fn === null ? null : program.functions[limit.fn]!;
  const fill = (template: string) =>
    template
      .replace("{detail}", limit.detail)
      .replace("{function}", fn?.name ?? "This text")
      .replace("{why}", limit.why ?? "");
  const at = limit.at ?? (fn ? { first: fn.nameToken, last: fn.nameToken } : null);
  return {
    code: limit.code,
    title: text.title,
    message: fill(text.message),
    settle: text.settle,
    place: fn && at ? placeOf(tables, fn, at) : limit.span ? placeOfSpan(tables, limit.span) : null,
    ...(limit.candidate?.length
      ? { candidate: limit.candidate.map((step) => candidateStep(input, step)) }
      : {}),
  };
}

const candidateTexts: Readonly<Record<CandidateWay["kind"], string>> = {
  true: "Branch taken: {text}",
  false: "Branch not taken: {text}",
  case: "A case of {text}",
  otherwise: "No case of {text}",
  call: "Calls {text}",
};

function candidateStep({ program, tables }: VerdictInput, { fn, at, kind }: CandidateWay): CandidateStep {
  const within = program.functions[fn]!;
  return {
    text: candidateTexts[kind].replace("{text}", () => quote(tables, within, at)),
    function: within.name,
    place: placeOf(tables, within, at),
  };
}

function absence(input: VerdictInput): Pick<RuleResult, "absent" | "usual"> {
  const absent = absentText(input);
  return input.usualAbsence === null ? { absent } : { absent, usual: input.usualAbsence };
}

function absentText({ automaton, entryPoints }: VerdictInput): string {
  if (entryPoints.length === 0) return "there is no function to start from";
  return `no function that was reached calls ${automaton.callEvents.join(" or ")}`;
}

function drawing(automaton: Automaton): RuleResult["automaton"] {
  return {
    states: automaton.graph.states.map(({ label }) => label),
    initial: automaton.describe(automaton.initial),
    transitions: automaton.graph.transitions.map(({ from, event, to, violation }) => ({
      from: automaton.describe(from),
      event,
      to: to === null ? (violation ?? "violation") : automaton.describe(to),
    })),
  };
}
