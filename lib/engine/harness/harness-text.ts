/**
 * One C file that repeats recorded runs when gcc compiles it: the driver's functions as preprocessed text, the
 * declarations they need from driver and OS model, definitions of the routines without a body that answer as recorded,
 * and the rule's automaton as a table.
 *
 *     gcc -w -std=gnu11 -fms-extensions -fshort-wchar -fno-builtin -fgnu89-inline x.c && ./a.out
 *     StartIo: IoAcquireCancelSpinLock: free -> held; return: held, VIOLATION => held-at-exit
 *
 * The exit status is 1 when some run breaks the rule, 2 when one does not follow its recording.
 *
 * Refused: structured exception handling and inline assembly, which gcc does not have; rules that look at operands; what
 * `record-run.ts` finds no place for.
 */
import type { MemoryWrite } from "../domain";
import type { AddressPlan, FuncId, Program, SymbolInfo } from "../ir";
import type { CallEffect } from "../model";
import type { Automaton } from "../slic";
import { nameInUnit, neededText, type Sources } from "./needed-chunks";
import type { RecordedRun } from "./record-run";
import { automatonTable } from "./rule-table";
import { KNOWN_ROUTINES, PREAMBLE, RUNTIME } from "./runtime";

export interface HarnessRun {
  readonly fn: FuncId;
  readonly role: string;
  readonly run: RecordedRun;
}

export interface HarnessInput {
  readonly program: Program;
  readonly plan: AddressPlan;
  readonly automaton: Automaton;
  readonly effectOf: (symbol: number) => CallEffect;
  readonly sources: Sources;
  readonly runs: readonly HarnessRun[];
  /** Said first, line by line, in a comment. */
  readonly comment: readonly string[];
}

export type Harness = { readonly text: string } | { readonly refused: string };

/** How a symbol is called in the text. */
type Spelling = (symbol: SymbolInfo) => string;

/** gcc's flags for the text. */
export const HARNESS_FLAGS =
  "-w -O0 -std=gnu11 -fms-extensions -fshort-wchar -fno-builtin -fgnu89-inline -fwrapv -ftrivial-auto-var-init=zero";

/** Parameters that are handed to an entry point. */
const MOST_PARAMETERS = 8;
/** Arguments of a routine that its answer may write through. */
const MOST_ARGUMENTS = 10;
const PARAMETERS = range(MOST_ARGUMENTS)
  .map((index) => `pc_u64 a${index}`)
  .join(", ");
const ARGUMENTS = range(MOST_ARGUMENTS)
  .map((index) => `a${index}`)
  .join(", ");
const FOREIGN = [
  "__try",
  "__except",
  "__finally",
  "__leave",
  "__asm",
  "__asm_stmt",
  "_asm",
  "__portcullis_va_arg",
];

export function harnessOf(input: HarnessInput): Harness {
  const { program, runs, automaton } = input;
  const obstacle = runs.map(({ run }) => run.obstacle).find((one) => one !== null);
  if (obstacle) return { refused: obstacle };
  const roles = [...new Set(runs.map(({ role }) => role))];
  const table = automatonTable(automaton, roles);
  if (table === null) return { refused: "a rule that looks at operands" };
  const start = [
    ...new Set(runs.flatMap(({ fn, run }) => [program.functions[fn]!.name, ...handedOut(input, run)])),
  ];
  const { text, names, declared, clashing } = neededText(input.sources, start, new Set(automaton.callEvents));
  const spelled: Spelling = ({ name, unit }) => (clashing.has(name) ? nameInUnit(name, unit) : name);
  const foreign = FOREIGN.find((word) => names.has(word));
  if (foreign) return { refused: foreign };
  const symbols = program.symbols.filter(
    ({ name, kind }) => names.has(name) && (kind === "function" || declared.has(name)),
  );
  const hidden = runs.flatMap(({ run }) => run.initial.map((write) => hiddenIn(input, write))).find(Boolean);
  if (hidden && !hidden.isConst) return { refused: `the static variable ${hidden.name}` };
  return {
    text: [
      `/*\n${input.comment.map((line) => ` * ${line.replaceAll("*/", "* /")}\n`).join("")} */\n`,
      PREAMBLE,
      text,
      `#define PC_EVENTS ${automaton.callEvents.length}\n#define PC_ROLES ${roles.length}\n`,
      RUNTIME,
      ...symbols.map((symbol) => routineText(symbol, input)),
      objectsText(symbols, input.plan, spelled),
      table,
      names.has("__portcullis_assume")
        ? routineNamed("__portcullis_assume", declared.has("__portcullis_assume"))
        : "",
      ...runs.map((run, index) => runText(run, index, input)),
      runsText(runs, roles, program, spelled),
    ].join(""),
  };
}

/** A routine without a body answers as recorded, under its own name. */
function routineText(symbol: SymbolInfo, { automaton, effectOf }: HarnessInput): string {
  const { name, kind, definition, initial, declared } = symbol;
  if (kind === "variable") return initial === null ? `__typeof__(${name}) ${name};\n` : "";
  const event = automaton.callEvents.indexOf(name);
  if (definition !== null) return event < 0 ? "" : watchedText(name, event);
  if (KNOWN_ROUTINES[name]) return routineNamed(name, declared !== "none");
  if (symbol.marks.some((mark) => mark.kind === "builtin")) return "";
  const ends = effectOf(symbol.id).neverReturns ? 1 : 0;
  return `pc_u64 pc_${name}(${PARAMETERS}) {
  const pc_u64 a[] = { ${ARGUMENTS} };
  return pc_called("${name}", ${event}, ${ends}, a);
}
${alias(name, declared !== "none")}`;
}

