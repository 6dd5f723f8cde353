/**
 * What a rule says about itself to people: titles, reasons, the documentation it rests on, examples, and the texts of
 * its findings. The machine part of a rule is its `.slic` file beside the metadata.
 *
 * Texts are templates: `{Callback}`, `{Function}`, `{role}`, `{acquire}`, `{exit}` and the like are filled in by
 * `trace` and `report`, which know the path. Voice and words: the project's wording guide.
 */
import type { DriverKind } from "../model";

export interface RuleMeta {
  /** SDV's name. */
  readonly id: string;
  readonly title: string;
  /** One sentence for lists. */
  readonly summary: string;
  /** Rule sets of SDV it belongs to, without `.sdv`. */
  readonly sets: readonly RuleSetName[];
  readonly severity: "error" | "warning";
  /** Groups or roles whose exits or entries it watches. */
  readonly roles: readonly string[];
  /** What the documentation requires, in our words, with the page that says so. */
  readonly required: readonly { readonly text: string; readonly source: DocumentationPage }[];
  readonly page: {
    /** Why breaking it hurts. */
    readonly why: string;
    readonly fix: string;
    /** Questions people ask, answered. */
    readonly notes: readonly { readonly title: string; readonly text: string }[];
  };
  /** Per violation kind, in the order the page shows them. */
  readonly kinds: readonly ViolationText[];
  /** Notes that ride on findings where they fit; `{evidence}` and `{Callback}` are filled in. */
  readonly caveats: {
    readonly physicalMiniport: string | null;
    /** For entry points above this IRQL. */
    readonly aboveIrql: { readonly level: number; readonly text: string } | null;
  };
  /** Where the rule does not apply: why that is usual for a kind of driver; nothing is said of the others. */
  readonly usualAbsence: Readonly<Partial<Record<DriverKind["kind"], string>>>;
  /** How findings may be mended by an edit; null when no edit is ever offered. */
  readonly fixes: FixRecipes | null;
  /** How steps of a path speak of this rule. */
  readonly wording: RuleWording;
  /** Annotated fixtures: they run as tests, and the page shows them without their marks. */
  readonly examples: { readonly bad: RuleExample; readonly good: RuleExample };
}

export const RULE_SETS = [
  "Default",
  "DDIUsage",
  "Irql",
  "Locking",
  "SrbProcessing",
  "VirtualStorport",
  "Warning",
] as const;

export type RuleSetName = (typeof RULE_SETS)[number];

export interface DocumentationPage {
  readonly title: string;
  readonly url: string;
}

export interface ViolationText {
  /** The rule's kind: `held-at-exit`. */
  readonly kind: string;
  readonly title: string;
  readonly explanation: string;
  readonly inADump: string;
  readonly fix: string;
  /** Other wordings by circumstance; a missing part is that of the kind itself. */
  readonly variants: readonly ViolationVariant[];
}

export interface ViolationVariant {
  /** Circumstance: `cancel-routine`, `in-helper`, `in-loop`, ... */
  readonly when: string;
  readonly title?: string;
  /** Replaces the explanation, or follows it when it starts with `+ `. */
  readonly explanation?: string;
  readonly fix?: string;
}

export interface RuleWording {
  /** What the state is the state of: `cancel lock`. */
  readonly subject: string;
  /** Watched routine to what a function does by calling it: `acquires the cancel lock`. */
  readonly verbs: Readonly<Record<string, string>>;
  /** Role to how the system's call reads when it changes the state: `The I/O manager acquires ... and calls`. */
  readonly entries: Readonly<Record<string, string>>;
  /** Violation kind to what happens at its step; `{line}` and `{since}` (` since step 4`, or nothing) are filled in. */
  readonly violations: Readonly<Record<string, string>>;
}

/** Kinds of edits that `engine/fix` can try, each verified before it is offered. */
export type FixMeans =
  | "undoBeforeExit"
  | "undoBeforeJump"
  | "jumpToUndo"
  | "undoOnBranch"
  | "undoBeforeEvent"
  | "undoAroundCall"
  | "dropEvent"
  | "remember";

export interface FixRecipes {
  /** Routine that brings the rule into a state it must leave again, and the one that leaves it. */
  readonly does: string;
  /** Takes the value that `does` stored through its first argument. */
  readonly undo: string;
  /** What the undo is called in titles: `Release`. */
  readonly verb: string;
  /** Role whose entry itself `does` to the argument of `undo`; `{2}` is the second parameter's name. */
  readonly entryArguments: Readonly<Record<string, string>>;
  /** Name of a local that remembers. */
  readonly flag: string;
  /** Violation kind to what is tried, in this order. */
  readonly kinds: Readonly<Record<string, readonly FixMeans[]>>;
  /** Statements for a leak planted on purpose in a scratch copy. */
  readonly plant: { readonly declare: string; readonly take: string; readonly give: string };
}

/** For a rule of the user's own. */
export const plainWording: RuleWording = { subject: "rule state", verbs: {}, entries: {}, violations: {} };

export interface RuleExample {
  readonly caption: string;
  readonly code: string;
}

/** The code as the page shows it: no fixture marks. */
export function withoutMarks(code: string): string {
  return code
    .split("\n")
    .filter((line) => !/^\s*\/\/[!~]/.test(line))
    .map((line) => line.replace(/\s*\/\/~.*$/, ""))
    .join("\n")
    .trim();
}
