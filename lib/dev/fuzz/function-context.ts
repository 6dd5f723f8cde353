/**
 * Where a statement of a generated function stands: what it may jump to, and whether the lock is as the target wants
 * it there. The generator asks before it jumps, so that a program without slips is balanced.
 */
import type { Piece } from "./piece";

/** What the generator believes of the lock; a slip makes it wrong on purpose. */
export type Lock = "free" | "held";

export function other(lock: Lock): Lock {
  return lock === "free" ? "held" : "free";
}

export type Frame =
  /** `break` and `continue` arrive with `lock`. */
  | { readonly kind: "loop"; readonly lock: Lock }
  /** `break` arrives with `lock`, `continue` passes through. */
  | { readonly kind: "switch"; readonly lock: Lock }
  /** Every exit runs a block that takes `from` to `to`; `__leave` ends there. */
  | { readonly kind: "finally"; readonly from: Lock; readonly to: Lock }
  /** A raised exception continues in a handler that expects `lock`; `__leave` arrives behind it with `after`. */
  | { readonly kind: "except"; readonly lock: Lock; readonly after: Lock };

export type Returns = "void" | "BOOLEAN" | "NTSTATUS" | "ULONG";

export class FunctionContext {
  readonly frames: Frame[] = [];
  /** Frozen roots, counted: writing one of them would break a correlation. */
  private readonly frozen = new Map<string, number>();
  /** Labels at the end of the function, with the lock they expect. */
  readonly labels: { readonly name: string; readonly lock: Lock }[] = [];
  out: Piece[] = [];
  names = 0;

  constructor(
    readonly name: string,
    readonly returns: Returns,
    /** The lock when the function returns. */
    readonly exit: Lock,
    /** Where an acquired level goes: an lvalue of type KIRQL. */
    readonly irql: string,
    readonly callDepth: number,
  ) {}

  isFrozen(root: string): boolean {
    return this.frozen.has(root);
  }

  freeze(roots: readonly string[], during: () => void): void {
    for (const root of roots) this.frozen.set(root, (this.frozen.get(root) ?? 0) + 1);
    during();
    for (const root of roots) {
      const count = this.frozen.get(root)! - 1;
      if (count === 0) this.frozen.delete(root);
      else this.frozen.set(root, count);
    }
  }

  within(frame: Frame, during: () => void): void {
    this.frames.push(frame);
    during();
    this.frames.pop();
  }

  /** True if a return with this lock leaves the function as its callers expect. */
  mayReturn(lock: Lock): boolean {
    return this.through(lock, () => false) === this.exit;
  }

  mayBreak(lock: Lock): boolean {
    const target = this.nearest((frame) => frame.kind === "loop" || frame.kind === "switch");
    return target !== null && this.through(lock, (frame) => frame === target) === lockOf(target);
  }

  mayContinue(lock: Lock): boolean {
    const target = this.nearest((frame) => frame.kind === "loop");
    return target !== null && this.through(lock, (frame) => frame === target) === lockOf(target);
  }

  mayLeave(lock: Lock): boolean {
    const target = this.nearest((frame) => frame.kind === "finally" || frame.kind === "except");
    if (!target) return false;
    return target.kind === "finally"
      ? target.from === lock
      : target.kind === "except" && target.after === lock;
  }

  /** True if there is a handler in this function that expects what an exception raised here brings. */
  mayRaise(lock: Lock): boolean {
    const target = this.nearest((frame) => frame.kind === "except");
    return target?.kind === "except" && this.through(lock, (frame) => frame === target) === target.lock;
  }

  mayJump(lock: Lock, expected: Lock): boolean {
    return this.through(lock, () => false) === expected;
  }

  collect(during: () => void): Piece[] {
    const outer = this.out;
    this.out = [];
    during();
    const inner = this.out;
    this.out = outer;
    return inner;
  }

  private nearest(test: (frame: Frame) => boolean): Frame | null {
    return [...this.frames].reverse().find(test) ?? null;
  }

  /** The lock behind all `__finally` blocks on the way out; null when one of them expects another. */
  private through(lock: Lock, isTarget: (frame: Frame) => boolean): Lock | null {
    let now = lock;
    for (const frame of [...this.frames].reverse()) {
      if (isTarget(frame)) break;
      if (frame.kind !== "finally") continue;
      if (frame.from !== now) return null;
      now = frame.to;
    }
    return now;
  }
}

function lockOf(frame: Frame): Lock | null {
  return frame.kind === "loop" || frame.kind === "switch" ? frame.lock : null;
}
