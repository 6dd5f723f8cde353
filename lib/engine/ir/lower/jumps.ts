/**
 * Where `break`, `continue`, `goto`, `return` and `__leave` go, and what runs on the way out of protected regions.
 *
 * Every way out of a `__try` with `__finally` sets the region's selector and jumps to its handler, of which there is
 * one copy; after the handler a `switch` on the selector resumes each exit in the region around it (engine notes §3):
 *
 *     __try { if (a) return 1; f(); } __finally { g(); }
 *
 *     b1: selector = 2; goto handler      unwind: selector = 1; goto handler
 *     handler: call g()   switch selector { 0: after  1: raise  2: return 1 }
 */
import type { BlockId, Expr, Place, Positioned } from "../ir";
import { MADE } from "./function-builder";
import type { Lowering } from "./lowering";
import { constant, load } from "./make-expr";

/** Selector values of every region; the exits of the text follow. */
const NORMAL = 0;
const RAISED = 1;
const FIRST_EXIT = 2;

/** A `__try` whose body is being lowered and that has a `__finally`. */
export interface FinallyRegion {
  readonly outer: FinallyRegion | null;
  readonly selector: Place;
  readonly handler: BlockId;
  readonly exits: Exit[];
  /** Jumps to labels not seen yet: inside the body or out of it? Known when the body ends. */
  readonly waiting: WaitingGoto[];
  isRaised: boolean;
}

interface Exit {
  readonly selector: number;
  /** Equal keys share one exit; each `return` has its own. */
  readonly key: string;
  readonly resume: () => void;
}

interface WaitingGoto {
  /** The block that the jump reaches; empty until the target is known. */
  readonly from: BlockId;
  readonly label: string;
  readonly at: Positioned;
}

interface LabelInfo {
  readonly block: BlockId;
  /** Region in whose body the label stands; undefined until it was seen. */
  region: FinallyRegion | null | undefined;
}

export interface JumpTarget {
  readonly block: BlockId;
  readonly region: FinallyRegion | null;
}

export class Jumps {
  /** Innermost `__finally` region around the statement being lowered. */
  region: FinallyRegion | null = null;
  breakTarget: JumpTarget | null = null;
  continueTarget: JumpTarget | null = null;
  leaveTarget: JumpTarget | null = null;
  private readonly labels = new Map<string, LabelInfo>();
  private readonly gotos = new Map<string, Positioned>();
  private returns = 0;

  constructor(private readonly cx: Lowering) {}

  /** Jumps to a place whose region is around the current one, through the handlers in between. */
  jump({ block, region }: JumpTarget, at: Positioned): void {
    if (this.region === region || this.region === null) this.cx.build.goto(block, at);
    else this.exit(`block ${block}`, at, () => this.jump({ block, region }, MADE));
  }

  label(name: string, at: Positioned): void {
    const info = this.labelInfo(name);
    if (info.region !== undefined) {
      this.cx.build.unsupported(`label ${name} stands twice`, at, "syntax");
      return;
    }
    info.region = this.region;
    this.cx.build.fallInto(info.block);
  }

  goto(name: string, at: Positioned): void {
    const { build } = this.cx;
    const info = this.labelInfo(name);
    if (!this.gotos.has(name)) this.gotos.set(name, at);
    if (this.region === null) build.goto(info.block, at);
    else if (info.region !== undefined) this.jumpToLabel(name, at);
    else {
      const from = build.newBlock();
      build.goto(from, at);
      this.region.waiting.push({ from, label: name, at });
    }
  }

  /** `value` is evaluated; inside protected regions it is kept until the handlers have run. */
  return(value: Expr | null, at: Positioned): void {
    const { build } = this.cx;
    if (this.region === null) {
      build.end({ kind: "return", value, first: at.first, last: at.last });
      return;
    }
    const kept = value === null || value.kind === "constant" ? value : load(build.save(value, at));
    this.returns++;
    this.exit(`return ${this.returns}`, at, () => this.resumeReturn(kept, at));
  }

