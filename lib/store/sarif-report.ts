/**
 * A SARIF 2.1.0 log, of Portcullis or any other tool, as findings with paths: a result of kind `fail` is a finding, each
 * of its code flows a path of its own, and a result without one a path of a single step. What other kinds of results
 * say is not read: without the run that made them it would claim too much.
 *
 * Never throws; whatever does not have the shape SARIF gives it is left out.
 */
import type { AnalysisReport, Defect, PlaceInFile, RuleResult, SourceText } from "../protocol/protocol";
import { type Json, list, number, object, parsed, text } from "./json-parts";
import { sarifSteps } from "./sarif-steps";

export interface SarifReading {
  /** Names of the tools that made the log. */
  readonly tool: string;
  readonly report: AnalysisReport;
  /** Texts the log carries itself. */
  readonly files: readonly SourceText[];
}

/** Findings beyond this many are left out. */
const MAX_FINDINGS = 25_000;

/** Null when the text is no SARIF log or holds no finding. `paths` are the files at hand, to which places are matched. */
export function readSarif(source: string, paths: readonly string[]): SarifReading | null {
  const runs = list(object(parsed(source)).runs).map(object);
  const files = runs.flatMap(embeddedTexts);
  const pathOf = matcher([...paths, ...files.map(({ path }) => path)]);
  const results = byRule(runs.flatMap((run) => findingsOf(run, pathOf)).slice(0, MAX_FINDINGS), runs);
  if (results.length === 0) return null;
  const tool = [...new Set(runs.map((run) => text(driverOf(run).name) || "a tool without a name"))].join(
    ", ",
  );
  return { tool, report: reportOf(results), files };
}

interface Found {
  readonly rule: string;
  readonly defect: Defect;
}

function findingsOf(run: Json, pathOf: (uri: string) => string): readonly Found[] {
  const rules = list(driverOf(run).rules).map(object);
  return list(run.results)
    .map(object)
    .filter((result) => (text(result.kind) || "fail") === "fail")
    .flatMap((result, index) => {
      const rule = ruleOf(result, rules);
      const flows = list(result.codeFlows).map(object);
      const ways = flows.length > 0 ? flows : [null];
      return ways.map((flow, way) => ({
        rule,
        defect: findingOf(result, flow, messageOf(result, rule, rules), `${index}.${way}`, pathOf),
      }));
    });
}

function driverOf(run: Json): Json {
  return object(object(run.tool).driver);
}

function ruleOf(result: Json, rules: readonly Json[]): string {
  const index = number(result.ruleIndex) ?? number(object(result.rule).index) ?? -1;
  return text(result.ruleId) || text(object(result.rule).id) || text(rules[index]?.id) || "(no rule)";
}

/** The text itself, or the rule's text with its arguments put in. */
function messageOf(result: Json, rule: string, rules: readonly Json[]): string {
  const message = object(result.message);
  const own = text(message.text) || text(message.markdown);
  if (own !== "") return own;
  const strings = object(rules.find((each) => text(each.id) === rule)?.messageStrings);
  const shape = text(object(strings[text(message.id)]).text);
  const values = list(message.arguments).map(text);
  return shape.replace(/\{(\d+)\}/g, (_, at) => values[Number(at)] ?? "") || rule;
}

function findingOf(
  result: Json,
  flow: Json | null,
  message: string,
  ordinal: string,
  pathOf: (uri: string) => string,
): Defect {
  const [first] = list(result.locations).map(object);
  const place = placeOf(first ?? {}, pathOf);
  const properties = object(result.properties);
  const entry = object(properties.entryPoint);
  const [headline = message, ...rest] = message.split(/(?<=[^.])\.\s+/);
  const name = text(object(list(first?.logicalLocations)[0]).fullyQualifiedName);
  const [cause] = list(result.relatedLocations).map(object);
  const fingerprint = Object.values(object(result.partialFingerprints)).map(text)[0] ?? "";
  return {
    ...place,
    kind: text(properties.kind) || text(result.level) || "warning",
    message: headline.replace(/\.$/, ""),
    explanation: rest.join(". "),
    when: text(properties.when),
    inADump: "",
    fix: "",
    notes: [],
    function: name,
    entryPoint: { role: text(entry.role), function: text(entry.function) || name },
    cause: cause ? placeOf(cause, pathOf) : null,
    fingerprint: `${fingerprint} ${ordinal}`,
    replayed: true,
    steps: sarifSteps(result, flow, headline, (location) => placeOf(location, pathOf)),
    inputs: [],
  };
}

