/** Cancelling a run. The engine polls; it knows no clock and no events. `AbortSignal` fits as is. */
export interface CancelSignal {
  readonly aborted: boolean;
}

export const neverCancelled: CancelSignal = { aborted: false };

/** Thrown by `throwIfCancelled` and caught only at the engine's door. */
export class Cancelled extends Error {
  constructor() {
    super("the run was cancelled");
  }
}

export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new Cancelled();
}
