/** Promotions and conversions of C11 under LLP64, as tables over all integer types. */
import { describe, expect, it } from "vitest";
import {
  arithmeticType,
  numberOf,
  printDeclaration,
  printType,
  promoted,
  TypeTable,
  wrap,
} from "@/lib/engine/types";

const types = new TypeTable();
const names = {
  c: types.char,
  uc: types.unsignedChar,
  s: types.short,
  us: types.unsignedShort,
  i: types.int,
  u: types.unsignedInt,
  ll: types.longLong,
  ull: types.unsignedLongLong,
  b: types.bool,
  e: types.enumeration("e", "E"),
  d: types.double,
  f: types.float,
} as const;
type Name = keyof typeof names;
const nameOf = (id: number) => (Object.keys(names) as Name[]).find((name) => names[name] === id) ?? "?";

describe("usual arithmetic conversions", () => {
  it.each<[Name, Name, Name]>([
    ["c", "uc", "i"],
    ["us", "us", "i"],
    ["b", "c", "i"],
    ["e", "e", "i"],
    ["e", "u", "u"],
    ["i", "u", "u"],
    ["s", "u", "u"],
    ["u", "ll", "ll"],
    ["i", "ull", "ull"],
    ["ll", "ull", "ull"],
    ["us", "ll", "ll"],
    ["f", "i", "f"],
    ["f", "d", "d"],
    ["ull", "d", "d"],
  ])("%s with %s is %s, both ways round", (left, right, expected) => {
    expect(nameOf(arithmeticType(types, names[left], names[right]))).toBe(expected);
    expect(nameOf(arithmeticType(types, names[right], names[left]))).toBe(expected);
  });

  it("leave an open type open", () => {
    const open = types.open("T");
    expect(arithmeticType(types, types.int, open)).toBe(open);
  });
});

describe("promotion of bit-fields", () => {
  it.each([
    [types.unsignedInt, 31, "i"],
    [types.unsignedInt, 32, "u"],
    [types.int, 5, "i"],
    [types.unsignedChar, 8, "i"],
    [types.unsignedLongLong, 5, "i"],
    [types.unsignedLongLong, 33, "ull"],
  ])("type %i, width %i is %s", (type, width, expected) => {
    expect(nameOf(promoted(types, type, { width }))).toBe(expected);
  });
});

describe("patterns", () => {
  it.each([
    [-1n, types.unsignedChar, 0xffn, 255n],
    [200n, types.char, 200n, -56n],
    [0x1_0000_0001n, types.int, 1n, 1n],
    [0x8000_0000n, types.int, 0x8000_0000n, -0x8000_0000n],
    [-1n, types.unsignedLongLong, 0xffff_ffff_ffff_ffffn, 0xffff_ffff_ffff_ffffn],
    [-1n, types.longLong, 0xffff_ffff_ffff_ffffn, -1n],
  ])("%s as type %i", (value, type, pattern, number) => {
    expect(wrap(types, value, type)).toBe(pattern);
    expect(numberOf(types, pattern, type)).toBe(number);
  });
});

it("types print in C's notation", () => {
  const param = (type: number) => ({ name: null, type: type as never, direction: "unknown" as const });
  const handler = types.function(
    types.void,
    [param(types.int), param(types.pointer(types.char, true))],
    false,
  );
  expect(printType(types, types.pointer(handler))).toBe(
    "void (*)(int, const char *)".replace("const char *", "char const *"),
  );
  expect(printDeclaration(types, types.array(types.pointer(types.array(types.int, 3)), 2), "x")).toBe(
    "int (*x[2])[3]",
  );
  expect(printDeclaration(types, types.pointer(types.pointer(types.unsignedChar)), "p")).toBe(
    "unsigned char **p",
  );
  expect(printType(types, types.function(types.int, [], true))).toBe("int (...)");
});
