/**
 * Conditions that a planted pair stands behind: read once into a local flag, or asked twice.
 *
 *     held = 0; if (Srb->Lun == 3) { take; held = 1; } ... if (held) give
 *     if (Flags & 4) take ... if (Flags & 4) give
 */
import type { FunctionIr, Local } from "@/lib/engine/ir";
import type { TypeId, TypeTable } from "@/lib/engine/types";

export interface Guard {
  readonly name: string;
  /** Declarations, and statements before the pair. */
  readonly declares: string;
  readonly before: string;
  readonly condition: string;
  /** Asked again where the lock is given back; null: a flag remembers. */
  readonly again: string | null;
  readonly keeps: "itself" | "memory";
}

export function guardsOf(fn: FunctionIr, types: TypeTable): readonly Guard[] {
  const parameters = fn.locals.filter(({ isParameter, name }) => isParameter && isPlainName(name));
  const still = parameters.filter((local) => !isWritten(fn, local));
  const scalars = still.flatMap((local) => scalarGuards(local, types));
  const fields = still.flatMap((local) => fieldGuards(local, types));
  return [...flags(scalars, fields), ...scalars, ...fields, status];
}

/** A routine's answer, kept and asked twice. */
const status: Guard = {
  name: "status of a DDI",
  declares: "NTSTATUS mutation_status;",
  before: "mutation_status = ZwClose(NULL);",
  condition: "NT_SUCCESS(mutation_status)",
  again: "NT_SUCCESS(mutation_status)",
  keeps: "itself",
};

function flags(scalars: readonly Guard[], fields: readonly Guard[]): readonly Guard[] {
  const sources = [...scalars.slice(0, 1), ...fields.slice(0, 2), status];
  return sources.map((source) => ({
    ...source,
    name: `local flag from ${source.name}`,
    declares: `${source.declares} UCHAR mutation_held = 0;`,
    again: null,
    keeps: "itself",
  }));
}

function scalarGuards({ name, type }: Local, types: TypeTable): readonly Guard[] {
  const { kind } = types.get(type);
  if (kind === "pointer") return [twice("parameter", `${name} != NULL`)];
  if (kind !== "integer" && kind !== "enum") return [];
  return [twice("parameter", `${name} == 1`), twice("mask", `(${name} & 1) != 0`)];
}

function fieldGuards({ name, type }: Local, types: TypeTable): readonly Guard[] {
  const pointer = types.get(type);
  if (pointer.kind !== "pointer") return [];
  const record = types.get(pointer.to);
  if (record.kind !== "record" || !record.layout) return [];
  const members = record.layout.fields.filter(
    ({ name: member, type: of, bits, isVolatile }) => member && !bits && !isVolatile && isInteger(of, types),
  );
  return members
    .slice(0, 3)
    .map(({ name: member }, index) =>
      index % 2 === 0
        ? { ...twice("field", `${name}->${member} == 2`), keeps: "memory" as const }
        : { ...twice("field mask", `(${name}->${member} & 2) != 0`), keeps: "memory" as const },
    );
}

function twice(name: string, condition: string): Guard {
  return { name, declares: "", before: "", condition, again: condition, keeps: "itself" };
}

function isInteger(type: TypeId, types: TypeTable): boolean {
  const found = types.get(type);
  return found.kind === "integer" && found.bits > 1;
}

function isWritten(fn: FunctionIr, local: Local): boolean {
  if (local.isAddressTaken || local.isVolatile) return true;
  return fn.blocks.some(({ stmts }) =>
    stmts.some((stmt) => {
      const place = stmt.kind === "assign" ? stmt.place : stmt.kind === "call" ? stmt.result : null;
      return (
        place?.kind === "variable" &&
        place.variable.kind === "local" &&
        fn.locals[place.variable.local] === local
      );
    }),
  );
}

function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
