/**
 * What kind of driver the sources are, with evidence (design §3). Virtual when any holds: the type
 * VIRTUAL_HW_INITIALIZATION_DATA is used, FeatureSupport contains STOR_FEATURE_VIRTUAL_MINIPORT, or one of the callbacks
 * that only virtual miniports have is set. `VirtualDevice` in the port configuration does not decide.
 */
import type { Span } from "../base";
import { type Expr, type FunctionIr, type Member, originsOf, type Positioned, type Program } from "../ir";
import type { OriginMap } from "../preprocess";
import type { CType, TypeId } from "../types";
import type { EntryPoint } from "./entry-point";
import { roleNamed } from "./roles";

export interface DriverKind {
  readonly kind: "physical miniport" | "virtual miniport" | "WDM driver" | "SCSI Port miniport" | "other";
  readonly evidence: readonly { readonly text: string; readonly at: Span | null }[];
  /** A framework that is not modelled. */
  readonly framework: string | null;
}

const VIRTUAL_MINIPORT_FEATURE = 1n;
const virtualOnly = new Set([
  "HW_FREE_ADAPTER_RESOURCES",
  "HW_PROCESS_SERVICE_REQUEST",
  "HW_COMPLETE_SERVICE_IRP",
  "VIRTUAL_HW_FIND_ADAPTER",
]);
/** A framework's header alone says little: some are included for one structure or GUID. */
const frameworks: readonly { readonly header: RegExp; readonly routine: RegExp; readonly name: string }[] = [
  { header: /^wdf\.h$/i, routine: /^Wdf[A-Z]/, name: "KMDF" },
  { header: /^ndis\.h$/i, routine: /^Ndis[A-Z]/, name: "NDIS" },
  { header: /^fltkernel\.h$/i, routine: /^Flt[A-Z]/, name: "minifilter" },
  { header: /^portcls\.h$/i, routine: /^Pc[A-Z]/, name: "audio port class" },
  { header: /^(usbcamdi|ks|ksmedia)\.h$/i, routine: /^(Ks|USBCAMD_)[A-Z]/, name: "kernel streaming" },
];

export function driverKind(
  program: Program,
  typeOf: (id: TypeId) => CType,
  origins: OriginMap,
  entryPoints: readonly EntryPoint[],
  missingHeaders: readonly string[],
): DriverKind {
  const framework = frameworkOf(program, missingHeaders);
  const virtual = virtualEvidence(program, typeOf, origins, entryPoints);
  if (virtual.length > 0) return { kind: "virtual miniport", evidence: virtual, framework };
  const storport = entryPoints.filter(
    (entry) => entry.basis === "known" && roleNamed(entry.role)?.family === "storport",
  );
  const registering = callOf(program, origins, "StorPortInitialize");
  const scsiPort = callOf(program, origins, "ScsiPortInitialize");
  if (scsiPort && !registering) return { kind: "SCSI Port miniport", evidence: [scsiPort], framework };
  if (storport.length > 0 || registering) {
    const evidence = [
      ...(registering ? [registering] : []),
      ...storport.slice(0, 1).flatMap((entry) => entry.evidence),
    ];
    return { kind: "physical miniport", evidence, framework };
  }
  const wdm = entryPoints.filter(
    (entry) => entry.basis === "known" && roleNamed(entry.role)?.family === "wdm",
  );
  if (wdm.length > 0)
    return { kind: "WDM driver", evidence: wdm.slice(0, 1).flatMap((entry) => entry.evidence), framework };
  return { kind: "other", evidence: [], framework };
}

type Clue = DriverKind["evidence"][number];

