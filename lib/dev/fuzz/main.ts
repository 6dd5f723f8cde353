/**
 * `npm run fuzz -- --seeds 0-20000`: generated programs, each held against its runs. Prints every disagreement with
 * the shrunk program, then counts. Exit status 1 when something disagreed.
 *
 *     --seeds A-B        seeds A up to but not including B (default 0-200)
 *     --variants N       rewritten forms per program that must give the same answer (default 1)
 *     --runs N           runs by chance per entry point (default 60)
 *     --observed N       runs per entry point whose every state is held against the exploration's (default 4)
 *     --seconds S        stop after so much time and say where
 *     --no-shrink        print programs as generated
 *     --decider          no programs: conjunctions for the decider, against Z3 (`decider/main.ts`)
 *     --z3 PROGRAM       with --decider: a native Z3 instead of the WebAssembly
 *     --inconclusive     also print the programs that stay undecided
 */
import { parseArgs } from "node:util";
import { compareVariant, type VariantOutcome } from "./compare-variant";
import { fuzzDecider } from "./decider/main";
import { Dice } from "./dice";
import { type Comparison, Oracle, type OracleOptions } from "./oracle";
import { type Piece, printPieces } from "./piece";
import { writeProgram } from "./program-writer";
import { shrink } from "./shrink";
import { rewrites } from "./variants";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "0-200" },
    runs: { type: "string", default: "60" },
    observed: { type: "string", default: "4" },
    variants: { type: "string", default: "1" },
    seconds: { type: "string", default: "0" },
    decider: { type: "boolean", default: false },
    z3: { type: "string" },
    "no-shrink": { type: "boolean", default: false },
    inconclusive: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  Error.stackTraceLimit = 0;
  const [first = 0, end = 200] = values.seeds.split("-").map(Number);
  if (values.decider) return fuzzDecider(first, end, Number(values.seconds), values.z3 ?? null);
  const options: OracleOptions = {
    runs: Number(values.runs),
    mostEnumerated: 500,
    observed: Number(values.observed),
  };
  const oracle = await Oracle.create();
  const tally = new Tally();
  const deadline = Number(values.seconds) > 0 ? performance.now() + Number(values.seconds) * 1000 : Infinity;
  let seed = first;
  for (; seed < end && performance.now() < deadline && !tally.isFull; seed++) {
    const program = writeProgram(new Dice(seed));
    const text = printPieces(program.pieces);
    const comparison = oracle.compare(text, program.isSmall, options, seed);
    tally.add(comparison);
    if (comparison.disagreements.length === 0) checkVariants(oracle, program.pieces, seed, tally);
    const [worst] = comparison.disagreements;
    if (worst) {
      const same = (candidate: readonly Piece[]) =>
        oracle
          .compare(printPieces(candidate), program.isSmall, options, seed)
          .disagreements.some(({ kind }) => kind === worst.kind);
      const shown = values["no-shrink"] ? text : printPieces(shrink(program.pieces, same));
      console.log(`\n=== seed ${seed}: ${worst.kind}: ${worst.what}\n${shown}`);
    } else if (values.inconclusive && comparison.verdicts.includes("inconclusive")) {
      const [code] = comparison.reasons.map(codeOf);
      const same = (candidate: readonly Piece[]) => {
        const few = { runs: 1, mostEnumerated: 1, observed: 0 };
        const { verdicts, reasons } = oracle.compare(printPieces(candidate), program.isSmall, few, seed);
        return verdicts.includes("inconclusive") && reasons.every((reason) => codeOf(reason) === code);
      };
      const shown = values["no-shrink"] ? text : printPieces(shrink(program.pieces, same));
      console.log(`\n=== seed ${seed}: inconclusive: ${comparison.reasons.join("; ")}\n${shown}`);
    }
  }
  console.log(`\nseeds ${first}-${seed}`);
  tally.print();
  process.exitCode = tally.disagreements.size > 0 ? 1 : 0;
}

/** Some rewrites of a program, chosen by its seed. */
function checkVariants(oracle: Oracle, pieces: readonly Piece[], seed: number, tally: Tally): void {
  const names = Object.keys(rewrites);
  for (let i = 0; i < Number(values.variants); i++) {
    const name = names[(seed + i * 5) % names.length]!;
    const outcome = compareVariant(oracle, pieces, name, seed);
    tally.addVariant(name, outcome);
    if (outcome.kind === "same" || (outcome.kind === "undecided" && !values.inconclusive)) continue;
    const same = (candidate: readonly Piece[]) =>
      compareVariant(oracle, candidate, name, seed).kind === outcome.kind;
    const shown = values["no-shrink"] ? pieces : shrink(pieces, same);
    const { before, after, text } = compareVariant(oracle, shown, name, seed);
    console.log(`\n=== seed ${seed}: variant ${name}: ${outcome.kind}\n--- ${before}\n+++ ${after}\n${text}`);
  }
}

/** Disagreements after which a run stops. */
const MOST_SHOWN = 25;

class Tally {
  readonly disagreements = new Map<string, number>();
  private readonly verdicts = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private readonly variants = new Map<string, number>();
  private programs = 0;
  private exhaustive = 0;
  private violating = 0;
  private runs = 0;

  add({ disagreements, verdicts, reasons, isExhaustive, violations, runs }: Comparison): void {
    this.programs++;
    this.runs += runs;
    if (isExhaustive) this.exhaustive++;
    if (violations.size > 0) this.violating++;
    for (const { kind } of disagreements.slice(0, 1)) count(this.disagreements, kind);
    for (const verdict of verdicts) count(this.verdicts, verdict);
    for (const code of new Set(reasons.map(codeOf))) count(this.reasons, code);
  }

  /** Enough to look at. */
  get isFull(): boolean {
    return [...this.disagreements.values()].reduce((sum, times) => sum + times, 0) >= MOST_SHOWN;
  }

  addVariant(name: string, { kind }: VariantOutcome): void {
    count(this.variants, kind);
    if (kind === "changed" || kind === "unread") count(this.disagreements, `variant ${name} ${kind}`);
  }

  print(): void {
    const list = (map: ReadonlyMap<string, number>) =>
      [...map].map(([name, times]) => `${name} ${times}`).join(", ") || "none";
    console.log(
      `${this.programs} programs, ${this.exhaustive} enumerated, ${this.violating} violating, ${this.runs} runs`,
    );
    console.log(`verdicts per entry point: ${list(this.verdicts)}`);
    console.log(`inconclusive reasons: ${list(this.reasons)}`);
    console.log(`variants: ${list(this.variants)}`);
    console.log(`disagreements: ${list(this.disagreements)}`);
  }
}

function codeOf(reason: string): string {
  return reason.split(":")[0]!;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

await main();
