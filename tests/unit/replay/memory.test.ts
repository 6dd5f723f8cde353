/** Memory of the interpreter: widths, overlaps, bit-fields, unwritten bytes, copies, faults. */
import { describe, expect, it } from "vitest";
import type { Stmt } from "@/lib/engine/ir";
import { assign, load, memory, nowhere, ProgramBuilder, part, ret } from "./build";
import { returned, run } from "./run-program";

const OBJECT = 0xe000_0000_0000n;

describe("loads and stores", () => {
  it("are little-endian and overlap bytewise", () => {
    const b = new ProgramBuilder();
    const { char, unsignedShort } = b.types;
    const entry = b.define("f", unsignedShort, [], [["x", b.int]], ({ place }) => [
      [
        [assign(place("x"), b.num(0x11223344)), assign(part(place("x"), 2, char), b.num(0x99, char))],
        ret(load(part(place("x"), 1, unsignedShort))),
      ],
    ]);
    expect(returned(b.build(), entry)).toBe(0x9933n);
  });

  it("through a pointer reach a local of the caller", () => {
    const b = new ProgramBuilder();
    b.define("set", b.types.void, [["p", b.pointerTo(b.int)]], [], ({ value }) => [
      [[assign(memory(value("p"), b.int), b.num(-7))], ret()],
    ]);
    const set = b.declare("set", b.types.void, []);
    const entry = b.define("f", b.int, [], [["x", b.int]], ({ place, value }) => [
      [[assign(place("x"), b.num(1)), b.call(set, [b.addressOf(place("x"))])], ret(value("x"))],
    ]);
    expect(returned(b.build(), entry)).toBe(0xffff_fff9n);
  });

  it("sign-extend bit-fields of signed units and keep their neighbours", () => {
    const b = new ProgramBuilder();
    const high = { shift: 5, width: 3 };
    const low = { shift: 0, width: 5 };
    const entry = b.define("f", b.int, [], [["x", b.int]], ({ place, value }) => [
      [
        [
          assign(place("x"), b.num(0x0f)),
          assign(part(place("x"), 0, b.int, high), b.num(6)),
          assign(
            part(place("x"), 0, b.int, low),
            b.op("add", load(part(place("x"), 0, b.int, high)), b.num(0)),
          ),
        ],
        ret(value("x")),
      ],
    ]);
    expect(returned(b.build(), entry)).toBe(0b110_11110n);
  });

  it("handle 64-bit units of bit-fields", () => {
    const b = new ProgramBuilder();
    const { longLong } = b.types;
    const bits = { shift: 30, width: 10 };
    const entry = b.define("f", longLong, [], [["x", longLong]], ({ place }) => [
      [
        [
          assign(place("x"), b.num(-1, longLong)),
          assign(part(place("x"), 0, longLong, bits), b.num(0x201, longLong)),
        ],
        ret(load(part(place("x"), 0, longLong, bits))),
      ],
    ]);
    expect(returned(b.build(), entry)).toBe(BigInt.asUintN(64, -511n));
  });

  it("cross a page", () => {
    const b = new ProgramBuilder();
    const { longLong } = b.types;
    const at = b.num(OBJECT + 4093n, b.pointerTo(longLong));
    const entry = b.define("f", longLong, [], [], () => [
      [[assign(memory(at, longLong), b.num(0x1122334455667788n, longLong))], ret(load(memory(at, longLong)))],
    ]);
    expect(returned(b.build(), entry)).toBe(0x1122334455667788n);
  });

  it.each([
    [0n, "0x0"],
    [0x10n, "0x10"],
    [0xffffn, "0xffff"],
  ])("at %s fault", (address, shown) => {
    const b = new ProgramBuilder();
    const entry = b.define("f", b.int, [], [], () => [
      [[], ret(load(memory(b.num(address, b.pointerTo(b.int)), b.int)))],
    ]);
    expect(returned(b.build(), entry)).toBe(`fault: access at ${shown}, next to NULL`);
  });

  it("high kernel addresses are memory, addresses outside of the address space are not", () => {
    const at = (address: bigint) => {
      const b = new ProgramBuilder();
      const pointer = b.num(address, b.pointerTo(b.int));
      const entry = b.define("f", b.int, [], [], () => [
        [[assign(memory(pointer, b.int), b.num(5))], ret(load(memory(pointer, b.int)))],
      ]);
      return returned(b.build(), entry);
    };
    expect(at(0xffff_8000_0000_1000n)).toBe(5n);
    expect(at(0x8000_0000_0000_0000n)).toBe("fault: access at 0x8000000000000000");
  });
});

