/**
 * Every rule is complete, and every annotated fixture says what the engine finds.
 *
 * `npm test -- early-return` runs the fixtures whose name contains the filter.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "@/lib/engine/rules";
import { differences } from "./support/check-fixture";
import { controlFlowSignature } from "./support/control-flow-signature";
import { projectOf, testEngine } from "./support/engine";
import { type Fixture, parseFixture } from "./support/fixture";

const folder = fileURLToPath(new URL("rules", import.meta.url));

function fixturesOf(rule: string): readonly { readonly name: string; readonly fixture: Fixture }[] {
  return readdirSync(join(folder, rule))
    .filter((name) => /\.(c|cpp)$/.test(name))
    .sort()
    .map((name) => ({ name, fixture: parseFixture(name, readFileSync(join(folder, rule, name), "utf8")) }));
}

async function check(fixture: Fixture): Promise<readonly string[]> {
  const engine = await testEngine();
  const { defines, entries, rules: names } = fixture.header;
  const configuration = { name: "default", defines, includeDirs: [] };
  const project = projectOf(fixture.files, { configuration, entries });
  return differences(fixture, engine.analyze(project, { rules: names, steps: null }, { aborted: false }));
}

describe.each(rules.map((rule) => rule.id))("%s", (id) => {
  const all = fixturesOf(id);

  it.each(all.map(({ name, fixture }) => [name, fixture] as const))("%s", async (_, fixture) => {
    expect(await check(fixture)).toEqual([]);
  });

  it("has examples that run as fixtures", async () => {
    const { bad, good } = rules.find((rule) => rule.id === id)!.examples;
    expect(await check(parseFixture("bad.c", bad.code))).toEqual([]);
    expect(await check(parseFixture("good.c", good.code))).toEqual([]);
  });

  it("has bad and good fixtures, across functions and through macros", () => {
    const names = all.map(({ name }) => name);
    for (const wanted of [
      /_bad\.c$/,
      /_ok\.c$/,
      /helper.*_bad/,
      /helper.*_ok/,
      /macro.*_bad/,
      /macro.*_ok/,
    ]) {
      expect(names.some((name) => wanted.test(name))).toBe(true);
    }
  });

  it("has no two fixtures with the same control-flow graph", async () => {
    const engine = await testEngine();
    const seen = new Map<string, string>();
    const twins: string[] = [];
    for (const { name, fixture } of all) {
      const configuration = { name: "default", defines: fixture.header.defines, includeDirs: [] };
      const front = engine.frontEnd(projectOf(fixture.files, { configuration }), { aborted: false });
      const signature = `${fixture.header.entries.map(({ as }) => as)}${controlFlowSignature(front)}`;
      const twin = seen.get(signature);
      if (twin) twins.push(`${name} = ${twin}`);
      seen.set(signature, name);
    }
    expect(twins).toEqual([]);
  });
});
