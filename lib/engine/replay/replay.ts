/** The doors of this room: run a program once, and check that a witness does what it claims. */
import type { ReplayInputs, ViolationSite } from "../domain";
import type { Automaton } from "../slic";
import { inputsEnvironment } from "./environment";
import type { ReplayProgram } from "./replay-program";
import { type ReplayResult, Run, type RunRequest } from "./run";

/** Steps after which a witness is given up. */
const CONFIRM_STEPS = 2_000_000;

export function replay(program: ReplayProgram, request: RunRequest): ReplayResult {
  return new Run(program, request).execute();
}

/** The run of a witness with everything that happened, for the trace. */
export function replayInputs(
  program: ReplayProgram,
  automaton: Automaton,
  role: string,
  inputs: ReplayInputs,
): ReplayResult {
  const environment = inputsEnvironment(inputs);
  return replay(program, {
    automaton,
    entry: inputs.entry,
    role,
    environment,
    maxSteps: CONFIRM_STEPS,
    log: true,
  });
}

/** True only if the run breaks the rule in the same way at the same statement. */
export function confirm(
  program: ReplayProgram,
  automaton: Automaton,
  role: string,
  inputs: ReplayInputs,
  claimed: ViolationSite,
): boolean {
  const environment = inputsEnvironment(inputs);
  const { site } = replay(program, {
    automaton,
    entry: inputs.entry,
    role,
    environment,
    maxSteps: CONFIRM_STEPS,
    log: false,
  });
  if (!site) return false;
  const { fn, block, stmt, kind } = claimed;
  return site.fn === fn && site.block === block && site.stmt === stmt && site.kind === kind;
}
