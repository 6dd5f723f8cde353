/** Runs a mutant, and its probe where it has one, and says whether the verdict is the one expected. */
import type { Engine } from "@/lib/engine/engine";
import type { SourceFile } from "@/lib/engine/project";
import type { RuleResult } from "@/lib/engine/report";
import { type Mutant, nameOf, textOf } from "./mutant";
import type { Expected, Operator } from "./operators";
import type { Subject } from "./subject";

export type Outcome =
  /** As expected. */
  | "right"
  /** Decided; the place is one that no run gets to, or only the driver could tell. */
  | "right, trivial"
  | "undecided"
  /** A defect by construction, and not found. */
  | "missed"
  /** None by construction, and one is reported. */
  | "spurious"
  /** The engine threw, or the text could not be read. */
  | "fault";

export interface Judgement {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** Without the defects and reasons that the driver has anyway; `none` when the engine threw. */
  readonly verdict: "defect" | "inconclusive" | "pass" | "none";
  /** `code: message` of each. */
  readonly reasons: readonly string[];
  /** Exploration steps. */
  readonly steps: number;
  /** Processor time in milliseconds. */
  readonly milliseconds: number;
}

interface Run {
  readonly verdict: Judgement["verdict"];
  readonly reasons: readonly string[];
  readonly steps: number;
  readonly milliseconds: number;
}

const RULE = "CancelSpinLock";

export class Judge {
  private readonly probes = new Map<string, Run>();
  /** What the driver has before anything is planted: not the mutant's doing. */
  private readonly before: RuleResult;

  constructor(
    private readonly engine: Engine,
    private readonly subject: Subject,
  ) {
    this.before = this.verify(subject.project.files);
  }

  judge(mutant: Mutant): Judgement {
    const run = this.run(mutant);
    const probe = mutant.operator.probe && this.probe({ ...mutant, operator: mutant.operator.probe });
    return { mutant, ...run, outcome: outcomeOf(mutant.operator, run, probe) };
  }

  private probe(mutant: Mutant): Run {
    const name = nameOf(mutant);
    const known = this.probes.get(name);
    const run = known ?? this.run(mutant);
    this.probes.set(name, run);
    return run;
  }

  private run(mutant: Mutant): Run {
    const begin = process.cpuUsage();
    const spent = () => {
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    };
    try {
      const result = this.verify(textOf(this.subject, mutant));
      const reasons = without(result.reasons.map(textOfReason), this.before.reasons.map(textOfReason));
      const old = new Set(this.before.defects.map(({ fingerprint }) => fingerprint));
      const isDefect = result.defects.some(({ fingerprint }) => !old.has(fingerprint));
      return {
        verdict: isDefect ? "defect" : reasons.length > 0 ? "inconclusive" : "pass",
        reasons,
        steps: result.stats?.steps ?? 0,
        milliseconds: spent(),
      };
    } catch (error) {
      return { verdict: "none", reasons: [String(error)], steps: 0, milliseconds: spent() };
    }
  }

  private verify(files: readonly SourceFile[]): RuleResult {
    const options = { rules: [RULE], steps: null, stats: true };
    const report = this.engine.analyze({ ...this.subject.project, files }, options, { aborted: false });
    return report.results.find(({ rule }) => rule === RULE)!;
  }
}

function textOfReason({ code, message }: RuleResult["reasons"][number]): string {
  return `${code}: ${message}`;
}

function without(all: readonly string[], old: readonly string[]): readonly string[] {
  return all.filter((one) => !old.includes(one));
}

function outcomeOf({ expected }: Operator, run: Run, probe: Run | null): Outcome {
  if (run.verdict === "none") return "fault";
  if (run.verdict === "inconclusive") return "undecided";
  const isDefect = run.verdict === "defect";
  switch (expected satisfies Expected) {
    case "clean":
      return isDefect ? "spurious" : "right";
    case "defect":
      return isDefect ? "right" : "missed";
    case "decided":
      return "right, trivial";
    case "as its probe":
      if (probe?.verdict === "defect") return isDefect ? "right" : "missed";
      if (probe?.verdict === "pass") return isDefect ? "spurious" : "right, trivial";
      return "right, trivial";
  }
}
