/**
 * Which of its locks Storport holds while it calls a miniport's callback, in words for people. From the documentation of
 * each callback and of StorPortAcquireSpinLock; a lock that depends on the adapter's set-up says so.
 */

const START_IO = "the StartIo lock (half duplex: the interrupt lock too)";

const HELD: Readonly<Record<string, string>> = {
  HW_INITIALIZE: "the interrupt lock",
  HW_INTERRUPT: "the interrupt lock",
  STOR_SYNCHRONIZED_ACCESS: "the interrupt lock",
  HW_STARTIO: `${START_IO}; none with several concurrent channels`,
  HW_TIMER: START_IO,
  HW_RESET_BUS: START_IO,
  HW_STATE_CHANGE: START_IO,
  HW_ADAPTER_CONTROL: "none (the interrupt lock for ScsiStopAdapter and ScsiRestartAdapter)",
  HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE:
    "the interrupt lock or the message's lock, as synchronisation was chosen",
};

/** Callbacks that a virtual miniport gets without the lock a physical one gets them with. */
const FREE_WHEN_VIRTUAL: ReadonlySet<string> = new Set(["HW_INITIALIZE", "HW_STARTIO"]);

/** Null for roles that are not Storport's. */
export function storportLockAtEntry(role: string, family: string, isVirtual: boolean): string | null {
  if (family !== "storport") return null;
  return (isVirtual && FREE_WHEN_VIRTUAL.has(role) ? undefined : HELD[role]) ?? "none";
}
