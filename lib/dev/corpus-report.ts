/** The records of a corpus run as Markdown. */
import type { DriverRecord } from "./corpus-run";

const ROWS = 40;

export function corpusReport(records: readonly DriverRecord[]): string {
  return [
    ...(["C", "C++"] as const).flatMap((language) => section(language, records)),
    ...faults(records),
  ].join("\n");
}

function section(language: "C" | "C++", all: readonly DriverRecord[]): readonly string[] {
  const records = all.filter((record) => record.language === language && record.fault === null);
  if (records.length === 0) return [];
  const sum = (of: (record: DriverRecord) => number) =>
    records.reduce((total, record) => total + of(record), 0);
  const functions = sum((record) => record.functions);
  const flawed = sum((record) => record.flawed.length);
  const share = functions === 0 ? "0" : ((100 * flawed) / functions).toFixed(2);
  const times = records.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(part * times.length))]!);
  const slowest = [...records].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 8);
  return [
    `## ${language}: ${records.length} drivers, ${sum(({ units }) => units)} units, ${sum(({ lines }) => lines)} lines`,
    "",
    `- Functions ${functions}, not wholly lowered ${flawed} (${share} %), damaged declarations ${sum((record) => record.damaged)}`,
    `- Time per driver: median ${at(0.5)} ms, p90 ${at(0.9)} ms, longest ${at(1)} ms; slowest: ${slowest.map(({ name, milliseconds, lines }) => `${name} (${Math.round(milliseconds)} ms, ${lines} lines)`).join(", ")}`,
    "",
    ...table(
      "Verdict",
      records.flatMap(({ verdicts }) => verdicts.map(({ rule, verdict }) => `${rule} ${verdict}`)),
    ),
    ...table(
      "Kind of driver",
      records.map(({ kind }) => kind),
    ),
    ...table(
      "Inconclusive because",
      records.flatMap(({ reasons }) => reasons.map((reason) => reason.slice(0, 140))),
    ),
    ...table(
      "Problem",
      records.flatMap(({ problems }) => problems.map(({ code }) => code)),
    ),
    ...table(
      "Function not wholly lowered because",
      records.flatMap(({ flawed: list }) => list.map(flawText)),
    ),
    ...table("Unknown macro", named(records, "unknown-macro", /^(\S+)/)),
    ...table("Unknown type", named(records, "unknown-type", /^(.*?)\. Add/)),
    ...table("Syntax problem", named(records, "syntax", /as C: (.*?)\. Fix/)),
    ...table(
      "Missing header",
      records.flatMap(({ missingHeaders }) => missingHeaders),
    ),
  ];
}

function flawText(line: string): string {
  return line.slice(line.indexOf(": ") + 2, line.indexOf(": ") + 92);
}

function named(records: readonly DriverRecord[], code: string, shape: RegExp): readonly string[] {
  return records.flatMap(({ problems }) =>
    problems.flatMap((problem) =>
      problem.code === code ? [(shape.exec(problem.message)?.[1] ?? problem.message).slice(0, 90)] : [],
    ),
  );
}

/** Counts, most frequent first. */
function table(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const more = rows.length > ROWS ? [`| + ${rows.length - ROWS} more | |`] : [];
  return [
    `| ${title} | count |`,
    "| --- | --- |",
    ...rows
      .slice(0, ROWS)
      .map(([item, count]) => `| ${item.replaceAll("|", "\\|").replaceAll("\n", " ")} | ${count} |`),
    ...more,
    "",
  ];
}

function faults(records: readonly DriverRecord[]): readonly string[] {
  const broken = records.filter(({ fault }) => fault !== null);
  const title = `## Crashes and hangs: ${broken.length}`;
  return [
    title,
    "",
    ...broken.map(({ name, fault }) => `- ${name}: ${fault!.split("\n").slice(0, 4).join(" / ")}`),
  ];
}
