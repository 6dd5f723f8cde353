/**
 * A defect trace of Static Driver Verifier (`.tt`) as a SARIF log, which the page then reads like any other.
 *
 *     213 "d:\drv\sdv\sdv-harness.c" 1872 true ^arg1=14536^====Auto=====^s=0 Call "sdv_Run" "DispatchCreate"
 *     step file                      line      known here^^             rule's variables  kind, caller and callee
 *     Error The dispatch routine has returned without releasing the lock.
 *
 * Steps of the driver are what a reader wants (in a sample 7 of 270); those of the harness and the rule are marked as
 * unimportant but where the rule's variables change. Steps without a place are left out, what they did to depth and rule
 * is not. The format is not documented: it was read off public traces.
 */

interface TraceLine {
  /** Null where the trace names none. */
  readonly uri: string | null;
  readonly line: number;
  /** Values known there, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** `s=1`; empty before the rule has started. */
  readonly rule: string;
  readonly kind: "call" | "return" | "branch" | "value" | "other";
  readonly caller: string;
  readonly callee: string;
}

const STEP = /^\d+ "([^"]*)" (\d+) (?:true|false) (\S*) (Call "([^"]*)" "([^"]*)"|Return|Atomic (\w+))\s*$/;

const RULE_FILE = /([^\\/]+)\.slic$/i;

/** What SDV adds to a driver: its harness and the rule. */
const OF_SDV = /(?:\.slic|sdv-harness\.c)$/i;

/** Null when the text is no such trace. */
export function sdvTraceAsSarif(source: string): string | null {
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== "");
  const said = /^Error\s+(.+)$/.exec(lines.at(-1) ?? "")?.[1];
  const steps = lines.slice(0, said ? -1 : undefined).flatMap((line) => traceLine(line) ?? []);
  if (!said || steps.length === 0) return null;
  const rule = steps.flatMap(({ uri }) => RULE_FILE.exec(uri ?? "")?.[1] ?? [])[0] ?? "(no rule)";
  const locations = locationsOf(steps, said);
  const last = locations.at(-1);
  return JSON.stringify({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Static Driver Verifier", rules: [{ id: rule }] } },
        results: [
          {
            ruleId: rule,
            // A trace is also made where the rule holds, to show that the checked code was reached.
            kind: /\bis satisfied\b/.test(said) ? "pass" : "fail",
            level: "error",
            message: { text: said },
            locations: last ? [last.location] : [],
            codeFlows: [{ threadFlows: [{ locations }] }],
          },
        ],
      },
    ],
  });
}

function traceLine(text: string): TraceLine | null {
  const parts = STEP.exec(text);
  if (!parts) return null;
  const [, uri = "", line, state = "", , caller = "", callee = "", atomic] = parts;
  const [known = "", rule = ""] = state.split("^====Auto=====");
  return {
    uri: uri === "?" ? null : uri,
    line: Number(line),
    values: Object.fromEntries(known.split("^").flatMap(knownValue)),
    rule: (rule.split("^====Pre=====")[0] ?? "").split("^").filter(Boolean).join(", "),
    kind: callee !== "" ? "call" : atomic === undefined ? "return" : kindOf(atomic),
    caller,
    callee,
  };
}

/** `pirp->IoStatus.Information=72`. */
function knownValue(text: string): readonly (readonly [string, string])[] {
  const at = text.lastIndexOf("=");
  return at > 0 ? [[text.slice(0, at), text.slice(at + 1)]] : [];
}

function kindOf(atomic: string): TraceLine["kind"] {
  if (atomic === "Conditional") return "branch";
  return atomic === "Assignment" ? "value" : "other";
}

function locationsOf(steps: readonly TraceLine[], said: string) {
  const stack: string[] = [];
  const locations = [];
  let rule = "";
  let lastOfDriver: object | null = null;
  for (const step of steps) {
    const caller = step.caller || stack.at(-1) || "";
    if (step.uri !== null) {
      const location = locationOf(step, step.uri, caller, sentence(step, caller));
      const isOfDriver = !OF_SDV.test(step.uri);
      if (isOfDriver) lastOfDriver = locationOf(step, step.uri, caller, said);
      const isEssential = (isOfDriver && step.kind === "call") || step.rule !== rule;
      locations.push({
        location,
        nestingLevel: stack.length + 1,
        kinds: [step.kind],
        importance: isEssential ? "essential" : isOfDriver ? "important" : "unimportant",
        state: stateOf(step),
      });
      rule = step.rule;
    }
    if (step.kind === "call") stack.push(step.callee);
    else if (step.kind === "return") stack.pop();
  }
  const end = {
    location: lastOfDriver ?? locations.at(-1)?.location ?? {},
    importance: "essential" as const,
  };
  return [...locations, { ...end, nestingLevel: 1, kinds: ["exit"], state: { rule: { text: rule } } }];
}

function locationOf(step: TraceLine, uri: string, fn: string, text: string) {
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: step.line } },
    logicalLocations: [{ fullyQualifiedName: fn }],
    message: { text },
  };
}

function stateOf({ values, rule }: TraceLine) {
  const known = Object.entries(values).map(([name, value]) => [name, { text: value }]);
  return { ...Object.fromEntries(known), ...(rule ? { rule: { text: rule } } : {}) };
}

function sentence({ kind, callee, values }: TraceLine, caller: string): string {
  const known = Object.entries(values)
    .map(([name, value]) => `${name} is ${value}`)
    .join(", ");
  const detail = known === "" ? "" : ` — ${known}`;
  switch (kind) {
    case "call":
      return callee.startsWith("SLIC_")
        ? `The rule looks at ${callee.slice(5)}`
        : `${caller} calls ${callee}`;
    case "return":
      return `${caller} returns`;
    case "branch":
      return `A condition of ${caller} is decided${detail}`;
    case "value":
      return `${caller} assigns${detail}`;
    default:
      return `${caller} goes on`;
  }
}
