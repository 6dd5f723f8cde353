/**
 * What a routine of the WDK does to IRQL and locks, where it may be called, and which rules speak of it, as Markdown for a
 * hover. Facts in `ddi-facts.json` come from the public driver documentation and headers, in our own words.
 */
export interface DdiFacts {
  /** Header. */
  readonly h: string;
  /** Return type; null when not stated. */
  readonly r: string | null;
  /** Parameters, type and name. */
  readonly p: readonly string[];
  /** Lowest and highest IRQL of a call; 3 stands for any device IRQL, 15 for every level; null when not stated. */
  readonly q: readonly [number | null, number | null];
  readonly n?: string;
  /** Effect on the IRQL: kind, level or the parameter that says it, where the old level is kept. */
  readonly e?: readonly [string, number | string | null, string | null];
  /** When it blocks. */
  readonly b?: string;
  /** Rules that speak of it, by SDV's names. */
  readonly u?: readonly string[];
}

const LEVELS: Readonly<Record<number, string>> = {
  0: "PASSIVE_LEVEL",
  1: "APC_LEVEL",
  2: "DISPATCH_LEVEL",
  3: "DIRQL",
  15: "any level",
};

/** `known`: ids of the rules that have a page here. */
export function ddiHover(name: string, facts: DdiFacts, known: ReadonlySet<string>): string {
  const prototype = `${facts.r ?? "VOID"} ${name}(${facts.p.join(", ")});`;
  const lines = [
    `\`\`\`c\n${prototype}\n\`\`\``,
    `**IRQL** ${irqlText(facts)}${facts.n ? ` (${facts.n})` : ""}`,
    ...effects(name, facts).map((text) => `**Effect** ${text}`),
    ...(facts.b ? [`**Waits** ${facts.b}`] : []),
    ...(facts.u ? [`**Rules** ${facts.u.map((rule) => ruleText(rule, known)).join(", ")}`] : []),
    `_${facts.h}_`,
  ];
  return lines.join("\n\n");
}

function ruleText(rule: string, known: ReadonlySet<string>): string {
  return known.has(rule) ? `[${rule}](/rules/${rule})` : rule;
}

function irqlText({ q: [low, high] }: DdiFacts): string {
  if (high === null) return "not stated";
  if (low === high) return `only at ${levelName(high)}`;
  return high === 15 ? "any level" : `up to ${levelName(high)}`;
}

function levelName(level: number | string | null): string {
  return typeof level === "number" ? (LEVELS[level] ?? `IRQL ${level}`) : String(level);
}

function effects(name: string, { e }: DdiFacts): readonly string[] {
  const lock = /(Acquire|Release)(\w*?(?:SpinLock|Mutex|Lock))/.exec(name);
  const found = lock ? [`${lock[1] === "Acquire" ? "takes" : "releases"} the ${words(lock[2]!)}`] : [];
  if (!e) return found;
  const [kind, level, saved] = e;
  const by = typeof level === "number" ? `to ${levelName(level)}` : `as ${level} says`;
  if (kind === "raise") found.push(`raises the IRQL ${by}${saved ? `; the old level goes to ${saved}` : ""}`);
  else if (kind === "restore") found.push(`sets the IRQL back${level === null ? "" : ` from ${level}`}`);
  else if (kind === "callbackAt") found.push(`calls your routine at ${levelName(level)}`);
  return found;
}

/** `CancelSpinLock`: cancel spin lock. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
