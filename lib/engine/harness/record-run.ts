/**
 * A run of the interpreter as inputs that a compiled program can be given: what memory held when it was first read, what
 * each routine without a body answered, and where it wrote, told from its arguments.
 *
 *     memory 0xE00000000010 4 = 7      IoAcquireCancelSpinLock() wrote 1 byte = 2 at argument 0
 *
 * Not every run can be given: a compiled program has no place for what an uninitialised local held, or for what a
 * volatile read finds. `obstacle` then says so.
 */
import type { MemoryWrite, ViolationSite } from "../domain";
import { ENVIRONMENT_BASE, FRAME_BASE, type FuncId } from "../ir";
import { type Environment, type ReplayProgram, type RunEndKind, replay, sizeOf } from "../replay";
import type { Automaton } from "../slic";
import type { TypeId } from "../types";

/** A write of a routine: `at` counts from an argument, or is an address when `argument` is -1. */
export interface RecordedWrite {
  readonly argument: number;
  readonly at: bigint;
  readonly size: number;
  readonly value: bigint;
}

export interface RecordedAnswer {
  readonly routine: string;
  readonly result: bigint;
  readonly raises: boolean;
  readonly writes: readonly RecordedWrite[];
}

export interface RecordedRun {
  readonly parameters: readonly bigint[];
  readonly initial: readonly MemoryWrite[];
  readonly answers: readonly RecordedAnswer[];
  readonly site: ViolationSite | null;
  readonly end: RunEndKind;
  readonly obstacle: string | null;
}

/** Where string literals begin (`ir/address-plan.ts`); variables and functions stand below. */
const STRINGS = 0x3_0000_0000n;
/** Bytes behind an argument within which a write is told from it. */
const REACH = 0x1_0000n;

export interface RunToRecord {
  readonly program: ReplayProgram;
  readonly automaton: Automaton;
  readonly entry: FuncId;
  readonly role: string;
  readonly maxSteps: number;
}

export function recordRun(
  { program, automaton, entry, role, maxSteps }: RunToRecord,
  environment: Environment,
): RecordedRun {
  const recorder = new Recorder(program, environment);
  const request = { automaton, entry, role, environment: recorder.environment, maxSteps, log: false };
  const { site, end } = replay(program, request);
  const { parameters, initial, answers, obstacle } = recorder;
  return { parameters, initial, answers, site, end, obstacle };
}

class Recorder {
  readonly parameters: bigint[] = [];
  readonly initial: MemoryWrite[] = [];
  readonly answers: RecordedAnswer[] = [];
  readonly environment: Environment;
  obstacle: string | null = null;

  constructor(
    private readonly program: ReplayProgram,
    inner: Environment,
  ) {
    for (const write of inner.initial) this.noteMemory(write);
    this.environment = {
      initial: inner.initial,
      arbitraryGlobals: inner.arbitraryGlobals,
      parameter: (index, type) => {
        const value = inner.parameter(index, type);
        this.parameters[index] = value;
        return value;
      },
      memory: (address, size, type) => {
        const value = inner.memory(address, size, type);
        this.noteMemory({ address, size, value });
        return value;
      },
      value: (type) => {
        this.obstacle ??= "a volatile read, or a value that is not modelled";
        return inner.value(type);
      },
      call: (question) => {
        const answer = inner.call(question);
        const { symbol, args, type } = question;
        const callee = this.program.typeOf(type);
        if (callee.kind === "function" && this.program.typeOf(callee.returns).kind === "record")
          this.obstacle ??= "a routine that returns a structure";
        if (symbol === null) this.obstacle ??= "a call of a function that is not known";
        this.answers.push({
          routine: symbol === null ? "" : this.program.program.symbols[symbol]!.name,
          result: this.asReturned(answer.result, type),
          raises: answer.raises,
          writes: answer.writes.map((write) => this.fromArguments(write, args)),
        });
        return answer;
      },
    };
  }

  /** A result in the width of the routine's type, as a compiled program returns it. */
  private asReturned(result: bigint, routine: TypeId): bigint {
    const { typeOf } = this.program;
    const callee = typeOf(routine);
    const bytes = callee.kind === "function" ? sizeOf(callee.returns, typeOf) : 0;
    return bytes === 0 ? result : BigInt.asUintN(bytes * 8, result);
  }

  /** Strings hold their text, and a compiled program's locals start at 0. */
  private noteMemory(write: MemoryWrite): void {
    const { address, value } = write;
    if (address >= FRAME_BASE && address < ENVIRONMENT_BASE) {
      if (value !== 0n) this.obstacle ??= "an uninitialised local variable";
    } else if (address < STRINGS || address >= FRAME_BASE) this.initial.push(write);
  }

  private fromArguments({ address, size, value }: MemoryWrite, args: readonly bigint[]): RecordedWrite {
    const argument = args.findIndex(
      (start) => start >= 0x1_0000n && address >= start && address - start < REACH,
    );
    if (argument >= 0) return { argument, at: address - args[argument]!, size, value };
    if (address >= FRAME_BASE && address < ENVIRONMENT_BASE)
      this.obstacle ??= "a routine that writes a local variable it was not given";
    return { argument: -1, at: address, size, value };
  }
}
