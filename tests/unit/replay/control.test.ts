/** Control flow of the interpreter: branches, switches, calls, choices, exceptions, ends. */
import { describe, expect, it } from "vitest";
import type { Choice } from "@/lib/engine/domain";
import type { BlockId, Stmt, SymbolId, Terminator } from "@/lib/engine/ir";
import { assign, branch, goto, load, memory, nowhere, ProgramBuilder, raise, ret } from "./build";
import { returned, run } from "./run-program";

const OBJECT = 0xe000_0000_0000n;

function call(
  symbol: SymbolId | null,
  result: bigint | null = null,
  more: Partial<Choice & { kind: "call" }> = {},
) {
  return { kind: "call", symbol, result, writes: [], raises: false, ...more } as const;
}

describe("inside a function", () => {
  it("loops until the condition is zero", () => {
    const b = new ProgramBuilder();
    const entry = b.define("sum", b.int, [["n", b.int]], [["s", b.int]], ({ place, value }) => [
      [[assign(place("s"), b.num(0))], goto(1)],
      [[], branch(value("n"), 2, 3)],
      [
        [
          assign(place("s"), b.op("add", value("s"), value("n"))),
          assign(place("n"), b.op("sub", value("n"), b.num(1))),
        ],
        goto(1),
      ],
      [[], ret(value("s"))],
    ]);
    const program = b.build();
    expect(returned(program, entry, { parameters: [100n] })).toBe(5050n);
    expect(run(program, entry, { parameters: [100_000n], maxSteps: 500 }).end).toBe("limit");
  });

  it("a branch on a pointer or a 64-bit value looks at all of it", () => {
    const b = new ProgramBuilder();
    const entry = b.define("f", b.int, [["p", b.types.longLong]], [], ({ value }) => [
      [[], branch(value("p"), 1, 2)],
      [[], ret(b.num(1))],
      [[], ret(b.num(0))],
    ]);
    const program = b.build();
    expect(returned(program, entry, { parameters: [1n << 40n] })).toBe(1n);
    expect(returned(program, entry, { parameters: [0n] })).toBe(0n);
  });

  it("a switch takes the first range that holds the subject, in the subject's signedness", () => {
    const outcomes = [true, false].map((signed) => {
      const b = new ProgramBuilder();
      const type = b.types.integer(8, signed);
      const range = (low: bigint, high: bigint, target: number) => ({ low, high, target: target as BlockId });
      const entry = b.define("f", b.int, [["x", type]], [], ({ value }) => [
        [
          [],
          {
            ...nowhere,
            kind: "switch",
            subject: value("x"),
            cases: [range(0xfen, signed ? 0x01n : 0xffn, 1), range(0x05n, 0x05n, 2)],
            otherwise: 3 as BlockId,
          },
        ],
        ...[1, 2, 3].map((result) => [[], ret(b.num(result))] as [Stmt[], Terminator]),
      ]);
      const program = b.build();
      return [0xfen, 0xffn, 0n, 1n, 2n, 5n].map((x) => returned(program, entry, { parameters: [x] }));
    });
    expect(outcomes).toEqual([
      [1n, 1n, 1n, 1n, 3n, 2n],
      [1n, 1n, 3n, 3n, 3n, 2n],
    ]);
  });

  it("assumptions, assembly and unsupported text end the run by their names", () => {
    const endOf = (stmt: Stmt) => {
      const b = new ProgramBuilder();
      const entry = b.define("f", b.int, [["x", b.int]], [], () => [[[stmt], ret(b.num(9))]]);
      return returned(b.build(), entry, { parameters: [1n] });
    };
    const b = new ProgramBuilder();
    expect(endOf({ ...nowhere, kind: "assume", condition: b.num(0) })).toBe(
      "assumption-failed: an assumption of the source does not hold",
    );
    expect(endOf({ ...nowhere, kind: "assume", condition: b.num(2) })).toBe(9n);
    expect(endOf({ ...nowhere, kind: "asm" })).toBe("stuck: inline assembly");
    expect(endOf({ ...nowhere, kind: "unsupported", what: "a nested function" })).toBe(
      "stuck: a nested function",
    );
  });
});

