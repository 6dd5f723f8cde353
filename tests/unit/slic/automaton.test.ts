/** What compiled rules do: transitions, per-object rules, operand tests, counting, classic rule files. */
import { describe, expect, it } from "vitest";
import {
  type Automaton,
  type OperandExpr,
  type Reaction,
  type RuleState,
  stepConcrete,
} from "@/lib/engine/slic";
import { compile, places } from "./compile";

function rule(text: string, changed = {}): Automaton {
  const outcome = compile(text, changed);
  expect(places(outcome).filter((place) => place.startsWith("error"))).toEqual([]);
  return outcome.value!;
}

/** `next held`, `violation kind: message`, `halt`, `(condition ? a : b)`. */
function show(automaton: Automaton, reaction: Reaction): string {
  switch (reaction.kind) {
    case "next":
      return `next ${automaton.describe(reaction.state)}`;
    case "violation":
      return `violation ${reaction.violation}: ${reaction.message}`;
    case "halt":
      return "halt";
    case "test": {
      const { condition, whenTrue, whenFalse } = reaction;
      return `(${print(condition)} ? ${show(automaton, whenTrue)} : ${show(automaton, whenFalse)})`;
    }
  }
}

function print(operand: OperandExpr): string {
  switch (operand.kind) {
    case "argument":
      return `$${operand.index + 1}`;
    case "return":
      return "$return";
    case "constant":
      return String(operand.value);
    case "variable":
      return operand.name;
    case "deref":
      return `*${print(operand.of)}`;
    case "field":
      return `${print(operand.of)}${operand.isArrow ? "->" : "."}${operand.name}`;
    case "unary":
      return `${operand.op}${print(operand.of)}`;
    case "binary":
      return `${print(operand.left)} ${operand.op} ${print(operand.right)}`;
  }
}

function exitOf(automaton: Automaton, name: string, state: RuleState = automaton.initial): Reaction {
  return automaton.react(state, automaton.onCall(name)!.exit!);
}

describe("reactions", () => {
  it("conditions on the state are decided, operands stay tests", () => {
    const automaton = rule(`state { enum { free, held } s; }
      F.exit { if (s == free && $1 != 0) { s = held; } else if (s == held || $return) abort(k) "$fname again"; }`);
    expect(show(automaton, exitOf(automaton, "F"))).toBe(
      "($1 != 0 ? next held : ($return ? violation k: F again : next free))",
    );
    const held = automaton.graph.states[1]!.state;
    expect(show(automaton, exitOf(automaton, "F", held))).toBe("violation k: F again");
  });

  it("NT_SUCCESS and SRB_STATUS become tests of bits", () => {
    const automaton = rule(
      'F.exit { if (NT_SUCCESS($return)) halt; if (SRB_STATUS($2->SrbStatus) == 1) abort "x"; }',
    );
    expect(show(automaton, exitOf(automaton, "F"))).toBe(
      "($return & 2147483648 == 0 ? halt : ($2->SrbStatus & 63 == 1 ? violation F.exit: x : next watching))",
    );
  });

  it("macros of constants fold", () => {
    const automaton = rule('F.exit { if (NT_SUCCESS(STATUS_PENDING)) abort "x"; }');
    expect(show(automaton, exitOf(automaton, "F"))).toBe("violation F.exit: x");
  });

  it("the same text gives the same automaton", () => {
    const text = 'state { int n; } F.exit { if ($1) n++; else n--; if (n > 3) abort "x"; }';
    expect(JSON.stringify(rule(text).graph)).toBe(JSON.stringify(rule(text).graph));
  });

  it("unnamed aborts get the event's name, numbered when there are several", () => {
    const automaton = rule('F.exit { if ($1) abort "a"; abort "b"; } G.entry { abort "c"; }');
    expect(show(automaton, exitOf(automaton, "F"))).toBe(
      "($1 ? violation F.exit-1: a : violation F.exit-2: b)",
    );
    const entry = automaton.onCall("G")!.entry!;
    expect(show(automaton, automaton.react(automaton.initial, entry))).toBe("violation G.entry: c");
  });
});

describe("integers and pointers of the rule", () => {
  it("counting stops being exact beyond eight, and then both outcomes stay open", () => {
    const automaton = rule('state { int n; } F.exit { n++; } G.exit { if (n == 0) abort "x"; }');
    expect(automaton.graph.states.map(({ label }) => label)).toEqual([
      ...Array.from({ length: 9 }, (_, n) => `n = ${n}`),
      "n = many",
    ]);
    const many = automaton.graph.states[9]!.state;
    expect(show(automaton, exitOf(automaton, "G", many))).toBe(
      "(__undetermined ? violation G.exit: x : next n = many)",
    );
    expect(stepConcrete(automaton, many, automaton.onCall("G")!.exit!, () => 0n).kind).toBe("undetermined");
  });

  it("an assigned operand is sorted into the constants of the rule", () => {
    const automaton = rule(
      'state { int r; } F.exit { r = $return; } G.exit { if (r == STATUS_PENDING) abort "x"; }',
    );
    const exit = automaton.onCall("F")!.exit!;
    const returned = (value: bigint) => {
      const step = stepConcrete(automaton, automaton.initial, exit, () => value);
      return step.kind === "next" ? automaton.describe(step.state) : step.kind;
    };
    expect([0n, 3n, 0x103n, -5n].map(returned)).toEqual(["r = 0", "r = 3", "r = 259", "r = many"]);
  });

  it("a pointer is NULL or not", () => {
    const automaton = rule(
      'state { PVOID p; } F.exit { p = $1; } G.exit { if (p != NULL) abort "x"; if (p == $1) halt; }',
    );
    expect(show(automaton, exitOf(automaton, "F"))).toBe("($1 == 0 ? next p = NULL : next p = set)");
    const set = automaton.graph.states[1]!.state;
    expect(show(automaton, exitOf(automaton, "G", set))).toBe("violation G.exit: x");
    expect(show(automaton, exitOf(automaton, "G"))).toBe("(0 == $1 ? halt : next p = NULL)");
  });
});

