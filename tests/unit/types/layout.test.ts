/** Layout against the rules of the Microsoft compiler for x64, and against gcc's `ms_struct` where they agree. */
import { describe, expect, it } from "vitest";
import { type MemberSpec, type TypeId, TypeTable } from "@/lib/engine/types";

const types = new TypeTable();
let made = 0;

type Shape = readonly [name: string | null, type: TypeId, bits?: number];

function record(kind: "struct" | "union", shapes: readonly Shape[], pack: number | null = null): TypeId {
  const id = types.record(`test ${made++}`, kind, `R${made}`);
  const members = shapes.map(
    ([name, type, bits]): MemberSpec => ({ name, type, bitWidth: bits ?? null, isVolatile: false }),
  );
  types.complete(id, members, pack);
  return id;
}

/** `name@offset` or `name@offset{shift,width}` of every member, then size and alignment. */
function layout(id: TypeId): string {
  const type = types.get(id);
  if (type.kind !== "record" || !type.layout) throw new Error("no layout");
  const { fields, size, align } = type.layout;
  const parts = fields.map(({ name, offset, bits }) => {
    return `${name ?? "-"}@${offset}${bits ? `{${bits.shift},${bits.width}}` : ""}`;
  });
  return `${parts.join(" ")} size ${size} align ${align}`;
}

const { char, unsignedChar, short, unsignedShort, int, unsignedInt, longLong, double, bool } = types;
const pointer = types.pointer(types.void);

describe("records", () => {
  it.each([
    [
      "natural alignment",
      record("struct", [
        ["a", char],
        ["b", int],
        ["c", char],
        ["d", pointer],
      ]),
      "a@0 b@4 c@8 d@16 size 24 align 8",
    ],
    [
      "a trailing byte",
      record("struct", [
        ["a", longLong],
        ["b", char],
      ]),
      "a@0 b@8 size 16 align 8",
    ],
    [
      "pack 1",
      record(
        "struct",
        [
          ["a", char],
          ["b", int],
          ["c", longLong],
        ],
        1,
      ),
      "a@0 b@1 c@5 size 13 align 1",
    ],
    [
      "pack 4",
      record(
        "struct",
        [
          ["a", char],
          ["b", longLong],
        ],
        4,
      ),
      "a@0 b@4 size 12 align 4",
    ],
    [
      "pack above natural",
      record(
        "struct",
        [
          ["a", char],
          ["b", short],
        ],
        8,
      ),
      "a@0 b@2 size 4 align 2",
    ],
    [
      "a union",
      record("union", [
        ["a", char],
        ["b", double],
        ["c", types.array(char, 9)],
      ]),
      "a@0 b@0 c@0 size 16 align 8",
    ],
    [
      "a flexible array",
      record("struct", [
        ["n", int],
        ["v", types.array(short, null)],
      ]),
      "n@0 v@4 size 4 align 4",
    ],
    [
      "_Bool",
      record("struct", [
        ["a", bool],
        ["b", bool],
        ["c", short],
      ]),
      "a@0 b@1 c@2 size 4 align 2",
    ],
    ["nothing", record("struct", []), " size 0 align 1"],
  ])("%s", (_, id, expected) => {
    expect(layout(id)).toBe(expected);
  });
});

describe("bit-fields", () => {
  it.each([
    [
      "share a unit",
      record("struct", [
        ["a", unsignedInt, 3],
        ["b", unsignedInt, 29],
      ]),
      "a@0{0,3} b@0{3,29} size 4 align 4",
    ],
    [
      "never straddle",
      record("struct", [
        ["a", unsignedInt, 3],
        ["b", unsignedInt, 30],
      ]),
      "a@0{0,3} b@4{0,30} size 8 align 4",
    ],
    [
      "start anew when the declared size changes",
      record("struct", [
        ["a", unsignedInt, 3],
        ["b", unsignedShort, 2],
        ["c", unsignedInt, 2],
      ]),
      "a@0{0,3} b@4{0,2} c@8{0,2} size 12 align 4",
    ],
    [
      "go on when only the sign changes",
      record("struct", [
        ["a", int, 3],
        ["b", unsignedInt, 2],
      ]),
      "a@0{0,3} b@0{3,2} size 4 align 4",
    ],
    [
      "start anew after a plain member",
      record("struct", [
        ["a", unsignedChar, 3],
        ["b", char],
        ["c", unsignedChar, 3],
      ]),
      "a@0{0,3} b@1 c@2{0,3} size 3 align 1",
    ],
    [
      "are closed by width 0",
      record("struct", [
        ["a", unsignedInt, 3],
        [null, unsignedInt, 0],
        ["b", unsignedInt, 3],
      ]),
      "a@0{0,3} -@4{0,0} b@4{0,3} size 8 align 4",
    ],
    [
      "lie on top of each other in a union",
      record("union", [
        ["a", unsignedInt, 3],
        ["b", unsignedInt, 7],
      ]),
      "a@0{0,3} b@0{0,7} size 4 align 4",
    ],
    [
      "fill 64-bit units",
      record("struct", [
        ["a", longLong, 40],
        ["b", longLong, 24],
      ]),
      "a@0{0,40} b@0{40,24} size 8 align 8",
    ],
  ])("%s", (_, id, expected) => {
    expect(layout(id)).toBe(expected);
  });
});

describe("members", () => {
  it("are found through anonymous records, at their whole offset", () => {
    const inner = record("union", [
      ["whole", unsignedInt],
      ["half", types.array(unsignedShort, 2)],
    ]);
    const middle = record("struct", [
      ["x", char],
      [null, inner],
    ]);
    const outer = record("struct", [
      ["first", longLong],
      [null, middle],
      ["x2", int],
    ]);
    expect(types.memberOf(outer, "half")).toMatchObject({ record: inner, offset: 12, bits: null });
    expect(types.memberOf(outer, "x2")).toMatchObject({ record: outer, offset: 16 });
    expect(types.memberOf(outer, "none")).toBeNull();
  });

  it("of open records get distinct places that stay the same", () => {
    const open = types.open("DEVICE_EXTENSION");
    const a = types.memberOf(open, "a")!;
    const b = types.memberOf(open, "b")!;
    expect([a.offset, b.offset]).toEqual([4096, 8192]);
    expect(types.memberOf(open, "a")).toEqual(a);
    const insideA = ["x", "y", "z"].map((name) => a.offset + types.memberOf(a.type, name)!.offset);
    expect(new Set([...insideA, a.offset, b.offset]).size).toBe(5);
    expect(Math.max(...insideA)).toBeLessThan(b.offset);
    expect(types.extentOf(open)).toBeGreaterThan(b.offset);
  });
});

describe("the table", () => {
  it("gives equal structure an equal id", () => {
    expect(types.pointer(int)).toBe(types.pointer(types.integer(32, true)));
    expect(types.pointer(int, true)).not.toBe(types.pointer(int));
    expect(types.array(int, 3)).toBe(types.array(int, 3));
    const parameter = { name: "a", type: int, direction: "in" } as const;
    expect(types.function(int, [parameter], false)).toBe(types.function(int, [{ ...parameter }], false));
  });

  it("keeps the id of a record when it is completed, and completes it once", () => {
    const id = types.record("once", "struct", "ONCE");
    expect(types.isComplete(id)).toBe(false);
    types.complete(id, [{ name: "a", type: int, bitWidth: null, isVolatile: false }], null);
    types.complete(id, [], null);
    expect(types.record("once", "struct", "ONCE")).toBe(id);
    expect(types.sizeOf(id)).toBe(4);
  });
});
