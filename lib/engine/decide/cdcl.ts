/**
 * A conflict-driven clause-learning SAT solver (Marques-Silva and Sakallah 1996; watched literals, activities and
 * first-UIP learning as in MiniSat, Eén and Sörensson 2003), small and deterministic.
 *
 * A literal is `2 * variable + (negated ? 1 : 0)`. `solve` takes assumptions; when they contradict the clauses, `core`
 * is a subset of them that does. Learnt clauses follow from the clauses alone and stay for the next call.
 *
 * Not here: preprocessing, deletion of learnt clauses (queries are small and bounded by the effort).
 */
import type { Effort } from "./effort";
import { VariableHeap } from "./variable-heap";

export type SatLiteral = number;
export type SatAnswer = "sat" | "unsat" | "unknown";

const UNASSIGNED = -1;
const DECISION = -1;
const STEPS_PER_CONFLICT = 20;
const VISITS_PER_STEP = 100;
const FIRST_RESTART = 64;
const DECAY = 1 / 0.95;
const RESCALE = 1e100;

export class Cdcl {
  /** Per variable: 1 true, 0 false, -1 open. */
  private readonly values: number[] = [];
  private readonly levels: number[] = [];
  /** Clause that forced the variable, or `DECISION`. */
  private readonly reasons: number[] = [];
  private readonly phases: number[] = [];
  private readonly activities: number[] = [];
  private readonly clauses: SatLiteral[][] = [];
  /** Per literal: clauses that watch it, visited when it becomes false. */
  private readonly watches: number[][] = [];
  private readonly trail: SatLiteral[] = [];
  private readonly levelStarts: number[] = [];
  private readonly heap = new VariableHeap(this.activities);
  private readonly seen: boolean[] = [];
  private head = 0;
  private increment = 1;
  private isContradictory = false;
  /** After "unsat": assumptions that contradict the clauses together. */
  core: SatLiteral[] = [];

  /** `phase` is the value tried first. */
  newVariable(phase = 0): number {
    const variable = this.values.length;
    this.values.push(UNASSIGNED);
    this.levels.push(0);
    this.reasons.push(DECISION);
    this.phases.push(phase);
    this.activities.push(0);
    this.seen.push(false);
    this.watches.push([], []);
    this.heap.insert(variable);
    return variable;
  }

  get variableCount(): number {
    return this.values.length;
  }

  setPhase(variable: number, phase: number): void {
    this.phases[variable] = phase;
  }

  /** After "sat": the value of a variable. */
  valueOf(variable: number): boolean {
    return this.model[variable] === 1;
  }

  private model: number[] = [];

  /** Only between calls of `solve`. */
  addClause(given: readonly SatLiteral[]): void {
    const literals: SatLiteral[] = [];
    for (const own of given) {
      const value = this.valueOfLiteral(own);
      if (value === 1 || literals.includes(own ^ 1)) return;
      if (value !== 0 && !literals.includes(own)) literals.push(own);
    }
    if (literals.length === 0) this.isContradictory = true;
    else if (literals.length === 1) this.assign(literals[0]!, DECISION);
    else this.attach(literals);
  }

  solve(assumptions: readonly SatLiteral[], effort: Effort): SatAnswer {
    this.core = [];
    if (this.isContradictory) return "unsat";
    let conflictsLeft = FIRST_RESTART;
    let restarts = 1;
    for (;;) {
      const conflict = this.propagate(effort);
      if (conflict >= 0) {
        if (this.levelStarts.length === 0) {
          this.isContradictory = true;
          return "unsat";
        }
        this.learn(conflict);
        effort.spend(STEPS_PER_CONFLICT);
        conflictsLeft--;
        continue;
      }
      if (effort.isSpent) return this.stop("unknown");
      if (conflictsLeft <= 0) {
        this.backtrack(0);
        conflictsLeft = FIRST_RESTART * luby(++restarts);
      }
      const next = this.nextDecision(assumptions);
      if (next === "done") {
        this.model = [...this.values];
        return this.stop("sat");
      }
      if (next === "conflict") return this.stop("unsat");
    }
  }

  private stop(answer: SatAnswer): SatAnswer {
    this.backtrack(0);
    return answer;
  }

  private valueOfLiteral(of: SatLiteral): number {
    const value = this.values[of >> 1]!;
    return value < 0 ? UNASSIGNED : value ^ (of & 1);
  }

  private assign(of: SatLiteral, reason: number): void {
    const variable = of >> 1;
    this.values[variable] = 1 - (of & 1);
    this.levels[variable] = this.levelStarts.length;
    this.reasons[variable] = reason;
    this.trail.push(of);
  }

  private attach(literals: SatLiteral[]): number {
    const clause = this.clauses.length;
    this.clauses.push(literals);
    this.watches[literals[0]!]!.push(clause);
    this.watches[literals[1]!]!.push(clause);
    return clause;
  }

  // Search --------------------------------------------------------------------------------------------

  /** Takes the next assumption, else the most active open variable. */
  private nextDecision(assumptions: readonly SatLiteral[]): "decided" | "done" | "conflict" {
    while (this.levelStarts.length < assumptions.length) {
      const assumption = assumptions[this.levelStarts.length]!;
      const value = this.valueOfLiteral(assumption);
      if (value === 0) {
        this.core = this.assumptionsBehind(assumption);
        return "conflict";
      }
      this.levelStarts.push(this.trail.length);
      if (value === 1) continue;
      this.assign(assumption, DECISION);
      return "decided";
    }
    while (!this.heap.isEmpty) {
      const variable = this.heap.pop();
      if (this.values[variable] !== UNASSIGNED) continue;
      this.levelStarts.push(this.trail.length);
      this.assign(2 * variable + 1 - this.phases[variable]!, DECISION);
      return "decided";
    }
    return "done";
  }

