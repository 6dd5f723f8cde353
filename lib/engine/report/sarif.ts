/**
 * The report as SARIF 2.1.0, for code-scanning services and editors.
 *
 * A finding is a result of kind `fail` with its path as one code flow; Pass, Not applicable and Inconclusive are results
 * of kind `pass`, `notApplicable` and `open`. Lines and columns are 1-based, columns in UTF-16 units, ends exclusive, as
 * SARIF has them. Addresses are relative to `%SRCROOT%`. Suppressions and file contents are not written.
 */
import type { RuleMeta } from "../rules";
import type {
  AnalysisReport,
  Defect,
  PlaceInFile,
  ReportedProblem,
  ReportedStep,
  RuleResult,
  StepKind,
} from "./analysis-report";
import { plainVerdict } from "./plain-text";

/** Text of a SARIF log; the same report gives the same bytes. */
export function sarifText(report: AnalysisReport, metaOf: (rule: string) => RuleMeta | null): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(report, metaOf)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(report: AnalysisReport, metaOf: (rule: string) => RuleMeta | null) {
  const rules = report.results.map(({ rule }) => ruleOf(rule, metaOf(rule)));
  return {
    tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, rules } },
    automationDetails: { id: `${report.tool.name}/${report.configuration.name}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: text("The folder that was verified.") } },
    artifacts: report.files.map(({ path }) => ({ location: addressOf(path), sourceLanguage: "c" })),
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: report.problems.map(notificationOf) },
    ],
    graphs: report.results.map(graphOf),
    results: report.results.flatMap((result, ruleIndex) => resultsOf(result, ruleIndex)),
    properties: { configuration: report.configuration, driver: report.driver.kind },
  };
}

function ruleOf(id: string, meta: RuleMeta | null) {
  if (!meta) return { id };
  const source = meta.required[0]?.source;
  return {
    id,
    name: id,
    shortDescription: text(meta.title),
    fullDescription: text(meta.summary),
    ...(source ? { helpUri: source.url } : {}),
    help: text(`${meta.page.why}\n\n${meta.page.fix}`),
    defaultConfiguration: { level: meta.severity },
  };
}

// Results ---------------------------------------------------------------------------------------------

function resultsOf(result: RuleResult, ruleIndex: number): readonly object[] {
  const about = { ruleId: result.rule, ruleIndex };
  if (result.verdict === "defect") return result.defects.map((defect) => findingOf(defect, result, about));
  const cautions = result.assumptions.map(({ message }) => message);
  const reasons = result.reasons.map(({ message, settle }) => `${message} ${settle}`);
  const said = [`${plainVerdict(result.verdict)}.`, result.absent ?? "", ...reasons].filter(
    (part) => part !== "",
  );
  return [
    {
      ...about,
      kind: KIND_OF[result.verdict],
      level: "none",
      message: text(said.join(" ")),
      locations: result.reasons.flatMap(({ place }) => (place ? [locationOf(place)] : [])),
      properties: { assumptions: cautions },
    },
  ];
}

const KIND_OF = { pass: "pass", inconclusive: "open", "not-applicable": "notApplicable" } as const;

function findingOf(defect: Defect, { automaton }: RuleResult, about: { ruleId: string; ruleIndex: number }) {
  const steps = defect.steps.flatMap(unfolded);
  return {
    ...about,
    kind: "fail",
    level: "error",
    message: text(`${defect.message}. ${defect.explanation} ${defect.fix}`),
    locations: [
      {
        ...locationOf(defect),
        logicalLocations: [{ fullyQualifiedName: defect.function, kind: "function" }],
      },
    ],
    relatedLocations: defect.cause ? [{ ...locationOf(defect.cause), message: text("the cause") }] : [],
    partialFingerprints: { "portcullis/v1": defect.fingerprint },
    codeFlows: [
      {
        threadFlows: [
          {
            initialState: { rule: text(steps[0]?.step.ruleStateBefore ?? automaton.initial) },
            locations: steps.map(threadFlowLocation),
          },
        ],
      },
    ],
    properties: {
      kind: defect.kind,
      entryPoint: defect.entryPoint,
      replayed: defect.replayed,
      when: defect.when,
    },
  };
}

interface FlatStep {
  readonly step: ReportedStep;
  readonly isFolded: boolean;
}

/** What a fold hides stands in its place, marked unimportant. */
function unfolded(step: ReportedStep): readonly FlatStep[] {
  if (!step.folded) return [{ step, isFolded: false }];
  return step.folded.flatMap(unfolded).map(({ step: inner }) => ({ step: inner, isFolded: true }));
}

function threadFlowLocation({ step, isFolded }: FlatStep, index: number) {
  const values = step.values.map(({ name, value }) => [name, text(value)] as const);
  return {
    location: { ...locationOf(step), message: text(step.text) },
    // Viewers indent by the level less one.
    nestingLevel: step.depth + 1,
    executionOrder: index + 1,
    kinds: KINDS_OF_STEP[step.kind],
    importance: isFolded ? "unimportant" : step.isDecisive ? "essential" : "important",
    state: { rule: text(step.ruleState), ...Object.fromEntries(values) },
  };
}

const KINDS_OF_STEP: Readonly<Record<StepKind, readonly string[]>> = {
  enter: ["enter", "function"],
  call: ["call", "function"],
  event: ["call", "lock"],
  branch: ["branch"],
  assign: ["value"],
  return: ["return", "function"],
  model: ["value"],
  fold: [],
  violation: ["danger"],
};

// Parts -----------------------------------------------------------------------------------------------

function graphOf({ rule, automaton }: RuleResult) {
  const ends = automaton.transitions.map(({ to }) => to).filter((to) => !automaton.states.includes(to));
  return {
    description: text(`States of ${rule}`),
    nodes: [...automaton.states, ...new Set(ends)].map((id) => ({ id })),
    edges: automaton.transitions.map(({ from, event, to }, index) => ({
      id: String(index),
      label: text(event),
      sourceNodeId: from,
      targetNodeId: to,
    })),
  };
}

function notificationOf({ code, severity, message, file, line, column }: ReportedProblem) {
  const region = line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    descriptor: { id: code },
    level: severity === "info" ? "note" : severity,
    message: text(message),
    locations: file === null ? [] : [{ physicalLocation: { artifactLocation: addressOf(file), ...region } }],
  };
}

function locationOf({ file, line, column, endLine, endColumn }: PlaceInFile) {
  return {
    physicalLocation: {
      artifactLocation: addressOf(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

function addressOf(path: string) {
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function text(value: string) {
  return { text: value };
}
