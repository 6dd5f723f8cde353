/** Compiles rule text against a small, fixed vocabulary of roles and constants. */
import { compileRule, type RuleOptions, type RuleOutcome } from "@/lib/engine/slic";

export const options: RuleOptions = {
  roles: ["HW_STARTIO", "HW_RESET_BUS", "DRIVER_CANCEL", "DRIVER_DISPATCH"],
  roleGroups: {
    STORPORT_CALLBACKS: ["HW_STARTIO", "HW_RESET_BUS"],
    ALL_CALLBACKS: ["HW_STARTIO", "HW_RESET_BUS", "DRIVER_CANCEL", "DRIVER_DISPATCH"],
  },
  constants: (name) => ({ STATUS_PENDING: 0x103n, TRUE: 1n, FALSE: 0n, NULL: 0n })[name] ?? null,
  include: () => null,
};

export function compile(text: string, changed: Partial<RuleOptions> = {}): RuleOutcome {
  return compileRule(text, "Test", { ...options, ...changed });
}

/** `error syntax 3:7` per problem. */
export function places(outcome: RuleOutcome): string[] {
  return outcome.problems.map(
    ({ severity, code, place }) => `${severity} ${code} ${place.line}:${place.column}`,
  );
}