  /** Labels that some `goto` names and no statement carries. */
  missingLabels(): readonly { name: string; at: Positioned }[] {
    return [...this.gotos]
      .filter(([name]) => this.labels.get(name)!.region === undefined)
      .map(([name, at]) => ({ name, at }));
  }

  labelBlock(name: string): BlockId {
    return this.labelInfo(name).block;
  }

  openRegion(): FinallyRegion {
    const { build, types } = this.cx;
    const selector = build.localPlace(build.newTemporary(types.int));
    const handler = build.newBlock();
    const region = { outer: this.region, selector, handler, exits: [], waiting: [], isRaised: false };
    this.region = region;
    return region;
  }

  /** The body has ended: control falls into the handler, and jumps to labels outside become exits. */
  closeBody(region: FinallyRegion): void {
    const { build } = this.cx;
    this.select(region, NORMAL, MADE);
    for (const { from, label, at } of region.waiting) {
      build.startAt(from);
      if (this.isInside(label, region)) build.goto(this.labelInfo(label).block);
      else this.exit(`label ${label}`, at, () => this.goto(label, MADE));
    }
    this.region = region.outer;
  }

  /** After the handler: every exit continues in the region around. */
  resume(region: FinallyRegion, after: BlockId, raise: () => void): void {
    const { build, types } = this.cx;
    const exits = [...region.exits];
    if (region.isRaised) exits.unshift({ selector: RAISED, key: "raise", resume: raise });
    const targets = exits.map((exit) => ({ exit, block: build.newBlock() }));
    const otherwise = after;
    if (targets.length === 0) build.goto(after);
    else {
      const cases = targets.map(({ exit, block }) => {
        const pattern = constant(types, BigInt(exit.selector), types.int);
        const value = pattern.kind === "constant" ? pattern.value : 0n;
        return { low: value, high: value, target: block };
      });
      build.end({ kind: "switch", subject: load(region.selector), cases, otherwise, ...MADE });
    }
    for (const { exit, block } of targets) {
      build.startAt(block);
      exit.resume();
    }
    build.startAt(after);
  }

  /** The block where an exception inside the region's body arrives. */
  raisedInto(region: FinallyRegion): BlockId {
    const { build } = this.cx;
    region.isRaised = true;
    const resumeAt = build.current;
    const block = build.newBlock();
    build.startAt(block);
    this.select(region, RAISED, MADE);
    build.startAt(resumeAt);
    return block;
  }

  private resumeReturn(value: Expr | null, at: Positioned): void {
    if (this.region === null) {
      this.cx.build.end({ kind: "return", value, first: at.first, last: at.last });
    } else {
      this.returns++;
      this.exit(`return ${this.returns}`, MADE, () => this.resumeReturn(value, at));
    }
  }

  private jumpToLabel(name: string, at: Positioned): void {
    const info = this.labelInfo(name);
    if (this.region === null || this.isInside(name, this.region)) this.cx.build.goto(info.block, at);
    else this.exit(`label ${name}`, at, () => this.goto(name, MADE));
  }

  /** Leaves the innermost region; `resume` runs later, in the region around it. */
  private exit(key: string, at: Positioned, resume: () => void): void {
    const region = this.region!;
    let exit = region.exits.find((known) => known.key === key);
    if (!exit) {
      exit = { selector: FIRST_EXIT + region.exits.length, key, resume };
      region.exits.push(exit);
    }
    this.select(region, exit.selector, at);
  }

  private select(region: FinallyRegion, selector: number, at: Positioned): void {
    const { build, types } = this.cx;
    build.assign(region.selector, constant(types, BigInt(selector), types.int), MADE);
    build.goto(region.handler, at);
  }

  private isInside(label: string, region: FinallyRegion): boolean {
    let around = this.labelInfo(label).region ?? null;
    while (around !== null && around !== region) around = around.outer;
    return around === region;
  }

  private labelInfo(name: string): LabelInfo {
    let info = this.labels.get(name);
    if (!info) {
      info = { block: this.cx.build.newBlock(), region: undefined };
      this.labels.set(name, info);
    }
    return info;
  }
}
