/** The rule beside the run: events, sites, confirmation, operands, watched objects, and what the log says of it. */
import { describe, expect, it } from "vitest";
import type { Stmt } from "@/lib/engine/ir";
import { confirm, randomEnvironment, replay, replayInputs } from "@/lib/engine/replay";
import { assign, branch, load, memory, ProgramBuilder, ret } from "./build";
import { type Given, inputsOf, lockRule, ruleOf, run } from "./run-program";
import { seeded } from "./seeded";

/** `f(flag)`: acquire; if (flag) return 1; release; return 0. Acquire and Release have no body. */
function earlyReturn() {
  const b = new ProgramBuilder();
  const acquire = b.declare("Acquire", b.types.void, []);
  const release = b.declare("Release", b.types.void, []);
  const entry = b.define("f", b.int, [["flag", b.int]], [], ({ value }) => [
    [[b.call(acquire, [])], branch(b.op("ne", value("flag"), b.num(0)), 1, 2)],
    [[], ret(b.num(1))],
    [[b.call(release, [])], ret(b.num(0))],
  ]);
  const done = (symbol: typeof acquire) =>
    ({ kind: "call", symbol, result: null, writes: [], raises: false }) as const;
  return { program: b.build(), entry, choices: [done(acquire), done(release)] };
}

describe("violations", () => {
  it("are found where the callback returns", () => {
    const { program, entry, choices } = earlyReturn();
    const leak = run(program, entry, { rule: lockRule, parameters: [5n], choices });
    expect(leak.end).toBe("violation");
    expect(leak.site).toEqual({ fn: entry, block: 1, stmt: 0, kind: "leaked", message: "HW_STARTIO leaks" });
    expect(run(program, entry, { rule: lockRule, choices }).end).toBe("returned");
  });

  it("are confirmed at their own place and kind only", () => {
    const { program, entry, choices } = earlyReturn();
    const site = { fn: entry, block: 1, stmt: 0, kind: "leaked", message: "" };
    const holds = (given: Given, changed: Partial<typeof site> = {}) =>
      confirm(program, lockRule, "HW_STARTIO", inputsOf(entry, given), { ...site, ...changed });
    expect(holds({ parameters: [5n], choices })).toBe(true);
    expect(holds({ parameters: [0n], choices })).toBe(false);
    expect(holds({ parameters: [5n], choices }, { block: 2 })).toBe(false);
    expect(holds({ parameters: [5n], choices }, { stmt: 1 })).toBe(false);
    expect(holds({ parameters: [5n], choices }, { kind: "twice" })).toBe(false);
    expect(holds({ parameters: [5n], choices: [] })).toBe(false);
  });

  it("at a call have the call's place, also inside a helper", () => {
    const b = new ProgramBuilder();
    const release = b.declare("Release", b.types.void, []);
    const helper = b.declare("helper", b.types.void, []);
    const helperId = b.define("helper", b.types.void, [], [["x", b.int]], ({ place }) => [
      [[assign(place("x"), b.num(1)), b.call(release, [])], ret()],
    ]);
    const entry = b.define("f", b.types.void, [], [], () => [[[b.call(helper, [])], ret()]]);
    const choices = [{ kind: "call", symbol: release, result: null, writes: [], raises: false }] as const;
    const { site } = run(b.build(), entry, { rule: lockRule, choices });
    expect(site).toMatchObject({ fn: helperId, block: 0, stmt: 1, kind: "stray" });
  });

  it("watched routines may have a body; a callback called by the driver is no callback", () => {
    const b = new ProgramBuilder();
    const acquire = b.declare("Acquire", b.types.void, []);
    b.define("Acquire", b.types.void, [], [], () => [[[], ret()]]);
    const callback = b.declare("callback", b.types.void, []);
    b.define("callback", b.types.void, [], [], () => [[[b.call(acquire, [])], ret()]]);
    const twice: Stmt[] = [b.call(callback, []), b.call(callback, [])];
    const entry = b.define("f", b.types.void, [], [], () => [[twice, ret()]]);
    const { site } = run(b.build(), entry, { rule: lockRule });
    expect(site).toMatchObject({ kind: "twice", stmt: 0 });
    expect(site!.fn).not.toBe(entry);
  });

  it("a role's entry event comes first", () => {
    const { program, entry, choices } = earlyReturn();
    const { site } = run(program, entry, { rule: lockRule, role: "DRIVER_CANCEL", choices });
    expect(site).toMatchObject({ kind: "twice", block: 0, stmt: 0 });
  });

  it("an exception that leaves the callback is no exit", () => {
    const b = new ProgramBuilder();
    const acquire = b.declare("Acquire", b.types.void, []);
    const probe = b.declare("probe", b.types.void, []);
    const entry = b.define("f", b.types.void, [], [], () => [
      [[b.call(acquire, []), b.call(probe, [])], ret()],
    ]);
    const call = { kind: "call", result: null, writes: [] } as const;
    const choices = [
      { ...call, symbol: acquire, raises: false },
      { ...call, symbol: probe, raises: true },
    ];
    expect(run(b.build(), entry, { rule: lockRule, choices }).end).toBe("raised");
  });
});

