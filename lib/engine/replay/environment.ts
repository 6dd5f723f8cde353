/**
 * Everything the program under test does not decide by itself: parameters, memory at entry, answers of functions
 * without a body, volatile reads. The interpreter asks in execution order; `domain/witness` says what is asked when.
 */
import type { MemoryWrite, ReplayInputs } from "../domain";
import type { SymbolId } from "../ir";
import type { CallEffect } from "../model";
import type { TypeId } from "../types";
import { RunEnd } from "./run-end";

export interface CallQuestion {
  /** Null: the target of an indirect call is no function of the program. */
  readonly symbol: SymbolId | null;
  /** Unsigned patterns, records left out as 0. */
  readonly args: readonly bigint[];
  /** Function type of the callee, as declared or as called. */
  readonly type: TypeId;
  /** Null together with `symbol`. */
  readonly effect: CallEffect | null;
}

export interface CallAnswer {
  /** Unsigned pattern; ignored for `void`. */
  readonly result: bigint;
  readonly writes: readonly MemoryWrite[];
  readonly raises: boolean;
}

export interface Environment {
  /** Unsigned pattern. Not asked for records. */
  parameter(index: number, type: TypeId): bigint;
  /** Written over the globals' initialisers before the run, outside of frames. */
  readonly initial: readonly MemoryWrite[];
  /** Globals whose initialisers do not hold at entry. */
  readonly arbitraryGlobals: readonly SymbolId[];
  /** Bytes nobody wrote, unsigned. `type`: the type read there when it is known. */
  memory(address: bigint, size: 1 | 2 | 4 | 8, type: TypeId | null): bigint;
  /** May throw `RunEnd`. */
  call(question: CallQuestion): CallAnswer;
  value(type: TypeId): bigint;
}

/** Exactly the inputs of a witness; memory it does not mention is 0. Choices that do not fit refuse the run. */
export function inputsEnvironment(inputs: ReplayInputs): Environment {
  const bytes = new Map<bigint, number>();
  for (const { address, size, value } of inputs.initial) {
    for (let i = 0; i < size; i++) bytes.set(address + BigInt(i), Number((value >> BigInt(8 * i)) & 0xffn));
  }
  let next = 0;
  const take = () => {
    const choice = inputs.choices[next++];
    if (!choice)
      throw new RunEnd("refused", `the inputs hold ${inputs.choices.length} choices, one more is needed`);
    return choice;
  };
  return {
    initial: inputs.initial,
    arbitraryGlobals: [],
    parameter: (index) => inputs.parameters[index] ?? 0n,
    memory(address, size) {
      let value = 0n;
      for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes.get(address + BigInt(i)) ?? 0);
      return value;
    },
    call({ symbol }) {
      const choice = take();
      if (choice.kind !== "call" || choice.symbol !== symbol) {
        throw new RunEnd("refused", `choice ${next - 1} is for something else than this call`);
      }
      return { result: choice.result ?? 0n, writes: choice.writes, raises: choice.raises };
    },
    value() {
      const choice = take();
      if (choice.kind !== "value")
        throw new RunEnd("refused", `choice ${next - 1} is a call, a value is needed`);
      return choice.value;
    },
  };
}
