/**
 * Recursion that cannot overflow: runs steps in order, on the native stack while it is shallow and on an explicit
 * stack below that.
 *
 *     steps.inOrder(
 *       () => lowerValue(left),       // may call inOrder itself, to any depth
 *       () => lowerValue(right),
 *       () => combine(),
 *     );
 *
 * Rule for callers: `inOrder` is the last thing a step does. Then both ways of running are the same, and code reads
 * as if it were plain recursion at the price of one closure per step.
 */
export type Step = () => void;

/** Native frames are used up to this nesting; about 1,000 frames, far below any engine's stack. */
const NATIVE_DEPTH = 150;

export class Steps {
  private depth = 0;
  private isDraining = false;
  private readonly pending: Step[] = [];

  inOrder(...steps: readonly Step[]): void {
    this.all(steps);
  }

  /** `inOrder` for lists of any length. */
  all(steps: readonly Step[]): void {
    if (this.isDraining) {
      this.defer(steps);
    } else if (this.depth < NATIVE_DEPTH) {
      this.depth++;
      for (let i = 0; i < steps.length; i++) steps[i]!();
      this.depth--;
    } else {
      this.isDraining = true;
      this.defer(steps);
      this.drain(0);
      this.isDraining = false;
    }
  }

  /** Runs a step to its end now, whatever the mode. Nests natively: only for what input cannot nest deeply. */
  now(step: Step): void {
    if (!this.isDraining) {
      step();
      return;
    }
    const base = this.pending.length;
    this.pending.push(step);
    this.drain(base);
  }

  private defer(steps: readonly Step[]): void {
    for (let i = steps.length - 1; i >= 0; i--) this.pending.push(steps[i]!);
  }

  private drain(base: number): void {
    while (this.pending.length > base) this.pending.pop()!();
  }
}
