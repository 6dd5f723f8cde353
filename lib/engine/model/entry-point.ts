/** The functions the operating system calls, with the evidence for each (design §3). */
import type { Span } from "../base";
import type { FuncId } from "../ir";

export interface Evidence {
  /** One clause for a person, e.g. `stored in HW_INITIALIZATION_DATA.HwStartIo`. */
  readonly text: string;
  readonly at: Span | null;
}

export interface EntryPoint {
  readonly fn: FuncId;
  /** Role name of the OS model (`HW_STARTIO`, `DRIVER_CANCEL`), `UNKNOWN`, or `ANY`. */
  readonly role: string;
  readonly evidence: readonly Evidence[];
  /**
   * `known`: a role was established. `by-shape`: read as DRIVER_CANCEL from its shape. `assumed`: nobody calls it and there
   * is no real entry point. `escaped`: its address goes somewhere unknown. `user`: the user said so.
   */
  readonly basis: "known" | "by-shape" | "assumed" | "escaped" | "user";
  /** Globals start at their initialisers (DriverEntry) or arbitrary (every other callback). */
  readonly globals: "initial" | "arbitrary";
  /** Parameters that are valid objects, hence not NULL; 0-based. */
  readonly validParameters: readonly number[];
}