describe("calls of functions with a body", () => {
  it("recurse, each activation with its own locals", () => {
    const b = new ProgramBuilder();
    const fib = b.declare("fib", b.int, [b.int]);
    const entry = b.define(
      "fib",
      b.int,
      [["n", b.int]],
      [
        ["x", b.int],
        ["y", b.int],
      ],
      ({ place, value }) => [
        [[], branch(b.op("lt", value("n"), b.num(2)), 1, 2)],
        [[], ret(value("n"))],
        [
          [
            b.call(fib, [b.op("sub", value("n"), b.num(1))], place("x")),
            b.call(fib, [b.op("sub", value("n"), b.num(2))], place("y")),
          ],
          ret(b.op("add", value("x"), value("y"))),
        ],
      ],
    );
    expect(returned(b.build(), entry, { parameters: [12n] })).toBe(144n);
  });

  it("that never stop calling end at a depth no stack has", () => {
    const b = new ProgramBuilder();
    const self = b.declare("f", b.types.void, []);
    const entry = b.define("f", b.types.void, [], [], () => [[[b.call(self, [])], ret()]]);
    expect(returned(b.build(), entry, { maxSteps: 1_000_000 })).toBe("limit: 10000 calls are nested");
  });

  it("with locals beyond their slot are refused, not overlapped", () => {
    const b = new ProgramBuilder();
    const huge = b.types.array(b.types.char, 2_000_000);
    const entry = b.define("f", b.types.void, [], [["x", huge]], () => [[[], ret()]]);
    expect(returned(b.build(), entry)).toBe("stuck: the locals of f take more than 1 MiB");
  });

  it("activations are numbered in the order in which they begin", () => {
    const b = new ProgramBuilder();
    const leaf = b.declare("leaf", b.types.void, []);
    b.define("leaf", b.types.void, [], [["x", b.int]], ({ place }) => [
      [[assign(place("x"), b.num(1))], ret()],
    ]);
    const entry = b.define("f", b.types.void, [], [], () => [[[b.call(leaf, []), b.call(leaf, [])], ret()]]);
    const program = b.build();
    const leafIr = program.program.functions[0]!;
    const stores = run(program, entry).log.flatMap((entry) =>
      entry.kind === "assign" ? [entry.address] : [],
    );
    expect(stores).toEqual([1, 2].map((activation) => program.plan.local(leafIr, activation, 0 as never)));
  });

  it("go through a pointer to the function at exactly that address", () => {
    const b = new ProgramBuilder();
    const one = b.declare("one", b.int, []);
    b.define("one", b.int, [], [], () => [[[], ret(b.num(1))]]);
    const type = b.types.function(b.int, [], false);
    const pointer = b.pointerTo(type);
    const entry = b.define("f", b.int, [["p", pointer]], [["x", b.int]], ({ place, value }) => [
      [[b.callThrough(value("p"), type, [], place("x"))], ret(value("x"))],
    ]);
    const program = b.build();
    const address = program.plan.symbol(one);
    expect(returned(program, entry, { parameters: [address] })).toBe(1n);
    expect(returned(program, entry, { parameters: [address + 1n], choices: [call(null, 5n)] })).toBe(5n);
  });

  it("a missing argument or result is unwritten memory", () => {
    const b = new ProgramBuilder();
    const callee = b.declare("callee", b.int, [b.int]);
    b.define("callee", b.int, [["x", b.int]], [], ({ value }) => [
      [[], branch(value("x"), 1, 1)],
      [[], ret()],
    ]);
    const entry = b.define("f", b.int, [], [["r", b.int]], ({ place, value }) => [
      [[b.call(callee, [], place("r"))], ret(value("r"))],
    ]);
    expect(returned(b.build(), entry)).toBe(0n);
  });
});

