/**
 * Fixtures said in other ways: the answer stays, place by place. Only rewrites that keep line numbers, so that the marks
 * still speak for their lines.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "@/lib/engine/project";
import { differences } from "../support/check-fixture";
import { projectOf, testEngine } from "../support/engine";
import { type Fixture, parseFixture } from "../support/fixture";

const folder = fileURLToPath(new URL("../rules/CancelSpinLock", import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".c"))
  .sort()
  .map((name) => [name, parseFixture(name, readFileSync(join(folder, name), "utf8"))] as const)
  // A rewrite of the text also rewrites the names in regions that are not compiled, which that caution speaks of.
  .filter(([, fixture]) => !fixture.header.cautions.includes("other-configuration"));

type Rewrite = (files: readonly SourceFile[]) => readonly SourceFile[];

const inText =
  (change: (text: string) => string): Rewrite =>
  (files) =>
    files.map((file) => ({ ...file, text: change(file.text) }));

/** Not in strings, comments, macro definitions or SLIC words: locals of the fixtures by their usual names. */
const LOCAL = /(?<!["\w.>#])\b(irql|srb|ext|status|took|flags|count|ops|held)\b(?!["\w(])/g;

const rewrites: Readonly<Record<string, Rewrite>> = {
  "Windows line ends": inText((text) => text.replace(/\n/g, "\r\n")),
  "no indentation": inText((text) => text.replace(/^[ \t]+/gm, "")),
  "an unrelated file": (files) => [
    ...files,
    { path: "unrelated.h", text: "#define TWICE(x) ((x) + (x))\n" },
    { path: "zz-unrelated.c", text: '#include "unrelated.h"\nint g_twice[TWICE(2)];\n' },
  ],
  // Not where the configuration leaves text out: a macro's name there says nothing of what it calls.
  "calls through a macro": inText((text) =>
    /^\s*#\s*(if|el)/m.test(text)
      ? text
      : text.replace(/\bIo(Acquire|Release)CancelSpinLock\b/g, "CANCEL_$1"),
  ),
  "other names of locals": inText((text) =>
    /^\s*#/m.test(text) || /struct|union/.test(text) ? text : text.replace(LOCAL, "$1_too"),
  ),
};

/** Macros that the rewrites use; they come from the configuration so that no line moves. */
const DEFINES = [
  { name: "CANCEL_Acquire", value: "IoAcquireCancelSpinLock" },
  { name: "CANCEL_Release", value: "IoReleaseCancelSpinLock" },
];

async function check(fixture: Fixture, rewrite: Rewrite): Promise<readonly string[]> {
  const engine = await testEngine();
  const { defines, entries, rules } = fixture.header;
  const configuration = { name: "default", defines: [...defines, ...DEFINES], includeDirs: [] };
  const project = projectOf(rewrite(fixture.files), { configuration, entries });
  return differences(fixture, engine.analyze(project, { rules, steps: null }, { aborted: false }));
}

describe.each(Object.keys(rewrites))("%s", (name) => {
  it("changes no answer", async () => {
    const changed: string[] = [];
    for (const [file, fixture] of fixtures) {
      const wrong = await check(fixture, rewrites[name]!);
      changed.push(...wrong.map((difference) => `${file}: ${difference}`));
    }
    expect(changed).toEqual([]);
  });
});
