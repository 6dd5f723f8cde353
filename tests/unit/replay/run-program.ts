/** Runs a prepared program under the cancel-lock rule or under a rule that watches nothing. */
import type { Choice, MemoryWrite, ReplayInputs } from "@/lib/engine/domain";
import type { FuncId } from "@/lib/engine/ir";
import { inputsEnvironment, type ReplayProgram, type ReplayResult, replay } from "@/lib/engine/replay";
import { type Automaton, compileRule } from "@/lib/engine/slic";

export function ruleOf(text: string): Automaton {
  const { value, problems } = compileRule(text, "Test", {
    roles: ["HW_STARTIO", "DRIVER_CANCEL"],
    roleGroups: {},
    constants: () => null,
    include: () => null,
  });
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

export const lockRule = ruleOf(`state { enum { free, held } s; }
  DRIVER_CANCEL.entry { s = held; }
  Acquire.exit { if (s == held) abort(twice) "twice"; s = held; }
  Release.exit { if (s == free) abort(stray) "stray"; s = free; }
  [ALL_CALLBACKS].exit { if (s == held) abort(leaked) "$fname leaks"; }`);

const silent = ruleOf('Nothing.entry { abort "x"; }');

export interface Given {
  readonly parameters?: readonly bigint[];
  readonly initial?: readonly MemoryWrite[];
  readonly choices?: readonly Choice[];
  readonly rule?: Automaton;
  readonly role?: string;
  readonly maxSteps?: number;
}

export function inputsOf(entry: FuncId, given: Given): ReplayInputs {
  const { parameters = [], initial = [], choices = [] } = given;
  return { entry, parameters, initial, choices };
}

export function run(program: ReplayProgram, entry: FuncId, given: Given = {}): ReplayResult {
  return replay(program, {
    automaton: given.rule ?? silent,
    entry,
    role: given.role ?? "HW_STARTIO",
    environment: inputsEnvironment(inputsOf(entry, given)),
    maxSteps: given.maxSteps ?? 10_000,
    log: true,
  });
}

/** What the entry function returned, as an unsigned pattern; or how the run ended instead. */
export function returned(program: ReplayProgram, entry: FuncId, given: Given = {}): bigint | string {
  const { end, why, log } = run(program, entry, given);
  const last = log.at(-1);
  if (end !== "returned" || last?.kind !== "return") return why === "" ? end : `${end}: ${why}`;
  return last.value ?? end;
}
