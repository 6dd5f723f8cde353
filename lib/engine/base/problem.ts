/**
 * What a stage found wrong with its input and survived: malformed C, unknown macros, missing headers.
 * A Problem is ordinary output, never an exception; `throw` is for our own bugs.
 */
import type { Span } from "./span";

export type Severity = "error" | "warning" | "info";

export interface Problem {
  /** Stable machine name in kebab case, e.g. `syntax`, `missing-header`, `unknown-macro`, `too-large`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for a person; ends with what to do, if anything can be done. */
  readonly message: string;
  /** Null only when the problem has no place (an unreadable archive, an empty project). */
  readonly at: Span | null;
}

/** Result of a stage that recovers: a value is always there. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}
