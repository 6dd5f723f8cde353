/** An array of unknown bound between members keeps to itself; a trailing one takes no space. */
import { expect, it } from "vitest";
import { TypeTable } from "@/lib/engine/types";

it("gives an array of unknown bound room before the next member", () => {
  const types = new TypeTable();
  const record = types.record("S", "struct", "S");
  const plain = { bitWidth: null, isVolatile: false };
  const open = types.array(types.unsignedInt, null);
  types.complete(
    record,
    [
      { name: "a", type: open, ...plain },
      { name: "b", type: types.unsignedInt, ...plain },
      { name: "c", type: open, ...plain },
    ],
    null,
  );
  const { offset: b } = types.memberOf(record, "b")!;
  const { offset: c } = types.memberOf(record, "c")!;
  expect(b).toBeGreaterThanOrEqual(1024);
  expect(c).toBe(b + 4);
});
