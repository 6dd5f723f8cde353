/**
 * One run over several workers: which rules each of them verifies, and how their reports become one.
 *
 *     rules A B C D E, 2 workers        A B C | D E        overview of the first part, results of all in order
 *
 * The unit of work is a rule. Each worker reads the project by itself: a program is a graph of objects, and copying it
 * to another thread costs more than lowering it there while that thread has nothing else to do. So spreading gains only
 * what rules cost beyond the front end, and only with several rules over a project that is not small.
 *
 * Entry points are not spread further. Exploration keeps one table of summaries for all entry points of a rule; apart
 * they would compute what they share once each, and a callee explored for one entry would be named in another order, so
 * that reports would depend on the number of workers. Rules share nothing: the bytes of the report are the same for any
 * number of workers (`tests/unit/worker/spread.test.ts`).
 */
import type { AnalysisReport, ProjectMessage } from "../protocol/protocol";

/** UTF-16 units of project text below which one worker is done before a second one has started. */
const WORTH_SPREADING = 200_000;

/** Rules of each worker, in order; one share when spreading does not pay. */
export function sharesOf(
  rules: readonly string[],
  project: ProjectMessage,
  workers: number,
): readonly (readonly string[])[] {
  const size = project.files.reduce((sum, { text }) => sum + text.length, 0);
  const count = size < WORTH_SPREADING ? 1 : Math.min(workers, rules.length);
  return blocks(rules, count);
}

/** `count` blocks of neighbours, the first ones longer by one where it does not divide. */
export function blocks<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  if (count <= 1) return [items];
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.ceil((index * items.length) / count), Math.ceil(((index + 1) * items.length) / count)),
  );
}

/** The report of the whole run from those of its shares, in their order. */
export function mergeReports(parts: readonly AnalysisReport[]): AnalysisReport {
  const [first] = parts;
  if (!first) throw new Error("a run has at least one share");
  const problems = new Map(
    parts.flatMap((part) => part.problems).map((problem) => [JSON.stringify(problem), problem]),
  );
  return {
    ...first,
    problems: [...problems.values()],
    results: parts.flatMap(({ results }) => results),
  };
}
