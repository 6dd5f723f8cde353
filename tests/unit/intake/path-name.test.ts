/** Names from strangers: normal form or refusal, never repair. */
import { describe, expect, it } from "vitest";
import { commonFolder, resolvePath, safePath } from "../../../lib/intake/path-name";

describe("a path of an archive", () => {
  it.each([
    ["src\\io.c", "src/io.c"],
    ["./a//b.c", "a/b.c"],
    ["..a/b..c", "..a/b..c"],
  ])("is brought to its normal form: %s", (name, path) => {
    expect(safePath(name)).toBe(path);
  });

  it.each([
    "../a.c",
    "a/../../b.c",
    "a/..",
    "/etc/x.c",
    "\\\\host\\x.c",
    "C:x.c",
    "",
    "./",
    "a\0.c",
    "a\u202ec.c",
  ])("is refused: %j", (name) => {
    expect(safePath(name)).toBeNull();
  });
});

describe("a path of a project file", () => {
  it("may go up as long as it stays inside", () => {
    expect(resolvePath("src/inbox", "..\\io.c")).toBe("src/io.c");
    expect(resolvePath("src", "..\\..\\io.c")).toBeNull();
  });
});

describe("the common folder", () => {
  it("is the longest all paths share", () => {
    expect(commonFolder(["a/b/c.c", "a/b/d/e.c"])).toBe("a/b");
    expect(commonFolder(["a/c.c", "b/d.c"])).toBe("");
    expect(commonFolder(["ab/c.c", "a/d.c"])).toBe("");
  });
});
