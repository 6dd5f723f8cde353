/**
 * The body being read: its blocks with the objects that die at their ends, its labels and jumps, its temporaries.
 *
 *     { Guard a; while (x) { Guard b; if (y) break; return; } }
 *
 * `break` destroys b, `return` destroys b and a, the closing braces each their own. A `goto` is filled in when the body
 * has ended and its label's block is known.
 */
import type { Node, Statement } from "../syntax";
import type { ClassInfo, CxxType, FunctionInfo, Scope } from "./entities";

/** Statements that destroy one object. */
export type Cleanup = (at: Node) => Statement;

export interface Frame {
  readonly parent: Frame | null;
  readonly cleanups: Cleanup[];
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly leaves: boolean;
}

interface LabelPlace {
  readonly frame: Frame;
  readonly count: number;
}

interface WaitingGoto {
  readonly label: string;
  readonly chain: readonly LabelPlace[];
  readonly body: Statement[];
  readonly at: Node;
}

/** What the statement being read needs before it and after it. */
export interface Prelude {
  readonly before: Statement[];
  readonly after: Cleanup[];
}

export class FunctionContext {
  frame: Frame;
  prelude: Prelude | null = null;
  /** Taken from the first `return` when the text does not say. */
  returns: CxxType | null;
  readonly outermost: Frame;
  /** Depth of operands that may not be evaluated. */
  conditional = 0;
  readonly lambda: LambdaContext | null;
  private readonly labels = new Map<string, LabelPlace>();
  private readonly waiting: WaitingGoto[] = [];
  private made = 0;

  constructor(
    readonly info: FunctionInfo,
    /** The class whose object `this` is. */
    readonly thisClass: ClassInfo | null,
    returns: CxxType | null,
    readonly scope: Scope,
    readonly outer: FunctionContext | null,
    lambda: LambdaContext | null,
  ) {
    this.returns = returns;
    this.lambda = lambda;
    this.outermost = frame(null);
    this.frame = this.outermost;
  }

  push(
    options: { readonly breaks?: boolean; readonly continues?: boolean; readonly leaves?: boolean } = {},
  ): void {
    this.frame = frame(this.frame, options);
  }

  /** Leaves the block by its end: what dies there, last made first. */
  pop(at: Node): Statement[] {
    const { cleanups, parent } = this.frame;
    this.frame = parent ?? this.outermost;
    return cleanups.map((cleanup) => cleanup(at)).reverse();
  }

  /** Everything between here and the frame that `isTarget`; all frames when none is. */
  leaving(isTarget: (frame: Frame) => boolean, at: Node): Statement[] {
    const statements: Statement[] = [];
    for (let each: Frame | null = this.frame; each && !isTarget(each); each = each.parent) {
      for (let i = each.cleanups.length - 1; i >= 0; i--) statements.push(each.cleanups[i]!(at));
    }
    return statements;
  }

  get hasCleanups(): boolean {
    for (let each: Frame | null = this.frame; each; each = each.parent)
      if (each.cleanups.length > 0) return true;
    return false;
  }

  label(name: string): void {
    this.labels.set(name, { frame: this.frame, count: this.frame.cleanups.length });
  }

  goto(label: string, at: Node): Statement {
    const body: Statement[] = [];
    this.waiting.push({ label, chain: this.chain(), body, at });
    return { kind: "compound", body, first: at.first, last: at.last };
  }

  /** Fills in the jumps; every label is known. */
  finish(): void {
    for (const { label, chain, body, at } of this.waiting) {
      const target = this.labels.get(label);
      if (target) body.push(...this.between(chain, target, at));
      body.push({ kind: "goto", label, first: at.first, last: at.last });
    }
  }

  temporaryName(what: string): string {
    return `${what}#${++this.made}`;
  }

  private chain(): LabelPlace[] {
    const chain: LabelPlace[] = [];
    for (let each: Frame | null = this.frame; each; each = each.parent) {
      chain.push({ frame: each, count: each.cleanups.length });
    }
    return chain;
  }

  private between(chain: readonly LabelPlace[], target: LabelPlace, at: Node): Statement[] {
    const around = new Map<Frame, number>();
    let isTarget = true;
    for (let each: Frame | null = target.frame; each; each = each.parent) {
      around.set(each, isTarget ? target.count : Number.POSITIVE_INFINITY);
      isTarget = false;
    }
    const statements: Statement[] = [];
    for (const { frame: left, count } of chain) {
      const kept = around.get(left);
      for (let i = count - 1; i >= (kept ?? 0); i--) statements.push(left.cleanups[i]!(at));
      if (kept !== undefined) break;
    }
    return statements;
  }
}

/** A lambda's body sees the variables around it through its closure. */
export interface LambdaContext {
  readonly closure: ClassInfo;
  readonly defaultCapture: "=" | "&" | null;
  /** Name of the variable outside, and whether it is kept by reference. */
  readonly captures: Map<string, { readonly byReference: boolean; readonly type: CxxType }>;
  capturesThis: boolean;
}

function frame(
  parent: Frame | null,
  options: { readonly breaks?: boolean; readonly continues?: boolean; readonly leaves?: boolean } = {},
): Frame {
  const { breaks = false, continues = false, leaves = false } = options;
  return { parent, cleanups: [], breaks, continues, leaves };
}