  /** Unit propagation; a clause with no literal left, or -1. */
  private propagate(effort: Effort): number {
    let visits = 0;
    let conflict = -1;
    while (conflict < 0 && this.head < this.trail.length) {
      const falsified = this.trail[this.head++]! ^ 1;
      const watching = this.watches[falsified]!;
      visits += watching.length;
      conflict = this.visitWatches(falsified, watching);
    }
    effort.spend(visits / VISITS_PER_STEP);
    return conflict;
  }

  private visitWatches(falsified: SatLiteral, watching: number[]): number {
    let kept = 0;
    for (let at = 0; at < watching.length; at++) {
      const clause = watching[at]!;
      const literals = this.clauses[clause]!;
      if (literals[0] === falsified) {
        literals[0] = literals[1]!;
        literals[1] = falsified;
      }
      if (this.valueOfLiteral(literals[0]!) !== 1 && this.moveWatch(clause, literals)) continue;
      watching[kept++] = clause;
      const value = this.valueOfLiteral(literals[0]!);
      if (value === UNASSIGNED) this.assign(literals[0]!, clause);
      else if (value === 0) {
        while (++at < watching.length) watching[kept++] = watching[at]!;
        watching.length = kept;
        return clause;
      }
    }
    watching.length = kept;
    return -1;
  }

  /** Finds the clause another literal to watch instead of its second. */
  private moveWatch(clause: number, literals: SatLiteral[]): boolean {
    for (let at = 2; at < literals.length; at++) {
      const other = literals[at]!;
      if (this.valueOfLiteral(other) === 0) continue;
      literals[at] = literals[1]!;
      literals[1] = other;
      this.watches[other]!.push(clause);
      return true;
    }
    return false;
  }

  private backtrack(level: number): void {
    if (this.levelStarts.length <= level) return;
    const start = this.levelStarts[level]!;
    for (let at = this.trail.length - 1; at >= start; at--) {
      const variable = this.trail[at]! >> 1;
      this.phases[variable] = this.values[variable]!;
      this.values[variable] = UNASSIGNED;
      this.heap.insert(variable);
    }
    this.trail.length = start;
    this.levelStarts.length = level;
    this.head = start;
  }

  // Learning ------------------------------------------------------------------------------------------

  /** Adds the first-UIP clause of a conflict and goes back to where it forces a literal. */
  private learn(conflict: number): void {
    const learnt = this.analyze(conflict);
    let level = 0;
    for (let at = 1; at < learnt.length; at++) {
      if (this.levels[learnt[at]! >> 1]! <= level) continue;
      level = this.levels[learnt[at]! >> 1]!;
      [learnt[1], learnt[at]] = [learnt[at]!, learnt[1]!];
    }
    this.backtrack(level);
    this.assign(learnt[0]!, learnt.length === 1 ? DECISION : this.attach(learnt));
    this.increment *= DECAY;
  }

  private analyze(conflict: number): SatLiteral[] {
    const learnt: SatLiteral[] = [0];
    const level = this.levelStarts.length;
    const marked: number[] = [];
    let open = 0;
    let clause = conflict;
    let at = this.trail.length - 1;
    let uip = -1;
    do {
      for (const own of this.clauses[clause]!) {
        const variable = own >> 1;
        if (own === uip || this.seen[variable] || this.levels[variable] === 0) continue;
        this.seen[variable] = true;
        marked.push(variable);
        this.bump(variable);
        if (this.levels[variable] === level) open++;
        else learnt.push(own);
      }
      while (!this.seen[this.trail[at]! >> 1]) at--;
      uip = this.trail[at--]!;
      clause = this.reasons[uip >> 1]!;
      open--;
    } while (open > 0);
    learnt[0] = uip ^ 1;
    for (const variable of marked) this.seen[variable] = false;
    return learnt;
  }

  /** The assumptions that force a literal false, and the literal itself. */
  private assumptionsBehind(assumption: SatLiteral): SatLiteral[] {
    const core = [assumption];
    const seen = new Set<number>([assumption >> 1]);
    for (let at = this.trail.length - 1; at >= 0; at--) {
      const own = this.trail[at]!;
      const variable = own >> 1;
      if (!seen.has(variable) || this.levels[variable] === 0) continue;
      const reason = this.reasons[variable]!;
      if (reason === DECISION) core.push(own);
      else for (const other of this.clauses[reason]!) seen.add(other >> 1);
    }
    return core;
  }

  private bump(variable: number): void {
    this.activities[variable]! += this.increment;
    if (this.activities[variable]! > RESCALE) this.rescale();
    this.heap.raised(variable);
  }

  private rescale(): void {
    for (let variable = 0; variable < this.activities.length; variable++) {
      this.activities[variable]! /= RESCALE;
    }
    this.increment /= RESCALE;
  }
}

/** 1, 1, 2, 1, 1, 2, 4, ... (Luby, Sinclair, Zuckerman 1993), counted from 1. */
function luby(index: number): number {
  let size = 1;
  let at = index;
  for (;;) {
    while (2 ** size - 1 < at) size++;
    if (2 ** size - 1 === at) return 2 ** (size - 1);
    at -= 2 ** (size - 1) - 1;
    size = 1;
  }
}
