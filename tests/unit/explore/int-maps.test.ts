/** The persistent maps of a store against plain ones. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY, IntMaps, type MapId } from "@/lib/engine/explore/store";

const operations = fc.array(
  fc.record({
    key: fc.oneof(fc.nat(20), fc.nat(2 ** 31 - 1)),
    value: fc.integer(),
    isRemoval: fc.boolean(),
  }),
  { maxLength: 60 },
);

function applied(maps: IntMaps, steps: readonly { key: number; value: number; isRemoval: boolean }[]) {
  const plain = new Map<number, number>();
  let map: MapId = EMPTY;
  for (const { key, value, isRemoval } of steps) {
    if (isRemoval) plain.delete(key);
    else plain.set(key, value);
    map = isRemoval ? maps.remove(map, key) : maps.set(map, key, value);
  }
  return { map, plain };
}

describe("IntMaps", () => {
  it("holds what was set last, keys ascending", () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const maps = new IntMaps();
        const { map, plain } = applied(maps, steps);
        const seen: [number, number][] = [];
        maps.forEach(map, (key, value) => seen.push([key, value]));
        expect(seen).toEqual([...plain].sort(([a], [b]) => a - b));
      }),
    );
  });

  it("gives equal maps one id, whatever the order of writes", () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const maps = new IntMaps();
        const { map, plain } = applied(maps, steps);
        let again: MapId = EMPTY;
        for (const [key, value] of [...plain].reverse()) again = maps.set(again, key, value);
        expect(again).toBe(map);
      }),
    );
  });

  it("visits exactly the differences", () => {
    fc.assert(
      fc.property(operations, operations, (left, right) => {
        const maps = new IntMaps();
        const a = applied(maps, left);
        const b = applied(maps, right);
        const seen = new Map<number, string>();
        maps.forEachDifference(a.map, b.map, Number.NaN, (key, one, other) =>
          seen.set(key, `${one} ${other}`),
        );
        const expected = new Map<number, string>();
        for (const key of new Set([...a.plain.keys(), ...b.plain.keys()])) {
          const one = a.plain.get(key) ?? Number.NaN;
          const other = b.plain.get(key) ?? Number.NaN;
          if (!Object.is(one, other)) expected.set(key, `${one} ${other}`);
        }
        expect(seen).toEqual(expected);
      }),
    );
  });
});