function virtualEvidence(
  program: Program,
  typeOf: (id: TypeId) => CType,
  origins: OriginMap,
  entryPoints: readonly EntryPoint[],
): readonly Clue[] {
  const clues: Clue[] = [];
  for (const entry of entryPoints) {
    if (virtualOnly.has(entry.role) && entry.basis === "known") clues.push(...entry.evidence);
  }
  for (const symbol of program.symbols) {
    if (symbol.kind === "variable" && isVirtualData(symbol.type, typeOf)) {
      clues.push({ text: `${symbol.name} is a VIRTUAL_HW_INITIALIZATION_DATA`, at: null });
    }
    for (const byte of symbol.initial ?? []) {
      const isFeature = isFeatureSupport(byte.member, typeOf) && byte.value.kind === "constant";
      if (isFeature && (byte.value.value & VIRTUAL_MINIPORT_FEATURE) !== 0n) {
        clues.push({ text: "FeatureSupport contains STOR_FEATURE_VIRTUAL_MINIPORT", at: null });
      }
    }
  }
  for (const fn of program.functions) {
    if (!fn.isModel) clues.push(...virtualCluesIn(fn, typeOf, origins));
  }
  return clues;
}

function virtualCluesIn(fn: FunctionIr, typeOf: (id: TypeId) => CType, origins: OriginMap): readonly Clue[] {
  const clues: Clue[] = fn.locals
    .filter((local) => isVirtualData(local.type, typeOf))
    .map((local) => ({ text: `${local.name} is a VIRTUAL_HW_INITIALIZATION_DATA`, at: null }));
  for (const { stmts } of fn.blocks) {
    for (const stmt of stmts) {
      if (stmt.kind !== "assign" || !isFeatureSupport(stmt.place.member, typeOf) || !setsVirtual(stmt.value))
        continue;
      clues.push({
        text: "FeatureSupport contains STOR_FEATURE_VIRTUAL_MINIPORT",
        at: placeOf(fn, stmt, origins),
      });
    }
  }
  return clues;
}

/** The field of the registering structure; PORT_CONFIGURATION_INFORMATION has one of the same name for other features. */
function isFeatureSupport(member: Member | null, typeOf: (id: TypeId) => CType): boolean {
  if (member?.name !== "FeatureSupport") return false;
  const record = typeOf(member.record);
  return record.kind === "record" && record.name.replace(/^_+/, "") === "HW_INITIALIZATION_DATA";
}

function isVirtualData(type: TypeId, typeOf: (id: TypeId) => CType): boolean {
  const known = typeOf(type);
  return known.kind === "record" && known.name.replace(/^_+/, "") === "VIRTUAL_HW_INITIALIZATION_DATA";
}

/** A constant with the bit, or `old | constant` with the bit. */
function setsVirtual(value: Expr): boolean {
  switch (value.kind) {
    case "constant":
      return (value.value & VIRTUAL_MINIPORT_FEATURE) !== 0n;
    case "convert":
      return setsVirtual(value.operand);
    case "binary":
      return value.op === "or" && (setsVirtual(value.left) || setsVirtual(value.right));
    default:
      return false;
  }
}

function frameworkOf(program: Program, missingHeaders: readonly string[]): string | null {
  const isCalled = (routine: RegExp) =>
    program.symbols.some(
      ({ kind, definition, name }) => kind === "function" && definition === null && routine.test(name),
    );
  const found = frameworks.find(
    ({ header, routine }) => missingHeaders.some((name) => header.test(name)) && isCalled(routine),
  );
  return found?.name ?? null;
}

function callOf(program: Program, origins: OriginMap, name: string): Clue | null {
  for (const fn of program.functions) {
    if (fn.isModel) continue;
    for (const { stmts } of fn.blocks) {
      for (const stmt of stmts) {
        if (stmt.kind !== "call" || stmt.callee.kind !== "direct") continue;
        if (program.symbols[stmt.callee.symbol]!.name === name) {
          return { text: `calls ${name}`, at: placeOf(fn, stmt, origins) };
        }
      }
    }
  }
  return null;
}

function placeOf(fn: FunctionIr, at: Positioned, origins: OriginMap): Span | null {
  const range = originsOf(fn, at);
  return range ? origins.writtenPlace(range.first) : null;
}