describe("operands", () => {
  const record = (b: ProgramBuilder) => {
    const srb = b.types.record("srb", "struct", "srb");
    const member = (name: string, type = b.int) => ({ name, type, bitWidth: null, isVolatile: false });
    b.types.complete(srb, [member("Length"), member("Status", b.types.char)], null);
    return srb;
  };

  function endOf(condition: string, args: readonly bigint[], result: bigint): string {
    const b = new ProgramBuilder();
    const srb = record(b);
    const ghost = b.global("__irql", b.types.unsignedChar, []);
    const pointer = b.pointerTo(srb);
    const f = b.declare("F", b.int, [b.int, pointer]);
    const untyped = b.pointerTo(b.types.void);
    const entry = b.define(
      "f",
      b.types.void,
      [
        ["x", b.int],
        ["p", untyped],
      ],
      [["r", b.int]],
      ({ place, value }) => [
        [
          [
            assign(b.globalPlace(ghost), b.num(2, b.types.unsignedChar)),
            b.call(f, [value("x"), value("p")], place("r")),
          ],
          ret(),
        ],
      ],
    );
    const rule = ruleOf(`F.exit { if (${condition}) abort "x"; }`);
    const choices = [{ kind: "call", symbol: f, result, writes: [], raises: false }] as const;
    const initial = [
      { address: 0xe000_0000_0000n, size: 4, value: 100n },
      { address: 0xe000_0000_0004n, size: 1, value: 0xfen },
    ] as const;
    return run(b.build(), entry, { rule, choices, parameters: args, initial }).end;
  }

  it.each([
    ["$1 == -3", "violation"],
    ["$1 > 0", "returned"],
    ["$return < 0 && !NT_SUCCESS($return)", "violation"],
    ["$2->Status == -2", "violation"],
    ["$2->Length + 1 == 101 && *$2 == 0", "stuck"],
    ["(*$2).Length == 100", "violation"],
    ["__irql == 2", "violation"],
    ["&$2->Status == $2 + 4", "violation"],
    ["$2->Nothing == 1", "stuck"],
    ["$3 == 1", "stuck"],
  ])("%s: %s", (condition, end) => {
    const minusThree = 0xffff_fffdn;
    expect(endOf(condition, [minusThree, 0xe000_0000_0000n], 0xc000_0001n)).toBe(end);
  });
});

