/**
 * Messages between page and worker: types and a version, nothing else. Every request has an id; events carry it back.
 * A newer `analyze` supersedes an older one; events of a superseded run are not sent any more.
 */
import type { AnalysisReport } from "../engine/report";

export const PROTOCOL_VERSION = 1;

export interface ProjectMessage {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly configuration: {
    readonly name: string;
    readonly defines: readonly { readonly name: string; readonly value: string }[];
    readonly includeDirs: readonly string[];
  };
  readonly entries: readonly {
    readonly role: string;
    readonly function: string;
    readonly as: "entry" | "helper";
  }[];
}

export type Request =
  /** First message: absolute base of the engine's assets (grammar, runtime, OS model). */
  | { readonly kind: "start"; readonly id: number; readonly assets: string; readonly version: number }
  | {
      readonly kind: "analyze";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly rules: readonly string[];
      readonly steps: number | null;
    }
  | { readonly kind: "cancel"; readonly id: number; readonly of: number }
  /** Reads dropped or picked files; archives are unpacked within the limits. */
  | {
      readonly kind: "open";
      readonly id: number;
      readonly items: readonly { readonly path: string; readonly bytes: ArrayBuffer }[];
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
  | { readonly kind: "report"; readonly id: number; readonly report: AnalysisReport }
  | {
      readonly kind: "opened";
      readonly id: number;
      readonly project: ProjectMessage;
      readonly notes: readonly string[];
    }
  | { readonly kind: "cancelled"; readonly id: number }
  /** The request cannot be met; the message names what and where. */
  | { readonly kind: "failed"; readonly id: number; readonly code: string; readonly message: string };
