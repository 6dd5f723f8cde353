/** What compiled code works on: the operand stack, memory, and the frame of the running activation. */
import type { Environment } from "./environment";
import type { Memory, Segment } from "./memory";
import type { Value } from "./value";

export interface Machine {
  readonly stack: Value[];
  /** Number of values on the stack. */
  top: number;
  readonly memory: Memory;
  readonly environment: Environment;
  frame: Segment;
  /** Address of the frame's first byte. */
  frameBase: number;
}

/** One instruction of a stack machine. */
export type Op = (machine: Machine) => void;

/** Instructions in order; afterwards one value more is on the stack. */
export type Code = readonly Op[];

export function evaluate(code: Code, machine: Machine): Value {
  for (let i = 0; i < code.length; i++) code[i]!(machine);
  return machine.stack[--machine.top]!;
}
