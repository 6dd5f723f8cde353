/**
 * The report as one HTML file to attach: no script, no request, nothing from elsewhere. It shows each rule's verdict, each
 * finding with its path, and beside the path the source lines around its steps; folds open without a script. A policy in
 * the file forbids what the file does not need, so that text from a driver can be shown wherever the file is opened.
 *
 * Of the sources only the lines near a path are written (`CONTEXT` above and below each step).
 */
import type { RuleMeta } from "../rules";
import type {
  AnalysisReport,
  Assumption,
  Defect,
  PlaceInFile,
  Reason,
  ReportedStep,
  RuleResult,
} from "./analysis-report";
import { htmlStyle } from "./html-style";
import { html, type Markup, trusted } from "./markup";
import { certificate, plainVerdict, summary } from "./plain-text";

/** Lines shown above and below each step. */
const CONTEXT = 4;

export type SourceLines = ReadonlyMap<string, readonly string[]>;

/** Text of the file; the same report and sources give the same bytes. */
export function htmlText(
  report: AnalysisReport,
  sources: SourceLines,
  metaOf: (rule: string) => RuleMeta | null,
): string {
  const { configuration, driver, files, functions } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Portcullis: ${summary(report)}</title>
<style>${trusted(htmlStyle)}</style>
</head>
<body>
<header>
<h1>${summary(report)}</h1>
<p>${driver.kind}, ${functions} functions from ${files.length} files, configuration ${configuration.name}.
${driver.banner}</p>
</header>
<main>
${report.results.map((result) => ruleSection(result, sources, metaOf(result.rule)))}
${entryPointSection(report)}
${problemSection(report)}
</main>
<footer><p>${certificate}</p><p>${report.tool.name} ${report.tool.version}</p></footer>
</body>
</html>
`;
  return page.text;
}

function ruleSection(result: RuleResult, sources: SourceLines, meta: RuleMeta | null): Markup {
  const { rule, verdict, absent, defects, reasons, assumptions } = result;
  return html`<section class="rule">
<h2><span class="verdict ${verdict}">${plainVerdict(verdict)}</span> ${rule}</h2>
<p>${meta?.summary ?? null} ${absent ?? null}</p>
${defects.map((defect) => finding(defect, sources))}
${list("What stood in the way", reasons.map(reasonItem))}
${list("Cautions", assumptions.filter(({ weight }) => weight === "caution").map(assumptionItem))}
${folded("What this rests on", assumptions.filter(({ weight }) => weight === "routine").map(assumptionItem))}
</section>`;
}

// A finding and its path ------------------------------------------------------------------------------

function finding(defect: Defect, sources: SourceLines): Markup {
  const { message, kind, when, explanation, fix, notes, inADump, entryPoint } = defect;
  const marks = marksOf(defect);
  return html`<article>
<h3>${message}</h3>
<p class="when">${when}</p>
<p>${explanation}</p>
<dl>
<dt>Where</dt><dd>${placeText(defect)} in <code>${defect.function}</code></dd>
<dt>Kind</dt><dd>${kind}</dd>
<dt>Entry point</dt><dd><code>${entryPoint.function}</code> (${entryPoint.role})</dd>
<dt>Fix</dt><dd>${fix}</dd>
<dt>In a dump</dt><dd>${inADump}</dd>
${notes.map((note) => html`<dt>Note</dt><dd>${note}</dd>`)}
<dt>Fingerprint</dt><dd><code>${defect.fingerprint}</code>, replayed</dd>
</dl>
<div class="path">
<ol class="steps">${defect.steps.map((step, index) => stepItem(step, String(index + 1), defect.fingerprint))}</ol>
<div class="sources">${[...marks].map(([file, lines]) => excerpt(file, lines, sources, defect.fingerprint))}</div>
</div>
</article>`;
}

function stepItem(step: ReportedStep, number: string, finding: string): Markup {
  const { kind, text, depth, values, ruleState, ruleStateBefore, isDecisive } = step;
  const said = html`<span class="number">${number}</span> ${text}
<a href="#${anchorOf(finding, step)}">${placeText(step)}</a>
<span class="state">${ruleState === ruleStateBefore ? ruleState : `${ruleStateBefore} → ${ruleState}`}</span>
${values.map(({ name, value }) => html`<code class="value">${name} = ${value}</code>`)}`;
  const style = `--depth: ${depth}`;
  if (!step.folded)
    return html`<li class="${kind}${isDecisive ? " decisive" : ""}" style="${style}">${said}</li>`;
  const inner = step.folded.map((each, index) => stepItem(each, `${number}.${index + 1}`, finding));
  return html`<li class="fold" style="${style}"><details><summary>${text}</summary><ol>${inner}</ol></details></li>`;
}

/** Numbers of the steps at each line, files in the order the path reaches them. */
type Marks = Map<string, Map<number, { readonly numbers: string[]; readonly isViolation: boolean }>>;

function marksOf({ steps }: Defect): Marks {
  const marks: Marks = new Map();
  const visit = (step: ReportedStep, number: string): void => {
    if (step.folded) {
      step.folded.forEach((each, index) => {
        visit(each, `${number}.${index + 1}`);
      });
      return;
    }
    const lines = marks.get(step.file) ?? new Map();
    const { numbers = [], isViolation = false } = lines.get(step.line) ?? {};
    lines.set(step.line, {
      numbers: [...numbers, number],
      isViolation: isViolation || step.kind === "violation",
    });
    marks.set(step.file, lines);
  };
  steps.forEach((step, index) => {
    visit(step, String(index + 1));
  });
  return marks;
}

function excerpt(
  file: string,
  marks: NonNullable<ReturnType<Marks["get"]>>,
  sources: SourceLines,
  finding: string,
): Markup {
  const lines = sources.get(file);
  if (!lines) return html`<h4>${file}</h4><p>From the OS model.</p>`;
  const shown = new Set<number>();
  for (const line of marks.keys())
    for (let near = line - CONTEXT; near <= line + CONTEXT; near++)
      if (near >= 1 && near <= lines.length) shown.add(near);
  let last = 0;
  const rows = [...shown]
    .sort((a, b) => a - b)
    .map((line) => {
      const gap = line - last - 1;
      last = line;
      const mark = marks.get(line);
      const look = mark ? (mark.isViolation ? "on violation" : "on") : "";
      const id = mark ? html` id="${anchorOf(finding, { file, line })}"` : null;
      return html`${gap > 0 && html`<tr class="gap"><td></td><td></td><td>⋯ ${gap} lines</td></tr>`}<tr class="${look}"${id}><td>${mark ? mark.numbers.join(" ") : ""}</td><td>${line}</td><td>${lines[line - 1] ?? ""}</td></tr>`;
    });
  return html`<h4>${file}</h4><table class="source"><tbody>${rows}</tbody></table>`;
}

/** Letters, digits and `-` only, so that it is one in every browser. */
function anchorOf(finding: string, { file, line }: { readonly file: string; readonly line: number }): string {
  const name = file.replace(/[^A-Za-z0-9]/g, (character) => `-${character.codePointAt(0)?.toString(16)}-`);
  return `${finding}-${name}-${line}`;
}

// Lists -----------------------------------------------------------------------------------------------

function reasonItem({ title, message, settle, place, candidate = [] }: Reason): Markup {
  const steps = candidate.map(
    (step) => html`<li>${step.place ? html`${placeText(step.place)}: ` : null}${step.text}</li>`,
  );
  return html`<li><strong>${title}</strong> ${place ? html`${placeText(place)}: ` : null}${message} <em>${settle}</em>
${steps.length === 0 ? null : html`<p>Candidate path, neither found possible nor refuted:</p><ol>${steps}</ol>`}</li>`;
}

function assumptionItem({ message, place }: Assumption): Markup {
  return html`<li>${place ? html`${placeText(place)}: ` : null}${message}</li>`;
}

function list(title: string, items: readonly Markup[]): Markup | null {
  return items.length === 0 ? null : html`<h3>${title}</h3><ul>${items}</ul>`;
}

function folded(title: string, items: readonly Markup[]): Markup | null {
  return items.length === 0
    ? null
    : html`<details><summary>${title} (${items.length})</summary><ul>${items}</ul></details>`;
}

function entryPointSection({ entryPoints, notCovered }: AnalysisReport): Markup {
  return html`<section><h2>Entry points</h2>
<table><thead><tr><th>Function</th><th>Role</th><th>Where</th><th>Cancel lock at entry</th><th>Why</th></tr></thead>
<tbody>${entryPoints.map(
    ({ function: name, role, file, line, cancelLockAtEntry, evidence }) =>
      html`<tr><td><code>${name}</code></td><td>${role}</td><td>${file}:${line}</td><td>${cancelLockAtEntry}</td><td>${evidence[0]?.text ?? null}</td></tr>`,
  )}</tbody></table>
${folded(
  "Functions no entry point reaches",
  notCovered.map(({ function: name, file, line }) => html`<li><code>${name}</code> ${file}:${line}</li>`),
)}
</section>`;
}

function problemSection({ problems }: AnalysisReport): Markup | null {
  if (problems.length === 0) return null;
  const items = problems.map(
    ({ severity, file, line, message }) =>
      html`<li>${severity}: ${file === null ? null : `${file}:${line ?? 1} `}${message}</li>`,
  );
  return html`<section><h2>Problems</h2><ul>${items}</ul></section>`;
}

function placeText({ file, line }: Pick<PlaceInFile, "file" | "line">): string {
  return `${file}:${line}`;
}
