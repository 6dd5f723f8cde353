/** `#pragma pack` and the headers that stand for it reach record layout. */
import { describe, expect, it } from "vitest";
import type { SourceFile } from "@/lib/engine/project";
import { projectOf, testEngine } from "../../support/engine";

async function sizeOf(name: string, files: readonly SourceFile[]): Promise<number> {
  const engine = await testEngine();
  const { program } = engine.frontEnd(projectOf(files), { aborted: false });
  return program.symbols.find((symbol) => symbol.name === name)!.size;
}

const record = "struct S { UCHAR a; ULONG b; ULONGLONG c; };\n";

describe("packing", () => {
  it.each([
    ["natural alignment", `${record}struct S s;`, 16],
    ["pack(1)", `#pragma pack(1)\n${record}struct S s;`, 13],
    ["pack(push, 4)", `#pragma pack(push, 4)\n${record}#pragma pack(pop)\nstruct S s;`, 16],
    ["pack(push, 2)", `#pragma pack(push, 2)\n${record}#pragma pack(pop)\nstruct S s;`, 14],
    ["a pop restores", `#pragma pack(push, 1)\n#pragma pack(pop)\n${record}struct S s;`, 16],
    ["pshpack1.h", `#include <pshpack1.h>\n${record}#include <poppack.h>\nstruct S s;`, 13],
    ["__pragma", `__pragma(pack(1))\n${record}struct S s;`, 13],
  ])("%s", async (_, text, size) => {
    expect(await sizeOf("s", [{ path: "a.c", text }])).toBe(size);
  });
});
