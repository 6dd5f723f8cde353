/** Writes the log of a run, or nothing when no log was asked for. */
import type { Expr } from "../ir";
import type { RuleState } from "../slic";
import { addressOf, loadAt } from "./compile-expression";
import type { CompiledFunction } from "./compile-function";
import type { Machine } from "./machine";
import type { Position } from "./run-end";
import type { LoadedPlace, LogDetail, LogEntry } from "./run-log";
import { toPattern } from "./value";

/** Where the run stands. */
export interface Standpoint {
  readonly position: Position;
  readonly activation: number;
  readonly depth: number;
  readonly state: RuleState;
}

export class Recorder {
  readonly log: LogEntry[] = [];

  constructor(
    /** Callers on hot paths ask before they make an entry. */
    readonly isOn: boolean,
    private readonly standpoint: () => Standpoint,
  ) {}

  note(detail: LogDetail): void {
    if (!this.isOn) return;
    const { position, activation, depth, state } = this.standpoint();
    this.log.push({ at: position, activation, depth, state, ...detail });
  }

  /** Reads again what an expression has just read; nothing new is determined by that. */
  loadsIn(expr: Expr, fn: CompiledFunction, machine: Machine): readonly LoadedPlace[] {
    const loaded: LoadedPlace[] = [];
    for (const { place, access } of fn.loadsIn(expr)) {
      if (!access.shape) continue;
      const address = addressOf(access, machine);
      const value = toPattern(loadAt(access, address, machine), access.shape);
      loaded.push({ place, address: unsignedAddress(address), size: access.shape.bytes, value });
    }
    return loaded;
  }
}

export function unsignedAddress(address: number): bigint {
  return BigInt.asUintN(64, BigInt(address));
}
