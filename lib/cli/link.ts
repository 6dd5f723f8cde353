/** `link`: a permalink that opens the page on a project and one of its findings. The code is inside the link. */
import type { AnalysisReport } from "../engine/report";
import { encodeLink, lengthBand, sliceReport } from "../share";
import { ExitStatus } from "./exit-status";
import { type Analysed, analyse } from "./open-project";
import type { AnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export interface LinkOptions extends AnalysisOptions {
  /** Fingerprint, or how it begins; undefined for the first finding. */
  readonly finding?: string;
  /** 1-based. */
  readonly step?: number;
  /** Address of the page. */
  readonly page: string;
}

interface Chosen {
  readonly rule: string;
  readonly fingerprint: string | null;
  readonly step: number;
}

export async function link(
  paths: readonly string[],
  options: LinkOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const analysed = await analyse(paths, options, terminal);
  const chosen = choose(analysed.report, options);
  const address = `${options.page.replace(/#.*$/, "")}${await encodeLink(payloadOf(analysed, chosen))}`;
  terminal.out(`${address}\n`);
  terminal.err(`portcullis: ${address.length} characters. ${lengthBand(address.length).label}\n`);
  return ExitStatus.Clean;
}

function payloadOf({ project, report }: Analysed, { rule, fingerprint, step }: Chosen) {
  // The payload's schema has mutable arrays; a copy satisfies it.
  const { name, files, configuration, entries } = structuredClone(project) as never as Payload["project"];
  return {
    v: 1 as const,
    project: { name, files, configuration, entries },
    report: sliceReport(report, rule, fingerprint) as Payload["report"],
    view: { rule, fingerprint, step, detail: 2 },
  };
}

type Payload = Parameters<typeof encodeLink>[0];

/** The finding asked for; without one the first, else the first rule's verdict page. */
function choose(report: AnalysisReport, { finding, step }: LinkOptions): Chosen {
  const found = report.results.flatMap(({ rule, defects }) => defects.map((defect) => ({ rule, defect })));
  const fitting = found.filter(({ defect }) => defect.fingerprint.startsWith(finding ?? ""));
  if (finding !== undefined && fitting.length !== 1) {
    const known = found.map(
      ({ rule, defect }) => `${defect.fingerprint} (${rule} ${defect.file}:${defect.line})`,
    );
    const which = fitting.length === 0 ? "no finding has" : "several findings have";
    throw new UsageError(`${which} the fingerprint ${finding}; there is ${known.join(", ") || "no finding"}`);
  }
  const [first] = fitting;
  if (first) return { rule: first.rule, fingerprint: first.defect.fingerprint, step: (step ?? 1) - 1 };
  const [result] = report.results;
  if (!result) throw new UsageError("no rule has a result to link to");
  return { rule: result.rule, fingerprint: null, step: 0 };
}
