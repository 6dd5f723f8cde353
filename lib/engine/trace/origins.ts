/**
 * Where a value that was read on the path came from: the entry of the log that gave it, and what that entry read in turn.
 *
 *     c.m = 0; e->c = c; if (e->c.m)       the load of e->c.m: the copy, then the assignment of 0
 *     took = TryPark(ext); if (took)       the return in TryPark, then what its value read
 *
 * What nothing on the path gave (memory at entry, the entry's parameters) is an input, as are results and writes of
 * routines without body, what routines of the OS model choose, and volatile reads. Bytes are matched by the address of
 * the whole scalar.
 */
import type { Place, Program } from "../ir";
import type { LoadedPlace, LogEntry } from "../replay";

/** A load with the entry that made it: what is asked for. */
export interface Read {
  readonly index: number;
  readonly load: LoadedPlace;
}

export interface Origin {
  /** Index of the entry that gave the value. */
  readonly index: number;
  readonly reads: readonly Read[];
  /** The environment chose the value there. */
  readonly isInput: boolean;
}

type Transfer = Extract<LogEntry, { kind: "copy" | "fill" | "answer" }>;

export class Origins {
  private readonly assigned = new Map<bigint, number[]>();
  private readonly results = new Map<string, number[]>();
  /** Entries that write ranges of bytes. */
  private readonly transfers: number[] = [];
  /** Index of the call that began an activation. */
  private readonly callOf = new Map<number, number>();
  private readonly known = new Map<string, boolean>();
  /** Activations of model routines that asked for an arbitrary value: `IoSetCancelRoutine` may return either of two. */
  private readonly choosing = new Set<number>();

  constructor(
    private readonly program: Program,
    private readonly log: readonly LogEntry[],
  ) {
    const calls: number[] = [];
    log.forEach((entry, index) => {
      if (entry.kind === "assign") push(this.assigned, entry.address, index);
      if (entry.kind === "copy" || entry.kind === "fill" || entry.kind === "answer")
        this.transfers.push(index);
      if (entry.kind === "enter" && index > 0) {
        calls.push(callBefore(log, index));
        this.callOf.set(entry.activation, calls.at(-1)!);
      }
      if (entry.kind === "answer") this.addAnswer(entry, index);
      if (entry.kind === "return" || (entry.kind === "raise" && entry.target === null)) {
        const call = calls.pop();
        if (call !== undefined && entry.kind === "return") this.addResult(log[call]!, index);
      }
    });
  }

  /** Null: the value was there when the path began. */
  of({ index, load }: Read): Origin | null {
    const { activation } = this.log[index]!;
    const local = localOf(load.place);
    const written = Math.max(
      lastBefore(this.assigned.get(load.address), index),
      local === null ? -1 : lastBefore(this.results.get(`${activation}:${local}`), index),
      this.lastTransfer(load, index),
    );
    return written < 0 ? this.argument(activation, local) : this.origin(written, load);
  }

  /** Whether the environment had a part in the value. */
  dependsOnInput(read: Read): boolean {
    const key = `${read.index}:${read.load.address}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // A value that depends on itself alone (a counter) is decided by its other sources.
    this.known.set(key, false);
    const origin = this.of(read);
    const depends =
      origin === null || origin.isInput || origin.reads.some((source) => this.dependsOnInput(source));
    this.known.set(key, depends);
    return depends;
  }

  private origin(index: number, load: LoadedPlace): Origin {
    const entry = this.log[index]!;
    const reads = (loads: readonly LoadedPlace[]) => loads.map((each) => ({ index, load: each }));
    switch (entry.kind) {
      case "assign":
        return {
          index,
          reads: reads(entry.loads),
          isInput: entry.isVolatile || this.choosing.has(entry.activation),
        };
      case "copy":
        return {
          index,
          reads: reads([{ ...load, address: load.address - entry.to + entry.from }]),
          isInput: false,
        };
      case "return":
        return { index, reads: reads(entry.loads), isInput: this.choosing.has(entry.activation) };
      default:
        return { index, reads: [], isInput: entry.kind === "answer" };
    }
  }

  /** A parameter that was not written since has the value of the call's argument. */
  private argument(activation: number, local: number | null): Origin | null {
    const index = this.callOf.get(activation);
    const call = index === undefined ? undefined : this.log[index]!;
    if (index === undefined || call?.kind !== "call" || local === null) return null;
    const loads = call.argumentLoads[local];
    return loads ? { index, reads: loads.map((load) => ({ index, load })), isInput: false } : null;
  }

  private lastTransfer(load: LoadedPlace, index: number): number {
    return (
      this.transfers.findLast(
        (candidate) => candidate < index && covers(this.log[candidate] as Transfer, load),
      ) ?? -1
    );
  }

  private addAnswer(entry: Extract<LogEntry, { kind: "answer" }>, index: number): void {
    this.addResult(entry, index);
    if (this.program.functions[entry.at.fn]!.isModel) this.choosing.add(entry.activation);
  }

  private addResult({ at, activation }: LogEntry, index: number): void {
    const stmt = this.program.functions[at.fn]!.blocks[at.block]!.stmts[at.stmt];
    const local = stmt?.kind === "call" && stmt.result ? localOf(stmt.result) : null;
    if (local !== null) push(this.results, `${activation}:${local}`, index);
  }
}

/** Index of the call that the `enter` at `index` belongs to. */
export function callBefore(log: readonly LogEntry[], index: number): number {
  let call = index - 1;
  while (call > 0 && log[call]!.kind !== "call") call--;
  return call;
}

function covers(entry: Transfer, { address, size }: LoadedPlace): boolean {
  const end = address + BigInt(size);
  switch (entry.kind) {
    case "copy":
      return address >= entry.to && end <= entry.to + BigInt(entry.length);
    case "fill":
      return address >= entry.address && end <= entry.address + BigInt(entry.length);
    case "answer":
      return entry.writes.some(
        (write) => write.address < end && address < write.address + BigInt(write.size),
      );
  }
}

function localOf(place: Place): number | null {
  return place.kind === "variable" && place.variable.kind === "local" ? place.variable.local : null;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

/** Largest element below `index` of an ascending list; -1 when there is none. */
function lastBefore(ascending: readonly number[] | undefined, index: number): number {
  return ascending?.findLast((candidate) => candidate < index) ?? -1;
}
