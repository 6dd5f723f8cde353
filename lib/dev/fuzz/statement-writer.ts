/**
 * What every part of the generator writes with: the function at hand, its statements, events, and slips. Holds no grammar;
 * `stretch` and `noise` are the program writer's.
 */
import type { Dice } from "./dice";
import type { FunctionContext, Lock } from "./function-context";
import { block, line, type Piece } from "./piece";
import type { Vocabulary } from "./vocabulary";

/** Helpers call helpers to this depth. */
export const DEEPEST_CALL = 3;

export abstract class StatementWriter {
  readonly functions: Piece[] = [];
  /** The function being written. */
  fn!: FunctionContext;
  /** Statements left to write. */
  budget: number;
  depth = 0;
  /** Nothing is kept unchanged: correlations hold only where the program's values make them. */
  readonly isHostile: boolean;
  private slips: number;
  private names = 0;

  constructor(
    readonly dice: Dice,
    readonly words: Vocabulary,
  ) {
    this.budget = 8 + dice.below(30);
    this.slips = dice.chance(0.5) ? 0 : 1 + dice.below(2);
    this.isHostile = dice.chance(0.4);
  }

  /** Statements that take the lock from one state to another. */
  abstract stretch(from: Lock, to: Lock, length?: number): void;

  /** A statement that does not touch the lock. */
  abstract noise(lock: Lock): void;

  returnText(): string {
    switch (this.fn.returns) {
      case "void":
        return "return;";
      case "BOOLEAN":
        return this.dice.oneOf(["return TRUE;", "return FALSE;", "return took;"]);
      case "NTSTATUS":
        return this.dice.oneOf(["return STATUS_SUCCESS;", "return st;", "return STATUS_UNSUCCESSFUL;"]);
      default:
        return this.dice.oneOf(["return n;", "return v0;", "return 1;"]);
    }
  }

  emit(text: string): void {
    this.fn.out.push(line(text));
    this.budget--;
  }

  block(head: string, inner: () => void, tail = "}"): void {
    this.depth++;
    const body = this.fn.collect(inner);
    this.depth--;
    this.fn.out.push(block(head, body, tail));
    this.budget--;
  }

  /** `if (a) { … } else { … }`, `__try { … } __finally { … }`. */
  parts(parts: readonly { readonly head: string; readonly inner: () => void }[]): void {
    this.depth++;
    const bodies = parts.map(({ inner }) => this.fn.collect(inner));
    this.depth--;
    this.fn.out.push({ kind: "block", heads: parts.map(({ head }) => head), bodies, tail: "}" });
    this.budget--;
  }

  /** True, seldom, if something may go wrong here. */
  slip(): boolean {
    if (this.slips === 0 || !this.dice.chance(0.15)) return false;
    this.slips--;
    return true;
  }

  /** The event that ends the state `from`. */
  event(from: Lock): void {
    if (this.slip()) {
      const how = this.dice.below(3);
      if (how === 0) return;
      if (how === 1) return this.block(`if ${this.parenthesised()} {`, () => this.plainEvent(from));
      this.plainEvent(from);
    }
    this.plainEvent(from);
  }

  /** As `event`, where no locals are in scope. */
  bareEvent(from: Lock): void {
    if (this.slip()) {
      if (this.dice.chance(0.5)) return;
      this.plainEvent(from);
    }
    this.plainEvent(from);
  }

  private parenthesised(): string {
    return `(${this.words.condition().text})`;
  }

  plainEvent(from: Lock): void {
    const { irql } = this.fn;
    const pointer = irql.startsWith("*") ? irql.slice(1) : `&${irql}`;
    if (from === "free") {
      const ways = [
        `IoAcquireCancelSpinLock(${pointer});`,
        `IoAcquireCancelSpinLock(${pointer});`,
        `Take(ext, ${pointer});`,
        `g_ops.Begin(ext, ${pointer});`,
      ];
      this.emit(this.dice.oneOf(ways));
    } else {
      const ways = [
        `IoReleaseCancelSpinLock(${irql});`,
        `IoReleaseCancelSpinLock(${irql});`,
        `Give(ext, ${pointer});`,
        `g_ops.End(ext, ${pointer});`,
      ];
      this.emit(this.dice.oneOf(ways));
    }
  }

  /** The address of the level, for helpers. */
  get irqlPointer(): string {
    const { irql } = this.fn;
    return irql.startsWith("*") ? irql.slice(1) : `&${irql}`;
  }

  fresh(stem: string): string {
    return `${stem}${this.names++}`;
  }
}
