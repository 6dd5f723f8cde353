/**
 * One row of the role tables, written for people; `roles.ts` turns it into a `CallbackRole`.
 */

/** Lowest and highest level, both included: 0 passive, 1 APC, 2 dispatch, 3 any device level, 15 any level. */
export type IrqlRange = readonly [min: number, max: number];

export interface RoleRow {
  readonly role: string;
  /** Other names of the function type. The pointer type (`P` + role) is implied. */
  readonly aliases?: readonly string[];
  /** `RETURN (TYPE Name, ...)`, spelled as in the WDK. */
  readonly signature: string;
  /** Null where the system never calls it. */
  readonly entryIrql: IrqlRange | null;
  /** Narrower levels that hold under a condition: `virtual`, `halfDuplex`, or a parameter's value. */
  readonly entryIrqlWhen?: readonly {
    readonly when: string;
    readonly values?: readonly string[];
    readonly irql: IrqlRange;
  }[];
  readonly returnsAtEntryIrql?: false;
  readonly cancelLockAtEntry?: "held";
  readonly miniport: "physical" | "virtual" | "both";
  /** `RECORD.Member`; `Member[*]` for every element of an array. */
  readonly fields?: readonly string[];
  /** `Routine#index`, 0-based; `Routine#2 when #0 == Constant`. */
  readonly arguments?: readonly string[];
  /** External name by which the loader finds it. */
  readonly entrySymbol?: string;
}
