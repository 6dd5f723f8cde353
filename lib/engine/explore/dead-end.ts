/** How the execution of one path asks its search for a way on, and how it says that there is none. */
import type { Literal } from "../domain";

/** Thrown when the path cannot go on: infeasible, or stopped where the interpreter would stop. Caught by the search. */
export class DeadEnd extends Error {}
/** The only one there is: paths end often, and a stack trace each time would cost more than the path. */
export const DEAD_END = new DeadEnd("the path ends here");

/** Picks one of several ways on; the search comes back for the others. Throws `DeadEnd` when none is feasible. */
export type Decide = (options: readonly (Literal | null)[]) => number;