function routineNamed(name: string, isDeclared: boolean): string {
  return `void pc_${name}${KNOWN_ROUTINES[name]}\n${alias(name, isDeclared)}`;
}

/** A routine that the rule watches and that has a body, of the driver or of the OS model. */
function watchedText(name: string, event: number): string {
  return `pc_u64 pc_${name}(${PARAMETERS}) {
  pc_event("${name}", ${2 * event});
  pc_u64 result = ((pc_u64 (*)(${PARAMETERS}))(void *)pc_body_${name})(${ARGUMENTS});
  pc_event("${name}", ${2 * event + 1});
  return result;
}
${alias(name, true)}`;
}

function alias(name: string, isDeclared: boolean): string {
  const declaration = isDeclared ? `extern __typeof__(${name}) ${name}` : `extern int ${name}()`;
  return `${declaration} __attribute__((alias("pc_${name}")));\n`;
}

/** Where variables and functions are, by the address that recorded values give them. */
function objectsText(symbols: readonly SymbolInfo[], plan: AddressPlan, spelled: Spelling): string {
  const rows = symbols.map(
    (symbol) =>
      `{ ${plan.symbol(symbol.id)}ull, ${symbol.kind === "variable" ? symbol.size : 1}, (void *)&${spelled(symbol)} }`,
  );
  return `const struct pc_object pc_objects[] = { ${[...rows, "{ 0, 0, 0 }"].join(",\n  ")} };
const int pc_object_count = ${rows.length};
`;
}

/** Functions whose addresses are among the values of a run. */
function handedOut({ plan, program }: HarnessInput, run: RecordedRun): readonly string[] {
  const values = [
    ...run.parameters,
    ...run.initial.map(({ value }) => value),
    ...run.answers.flatMap(({ result, writes }) => [result, ...writes.map(({ value }) => value)]),
  ];
  return values.flatMap((value) => {
    const symbol = plan.functionAt(value);
    return symbol === null ? [] : [program.symbols[symbol]!.name];
  });
}

/** The static variable of a function that an address lies in: it has no name outside. */
function hiddenIn({ program, plan }: HarnessInput, { address }: MemoryWrite): SymbolInfo | undefined {
  return program.symbols.find(({ id, name, kind, size }) => {
    const start = plan.symbol(id);
    return kind === "variable" && name.includes(".") && address >= start && address < start + BigInt(size);
  });
}

function runText({ run }: HarnessRun, index: number, input: HarnessInput): string {
  const writes = run.answers.map(({ writes: own }, at) =>
    own.length === 0
      ? ""
      : `static const struct pc_write pc_writes_${index}_${at}[] = { ${own
          .map((one) => writeText(one.argument, one.at, one.size, one.value))
          .join(", ")} };\n`,
  );
  const answers = run.answers.map(
    ({ routine, result, raises, writes: own }, at) =>
      `{ "${routine}", ${BigInt.asUintN(64, result)}ull, ${raises ? 1 : 0}, ${own.length === 0 ? "0" : `pc_writes_${index}_${at}`}, ${own.length} }`,
  );
  const parameters = range(MOST_PARAMETERS).map((at) => `${run.parameters[at] ?? 0n}ull`);
  const placed = run.initial.filter((write) => hiddenIn(input, write) === undefined);
  const initial = placed.map(({ address, size, value }) => writeText(-1, address, size, value));
  return `${writes.join("")}static const struct pc_answer pc_answers_${index}[] = { ${[...answers, "{ 0 }"].join(", ")} };
static const pc_u64 pc_parameters_${index}[] = { ${parameters.join(", ")} };
static const struct pc_write pc_initial_${index}[] = { ${[...initial, "{ 0 }"].join(", ")} };
`;
}

function writeText(argument: number, at: bigint, size: number, value: bigint): string {
  return `{ ${argument}, ${at}ull, ${size}, ${BigInt.asUintN(64, value)}ull }`;
}

function runsText(
  runs: readonly HarnessRun[],
  roles: readonly string[],
  { functions, symbols }: Program,
  spelled: Spelling,
): string {
  const nameOf = (fn: FuncId) => spelled(symbols[functions[fn]!.symbol]!);
  const pairs = [...new Set(runs.map(({ fn, role }) => `${nameOf(fn)} ${role}`))];
  const entries = pairs.map((pair) => {
    const [name, role] = pair.split(" ") as [string, string];
    return `{ "${name}", (void *)${name}, ${roles.indexOf(role)} }`;
  });
  const rows = runs.map(({ fn, role, run }, index) => {
    const entry = pairs.indexOf(`${nameOf(fn)} ${role}`);
    return `{ ${entry}, pc_parameters_${index}, pc_initial_${index}, sizeof pc_initial_${index} / sizeof *pc_initial_${index} - 1, pc_answers_${index}, ${run.answers.length} }`;
  });
  return `const struct pc_entry pc_entries[] = { ${entries.join(", ")} };
const struct pc_run pc_runs[] = { ${rows.join(",\n  ")} };
const int pc_run_count = ${rows.length};
`;
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