describe("events", () => {
  it("roles, groups and routines are told apart; a role named itself wins over its group", () => {
    const automaton = rule(
      '[STORPORT_CALLBACKS].exit { abort(g) "$fname"; } HW_STARTIO.exit { abort(r) "$fname"; } F.entry { halt; }',
    );
    const exit = (role: string) => automaton.onRole(role).exit;
    expect(show(automaton, automaton.react(automaton.initial, exit("HW_STARTIO")!))).toBe(
      "violation r: HW_STARTIO",
    );
    expect(show(automaton, automaton.react(automaton.initial, exit("HW_RESET_BUS")!))).toBe(
      "violation g: HW_RESET_BUS",
    );
    expect(exit("DRIVER_CANCEL")).toBeNull();
    expect(automaton.callEvents).toEqual(["F"]);
    expect(automaton.onCall("HW_STARTIO")).toBeNull();
  });

  it("all callbacks include the ones whose role is not known", () => {
    const automaton = rule('[ALL_CALLBACKS].exit { abort "x"; }');
    for (const role of ["HW_STARTIO", "DRIVER_CANCEL", "UNKNOWN", "ANY"]) {
      expect(automaton.onRole(role).exit, role).not.toBeNull();
    }
  });

  it("each event names its line in the rule", () => {
    const automaton = rule('F.entry {\n halt;\n}\n\n[G, H].exit {\n abort "x";\n}');
    expect(automaton.handlers.map(({ source, phase, line }) => `${source}.${phase} ${line}`)).toEqual([
      "F.entry 1",
      "G.exit 5",
      "H.exit 5",
    ]);
  });

  it("the drawing has one arrow per declared handler", () => {
    const automaton = rule(`state { enum { free, held } s; }
      F.exit { s = held; } [ALL_CALLBACKS].exit { if (s == held) abort(k) "x"; } DRIVER_CANCEL.entry { s = held; }`);
    const arrows = automaton.graph.transitions.map(({ from, event, to, violation }) => {
      return `${automaton.describe(from)} --${event}--> ${to === null ? violation : automaton.describe(to)}`;
    });
    expect(arrows).toEqual([
      "free --F--> held",
      "free --DRIVER_CANCEL entry--> held",
      "held --role exit--> k",
    ]);
  });
});

describe("per-object rules", () => {
  it("watch and guards are kept as operands", () => {
    const automaton = rule(`state { enum { free, held } s; }
      watch Init.exit.(*$1);
      [Take, TakeRaise].exit [guard *$1] { if (s == held) abort "x"; s = held; }
      [guard $2] Give.entry { s = free; }
      Reset.exit { s = free; }`);
    expect(
      automaton.watch &&
        `${automaton.watch.source}.${automaton.watch.phase} ${print(automaton.watch.operand)}`,
    ).toBe("Init.exit *$1");
    const guards = automaton.handlers.map(({ source, guard }) => `${source} ${guard ? print(guard) : "-"}`);
    expect(guards).toEqual(["Take *$1", "TakeRaise *$1", "Give $2", "Reset -"]);
  });

  it("`with guard` guards the watched event itself", () => {
    const automaton = rule(`state { int n; } with guard(F.exit, $1)
      F.exit { n = 1; } G.exit [guard $2] { if (n == 1) abort "x"; }`);
    expect(automaton.watch?.source).toBe("F");
    expect(automaton.handlers.map(({ guard }) => guard && print(guard))).toEqual(["$1", "$2"]);
  });
});

describe("rule files in the manner of the WDK's", () => {
  /** Written for this test in the shape such files have: banner comment, base header, prefixed roles, helper names. */
  const classic = `/*++
    Rule: BusyWait
    Purpose: a wait is ended before the next one starts
  --*/
  #include "slic_base.h"

  state{
     enum {idle,waiting} w = idle;
     int depth;
  }

  StartWait.exit
  {
     if(w==waiting) {
        abort "The driver starts to wait twice.";
     } else {
        w=waiting; depth++;
     }
  }

  EndWait.exit
  {
     if($return) { sdv_note("ended"); w = idle; depth = 0; }
  }

  [SDV_RunDispatchFunction].exit
  {
     if(w==waiting)
     {
        abort "The dispatch routine has returned while waiting.";
     }
  }

  [sdv_list_head,sdv_containing_record].entry { halt; }

  [fun_DRIVER_CANCEL].exit { if(w==waiting && depth>0) abort("The cancel routine has returned while waiting."); }
  `;

  it("are read with notes only", () => {
    expect(places(compile(classic))).toEqual(["warning missing-include 5:3", "info helper 23:20"]);
  });

  it("bind prefixed roles and the dispatch routine as a whole", () => {
    const automaton = rule(classic);
    expect(automaton.onRole("DRIVER_DISPATCH").exit).not.toBeNull();
    expect(automaton.onRole("DRIVER_CANCEL").exit).not.toBeNull();
    expect(automaton.callEvents).toEqual(["StartWait", "EndWait", "sdv_list_head", "sdv_containing_record"]);
  });

  it("learn what the OS does before a role from the harness", () => {
    const harness = { calledBeforeRole: { DRIVER_CANCEL: "StartWait" } };
    const automaton = rule(classic, harness);
    const entry = automaton.onRole("DRIVER_CANCEL").entry!;
    expect(show(automaton, automaton.react(automaton.initial, entry))).toBe("next waiting, depth = 1");
  });
});