describe("a watched object", () => {
  const rule = ruleOf(`state { enum { free, held } s; }
    watch Take.exit.$1;
    Take.exit [guard $1] { if (s == held) abort(twice) "x"; s = held; }
    Give.exit [guard $1] { s = free; }`);

  const takes = (...objects: readonly bigint[]) => objects.map((object) => ["Take", object] as const);

  function program(calls: readonly (readonly ["Take" | "Give", bigint])[]) {
    const b = new ProgramBuilder();
    const pointer = b.pointerTo(b.int);
    const declare = (name: string) => b.declare(name, b.types.void, [pointer]);
    const symbols = { Take: declare("Take"), Give: declare("Give") };
    const stmts = calls.map(([name, object]) => b.call(symbols[name], [b.num(object, pointer)]));
    const entry = b.define("f", b.types.void, [], [], () => [[stmts, ret()]]);
    const choices = calls.map(
      ([name]) => ({ kind: "call", symbol: symbols[name], result: null, writes: [], raises: false }) as const,
    );
    return { program: b.build(), entry, choices };
  }

  it("is the first one named unless said otherwise; events of others do not count", () => {
    const endOf = (calls: Parameters<typeof program>[0]) => {
      const { program: prepared, entry, choices } = program(calls);
      return run(prepared, entry, { rule, choices }).end;
    };
    expect(endOf(takes(0x5000n, 0x6000n, 0x6000n))).toBe("returned");
    expect(
      endOf([
        ["Take", 0x5000n],
        ["Give", 0x6000n],
        ["Take", 0x5000n],
      ]),
    ).toBe("violation");
    expect(
      endOf([
        ["Take", 0x5000n],
        ["Give", 0x5000n],
        ["Take", 0x5000n],
      ]),
    ).toBe("returned");
  });

  it("is found by trying each, so a witness needs not name it", () => {
    const { program: prepared, entry, choices } = program(takes(0x5000n, 0x6000n, 0x6000n));
    const inputs = inputsOf(entry, { choices });
    const site = { fn: entry, block: 0, stmt: 2, kind: "twice", message: "" };
    expect(confirm(prepared, rule, "HW_STARTIO", inputs, site)).toBe(true);
    expect(confirm(prepared, rule, "HW_STARTIO", inputs, { ...site, stmt: 1 })).toBe(false);
    expect(replayInputs(prepared, rule, "HW_STARTIO", inputs).site).toMatchObject({ stmt: 2 });
  });
});

describe("the log", () => {
  it("tells the path in order, with values and the rule's state", () => {
    const { program, entry, choices } = earlyReturn();
    const { log } = run(program, entry, { rule: lockRule, parameters: [5n], choices });
    expect(
      log.map(({ kind, state, at }) => `${at.block}.${at.stmt} ${kind} ${lockRule.describe(state)}`),
    ).toEqual([
      "0.0 enter free",
      "0.0 call free",
      "0.0 answer free",
      "0.0 event held",
      "0.1 branch held",
      "1.0 return held",
      "1.0 event held",
    ]);
    const branch = log[4]!;
    expect(branch).toMatchObject({ kind: "branch", condition: 1n, taken: true, target: 1 });
    const flag = program.plan.local(program.program.functions[entry]!, 0, 0 as never);
    expect(branch.kind === "branch" && branch.loads).toMatchObject([{ address: flag, size: 4, value: 5n }]);
    expect(log[6]).toMatchObject({ kind: "event", violation: "leaked" });
  });

  it("gives old and new values of assignments, and every load inside an address", () => {
    const b = new ProgramBuilder();
    const pointer = b.pointerTo(b.int);
    const entry = b.define(
      "f",
      b.types.void,
      [["p", b.pointerTo(pointer)]],
      [["x", b.int]],
      ({ place, value }) => [
        [
          [
            assign(place("x"), load(memory(load(memory(value("p"), pointer)), b.int))),
            assign(place("x"), b.op("add", load(place("x")), b.num(1))),
          ],
          ret(),
        ],
      ],
    );
    const initial = [
      { address: 0x10_0000n, size: 8, value: 0x20_0000n },
      { address: 0x20_0000n, size: 4, value: 41n },
    ] as const;
    const { log } = run(b.build(), entry, { parameters: [0x10_0000n], initial });
    const assigns = log.flatMap((entry) => (entry.kind === "assign" ? [entry] : []));
    expect(assigns.map(({ old, value }) => [old, value])).toEqual([
      [null, 41n],
      [41n, 42n],
    ]);
    expect(assigns[0]!.loads.map(({ value }) => value)).toEqual([0x10_0000n, 0x20_0000n, 41n]);
  });

  it("changes nothing: the same end and steps with and without", () => {
    const { program, entry, choices } = earlyReturn();
    const with_ = run(program, entry, { rule: lockRule, parameters: [5n], choices });
    const request = { automaton: lockRule, entry, role: "HW_STARTIO", maxSteps: 100, log: false };
    const source = { random: seeded(1), landmarks: [] };
    const ends = new Set<string>();
    for (let i = 0; i < 50; i++) {
      const environment = randomEnvironment(program, { validParameters: [], globals: "arbitrary" }, source);
      const result = replay(program, { ...request, environment });
      expect(result.log).toEqual([]);
      ends.add(result.end);
    }
    expect([...ends].sort()).toEqual(["returned", "violation"]);
    expect(with_.steps).toBe(3);
  });
});
