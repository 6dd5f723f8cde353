/**
 * CancelSpinLock: what it demands and how its findings are told.
 *
 * The documentation gives no time for "promptly", so the rule checks what can be decided: order and exits. Waiting or
 * paging while the lock is held is not this rule's business.
 */
import type { RuleMeta, ViolationText } from "../rule-meta";
import { badExample, goodExample } from "./examples";

const rulePage = {
  title: "CancelSpinLock rule (Storport)",
  url: "https://learn.microsoft.com/windows-hardware/drivers/devtest/storport-cancelspinlock",
};
const acquirePage = {
  title: "IoAcquireCancelSpinLock function (wdm.h)",
  url: "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioacquirecancelspinlock",
};
const cancelPage = {
  title: "DRIVER_CANCEL callback function (wdm.h)",
  url: "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-driver_cancel",
};

const heldAtExit: ViolationText = {
  kind: "held-at-exit",
  title: "{Callback} returns with the cancel spin lock held",
  explanation:
    "Acquired at {acquire}, still held when {Callback} ({role}) returns at {exit} {when}. The lock is one lock for the " +
    "whole system: from here on, every cancellation on every processor waits for it, and the caller continues at " +
    "DISPATCH_LEVEL.",
  inADump:
    "May show as a hang, or as bug check 0x11B DRIVER_RETURNED_HOLDING_CANCEL_LOCK when a cancel routine does it.",
  fix:
    "Release before the return at {exit}: IoReleaseCancelSpinLock({irqlExpr}). If several exits share cleanup, put the " +
    "release at one label and let every exit after {acquire} go through it.",
  variants: [
    {
      when: "cancel-routine",
      title: "Cancel routine {Name} never releases the cancel spin lock",
      explanation:
        "Still held when {Name} returns at {exit} {when}. The I/O manager acquired it before the call and stored the " +
        "old IRQL in Irp->CancelIrql. Every cancellation on every processor waits for it from here on.",
      fix: "IoReleaseCancelSpinLock(Irp->CancelIrql) first thing, before taking your queue lock or completing the IRP.",
    },
    {
      when: "cancel-routine-reacquired",
      title: "Cancel routine {Name} returns with the lock it re-acquired",
    },
    {
      when: "in-helper",
      title: "{Callback} returns with the cancel spin lock held (acquired in {helper})",
    },
    { when: "goto", fix: "Jump to {label}, which releases, or release before this goto." },
    {
      when: "exception",
      title: "{Callback} returns with the lock held: the exception raised at {site} skips the release",
      fix: "Move the release into __finally, or release before the call that can raise.",
    },
    {
      when: "hand-over",
      title: "{Callback} returns with the lock held; {Other} releases it later",
      fix: "The rule allows no hand-over between callbacks. Keep the state in your own lock or queue and release here.",
    },
    {
      when: "assumed-entry",
      title: "{Callback} returns with the cancel spin lock held, if the OS calls it",
    },
  ],
};

const doubleAcquire: ViolationText = {
  kind: "double-acquire",
  title: "Cancel spin lock acquired again while held",
  explanation:
    "{Function} acquires at {second}; it is already held since {first} {when}. The lock is not recursive: this " +
    "processor waits for itself at DISPATCH_LEVEL.",
  inADump: "Typically a hang of one processor, a watchdog bug check, or 0x0F SPIN_LOCK_ALREADY_OWNED.",
  fix: "Release before {second}, or do not acquire there: on this path the caller already holds the lock.",
  variants: [
    {
      when: "in-loop",
      title: "Cancel spin lock acquired again in iteration {iteration}",
      explanation: "+ The branch at {b} skips the release of iteration {previous}.",
    },
    {
      when: "in-helper",
      title: "{helper} acquires although {caller} holds the cancel spin lock",
      fix: "Split {helper} into a part that expects the lock held and a wrapper that takes it.",
    },
    {
      when: "cancel-routine",
      title: "Cancel routine {Name} acquires the lock it was called with",
      fix: "Release with Irp->CancelIrql; the acquire is not needed.",
    },
  ],
};

const releaseWithoutAcquire: ViolationText = {
  kind: "release-without-acquire",
  title: "Cancel spin lock released while not held",
  explanation:
    "{Function} releases at {release}, but on this path nothing acquired it {when}. Another processor may hold the " +
    "lock at this moment: two owners at once, and the IRQL is set from {irqlExpr}.",
  inADump:
    "Often damage far away: a list corrupted during cancellation, a wrong IRQL, rarely 0x10 SPIN_LOCK_NOT_OWNED.",
  fix: "Remove this release, or move the acquire so that every path reaching {release} has taken the lock.",
  variants: [
    {
      when: "twice",
      title: "Cancel spin lock released twice",
      explanation:
        "{Function} releases at {release}, but it was released already at {first} {when}. Another processor may hold " +
        "the lock at this moment: two owners at once, and the IRQL is set from {irqlExpr}.",
      fix: "{helper} already released; let only one of the two own the release.",
    },
    {
      when: "conditions-differ",
      title: "Cancel spin lock released under {condB}, acquired under {condA}",
      fix: "Test the same unchanged value at both places, or keep a local BOOLEAN that records the acquire.",
    },
    {
      when: "cancel-routine-called",
      title: "{Name} is called by the driver itself, without the lock",
      fix: "Move the shared work into a function that does not touch the lock, and call that from both.",
    },
  ],
};