/** A location's place; line 1 of its file where it names no line. */
function placeOf(location: Json, pathOf: (uri: string) => string): PlaceInFile {
  const physical = object(location.physicalLocation);
  const region = object(physical.region);
  const line = number(region.startLine) ?? 1;
  const column = number(region.startColumn) ?? 1;
  const endLine = number(region.endLine) ?? line;
  return {
    file: pathOf(text(object(physical.artifactLocation).uri)),
    line,
    column,
    endLine,
    endColumn: number(region.endColumn) ?? (endLine === line ? column + 1 : 1),
  };
}

/** The file at hand that shares the most trailing parts with an address; the address's own path when none does. */
function matcher(paths: readonly string[]): (uri: string) => string {
  const known = new Map<string, string>();
  return (uri) => {
    const path = known.get(uri) ?? nearest(pathOfUri(uri), paths);
    known.set(uri, path);
    return path;
  };
}

function pathOfUri(uri: string): string {
  const path = uri.replace(/^file:\/*/i, "").replaceAll("\\", "/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function nearest(path: string, paths: readonly string[]): string {
  const wanted = path.toLowerCase().split("/").reverse();
  const shared = (other: string) => {
    const parts = other.toLowerCase().split("/").reverse();
    const at = parts.findIndex((part, index) => part !== wanted[index]);
    return at < 0 ? parts.length : at;
  };
  const [best] = [...paths].sort((one, other) => shared(other) - shared(one));
  return best !== undefined && shared(best) > 0 ? best : path;
}

function embeddedTexts(run: Json): readonly SourceText[] {
  return list(run.artifacts).flatMap((artifact) => {
    const path = pathOfUri(text(object(object(artifact).location).uri));
    const content = text(object(object(artifact).contents).text);
    return path !== "" && content !== "" ? [{ path, text: content }] : [];
  });
}

function byRule(found: readonly Found[], runs: readonly Json[]): readonly RuleResult[] {
  const rules = new Map<string, Defect[]>();
  for (const { rule, defect } of found) {
    const known = rules.get(rule);
    if (known) known.push(defect);
    else rules.set(rule, [defect]);
  }
  return [...rules].map(([rule, defects]) => ({
    rule,
    verdict: "defect",
    entryPoints: [],
    reasons: [],
    assumptions: [],
    defects,
    automaton: automatonOf(rule, runs),
  }));
}

/** The rule's states, where the log has them as the graph Portcullis writes. */
function automatonOf(rule: string, runs: readonly Json[]): RuleResult["automaton"] {
  const graph = runs
    .flatMap((run) => list(run.graphs).map(object))
    .find(({ description }) => text(object(description).text) === `States of ${rule}`);
  const transitions = list(graph?.edges)
    .map(object)
    .map(({ sourceNodeId, label, targetNodeId }) => ({
      from: text(sourceNodeId),
      event: text(object(label).text),
      to: text(targetNodeId),
    }));
  const leaving = new Set(transitions.map(({ from }) => from));
  const states = list(graph?.nodes)
    .map((node) => text(object(node).id))
    .filter((id) => leaving.has(id));
  return { states, initial: states[0] ?? "", transitions };
}

function reportOf(results: readonly RuleResult[]): AnalysisReport {
  return {
    tool: { name: "Portcullis", version: "" },
    configuration: { name: "default", defines: [] },
    files: [],
    driver: { kind: "other", evidence: [], framework: null, banner: null },
    functions: 0,
    entryPoints: [],
    notCovered: [],
    watchedCalls: [],
    missingHeaders: [],
    results,
    problems: [],
  };
}
