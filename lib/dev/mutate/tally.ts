/** Judgements counted by driver, operator, planting, callback and reason, as Markdown. */

import type { Judgement, Outcome } from "./judge";
import { nameOf } from "./mutant";

const outcomes: readonly Outcome[] = ["right", "right, trivial", "undecided", "missed", "spurious", "fault"];
const bad: ReadonlySet<Outcome> = new Set(["missed", "spurious", "fault"]);

export interface DriverJudgements {
  readonly driver: string;
  /** Functions a pair can be planted in, of those that are reached. */
  readonly functions: string;
  readonly judgements: readonly Judgement[];
}

export function isBad({ outcome }: Judgement): boolean {
  return bad.has(outcome);
}

export function tallyText(drivers: readonly DriverJudgements[]): string {
  const all = drivers.flatMap(({ judgements }) => judgements);
  return [
    table(
      "Driver",
      drivers.map(({ driver, functions, judgements }) => [`${driver} (${functions})`, judgements]),
    ),
    table(
      "Operator",
      grouped(all, ({ mutant }) => mutant.operator.name.replace(/ \d+$/, " n")),
    ),
    table(
      "Planted",
      grouped(all, ({ mutant }) => mutant.planting.name),
    ),
    table(
      "Written as",
      grouped(all, ({ mutant }) => mutant.spelling.name),
    ),
    table(
      "Role",
      grouped(all, ({ mutant }) => mutant.fn.role ?? "(helper)"),
    ),
    callbackTable(drivers),
    reasonTable(all),
    list("Missed, spurious and faults", all.filter(isBad).map(describe)),
    list("Undecided", all.filter(({ outcome }) => outcome === "undecided").map(describe)),
    table("All", [["all", all]]),
  ].join("\n\n");
}

function describe(judgement: Judgement): string {
  const { mutant, outcome, verdict, reasons } = judgement;
  const why = reasons.length > 0 ? ` (${reasons.slice(0, 2).join("; ")})` : "";
  return `${outcome}: ${nameOf(mutant)} at ${mutant.fn.file}:${mutant.fn.line}, ${verdict}${why}`;
}

type Group = readonly [name: string, judgements: readonly Judgement[]];

function table(title: string, groups: readonly Group[]): string {
  const head = [
    title,
    "mutants",
    ...outcomes,
    "decided",
    "median ms",
    "longest ms",
    "median steps",
    "most steps",
  ];
  const rows = groups.map(([name, judgements]) => {
    const counts = outcomes.map((outcome) => judgements.filter((one) => one.outcome === outcome).length);
    const undecided = judgements.filter(
      ({ outcome }) => outcome === "undecided" || outcome === "fault",
    ).length;
    const share =
      judgements.length === 0 ? "" : `${((1 - undecided / judgements.length) * 100).toFixed(1)} %`;
    const times = ascending(judgements.map(({ milliseconds }) => Math.round(milliseconds)));
    const steps = ascending(judgements.map((one) => one.steps));
    return [
      name,
      judgements.length,
      ...counts,
      share,
      middle(times),
      times.at(-1),
      middle(steps),
      steps.at(-1),
    ];
  });
  return markdown(head, rows);
}

function callbackTable(drivers: readonly DriverJudgements[]): string {
  const groups = drivers.flatMap(({ driver, judgements }) =>
    grouped(judgements, ({ mutant }) => `${driver} ${mutant.fn.name}`),
  );
  return table(
    "Callback or helper with something undecided or wrong",
    groups.filter(([, judgements]) => judgements.some((one) => isBad(one) || one.outcome === "undecided")),
  );
}

function reasonTable(all: readonly Judgement[]): string {
  const counts = new Map<string, number>();
  const undecided = all.filter(({ outcome }) => outcome === "undecided");
  for (const { reasons } of undecided)
    for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const rows = [...counts].sort(([, left], [, right]) => right - left).slice(0, 60);
  return markdown(["Inconclusive because", "mutants"], rows);
}

function grouped(judgements: readonly Judgement[], keyOf: (one: Judgement) => string): readonly Group[] {
  const groups = new Map<string, Judgement[]>();
  for (const one of judgements) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
}

function markdown(head: readonly unknown[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.map((cell) => String(cell ?? "")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function list(title: string, lines: readonly string[]): string {
  return [`${title}: ${lines.length}`, ...lines.map((one) => `- ${one}`)].join("\n");
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((left, right) => left - right);
}

function middle(sorted: readonly number[]): number | undefined {
  return sorted[sorted.length >> 1];
}
