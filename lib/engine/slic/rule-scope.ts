/**
 * What names mean in a rule: variables, enum constants, constants of the OS model, ghost variables, roles and groups.
 *
 * An event name is a role when the list of roles has it, a group when the groups have it, else a routine. The classic
 * rule files of the WDK write roles with a prefix (`SDV_DRIVER_CANCEL`, `fun_DRIVER_DISPATCH`) and call the dispatch
 * routines as a whole `SDV_RunDispatchFunction`; both are read.
 */
import type { EventName, RuleFile, VariableDecl } from "./rule-ast";

export interface RuleOptions {
  /** Role names of the OS model. */
  readonly roles: readonly string[];
  /** Group name to role names, e.g. `STORPORT_CALLBACKS`. */
  readonly roleGroups: Readonly<Record<string, readonly string[]>>;
  /** Value of a constant or object-like macro of the OS model; null when there is none. */
  readonly constants: (name: string) => bigint | null;
  /** Text of an included rule file; null when there is none. */
  readonly include: (name: string) => string | null;
  /** Global and ghost variables of the OS model that rules may read. Names that start with `__` always are. */
  readonly isVariable?: (name: string) => boolean;
  /**
   * Routines that the OS calls just before a callback of a role, for rules that do not handle that role's entry
   * themselves: a classic rule learns from `{ DRIVER_CANCEL: "IoAcquireCancelSpinLock" }` that the lock is held.
   */
  readonly calledBeforeRole?: Readonly<Record<string, string>>;
}

export type EventTarget =
  | { readonly kind: "function"; readonly name: string }
  /** `isGroup`: meant through a group, so a handler that names the role itself wins. */
  | { readonly kind: "roles"; readonly names: readonly string[]; readonly isGroup: boolean };

/** Roles that stand for "how the OS calls it is not known"; part of every group that has all callbacks. */
const UNKNOWN_ROLES = ["UNKNOWN", "ANY"];
const ALL_CALLBACKS = "ALL_CALLBACKS";
const CLASSIC_PREFIX = /^(?:sdv|fun)_/i;
const DISPATCH_ROLE = "DRIVER_DISPATCH";

export class RuleScope {
  readonly variables = new Map<string, number>();
  readonly enumConstants = new Map<string, bigint>();

  constructor(
    readonly file: RuleFile,
    private readonly options: RuleOptions,
  ) {
    file.variables.forEach((variable, index) => {
      this.variables.set(variable.name, index);
      for (const { name, value } of variable.constants) this.enumConstants.set(name, value);
    });
  }

  variable(name: string): VariableDecl | null {
    const index = this.variables.get(name);
    return index === undefined ? null : this.file.variables[index]!;
  }

  /** Value of an enum constant of the rule or of a constant of the model. */
  constant(name: string): bigint | null {
    return this.enumConstants.get(name) ?? this.options.constants(name);
  }

  isGhost(name: string): boolean {
    return name.startsWith("__") || (this.options.isVariable?.(name) ?? false);
  }

  resolveEvent({ name }: EventName): EventTarget {
    const target = this.asRoles(name) ?? this.asRoles(name.replace(CLASSIC_PREFIX, ""));
    if (target) return target;
    const isDispatch = /^(?:sdv|fun)_(?:RunDispatchFunction|IRP_MJ_\w+)$/i.test(name);
    if (isDispatch && this.options.roles.includes(DISPATCH_ROLE)) {
      return { kind: "roles", names: [DISPATCH_ROLE], isGroup: true };
    }
    return { kind: "function", name };
  }

  private asRoles(name: string): EventTarget | null {
    const { roles, roleGroups } = this.options;
    if (roles.includes(name) || UNKNOWN_ROLES.includes(name)) {
      return { kind: "roles", names: [name], isGroup: false };
    }
    const group = Object.hasOwn(roleGroups, name) ? roleGroups[name] : undefined;
    if (!group && name !== ALL_CALLBACKS) return null;
    const members = group ?? roles;
    const isAll = name === ALL_CALLBACKS;
    return {
      kind: "roles",
      names: [...new Set(isAll ? [...members, ...UNKNOWN_ROLES] : members)],
      isGroup: true,
    };
  }
}
