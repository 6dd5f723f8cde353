/** Several files, or a diff, in one paste. */
import { describe, expect, it } from "vitest";
import { applyPatch, parsePatch } from "@/lib/intake/apply-patch";
import { pasteParts } from "@/lib/intake/paste-parts";

const separators = [
  ["// file: a.c", "// file: sub/b.h"],
  ["/* a.c */", "/* File: sub/b.h */"],
  ["--- a.c ---", "--- sub/b.h ---"],
  ["=== a.c ===", "=== sub\\b.h ==="],
  ["### a.c", "### sub/b.h"],
  ["==> a.c <==", "==> sub/b.h <=="],
] as const;

describe("a paste of several files", () => {
  it.each(separators)("is split at %s", (one, other) => {
    expect(pasteParts(`${one}\nint x;\n\n${other}\nint y;\n`)).toEqual([
      { path: "a.c", text: "int x;\n" },
      { path: "sub/b.h", text: "int y;\n" },
    ]);
  });

  it("is split at here-documents and fences, leaving out what stands between", () => {
    const here = "cat > a.c <<'EOF'\nint x;\nEOF\nmake\ncat > b.h <<'EOF'\nint y;\nEOF\n";
    const fences = "```c a.c\nint x;\n```\nand\n```c b.h\nint y;\n```\n";
    for (const text of [here, fences]) {
      expect(pasteParts(text)).toEqual([
        { path: "a.c", text: "int x;\n" },
        { path: "b.h", text: "int y;\n" },
      ]);
    }
  });

  it("keeps code before the first name, and is one file without names", () => {
    expect(pasteParts("int z;\n// file: a.c\nint x;")?.map(({ path }) => path)).toEqual(["pasted.c", "a.c"]);
    expect(pasteParts("// Copyright\n// file: a.c\nint x;")?.map(({ path }) => path)).toEqual(["a.c"]);
    expect(pasteParts("int x; // see a.c\n/* a.c is old */ int y;")).toBeNull();
  });

  it("leaves a diff whole", () => {
    expect(pasteParts(patch)).toBeNull();
  });

  it("does not take names that leave the project", () => {
    expect(pasteParts("--- ../../etc/a.c ---\nint x;")).toBeNull();
  });
});

const file = { path: "src/a.c", text: "one\ntwo\nthree\nfour\nfive\n" };
const patch = "--- a/src/a.c\n+++ b/src/a.c\n@@ -2,3 +2,4 @@ f\n two\n-three\n+3\n+3a\n four\n";

describe("a unified diff", () => {
  it("is applied, also where lines have moved and paths are shorter", () => {
    const patches = parsePatch(patch);
    expect(applyPatch([file], patches)).toMatchObject({
      kind: "applied",
      changed: ["src/a.c"],
      files: [{ text: "one\ntwo\n3\n3a\nfour\nfive\n" }],
    });
    const moved = { path: "drv/src/a.c", text: `new\nnew\nnew\n${file.text}` };
    expect(applyPatch([moved], patches)).toMatchObject({ kind: "applied", changed: ["drv/src/a.c"] });
  });

  it("is refused with the place that does not fit, and known when it is there already", () => {
    const patches = parsePatch(patch);
    expect(applyPatch([{ ...file, text: "other\n" }], patches)).toEqual({
      kind: "misfit",
      file: "src/a.c",
      line: 2,
    });
    expect(applyPatch([{ path: "b.c", text: "" }], patches)).toEqual({
      kind: "misfit",
      file: "src/a.c",
      line: null,
    });
    const done = applyPatch([file], patches);
    expect(done.kind === "applied" && applyPatch(done.files, patches)).toEqual({ kind: "already" });
  });

  it("keeps line ends of the file", () => {
    const windows = { path: "src/a.c", text: file.text.replaceAll("\n", "\r\n") };
    const done = applyPatch([windows], parsePatch(patch));
    expect(done.kind === "applied" && done.files[0]!.text).toBe("one\r\ntwo\r\n3\r\n3a\r\nfour\r\nfive\r\n");
  });
});
