/**
 * Finds the functions the operating system calls (design §3).
 *
 * In this order, evidence adding up: what the user said; a declaration with a role type or a role annotation; a store
 * into a registering field; an argument of a registering routine; `DriverEntry` by name; an address that goes somewhere
 * we do not see (`UNKNOWN`). Only if nothing of all that is found: every function that nobody calls, as assumed entry.
 *
 * Routines that a DDI runs at once (`StorPortSynchronizeAccess`) are calls, not entry points.
 */
import { assertNever, type Span } from "../base";
import {
  calleesOf,
  type FunctionFlow,
  type PassedFunction,
  reachableFrom,
  type StoredFunction,
} from "../cfg";
import {
  type Expr,
  type FuncId,
  type FunctionIr,
  originsOf,
  type Positioned,
  type Program,
  type SymbolId,
} from "../ir";
import type { OriginMap } from "../preprocess";
import type { EntryOverride } from "../project";
import type { CType, TypeId } from "../types";
import { hasCancelShape } from "./cancel-shape";
import type { EntryPoint, Evidence } from "./entry-point";
import { type CallbackRole, callbackRoles, roleNamed } from "./roles";

export interface EntrySearch {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly flow: FunctionFlow;
  readonly origins: OriginMap;
  readonly overrides: readonly EntryOverride[];
  /** Value of an enumerator or constant macro of the model; null when it is not one. */
  readonly constantOf: (name: string) => bigint | null;
}

export function findEntryPoints(search: EntrySearch): readonly EntryPoint[] {
  const claims = new Claims(search);
  claimByDeclaration(search, claims);
  for (const stored of search.flow.stored) claimByField(search, stored, claims);
  for (const passed of search.flow.passed) claimByArgument(search, passed, claims);
  claimDriverEntry(search, claims);
  claimEscaped(search, claims);
  applyOverrides(search, claims);
  if (claims.isEmpty) claimUncalled(search, claims);
  return claims.entryPoints();
}

/** Roles that a DDI runs before it returns. */
const runAtOnce = new Set(["STOR_SYNCHRONIZED_ACCESS", "KSYNCHRONIZE_ROUTINE"]);

type Basis = EntryPoint["basis"];

interface Claim {
  readonly fn: FuncId;
  readonly role: string;
  readonly basis: Basis;
  readonly evidence: Evidence[];
}

/** Entry points found so far, one per (function, role), in the order they were found. */
class Claims {
  private readonly all = new Map<string, Claim>();
  private readonly helpers = new Set<FuncId>();

  constructor(private readonly search: EntrySearch) {}

  get isEmpty(): boolean {
    return this.all.size === 0;
  }

  add(symbol: SymbolId, role: string, basis: Basis, evidence: Evidence): void {
    const definition = this.search.program.symbols[symbol]!.definition;
    if (definition === null || this.search.program.functions[definition]!.isModel) return;
    const key = `${definition}:${role}`;
    const known = this.all.get(key);
    if (!known) this.all.set(key, { fn: definition, role, basis, evidence: [evidence] });
    else if (!known.evidence.some((old) => old.text === evidence.text)) known.evidence.push(evidence);
  }

  hasRole(fn: FuncId): boolean {
    return [...this.all.values()].some((claim) => claim.fn === fn);
  }

  /** Drops what was found for the function. */
  clear(fn: FuncId): void {
    for (const [key, claim] of this.all) if (claim.fn === fn) this.all.delete(key);
  }

  markHelper(fn: FuncId): void {
    this.clear(fn);
    this.helpers.add(fn);
  }

  isHelper(fn: FuncId): boolean {
    return this.helpers.has(fn);
  }

  entryPoints(): readonly EntryPoint[] {
    return [...this.all.values()].map(({ fn, role, basis, evidence }) => ({
      fn,
      role,
      basis,
      evidence,
      globals: role === "DRIVER_INITIALIZE" || role === "sp_DRIVER_INITIALIZE" ? "initial" : "arbitrary",
      validParameters:
        basis === "known" || basis === "by-shape" || basis === "user" ? validParameters(role) : [],
    }));
  }
}

function claimByDeclaration({ program }: EntrySearch, claims: Claims): void {
  for (const symbol of program.symbols) {
    if (symbol.kind !== "function") continue;
    for (const { typedef, at } of symbol.declaredAs) {
      const role = roleNamed(typedef);
      if (role) claimRole(claims, symbol.id, role, { text: `declared as ${typedef}`, at });
    }
    for (const { kind, argument, at } of symbol.marks) {
      const role =
        kind === "role" ? roleNamed(argument) : kind === "dispatch" ? roleNamed("DRIVER_DISPATCH") : null;
      const text = kind === "role" ? `annotated as ${argument}` : "annotated with _Dispatch_type_";
      if (role) claimRole(claims, symbol.id, role, { text, at });
    }
  }
}

