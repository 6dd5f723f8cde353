/** How a run ends, and the exception that carries an end out of the depth of an evaluation. */
import type { FuncId } from "../ir";

export type RunEndKind =
  /** The rule was broken. */
  | "violation"
  /** The entry function returned and the rule had nothing against it. */
  | "returned"
  /** An exception left the entry function. */
  | "raised"
  /** A function that never returns was called. */
  | "never-returned"
  /** The rule stopped following the path. */
  | "halted"
  /** `maxSteps` statements were executed, or calls are nested deeper than any kernel stack. */
  | "limit"
  /** An `assume` statement did not hold. */
  | "assumption-failed"
  /** What no driver survives: an access below the first 64 KiB or outside of any address space, a division by zero. */
  | "fault"
  /** Something the interpreter has no meaning for: assembly, unsupported text, a value the rule lost. */
  | "stuck"
  /** The inputs do not fit the path: a choice is missing or speaks of another function. */
  | "refused";

/** Statement index inside the block, or `stmts.length` for the terminator. */
export interface Position {
  readonly fn: FuncId;
  readonly block: number;
  readonly stmt: number;
}

/** Thrown inside the machine, caught once by `runFunction`. */
export class RunEnd extends Error {
  constructor(
    readonly kind: RunEndKind,
    readonly why: string,
  ) {
    super(why);
  }
}

export function fault(why: string): never {
  throw new RunEnd("fault", why);
}

export function stuck(why: string): never {
  throw new RunEnd("stuck", why);
}

/** Bytes that one statement may set or copy. */
const LONGEST_TRANSFER = 16 * 1024 * 1024;

export function refuseLong(length: number | bigint): void {
  if (length > LONGEST_TRANSFER) stuck(`${length} bytes are filled or copied at once`);
}