describe("functions without a body", () => {
  it("take results and writes from the choices, in order", () => {
    const b = new ProgramBuilder();
    const first = b.declare("first", b.types.char, []);
    const second = b.declare("second", b.types.void, [b.pointerTo(b.int)]);
    const entry = b.define(
      "f",
      b.int,
      [],
      [
        ["c", b.types.char],
        ["x", b.int],
      ],
      ({ place, value }) => [
        [
          [b.call(first, [], place("c")), b.call(second, [b.addressOf(place("x"))])],
          ret(b.op("add", b.convert(value("c"), b.int), value("x"))),
        ],
      ],
    );
    const program = b.build();
    const x = program.plan.local(program.program.functions[entry]!, 0, 1 as never);
    const writes = [{ address: x, size: 4, value: 1000n }] as const;
    expect(returned(program, entry, { choices: [call(first, 0xffn), call(second, null, { writes })] })).toBe(
      999n,
    );
  });

  it("refuse choices that are missing, of another kind or for another function", () => {
    const b = new ProgramBuilder();
    const callee = b.declare("callee", b.int, []);
    const other = b.declare("other", b.int, []);
    const entry = b.define("f", b.types.void, [], [], () => [[[b.call(callee, [])], ret()]]);
    const program = b.build();
    for (const choices of [[], [call(other)], [call(null)], [{ kind: "value", value: 1n } as const]]) {
      expect(run(program, entry, { choices }).end).toBe("refused");
    }
    expect(run(program, entry, { choices: [call(callee)] }).end).toBe("returned");
  });

  it("that never return take no choice", () => {
    const b = new ProgramBuilder();
    const bugcheck = b.declare("KeBugCheck", b.types.void, [], ["noreturn"]);
    const entry = b.define("f", b.types.void, [], [], () => [[[b.call(bugcheck, [])], ret()]]);
    expect(returned(b.build(), entry)).toBe("never-returned: KeBugCheck");
  });
});

describe("values that are not modelled", () => {
  it("are asked for in the order of evaluation", () => {
    const b = new ProgramBuilder();
    const unknown = (type = b.int) => ({ kind: "unknown", why: "test", type }) as const;
    const entry = b.define("f", b.int, [], [["v", b.types.char]], ({ place, value }) => [
      [
        [assign(place("v"), b.num(0, b.types.char), true)],
        ret(
          b.op(
            "sub",
            b.op("mul", unknown(), b.num(10)),
            b.op("add", unknown(), b.convert(value("v"), b.int)),
          ),
        ),
      ],
    ]);
    const choices = [0x1ffn, 7n, 2n].map((value) => ({ kind: "value", value }) as const);
    expect(returned(b.build(), entry, { choices })).toBe(69n);
  });
});

describe("exceptions", () => {
  /** `outer` calls `middle`, which calls the raising `probe`; only `outer` has a handler. */
  function nested(handled: boolean) {
    const b = new ProgramBuilder();
    const probe = b.declare("probe", b.types.void, [], ["raises"]);
    const middle = b.declare("middle", b.types.void, []);
    b.define("middle", b.types.void, [], [], () => [[[b.call(probe, [])], ret()]]);
    const entry = b.define("outer", b.int, [], [], () => [
      [[b.call(middle, [], null, handled ? 1 : null)], ret(b.num(1))],
      [[], ret(b.num(2))],
    ]);
    return { program: b.build(), entry, probe };
  }

  it("continue at the innermost handler up the call chain", () => {
    const { program, entry, probe } = nested(true);
    expect(returned(program, entry, { choices: [call(probe, null, { raises: true })] })).toBe(2n);
    expect(returned(program, entry, { choices: [call(probe)] })).toBe(1n);
  });

  it("leave the callback when nobody handles them", () => {
    const { program, entry, probe } = nested(false);
    const result = run(program, entry, { choices: [call(probe, null, { raises: true })] });
    expect(result.end).toBe("raised");
    expect(result.at.fn).toBe(entry);
  });

  it("a raise terminator jumps to its handler with the frame as it is", () => {
    const b = new ProgramBuilder();
    const entry = b.define("f", b.int, [], [["x", b.int]], ({ place, value }) => [
      [[assign(place("x"), b.num(4))], raise(1)],
      [[], ret(value("x"))],
    ]);
    expect(returned(b.build(), entry)).toBe(4n);
  });

  it("the writes of a raising call stay", () => {
    const b = new ProgramBuilder();
    const probe = b.declare("probe", b.types.void, [], ["raises"]);
    const at = b.num(OBJECT, b.pointerTo(b.int));
    const entry = b.define("f", b.int, [], [], () => [
      [[b.call(probe, [], null, 1)], ret(b.num(0))],
      [[], ret(load(memory(at, b.int)))],
    ]);
    const writes = [{ address: OBJECT, size: 4, value: 3n }] as const;
    expect(returned(b.build(), entry, { choices: [call(probe, null, { writes, raises: true })] })).toBe(3n);
  });
});
