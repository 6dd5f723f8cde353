export { type DriverKind, driverKind } from "./driver-kind";
export { type CallEffect, effectOf, unknownTargetEffect } from "./effect";
export type { EntryPoint, Evidence } from "./entry-point";
export { type EntrySearch, findEntryPoints, isRegistration } from "./entry-points";
export { knownHeaderNames, type ModelSource, modelHeaders, modelStubs } from "./files";
export { isKitHeader } from "./kit-headers";
export type { IrqlRange } from "./role-row";
export {
  type CallbackRole,
  callbackRoles,
  type RegisteringArgument,
  type RegisteringField,
  type RoleParameter,
  roleNamed,
} from "./roles";
export { storportLockAtEntry } from "./storport-locks";
export { traceRoutinesIn, withTraceRoutines } from "./trace-routines";
