/**
 * `npm run fuzz -- --decider --seeds 0-1000000`: random conjunctions, the decider and the path conditions against Z3.
 * Prints what was wrong, then counts. Exit status 1 when something was. With `--z3 PROGRAM` a native Z3 is the judge.
 */
import { judgeSeeds } from "./run";
import { Z3Judge } from "./z3";

/**
 * @param seconds stop after so much time; 0: never
 * @param program a native Z3, or null
 */
export async function fuzzDecider(
  first: number,
  end: number,
  seconds: number,
  program: string | null,
): Promise<void> {
  const z3 = await Z3Judge.start(program);
  const deadline = seconds > 0 ? performance.now() + seconds * 1000 : Infinity;
  const tally = await judgeSeeds(first, end, z3, () => performance.now() >= deadline);
  for (const error of tally.errors) console.log(error);
  console.log(
    `seeds ${first}-${tally.end}: ${tally.sat} sat, ${tally.unsat} unsat, ${tally.unknown} unknown; ${tally.claims} claims put to Z3, ${z3.unjudged} without an answer, ${tally.errors.length} wrong`,
  );
  z3.stop();
  process.exitCode = tally.errors.length > 0 ? 1 : 0;
}