function claimRole(claims: Claims, symbol: SymbolId, role: CallbackRole, evidence: Evidence): void {
  if (!runAtOnce.has(role.role)) claims.add(symbol, role.role, "known", evidence);
}

function claimByField(search: EntrySearch, stored: StoredFunction, claims: Claims): void {
  const record = recordName(search, stored.record);
  const registered = roleOfField(record, stored.member);
  if (!registered || stored.in?.fn.isModel) return;
  const role = fittingRole(search, stored.fn, registered, stored.member);
  const at = stored.in ? placeOf(search, stored.in.fn, stored.in.at) : null;
  claimRole(claims, stored.fn, role, { text: `stored in ${record}.${stored.member}`, at });
}

/** Is the member one that a callback is registered in? Record names come without leading underscores. */
export function isRegistration(record: string, member: string): boolean {
  return roleOfField(record.replace(/^_+/, ""), member) !== null;
}

function roleOfField(record: string, member: string): CallbackRole | null {
  if (record === "IRP" && member === "CancelRoutine") return roleNamed("DRIVER_CANCEL");
  return (
    callbackRoles.find((role) =>
      role.fields.some((field) => field.record === record && field.member.replace("[*]", "") === member),
    ) ?? null
  );
}

/**
 * The find-adapter routine of a virtual miniport goes through a cast into the member that is typed for a physical one:
 * of the roles a member registers, the one with as many parameters as the function takes.
 */
function fittingRole(
  { program, typeOf }: EntrySearch,
  fn: SymbolId,
  registered: CallbackRole,
  member: string,
): CallbackRole {
  const type = typeOf(program.symbols[fn]!.type);
  const count = type.kind === "function" ? type.parameters.length : -1;
  if (count === registered.parameters.length) return registered;
  const isFitting = (role: CallbackRole) =>
    role.parameters.length === count && role.fields.some((field) => field.member === member);
  return callbackRoles.find(isFitting) ?? registered;
}

function recordName({ typeOf }: EntrySearch, record: TypeId): string {
  const type = typeOf(record);
  return type.kind === "record" ? type.name.replace(/^_+/, "") : "";
}

function claimByArgument(search: EntrySearch, passed: PassedFunction, claims: Claims): void {
  if (passed.callee === null || passed.caller.isModel) return;
  const { name } = search.program.symbols[passed.callee]!;
  for (const role of callbackRoles) {
    for (const way of role.arguments) {
      if (way.routine !== name || way.index !== passed.index) continue;
      if (way.when && !holds(search, passed.args[way.when.index], way.when.equals)) continue;
      const at = placeOf(search, passed.caller, passed.at);
      claimRole(claims, passed.fn, role, { text: `registered with ${name}`, at });
    }
  }
}

function holds({ constantOf }: EntrySearch, argument: Expr | undefined, name: string): boolean {
  let inner = argument;
  while (inner?.kind === "convert") inner = inner.operand;
  return inner?.kind === "constant" && inner.value === constantOf(name);
}

function claimDriverEntry(search: EntrySearch, claims: Claims): void {
  for (const symbol of search.program.symbols) {
    if (symbol.name !== "DriverEntry" || symbol.definition === null || claims.hasRole(symbol.definition))
      continue;
    const fn = search.program.functions[symbol.definition]!;
    const at = placeOf(search, fn, { first: fn.nameToken, last: fn.nameToken });
    claims.add(symbol.id, "DRIVER_INITIALIZE", "known", { text: "named DriverEntry", at });
  }
}

/** Addresses handed to a routine we do not see, or stored where the driver itself never calls through. */
function claimEscaped(search: EntrySearch, claims: Claims): void {
  const { program, flow } = search;
  const escapes = new Map<SymbolId, Evidence>();
  for (const passed of flow.passed) {
    const receiver = passed.callee === null ? null : program.symbols[passed.callee]!;
    if (receiver === null || receiver.definition !== null) continue;
    const at = placeOf(search, passed.caller, passed.at);
    if (!escapes.has(passed.fn)) escapes.set(passed.fn, { text: `handed to ${receiver.name}`, at });
  }
  for (const fn of flow.addressFlows) {
    if (escapes.has(fn) || flow.calledIndirectly.has(fn)) continue;
    escapes.set(fn, { text: "its address is stored where this driver never calls through", at: null });
  }
  for (const [fn, evidence] of [...escapes].sort(([left], [right]) => left - right)) {
    const { definition } = program.symbols[fn]!;
    if (definition === null || claims.hasRole(definition) || isRunAtOnce(search, fn)) continue;
    claims.add(fn, "UNKNOWN", "escaped", evidence);
  }
}

