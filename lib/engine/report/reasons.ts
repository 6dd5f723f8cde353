/** Why a rule is Inconclusive, in words: short form, full text, and what would settle it (wording guide, section 5). */
import type { Limit } from "../explore";

export type ReasonCode =
  | Limit["code"]
  | "missing-header"
  | "assumed-entry"
  | "unknown-callback"
  | "ambiguous-definition"
  | "cancelled";

interface ReasonText {
  readonly title: string;
  readonly message: string;
  readonly settle: string;
}

/** Why a function without a body here could take or release a lock. */
export const unknownFunction = {
  named: "its name or its KIRQL parameter suggests that it takes or releases a lock",
  missingHeader: "nothing declares it, and a header is missing that may define it as a macro around a lock",
} as const;

/** `{detail}`, `{function}` and `{why}` are filled in. */
export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  "path-undecided": {
    title: "a path could not be decided",
    message: "A path in {function} depends on {detail}, which Portcullis could neither satisfy nor refute.",
    settle: "Look at the candidate path; if it cannot happen, say which step is not possible.",
  },
  "budget-steps": {
    title: "step budget used up",
    message: "Stopped in {function}: {detail}.",
    settle: "Verify again with a larger budget.",
  },
  cancelled: {
    title: "stopped by you",
    message: "You stopped the run before this rule was finished.",
    settle: "Verify again.",
  },
  "engine-fault": {
    title: "a fault in Portcullis",
    message: "Portcullis failed on {function}: {detail}. This is our bug, not yours.",
    settle: "Make a small report.",
  },
  syntax: {
    title: "code not understood",
    message: "{function} could not be read: {detail}.",
    settle: "Fix the text, or add the header that defines the name.",
  },
  "unknown-macro": {
    title: "macro not defined",
    message: "{detail} in {function} is not defined in the files given. It could hide a return or a call.",
    settle: "Add the header that defines it, or define it in Configuration.",
  },
  "missing-header": {
    title: "header missing",
    message: "{detail} is not among the files; names used near the lock come from it.",
    settle: "Add the file.",
  },
  "unresolved-call": {
    title: "call target unknown",
    message: "A call through a pointer in {function} may reach {detail}, which this rule watches.",
    settle: "Add the file that assigns the pointer.",
  },
  "unknown-function": {
    title: "function not in the files",
    message: "{detail} is called in {function} and not defined here; {why}.",
    settle: "Add its source.",
  },
  "unknown-callback": {
    title: "callback role unknown",
    message: "{function} is handed to {detail}; how the OS calls it is not known.",
    settle: "Choose its role.",
  },
  "assumed-entry": {
    title: "helper or callback?",
    message:
      "Nothing here calls {function}. As a callback it would break the rule; as a helper for code not shown it may be right.",
    settle: "Say whether it is a callback or a helper.",
  },
  "ambiguous-definition": {
    title: "a function is defined twice",
    message: "{detail} is defined in more than one file; the project does not say which is linked.",
    settle: "Choose the project file or exclude one.",
  },
  "inline-assembly": {
    title: "inline assembly",
    message: "Inline assembly in {function} lies on a path between events; its effect is not known.",
    settle: "State that it does not touch the lock.",
  },
  unsupported: {
    title: "construct not supported",
    message: "{detail} in {function} is not modelled yet.",
    settle: "Make a small report.",
  },
  "proof-check": {
    title: "proof check failed",
    message:
      "Exploration ended clean, but the second checker could not confirm it in {function} ({detail}). Shown as Inconclusive on purpose.",
    settle: "Make a small report.",
  },
  recursion: {
    title: "recursion not summarised",
    message: "The recursion through {detail} did not settle.",
    settle: "Verify again with a larger budget.",
  },
};
