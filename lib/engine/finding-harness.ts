/**
 * A finding as a C program: its replayed inputs, the functions it runs through, and the rule beside them. Compiled with
 * gcc and run, the program breaks the rule as the finding says (`harness`).
 */
import type { FrontEndResult } from "./front-end";
import { HARNESS_FLAGS, type Harness, harnessOf, recordRun } from "./harness";
import { planAddresses } from "./ir";
import { effectOf } from "./model";
import { inputsEnvironment, prepareReplay } from "./replay";
import type { ReplayedFinding } from "./verify";

/** Statements after which the recording is given up. */
const MAX_STEPS = 2_000_000;

export function findingHarness(
  { program, types, tables, model, parsed }: FrontEndResult,
  { rule, defect, path, entry, inputs }: ReplayedFinding,
): Harness {
  const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
  const effect = (symbol: number) => effectOf(program.symbols[symbol]!, typeOf);
  const plan = planAddresses(program);
  const { automaton } = path;
  const { fn, role } = entry;
  const how = { program: prepareReplay(program, typeOf, plan, effect), automaton, role, maxSteps: MAX_STEPS };
  const run = recordRun({ ...how, entry: fn }, inputsEnvironment(inputs));
  if (run.site === null) return { refused: "a rule that watches one object at a time" };
  return harnessOf({
    program,
    plan,
    automaton,
    effectOf: effect,
    sources: { model, driver: parsed, strings: tables.strings },
    runs: [{ fn, role, run }],
    comment: [
      `${rule}: ${defect.message}`,
      `${defect.file}:${defect.line}, ${defect.kind}, in ${defect.entryPoint.function} (${defect.entryPoint.role})`,
      "",
      ...defect.steps.map(({ text, file, line }, index) => `${index + 1}. ${file}:${line} ${text}`),
      "",
      `gcc ${HARNESS_FLAGS} this.c && ./a.out`,
      "exit status 1: the rule is broken; 2: the run does not follow its recording",
    ],
  });
}
