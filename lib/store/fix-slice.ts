/** What is known of an edit that would settle the open finding. An offer was verified in a scratch copy, or is none. */
import type { FixOffer } from "../protocol/protocol";

export type FixSearchState =
  | { readonly state: "none" }
  /** Not looked for by itself: the driver is large. */
  | { readonly state: "waiting" }
  | { readonly state: "searching" }
  | { readonly state: "offered"; readonly offer: FixOffer }
  | { readonly state: "nothing"; readonly tried: number };

export interface FixSlice {
  readonly search: FixSearchState;
  /** Finding and `project.revision` that `search` speaks of. */
  readonly fingerprint: string | null;
  readonly revision: number;
  /** The offer's diff is on screen. */
  readonly isOpen: boolean;
}

export const initialFix: FixSlice = {
  search: { state: "none" },
  fingerprint: null,
  revision: -1,
  isOpen: false,
};