describe("memory at entry", () => {
  it("globals hold their initialisers, the witness overrides them, gaps are zero", () => {
    const b = new ProgramBuilder();
    const table = b.global("table", b.types.array(b.int, 4), [
      { offset: 4, size: 4, value: { kind: "constant", value: 0x01020304n }, member: null },
    ]);
    const entry = b.define("f", b.int, [["i", b.int]], [], () => [
      [[], ret(load(b.globalPlace(table, 4, b.int)))],
    ]);
    const gap = b.define("g", b.int, [], [], () => [[[], ret(load(b.globalPlace(table, 12, b.int)))]]);
    const program = b.build();
    const address = program.plan.symbol(table) + 5n;
    expect(returned(program, entry)).toBe(0x01020304n);
    expect(returned(program, entry, { initial: [{ address, size: 1, value: 0xffn }] })).toBe(0x0102ff04n);
    expect(returned(program, gap)).toBe(0n);
    expect(returned(program, entry)).toBe(0x01020304n);
  });

  it("pointers in initialisers are addresses of the plan; strings are bytes with an end", () => {
    const b = new ProgramBuilder();
    const { char } = b.types;
    const text = b.string("ab");
    const f = b.declare("callee", b.int, []);
    const pointer = b.global("pointer", b.pointerTo(char), [
      { offset: 0, size: 8, value: { kind: "address", symbol: f, offset: 0 }, member: null },
    ]);
    const entry = b.define("f", b.pointerTo(char), [], [], () => [[[], ret(load(b.globalPlace(pointer)))]]);
    const letter = (index: number) => {
      const at = b.op("add", b.convert(text, b.types.longLong), b.num(index, b.types.longLong));
      return load(memory(at, char));
    };
    const second = b.define("g", char, [], [], () => [[[], ret(letter(1))]]);
    const end = b.define("h", char, [], [], () => [[[], ret(letter(2))]]);
    const program = b.build();
    expect(returned(program, entry)).toBe(program.plan.symbol(f));
    expect([returned(program, second), returned(program, end)]).toEqual([98n, 0n]);
  });

  it("what nobody wrote is what the witness says, else zero; also in frames, and again after `declare`", () => {
    const b = new ProgramBuilder();
    const declare = (local: number): Stmt => ({ ...nowhere, kind: "declare", local: local as never });
    const entry = b.define("f", b.int, [["p", b.pointerTo(b.int)]], [["x", b.int]], ({ place, value }) => [
      [
        [assign(place("x"), b.num(1)), declare(1)],
        ret(b.op("add", value("x"), load(memory(value("p"), b.int)))),
      ],
    ]);
    const program = b.build();
    const x = program.plan.local(program.program.functions[entry]!, 0, 1 as never);
    const initial = [
      { address: x, size: 4, value: 30n },
      { address: OBJECT, size: 2, value: 0x105n },
    ] as const;
    expect(returned(program, entry, { parameters: [OBJECT] })).toBe(0n);
    expect(returned(program, entry, { parameters: [OBJECT], initial })).toBe(30n + 0x105n);
  });
});

describe("blocks of bytes", () => {
  it("fill and overlapping copy", () => {
    const b = new ProgramBuilder();
    const word = b.types.longLong;
    const bytes = b.types.array(b.types.char, 8);
    const entry = b.define("f", word, [], [["x", bytes]], ({ place }) => {
      const at = (offset: number) => b.addressOf(part(place("x"), offset, b.types.char));
      return [
        [
          [
            { ...nowhere, kind: "fill", address: at(0), value: b.num(0xab), length: b.num(8, word) },
            assign(part(place("x"), 0, b.types.char), b.num(1, b.types.char)),
            assign(part(place("x"), 1, b.types.char), b.num(2, b.types.char)),
            { ...nowhere, kind: "copy", to: at(1), from: at(0), length: b.num(3, word) },
            { ...nowhere, kind: "copy", to: at(5), from: at(6), length: b.num(0, word) },
          ],
          ret(load(part(place("x"), 0, word))),
        ],
      ];
    });
    expect(returned(b.build(), entry)).toBe(0xabababab_ab020101n);
  });

  it("cost steps by their length, and are refused when they are absurd", () => {
    const fill = (length: bigint) => {
      const b = new ProgramBuilder();
      const word = b.types.unsignedLongLong;
      const address = b.num(OBJECT, b.pointerTo(b.types.char));
      const stmt: Stmt = { ...nowhere, kind: "fill", address, value: b.num(1), length: b.num(length, word) };
      const entry = b.define("f", b.types.void, [], [], () => [[[stmt], ret()]]);
      return run(b.build(), entry, { maxSteps: 1000 });
    };
    expect(fill(6400n).steps).toBe(102);
    expect(fill(6_400_000n).end).toBe("limit");
    expect(fill(1n << 40n).why).toBe("1099511627776 bytes are filled or copied at once");
  });

  it("records are copied by assignment, argument and result", () => {
    const b = new ProgramBuilder();
    const pair = b.types.record("pair", "struct", "pair");
    const member = (name: string) => ({ name, type: b.int, bitWidth: null, isVolatile: false });
    b.types.complete(pair, [member("a"), member("b")], null);
    b.define("swap", pair, [["p", pair]], [["t", b.int]], ({ place, value }) => [
      [
        [
          assign(place("t"), load(part(place("p"), 0, b.int))),
          assign(part(place("p"), 0, b.int), load(part(place("p"), 4, b.int))),
          assign(part(place("p"), 4, b.int), value("t")),
        ],
        ret(value("p")),
      ],
    ]);
    const swap = b.declare("swap", pair, []);
    const entry = b.define(
      "f",
      b.int,
      [],
      [
        ["x", pair],
        ["y", pair],
        ["z", pair],
      ],
      ({ place, value }) => [
        [
          [
            assign(part(place("x"), 0, b.int), b.num(10)),
            assign(part(place("x"), 4, b.int), b.num(3)),
            b.call(swap, [value("x")], place("y")),
            assign(place("z"), value("y")),
          ],
          ret(b.op("sub", load(part(place("z"), 4, b.int)), load(part(place("x"), 4, b.int)))),
        ],
      ],
    );
    expect(returned(b.build(), entry)).toBe(7n);
  });
});
