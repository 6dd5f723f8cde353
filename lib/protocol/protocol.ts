/**
 * Messages between page and worker: types and a version, nothing else. Every request has an id; events carry it back.
 * A newer `analyze` supersedes an older one; events of a superseded run are not sent any more.
 *
 * The page knows the engine only through this file: the report's types are passed on from here.
 */
import type { DumpFormat, FlowGraph, Stage } from "../engine/dump";
import type { FixReport } from "../engine/offer-fixes";
import type { RuledOut } from "../engine/project";
import type { AnalysisReport } from "../engine/report";

export type { DumpFormat, FlowBlock, FlowGraph, FlowGraphEdge, FlowStatement, Stage } from "../engine/dump";
export type { FixOffer, FixReport } from "../engine/offer-fixes";
export type { RuledOut } from "../engine/project";
export type * from "../engine/report";

export const PROTOCOL_VERSION = 2;

export interface SourceText {
  /** Relative to the project, `/` between parts. */
  readonly path: string;
  readonly text: string;
}

export interface ConfigurationMessage {
  /** `Release|x64`, or `default` when no project file was found. */
  readonly name: string;
  readonly defines: readonly {
    readonly name: string;
    readonly value: string;
  }[];
  /** Relative to the project. */
  readonly includeDirs: readonly string[];
  /** Headers that the build makes of message texts: file names, lower case. */
  readonly messageHeaders?: readonly string[];
}

export interface EntryMessage {
  readonly role: string;
  readonly function: string;
  readonly as: "entry" | "helper";
}

export interface ProjectMessage {
  readonly name: string;
  readonly files: readonly SourceText[];
  readonly configuration: ConfigurationMessage;
  readonly entries: readonly EntryMessage[];
  /** What the person said cannot happen. */
  readonly ruledOut?: readonly RuledOut[];
}

/** One way to build the sources: a project file and one of its configurations. */
export interface BuildChoice {
  /** Path of the project file, relative to the project. */
  readonly projectFile: string;
  readonly configuration: ConfigurationMessage;
  /** Paths of the units it compiles; the others are left out of the run. */
  readonly units: readonly string[];
}

/** What a person should know about something dropped, picked or pasted. */
export interface IntakeNote {
  /** Stable machine name, e.g. `unsafe-name`, `encrypted`, `not-source`. */
  readonly code: string;
  readonly message: string;
}

/** A file as dropped or picked. `unread` stands for one the page did not read: too large, or no text by its name. */
export type IntakeItem =
  | {
      readonly kind: "bytes";
      readonly path: string;
      readonly bytes: ArrayBuffer;
    }
  | { readonly kind: "unread"; readonly path: string; readonly size: number };

export interface OpenedProject {
  readonly project: ProjectMessage;
  /** Empty without a project file; the first one is the default and is already in `project.configuration`. */
  readonly choices: readonly BuildChoice[];
  /** Rule names of an `.sdv` list; empty when there is none. */
  readonly rules: readonly string[];
  /** Texts of SARIF logs among the files. Each is also named by a problem `report`, for those who show none. */
  readonly reports: readonly SourceText[];
  /** Read, with something to say about it. */
  readonly notes: readonly IntakeNote[];
  /** Not read. */
  readonly problems: readonly IntakeNote[];
}

/** One stage's print. */
export interface Inspected {
  readonly text: string;
  /** Formats this stage has. */
  readonly formats: readonly DumpFormat[];
  /** Functions of the project; empty where the stage is of a finished report. */
  readonly functions: readonly string[];
}

export type Request =
  /** First message: absolute base of the engine's assets (grammar, runtime, OS model). */
  | {
      readonly kind: "start";
      readonly id: number;
      readonly assets: string;
      readonly version: number;
    }
  | {
      readonly kind: "analyze";
      readonly id: number;
      readonly project: ProjectMessage;
      /** Rule ids; empty = every rule. */
      readonly rules: readonly string[];
      /** Exploration budget per rule; null = the engine's default. */
      readonly steps: number | null;
    }
  /** Edits that settle a finding, each verified in a scratch copy. */
  | {
      readonly kind: "fix";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly rule: string;
      readonly fingerprint: string;
    }
  /** The finding as a C program whose run breaks the rule. */
  | {
      readonly kind: "harness";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly rule: string;
      readonly fingerprint: string;
    }
  /** A scratch copy with a leak planted in one function. */
  | {
      readonly kind: "plant";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly rule: string;
      readonly function: string;
    }
  /** What one stage made of the project, printed. */
  | {
      readonly kind: "inspect";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly stage: Stage;
      readonly format: DumpFormat;
      /** Only this function; null for all of the project. */
      readonly function: string | null;
    }
  /** Control-flow graphs of the functions named. */
  | {
      readonly kind: "flow";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly functions: readonly string[];
    }
  | { readonly kind: "cancel"; readonly id: number; readonly of: number }
  /** Reads dropped or picked files; archives are unpacked within the limits. */
  | {
      readonly kind: "open";
      readonly id: number;
      readonly items: readonly IntakeItem[];
    };

export type Event =
  | { readonly kind: "started"; readonly id: number }
  | {
      readonly kind: "progress";
      readonly id: number;
      /** `Reading 12 files`, `Verifying CancelSpinLock: AuroraStartIo`. */
      readonly text: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: "report";
      readonly id: number;
      readonly report: AnalysisReport;
    }
  | {
      readonly kind: "opened";
      readonly id: number;
      readonly opened: OpenedProject;
    }
  | { readonly kind: "fixes"; readonly id: number; readonly fixes: FixReport }
  /** Null: there is no such finding. `refused` says in a noun phrase what no C compiler could repeat. */
  | {
      readonly kind: "harness";
      readonly id: number;
      readonly harness: { readonly text: string } | { readonly refused: string } | null;
    }
  /** Null: the function's text is not at hand, or nothing can be planted in it. */
  | {
      readonly kind: "planted";
      readonly id: number;
      readonly planted: { readonly files: readonly SourceText[]; readonly patch: string } | null;
    }
  | { readonly kind: "inspected"; readonly id: number; readonly inspected: Inspected }
  | { readonly kind: "flows"; readonly id: number; readonly flows: readonly FlowGraph[] }
  | { readonly kind: "cancelled"; readonly id: number }
  /** The request cannot be met; the message names what and where. */
  | {
      readonly kind: "failed";
      readonly id: number;
      readonly code: string;
      readonly message: string;
    };
