/**
 * A code flow of a SARIF log as steps. Locations that the log calls unimportant are folded where several follow one
 * another; the state of a location gives the rule's state (`rule`) and the values. The last step is the violation.
 */
import type { PlaceInFile, ReportedStep, StepKind } from "../protocol/protocol";
import { type Json, list, number, object, text } from "./json-parts";

/** Locations of one flow beyond this many are left out, from the front. */
const MAX_STEPS = 10_000;

/** Fewer unimportant locations than this stay where they are. */
const FOLDED_FROM = 3;

type PlaceOf = (location: Json) => PlaceInFile;

/** @param flow null for a result without code flows, which has its related places, then its own. */
export function sarifSteps(
  result: Json,
  flow: Json | null,
  headline: string,
  placeOf: PlaceOf,
): readonly ReportedStep[] {
  const thread = object(list(flow?.threadFlows)[0]);
  const ofFlow = list(thread.locations).map(object).slice(-MAX_STEPS);
  const own = [...list(result.relatedLocations), object(list(result.locations)[0])];
  const locations = ofFlow.length > 0 ? ofFlow : own.map((location): Json => ({ location }));
  const lowest = Math.min(
    ...locations.map((each) => number(each.nestingLevel) ?? 0),
    Number.MAX_SAFE_INTEGER,
  );
  let ruleState = text(object(object(thread.initialState).rule).text);
  const steps = locations.map((each, index) => {
    const step = stepOf(
      each,
      { ruleState, lowest, headline, isLast: index === locations.length - 1 },
      placeOf,
    );
    ruleState = step.ruleState;
    return step;
  });
  return folded(steps, locations);
}

interface Around {
  readonly ruleState: string;
  readonly lowest: number;
  readonly headline: string;
  readonly isLast: boolean;
}

function stepOf(each: Json, around: Around, placeOf: PlaceOf): ReportedStep {
  const location = object(each.location);
  const said = text(object(location.message).text);
  const { rule, ...state } = object(each.state);
  const ruleState = text(object(rule).text) || around.ruleState;
  const words = said || (around.isLast ? around.headline : "passes here");
  const branch = /^Branch (not )?taken/.exec(words);
  return {
    ...placeOf(location),
    function: text(object(list(location.logicalLocations)[0]).fullyQualifiedName),
    depth: Math.max((number(each.nestingLevel) ?? around.lowest) - around.lowest, 0),
    kind: around.isLast ? "violation" : kindOf(list(each.kinds).map(text)),
    text: words,
    ruleState,
    ruleStateBefore: around.ruleState,
    values: Object.entries(state).flatMap(([name, value]) => {
      const shown = text(object(value).text);
      return shown === "" ? [] : [{ name, value: shown }];
    }),
    isDecisive: each.importance === "essential" || around.isLast,
    ...(branch ? { taken: branch[1] === undefined } : {}),
  };
}

/** By the words SARIF has for kinds of locations; a place that data or control merely passes reads like a call. */
function kindOf(kinds: readonly string[]): StepKind {
  if (kinds.includes("enter")) return "enter";
  if (kinds.includes("lock")) return "event";
  if (kinds.includes("return") || kinds.includes("exit")) return "return";
  if (kinds.includes("branch")) return "branch";
  if (kinds.includes("value")) return "assign";
  return "call";
}

function folded(steps: readonly ReportedStep[], locations: readonly Json[]): readonly ReportedStep[] {
  const made: ReportedStep[] = [];
  for (let at = 0; at < steps.length; ) {
    let end = at;
    while (end < steps.length - 1 && locations[end]?.importance === "unimportant") end++;
    const run = steps.slice(at, end);
    if (run.length >= FOLDED_FROM) made.push(foldOf(run));
    else made.push(...(run.length > 0 ? run : [steps[at]!]));
    at = Math.max(end, at + 1);
  }
  return made;
}

function foldOf(run: readonly ReportedStep[]): ReportedStep {
  return {
    ...run[0]!,
    kind: "fold",
    text: `⋯ ${run.length} steps`,
    depth: Math.min(...run.map(({ depth }) => depth)),
    ruleState: run.at(-1)!.ruleState,
    values: [],
    isDecisive: false,
    folded: run,
  };
}
