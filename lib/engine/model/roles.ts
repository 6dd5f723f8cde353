/**
 * The callback roles of the operating system: what a function must look like, at which level and with which lock it is
 * called, and how a driver says that a function plays the role.
 *
 *     roleNamed("PHW_STARTIO")!.fields   // HW_INITIALIZATION_DATA.HwStartIo, VIRTUAL_HW_INITIALIZATION_DATA.HwStartIo
 *
 * A role is established by a declaration with its function type, by a role annotation, by a store into one of its
 * `fields` (also through casts and initialisers), as one of its `arguments`, or by `entrySymbol`.
 * Not here: which of these a project does (`entry-points.ts`), whether the driver is virtual (`driver-kind.ts`), and
 * the spin locks that Storport holds around a callback.
 */
import type { IrqlRange, RoleRow } from "./role-row";
import { storportRoles } from "./storport-roles";
import { wdmRoles } from "./wdm-roles";

export interface RoleParameter {
  /** As in the WDK: `PSCSI_REQUEST_BLOCK`. */
  readonly type: string;
  readonly name: string;
}

export interface RegisteringField {
  /** Tag without leading underscores. */
  readonly record: string;
  /** `MajorFunction[*]` for every element of an array. */
  readonly member: string;
}

export interface RegisteringArgument {
  readonly routine: string;
  /** 0-based. */
  readonly index: number;
  /** Only if the argument at `index` is the named constant. */
  readonly when: { readonly index: number; readonly equals: string } | null;
}

export interface CallbackRole {
  readonly role: string;
  readonly aliases: readonly string[];
  /** The pointer-to-function type. */
  readonly pointerType: string;
  readonly family: "storport" | "wdm";
  /** Type spelled as in the WDK. */
  readonly returns: string;
  readonly parameters: readonly RoleParameter[];
  /** Null where the system never calls it. */
  readonly entryIrql: IrqlRange | null;
  readonly entryIrqlWhen: NonNullable<RoleRow["entryIrqlWhen"]>;
  /** False for routines that lower or raise the level by design. */
  readonly returnsAtEntryIrql: boolean;
  /** The I/O manager calls a cancel routine with the cancel spin lock held. */
  readonly cancelLockAtEntry: "free" | "held";
  readonly miniport: "physical" | "virtual" | "both";
  readonly fields: readonly RegisteringField[];
  readonly arguments: readonly RegisteringArgument[];
  readonly entrySymbol: string | null;
}

export const callbackRoles: readonly CallbackRole[] = [
  ...storportRoles.map((row) => expandRow(row, "storport")),
  ...wdmRoles.map((row) => expandRow(row, "wdm")),
];

const byName: ReadonlyMap<string, CallbackRole> = new Map(
  callbackRoles.flatMap((role) =>
    [role.role, ...role.aliases, role.pointerType].map((name) => [name, role] as const),
  ),
);

/** By role, alias or pointer type; null for a name that is no role. */
export function roleNamed(name: string): CallbackRole | null {
  return byName.get(name) ?? null;
}

function expandRow(row: RoleRow, family: CallbackRole["family"]): CallbackRole {
  const [returns, list] = splitSignature(row.signature);
  return {
    role: row.role,
    aliases: row.aliases ?? [],
    pointerType: row.role.replace(/^(sp_)?/, "$1P"),
    family,
    returns,
    parameters: list.map(parameter),
    entryIrql: row.entryIrql,
    entryIrqlWhen: row.entryIrqlWhen ?? [],
    returnsAtEntryIrql: row.returnsAtEntryIrql ?? true,
    cancelLockAtEntry: row.cancelLockAtEntry ?? "free",
    miniport: row.miniport,
    fields: (row.fields ?? []).map(field),
    arguments: (row.arguments ?? []).map(argument),
    entrySymbol: row.entrySymbol ?? null,
  };
}

function splitSignature(signature: string): readonly [string, readonly string[]] {
  const open = signature.indexOf(" (");
  return [signature.slice(0, open), signature.slice(open + 2, -1).split(", ")];
}

function parameter(text: string): RoleParameter {
  const [, type, name] = /^(.*?)(\w+)$/.exec(text)!;
  return { type: type!.trim(), name: name! };
}

function field(text: string): RegisteringField {
  const dot = text.indexOf(".");
  return { record: text.slice(0, dot), member: text.slice(dot + 1) };
}

function argument(text: string): RegisteringArgument {
  const [, routine, index, at, equals] = /^(\w+)#(\d+)(?: when #(\d+) == (\w+))?$/.exec(text)!;
  return {
    routine: routine!,
    index: Number(index),
    when: equals === undefined ? null : { index: Number(at), equals },
  };
}
