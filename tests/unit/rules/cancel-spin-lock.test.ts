/** The automaton of CancelSpinLock, complete: every state with every event. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findRule, findRuleSet, rules, sourcePathOf, withoutMarks } from "@/lib/engine/rules";
import { compileRule } from "@/lib/engine/slic";

const text = readFileSync(
  new URL("../../../lib/engine/rules/CancelSpinLock/CancelSpinLock.slic", import.meta.url),
  "utf8",
);
const outcome = compileRule(text, "CancelSpinLock", {
  roles: ["HW_STARTIO", "DRIVER_CANCEL"],
  roleGroups: { ALL_CALLBACKS: ["HW_STARTIO", "DRIVER_CANCEL"] },
  constants: () => null,
  include: () => null,
});
const automaton = outcome.value!;

describe("CancelSpinLock.slic", () => {
  it("compiles without a word", () => {
    expect(outcome.problems).toEqual([]);
    expect(automaton.callEvents).toEqual(["IoAcquireCancelSpinLock", "IoReleaseCancelSpinLock"]);
    expect(automaton.watch).toBeNull();
  });

  it("has the two states and all transitions", () => {
    const acquire = automaton.onCall("IoAcquireCancelSpinLock")!;
    const release = automaton.onCall("IoReleaseCancelSpinLock")!;
    expect([acquire.entry, release.entry]).toEqual([null, null]);
    expect(automaton.onRole("HW_STARTIO").entry).toBeNull();
    const events = {
      acquire: acquire.exit!,
      release: release.exit!,
      "cancel entry": automaton.onRole("DRIVER_CANCEL").entry!,
      "cancel exit": automaton.onRole("DRIVER_CANCEL").exit!,
      "start-I/O exit": automaton.onRole("HW_STARTIO").exit!,
      "unknown exit": automaton.onRole("UNKNOWN").exit!,
      "assumed exit": automaton.onRole("ANY").exit!,
    };
    const table = automaton.graph.states.flatMap(({ state, label }) =>
      Object.entries(events).map(([event, handler]) => {
        const reaction = automaton.react(state, handler);
        if (reaction.kind === "next") return `${label}, ${event}: ${automaton.describe(reaction.state)}`;
        return `${label}, ${event}: ${reaction.kind === "violation" ? reaction.violation : reaction.kind}`;
      }),
    );
    expect(table).toEqual([
      "free, acquire: held",
      "free, release: release-without-acquire",
      "free, cancel entry: held",
      "free, cancel exit: free",
      "free, start-I/O exit: free",
      "free, unknown exit: free",
      "free, assumed exit: free",
      "held, acquire: double-acquire",
      "held, release: free",
      "held, cancel entry: held",
      "held, cancel exit: held-at-exit",
      "held, start-I/O exit: held-at-exit",
      "held, unknown exit: held-at-exit",
      "held, assumed exit: held-at-exit",
    ]);
  });

  it("has a text for each kind it can report", () => {
    const kinds = automaton.graph.transitions
      .map(({ violation }) => violation)
      .filter((kind) => kind !== null);
    const described = findRule("CancelSpinLock")!.kinds.map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual([...described].sort());
  });
});

describe("the registry", () => {
  it("finds rules and sets by SDV's names, in any case, with or without .sdv", () => {
    expect(findRule("cancelspinlock")).toBe(rules[0]);
    expect(findRule("NoSuchRule")).toBeNull();
    expect(findRuleSet("Locking.sdv")).toEqual([findRule("CancelSpinLock")]);
    expect(findRuleSet("default")).toContain(findRule("CancelSpinLock"));
    expect(findRuleSet("Warning")).toEqual([]);
    expect(findRuleSet("Locks")).toBeNull();
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s is complete", (id, rule) => {
    expect(sourcePathOf(rule)).toBe(`${id}/${id}.slic`);
    for (const { source } of rule.required) expect(source.url).toMatch(/^https:\/\/learn\.microsoft\.com\//);
    expect(rule.examples.bad.code).toContain(`//~ violation ${id} `);
    expect(rule.examples.good.code).toContain("//! expect: pass");
    for (const { code } of Object.values(rule.examples)) expect(withoutMarks(code)).not.toMatch(/\/\/[~!]/);
  });
});
