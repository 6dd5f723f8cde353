/**
 * A lock pair as it is put into a function: pieces of text at spots, some of them slots that an operator may change.
 *
 *     take 0 | give 0 before each way out | give n at the end
 *
 * By construction the planted pair is balanced on every path, unless `keeps` says that only the driver's own code
 * could tell.
 */
import type { Spot } from "./source-text";

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** Acquires the lock. */
  | { readonly kind: "take" }
  /** Releases it; numbered in the order of the text, the one at the region's end last. */
  | { readonly kind: "give"; readonly index: number }
  /** The condition under which the lock is given back. */
  | { readonly kind: "guard"; readonly text: string };

export interface PlantedPiece {
  readonly at: Spot;
  readonly rank: number;
  readonly pieces: readonly Piece[];
}

export interface Planting {
  /** `body`, `loop body behind a local flag`, ... */
  readonly name: string;
  /** `line:column` of the file as it is written, and the condition: tells plantings of one name apart. */
  readonly at: string;
  readonly where: readonly PlantedPiece[];
  readonly gives: number;
  readonly isGuarded: boolean;
  /** What the pair's balance rests on: itself, or memory that the driver's code in between may change. */
  readonly keeps: "itself" | "memory";
  /** The function's first act, on every run: else only some run gets there. */
  readonly isFirst: boolean;
}

/** Where and how a function can be planted in. */
export interface PlantedFunction {
  readonly name: string;
  /** Role at which the system calls it; null for a helper. */
  readonly role: string | null;
  readonly file: string;
  readonly line: number;
  /** Right inside the opening brace: declarations. */
  readonly top: Spot;
  /** Before the definition, outside of every function. */
  readonly outside: Spot;
  /** What `return` takes: null when the function returns nothing, or something without a zero. */
  readonly returns: "nothing" | "zero" | null;
  readonly plantings: readonly Planting[];
}

export const text = (written: string): Piece => ({ kind: "text", text: written });
export const take: Piece = { kind: "take" };
export const give = (index: number): Piece => ({ kind: "give", index });
export const guard = (condition: string): Piece => ({ kind: "guard", text: condition });
