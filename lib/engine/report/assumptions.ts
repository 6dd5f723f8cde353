/** What a verdict rests on, and the cautions that deserve a look (design §5, wording guide §5). */
import type { Span } from "../base";
import type { EntryPoint } from "../model";
import { placeOf, placeOfSpan, type SourceTables } from "../trace";
import type { AnalysisReport, Assumption } from "./analysis-report";
import type { Coverage } from "./coverage";

export interface AssumptionInput {
  readonly tables: SourceTables;
  readonly coverage: Coverage;
  readonly configuration: AnalysisReport["configuration"];
  readonly entryPoints: readonly EntryPoint[];
  /** Uses of watched routines inside regions the configuration leaves out. */
  readonly skippedUses: readonly {
    readonly name: string;
    readonly at: Span;
    readonly symbols: readonly string[];
  }[];
  readonly missingHeaders: readonly string[];
  /** Said in the page of a place that is no longer in the text. */
  readonly unmatched: readonly { readonly words: string }[];
}

/** Names listed before "and n more". */
const LIST_LIMIT = 8;

export function assumptionsOf(input: AssumptionInput): readonly Assumption[] {
  return [...cautions(input), ...routine(input)];
}

function routine({ coverage, configuration, missingHeaders }: AssumptionInput): readonly Assumption[] {
  const defines = configuration.defines.map(({ name, value }) => (value === "" ? name : `${name}=${value}`));
  const unknown = coverage.unknownRoutines.filter((routine) => !routine.costsPass);
  const assumptions: [string, string][] = [
    [
      "configuration",
      `the configuration is ${configuration.name}${defines.length > 0 ? ` with ${defines.join(", ")}` : ""}`,
    ],
    ["os-model", "the WDK's declarations are those of the OS model"],
    ["wild-pointers", "no write goes through a wild pointer or out of bounds"],
    [
      "unrelated-types",
      "pointers to two structure types that no cast connects do not lead to the same memory",
    ],
    [
      "plain-pointers",
      "memory behind character, integer and void pointers that a callback finds is no part of a structure it reaches by name",
    ],
    ["no-interleaving", "one callback runs at a time, without interleaving"],
    ["valid-parameters", "objects that the system hands to a callback are valid"],
    ["no-faults", "loads, stores and routines not known to raise do not raise exceptions"],
  ];
  if (unknown.length > 0) {
    const names = listed(unknown.map(({ symbol }) => symbol.name));
    assumptions.push([
      "unknown-functions",
      `these return normally and do not touch what the rule watches: ${names}`,
    ]);
  }
  if (missingHeaders.length > 0) {
    assumptions.push(["missing-headers", `these headers were not seen: ${listed(missingHeaders)}`]);
  }
  return assumptions.map(([code, message]) => ({ code, message, weight: "routine" }));
}

function cautions(input: AssumptionInput): readonly Assumption[] {
  return [
    ...notCovered(input),
    ...otherConfiguration(input),
    ...assumedEntries(input),
    ...yourAssumptions(input),
    ...unknownWithMissingHeader(input),
  ];
}

function notCovered({ tables, coverage }: AssumptionInput): readonly Assumption[] {
  const calls = coverage.notCovered.flatMap(({ fn, events }) => events.map(({ at }) => ({ fn, at })));
  if (calls.length === 0) return [];
  const names = listed([...new Set(calls.map(({ fn }) => fn.name))]);
  const verb = calls.length === 1 ? "call of a watched routine lies" : "calls of watched routines lie";
  const message = `${calls.length} ${verb} in functions that no entry point reaches: ${names}.`;
  return [caution("not-covered", message, placeOf(tables, calls[0]!.fn, calls[0]!.at))];
}

function otherConfiguration({ tables, skippedUses, configuration }: AssumptionInput): readonly Assumption[] {
  const [first] = skippedUses;
  if (!first) return [];
  const symbols = [...new Set(skippedUses.flatMap((use) => use.symbols))];
  const hint = symbols.length > 0 ? ` They depend on ${listed(symbols)}.` : "";
  const verb =
    skippedUses.length === 1 ? "use of a watched routine stands" : "uses of watched routines stand";
  const message = `${skippedUses.length} ${verb} inside #if regions not compiled in ${configuration.name}.${hint}`;
  return [caution("other-configuration", message, placeOfSpan(tables, first.at))];
}

function assumedEntries({ tables, coverage, entryPoints }: AssumptionInput): readonly Assumption[] {
  const relevant = new Set(coverage.watchedCalls.map(({ entry }) => entry));
  const assumed = entryPoints.filter(
    (entry) => ["assumed", "escaped", "by-shape"].includes(entry.basis) && relevant.has(entry),
  );
  const [first] = assumed;
  if (!first) return [];
  const verb =
    assumed.length === 1
      ? "function was explored as if the OS called it"
      : "functions were explored as if the OS called them";
  const at = first.evidence[0]?.at;
  return [caution("assumed-entries", `${assumed.length} ${verb}.`, at ? placeOfSpan(tables, at) : null)];
}

function yourAssumptions({ tables, coverage, unmatched }: AssumptionInput): readonly Assumption[] {
  const written = coverage.assumes.filter(({ words }) => words === null);
  const said = coverage.assumes.filter(({ words }) => words !== null);
  const [first] = written;
  const { length } = written;
  const message = `${length} ${length === 1 ? "statement of yours is" : "statements of yours are"} trusted.`;
  return [
    ...said.map(({ words, fn, at }) =>
      caution("your-assumptions", `You said: ${words}.`, placeOf(tables, fn, at)),
    ),
    ...(first ? [caution("your-assumptions", message, placeOf(tables, first.fn, first.at))] : []),
    ...unmatched.map(({ words }) =>
      caution(
        "your-assumptions",
        `You said: ${words}. Its place is gone from the text; it is not used.`,
        null,
      ),
    ),
  ];
}

function unknownWithMissingHeader({
  tables,
  coverage,
  missingHeaders,
}: AssumptionInput): readonly Assumption[] {
  const undeclared = coverage.unknownRoutines.filter(
    ({ symbol, costsPass }) => symbol.declared === "none" && !costsPass,
  );
  const [first] = undeclared;
  if (!first || missingHeaders.length === 0) return [];
  const names = listed(undeclared.map(({ symbol }) => symbol.name));
  const message = `${names} may come from a header that is missing (${listed(missingHeaders)}).`;
  return [caution("unknown-functions", message, placeOf(tables, first.fn, first.at))];
}

function caution(code: string, message: string, place: Assumption["place"] | null): Assumption {
  return { code, message, ...(place ? { place } : {}), weight: "caution" };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LIST_LIMIT).join(", ");
  return names.length > LIST_LIMIT ? `${shown} and ${names.length - LIST_LIMIT} more` : shown;
}