export const cancelSpinLock: RuleMeta = {
  id: "CancelSpinLock",
  title: "The cancel spin lock is released before it is taken again and before a callback returns",
  summary:
    "IoAcquireCancelSpinLock and IoReleaseCancelSpinLock alternate, and no callback returns with the lock held.",
  sets: ["Locking", "Default"],
  severity: "error",
  roles: ["ALL_CALLBACKS", "DRIVER_CANCEL"],
  required: [
    {
      text:
        "Every acquire of the cancel spin lock is followed promptly by a release, a release has an acquire before it, " +
        "and a miniport callback does not return while it holds the lock.",
      source: rulePage,
    },
    {
      text: "The lock is held for the shortest possible time: it is shared by every driver of the system.",
      source: acquirePage,
    },
    {
      text:
        "A cancel routine is called with the lock held and releases it with the level in Irp->CancelIrql. It may take " +
        "the lock again only after that.",
      source: cancelPage,
    },
  ],
  page: {
    why:
      "There is one cancel spin lock for the whole system. While a driver holds it, no IRP of any driver can be " +
      "cancelled, and the processor stays at DISPATCH_LEVEL. A callback that returns with the lock hands this state " +
      "to code that does not know of it; a second acquire waits for itself; a release by someone who does not hold " +
      "it lets two processors into the same list.",
    fix:
      "Take the lock as late as you can, do the few steps that need it, release it on every way out, and complete " +
      "IRPs afterwards. In a cancel routine, release with Irp->CancelIrql first. A queue with its own lock, or a " +
      "cancel-safe queue (IoCsqInitialize), needs no cancel lock at all.",
    notes: [
      {
        title: "What does promptly mean?",
        text:
          "The documentation asks for a prompt release and gives no time. Portcullis checks what can be decided: " +
          "before a second acquire, and before the callback returns. Waiting, paging, long loops or completing an " +
          "IRP while the lock is held are shown as advisories, never as a Defect of this rule.",
      },
      {
        title: "May a physical miniport use it?",
        text:
          "No. The documentation lists both cancel-lock routines among those a physical miniport must not call at " +
          "all (rule HwStorPortProhibitedDDIs), balanced or not. The lock matters in virtual miniports, which handle IRPs.",
      },
      {
        title: "May one callback take the lock and another release it?",
        text:
          "No. A callback that returns with the lock held breaks the rule, whoever releases later. Helpers may: only " +
          "the callback's own return counts.",
      },
    ],
  },
  kinds: [heldAtExit, doubleAcquire, releaseWithoutAcquire],
  caveats: {
    physicalMiniport:
      "This is a physical miniport ({evidence}). The documentation lists both cancel-lock routines among those a " +
      "physical miniport must not call at all (rule HwStorPortProhibitedDDIs), balanced or not.",
    aboveIrql: {
      level: 2,
      text: "{Callback} runs at DIRQL; IoAcquireCancelSpinLock is allowed up to DISPATCH_LEVEL.",
    },
  },
  usualAbsence: {
    "physical miniport": "That is normal: a physical miniport must not use this lock.",
    "virtual miniport":
      "That is normal: a virtual miniport with a cancel-safe queue or its own lock does not need it.",
  },
  fixes: {
    does: "IoAcquireCancelSpinLock",
    undo: "IoReleaseCancelSpinLock",
    verb: "Release",
    entryArguments: { DRIVER_CANCEL: "{2}->CancelIrql" },
    flag: "cancelLockHeld",
    kinds: {
      "held-at-exit": ["jumpToUndo", "undoBeforeExit", "undoBeforeJump", "undoOnBranch", "remember"],
      "double-acquire": ["undoBeforeJump", "undoBeforeEvent", "dropEvent", "undoAroundCall", "undoOnBranch"],
      "release-without-acquire": ["dropEvent", "remember"],
    },
    plant: {
      declare: "KIRQL plantedIrql;",
      take: "IoAcquireCancelSpinLock(&plantedIrql);",
      give: "IoReleaseCancelSpinLock(plantedIrql);",
    },
  },
  wording: {
    subject: "cancel lock",
    verbs: {
      IoAcquireCancelSpinLock: "acquires the cancel lock",
      IoReleaseCancelSpinLock: "releases the cancel lock",
    },
    entries: { DRIVER_CANCEL: "The I/O manager acquires the cancel lock and calls" },
    violations: {
      "held-at-exit": "returns at line {line} with the lock held{since}",
      "double-acquire": "acquires the cancel lock, which is held{since}",
      "release-without-acquire": "releases the cancel lock, which is not held",
    },
  },
  examples: {
    bad: { caption: "The early return keeps the lock.", code: badExample },
    good: { caption: "Every way out releases; the IRP is completed afterwards.", code: goodExample },
  },
};
