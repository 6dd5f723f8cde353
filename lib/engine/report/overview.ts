/** The part of a report that speaks of the driver rather than of a rule: what was read, what it is, who calls what. */
import type { FileId, FileTable, Problem, Span } from "../base";
import type { FuncId, Program } from "../ir";
import { type DriverKind, type EntryPoint, roleNamed, storportLockAtEntry } from "../model";
import { type Configuration, isCompiled } from "../project";
import type { RuleProblem } from "../slic";
import { placeOf, placeOfSpan, type SourceTables } from "../trace";
import type { AnalysisReport, ReportedEntryPoint, ReportedProblem } from "./analysis-report";
import type { Coverage } from "./coverage";

export interface OverviewInput {
  readonly version: string;
  readonly configuration: Configuration;
  readonly tables: SourceTables;
  readonly program: Program;
  /** Files that some unit read. */
  readonly read: ReadonlySet<FileId>;
  readonly entryPoints: readonly EntryPoint[];
  readonly driver: DriverKind;
  /** Of the first rule; null when there is none. */
  readonly coverage: Coverage | null;
  readonly missingHeaders: readonly string[];
  readonly problems: readonly Problem[];
  readonly ruleProblems: readonly RuleProblem[];
}

export function overviewOf(input: OverviewInput): Omit<AnalysisReport, "results"> {
  const { program, tables, coverage, configuration, driver } = input;
  return {
    tool: { name: "Portcullis", version: input.version },
    configuration: { name: configuration.name, defines: configuration.defines },
    files: fileList(tables.files, input.read),
    driver: {
      kind: driver.kind,
      evidence: driver.evidence.map((clue) => evidenceOf(tables, clue)),
      framework: driver.framework,
      banner: bannerOf(input),
    },
    functions: program.functions.filter((fn) => !fn.isModel).length,
    entryPoints: input.entryPoints.map((entry) => reportedEntry(input, entry)),
    notCovered: (coverage?.notCovered ?? []).map(({ fn, events }) => ({
      ...functionAt(input, fn.id),
      events: events.map(({ name }) => name),
    })),
    watchedCalls: (coverage?.watchedCalls ?? []).flatMap(({ entry, fn, at, routine }) => {
      const place = placeOf(tables, fn, at);
      const entryPoint = program.functions[entry.fn]!.name;
      return place ? [{ entryPoint, routine, place, through: fn.id === entry.fn ? null : fn.name }] : [];
    }),
    missingHeaders: input.missingHeaders,
    problems: distinctProblems([
      ...input.problems.map((problem) => reportedProblem(tables, problem)),
      ...input.ruleProblems.map(({ code, severity, message, place }) => {
        return { code, severity, message, file: place.source, line: place.line, column: place.column };
      }),
    ]),
  };
}

function fileList(files: FileTable, read: ReadonlySet<FileId>): AnalysisReport["files"] {
  const list: AnalysisReport["files"][number][] = [];
  for (let id = 0 as FileId; id < files.count; id++) {
    const { path, text, origin } = files.get(id);
    if (origin !== "project") continue;
    const role = isCompiled(path) ? "unit" : read.has(id) ? "header" : "other";
    list.push({ path, lines: files.lineColumn(id, text.length).line, role });
  }
  return list;
}

function reportedEntry(input: OverviewInput, entry: EntryPoint): ReportedEntryPoint {
  const role = roleNamed(entry.role);
  const narrowed = role?.entryIrqlWhen.find(({ when }) => when === "virtual");
  const irql =
    (input.driver.kind === "virtual miniport" ? narrowed?.irql : undefined) ?? role?.entryIrql ?? null;
  return {
    role: entry.role,
    ...functionAt(input, entry.fn),
    basis: entry.basis,
    evidence: entry.evidence.map((clue) => evidenceOf(input.tables, clue)),
    irql: irql && { min: irql[0], max: irql[1] },
    cancelLockAtEntry: role?.cancelLockAtEntry ?? "free",
    storportLock: role
      ? storportLockAtEntry(entry.role, role.family, input.driver.kind === "virtual miniport")
      : null,
  };
}

function functionAt(
  { program, tables }: OverviewInput,
  id: FuncId,
): { function: string; file: string; line: number } {
  const fn = program.functions[id]!;
  const place = placeOf(tables, fn, { first: fn.nameToken, last: fn.nameToken });
  return { function: fn.name, file: place?.file ?? "", line: place?.line ?? 0 };
}

function evidenceOf(tables: SourceTables, clue: { readonly text: string; readonly at: Span | null }) {
  const place = clue.at && placeOfSpan(tables, clue.at);
  return { text: clue.text, file: place?.file ?? null, line: place?.line ?? null };
}

function bannerOf({ entryPoints, program, driver }: OverviewInput): string | null {
  const names = (basis: EntryPoint["basis"]) =>
    entryPoints.filter((entry) => entry.basis === basis).map(({ fn }) => program.functions[fn]!.name);
  const [byShape] = names("by-shape");
  if (byShape) {
    return `${byShape} is read as a cancel routine: it returns void, takes (PDEVICE_OBJECT, PIRP) and releases with Irp->CancelIrql. The lock is held at entry.`;
  }
  const assumed = names("assumed");
  if (assumed.length > 0) {
    return `No entry point found: ${assumed.join(", ")} explored as if the OS called them with any arguments, lock free.`;
  }
  const escaped = names("escaped");
  if (driver.framework && escaped.length > 0) {
    const handed =
      escaped.length === 1
        ? "1 function handed to it; it was explored as an unknown callback"
        : `${escaped.length} functions handed to it; they were explored as unknown callbacks`;
    return `${articleOf(driver.framework)} ${driver.framework} driver. Portcullis does not know how ${driver.framework} calls ${handed}. Storport rules do not apply.`;
  }
  return null;
}

function articleOf(noun: string): string {
  return /^([aeiou]|N[A-Z])/.test(noun) ? "An" : "A";
}

/** A header that several units read has its flaws once. */
function distinctProblems(problems: readonly ReportedProblem[]): readonly ReportedProblem[] {
  const byKey = new Map(problems.map((problem) => [Object.values(problem).join("\u0000"), problem]));
  return [...byKey.values()];
}

function reportedProblem(tables: SourceTables, { code, severity, message, at }: Problem): ReportedProblem {
  const place = at && placeOfSpan(tables, at);
  return {
    code,
    severity,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}
