/**
 * A rule's automaton as a C table: one row per state, two columns per watched routine (entry, exit) and per role. A
 * number from 0 is the next state, -1 stops following, -2 and below name a violation.
 */
import type { Automaton, HandlerId, Reaction, RuleState } from "../slic";

/** Null when a reaction depends on operands, or the rule tracks an object. */
export function automatonTable(automaton: Automaton, roles: readonly string[]): string | null {
  if (automaton.watch !== null || automaton.handlers.some(({ guard }) => guard !== null)) return null;
  const states = [automaton.initial];
  const violations: string[] = [];
  const columns = [
    ...automaton.callEvents.flatMap((name) => {
      const handlers = automaton.onCall(name);
      return [handlers?.entry ?? null, handlers?.exit ?? null];
    }),
    ...roles.flatMap((role) => {
      const { entry, exit } = automaton.onRole(role);
      return [entry, exit];
    }),
  ];
  const rows: number[][] = [];
  for (let at = 0; at < states.length; at++) {
    const row = columns.map((handler) => numberOf(automaton, states[at]!, handler, states, violations));
    if (row.includes(Number.NaN)) return null;
    rows.push(row);
  }
  const list = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text)).join(", ");
  return `const char *const pc_state_names[] = { ${list(states.map((state) => automaton.describe(state)))} };
const char *const pc_violations[] = { ${list([...violations, ""])} };
const short pc_steps[][2 * PC_EVENTS + 2 * PC_ROLES + 1] = { ${rows.map((row) => `{ ${row.join(", ")} }`).join(", ")} };
`;
}

function numberOf(
  automaton: Automaton,
  state: RuleState,
  handler: HandlerId | null,
  states: RuleState[],
  violations: string[],
): number {
  const reaction: Reaction = handler === null ? { kind: "next", state } : automaton.react(state, handler);
  switch (reaction.kind) {
    case "next":
      return indexIn(states, reaction.state);
    case "halt":
      return -1;
    case "violation":
      return -2 - indexIn(violations, reaction.violation);
    case "test":
      return Number.NaN;
  }
}

function indexIn<Item>(items: Item[], item: Item): number {
  const known = items.indexOf(item);
  return known >= 0 ? known : items.push(item) - 1;
}