function isRunAtOnce({ flow, program }: EntrySearch, fn: SymbolId): boolean {
  const ways = callbackRoles.filter((role) => runAtOnce.has(role.role)).flatMap((role) => role.arguments);
  return flow.passed.some(
    (passed) =>
      passed.fn === fn &&
      passed.callee !== null &&
      ways.some((way) => way.routine === program.symbols[passed.callee!]!.name && way.index === passed.index),
  );
}

function applyOverrides({ program, overrides }: EntrySearch, claims: Claims): void {
  for (const override of overrides) {
    for (const symbol of program.symbols) {
      if (symbol.name !== override.function || symbol.definition === null) continue;
      switch (override.as) {
        case "helper":
          claims.markHelper(symbol.definition);
          break;
        case "entry":
          claims.clear(symbol.definition);
          claims.add(symbol.id, override.role, "user", { text: "chosen by you", at: null });
          break;
        default:
          assertNever(override.as);
      }
    }
  }
}

/** No entry point at all: every function that nothing in the project calls, and one of each circle of callers (design §3). */
function claimUncalled(search: EntrySearch, claims: Claims): void {
  const { program, typeOf } = search;
  for (const fn of uncalledFunctions(search)) {
    if (claims.isHelper(fn.id)) continue;
    const at = placeOf(search, fn, { first: fn.nameToken, last: fn.nameToken });
    if (hasCancelShape(program, fn, typeOf)) {
      const text = "releases with Irp->CancelIrql what it did not acquire";
      claims.add(fn.symbol, "DRIVER_CANCEL", "by-shape", { text, at });
    } else {
      claims.add(fn.symbol, "ANY", "assumed", { text: "nothing in these files calls it", at });
    }
  }
}

function uncalledFunctions({ program, flow }: EntrySearch): readonly FunctionIr[] {
  const own = program.functions.filter((fn) => !fn.isModel);
  const called = new Set(
    own.flatMap((fn) => [...calleesOf(program, flow, fn)].filter((callee) => callee !== fn.id)),
  );
  const roots = own.filter((fn) => !called.has(fn.id));
  const reached = new Set(
    reachableFrom(
      program,
      flow,
      roots.map((fn) => fn.id),
    ),
  );
  for (const fn of own) {
    if (reached.has(fn.id)) continue;
    roots.push(fn);
    for (const callee of reachableFrom(program, flow, [fn.id])) reached.add(callee);
  }
  return roots;
}

/** Parameters the system hands in as valid objects; exceptions are documented as possibly NULL on the role's WDK page. */
function validParameters(role: string): readonly number[] {
  const known = roleNamed(role);
  if (!known) return [];
  const mayBeNull = new Set((nullable[role] ?? []) as readonly number[]);
  return known.parameters
    .map((parameter, index) => ({ ...parameter, index }))
    .filter(
      ({ name, type, index }) =>
        !mayBeNull.has(index) && (objectTypes.has(type) || /DeviceExtension$/i.test(name)),
    )
    .map(({ index }) => index);
}

const objectTypes: ReadonlySet<string> = new Set([
  "PDEVICE_OBJECT",
  "PDRIVER_OBJECT",
  "PIRP",
  "PSCSI_REQUEST_BLOCK",
  "PPORT_CONFIGURATION_INFORMATION",
  "PUNICODE_STRING",
  "PSTOR_DPC",
  "PKDPC",
  "PKINTERRUPT",
  "PIO_CSQ",
  "PBOOLEAN",
]);

const nullable: Readonly<Record<string, readonly number[]>> = {
  /** The device object is NULL for an IRP that the driver itself allocated. */
  IO_COMPLETION_ROUTINE: [0],
  IO_DPC_ROUTINE: [2],
  DRIVER_CONTROL: [1],
  DRIVER_LIST_CONTROL: [1],
  /** `Irp` NULL asks for the first one. */
  IO_CSQ_PEEK_NEXT_IRP: [1],
};

function placeOf({ origins }: EntrySearch, fn: FunctionIr, at: Positioned): Span | null {
  const range = originsOf(fn, at);
  return range ? origins.writtenPlace(range.first) : null;
}
