/**
 * A state of memory and knowledge at a point, interned: what unknown code cannot reach (`kept`), the rest of memory
 * (`shared`), the epoch of what was not written, and the path condition. The rule's state and the tokens are part of
 * the exploded node that holds the state, not of the state.
 */
import type { PcId } from "../domain";
import type { Memory } from "./memory";
import { TupleTable } from "./tuple-table";

export type StateId = number;

export class States {
  private readonly rows = new TupleTable(4, 1024);

  get count(): number {
    return this.rows.count;
  }

  /** The state a cursor holds. */
  save(memory: Memory): StateId {
    return this.rows.intern(memory.kept, memory.shared, memory.epoch, memory.pc);
  }

  restore(state: StateId, memory: Memory): void {
    const { rows } = this;
    memory.kept = rows.at(state, 0);
    memory.shared = rows.at(state, 1);
    memory.epoch = rows.at(state, 2);
    memory.pc = rows.at(state, 3) as PcId;
  }

  pc(state: StateId): PcId {
    return this.rows.at(state, 3) as PcId;
  }
}
