/**
 * Chance against the fixtures: concrete runs under random environments break the rule where a fixture says so, and
 * nowhere else. An oracle that shares nothing with exploration but the front end and the model.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadAssets } from "@/lib/cli/engine-assets";
import { neverCancelled } from "@/lib/engine/base";
import { flowOfFunctions } from "@/lib/engine/cfg";
import type { ViolationSite } from "@/lib/engine/domain";
import { FrontEnd, type FrontEndResult } from "@/lib/engine/front-end";
import { originsOf, planAddresses, type SymbolId } from "@/lib/engine/ir";
import { callbackRoles, effectOf, findEntryPoints } from "@/lib/engine/model";
import { landmarksOf, prepareReplay, randomEnvironment, replay } from "@/lib/engine/replay";
import { compileRule } from "@/lib/engine/slic";
import { createCParser } from "@/lib/engine/syntax";
import { type Fixture, parseFixture } from "../../support/fixture";
import { seeded } from "./seeded";

/** Runs under each entry point; after these only while a marked violation has not been met. */
const RUNS = 100;
const MOST_RUNS = 1500;
const MAX_STEPS = 5_000;
/** Marked violations that chance does not meet. */
const TOO_RARE: readonly string[] = [
  // Seven idle slots and a busy eighth.
  "loop-balanced_bad.c:17 held-at-exit",
  // A pointer in memory that leads to another object of the program.
  "alias-element_bad.c:13 held-at-exit",
  "alias-global_bad.c:14 held-at-exit",
  "alias-list-head_bad.c:11 held-at-exit",
  "alias-part_bad.c:13 held-at-exit",
  // A routine that was registered before.
  "cancel-routine-twice_bad.c:13 held-at-exit",
  // One key of many.
  "lookup-many-keys_bad.c:36 held-at-exit",
  // A table with nothing in it.
  "table-search-none_bad.c:22 release-without-acquire",
];
/** They rest on which functions a field can hold; chance puts any function of the type there, and none without a body here. */
const RESTS_ON_FLOW = [
  "event-address_bad.c",
  "ops-table-choice_bad.c",
  "ops-table-choice_ok.c",
  "pointer-ops-shared-type_bad.c",
  "pointer-ops-shared-type_ok.c",
  "pointer-targets-alike_bad.c",
  "registered-through-helper_ok.c",
];
const assets = loadAssets();
const folder = fileURLToPath(new URL("../../rules/CancelSpinLock", import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".c") && !RESTS_ON_FLOW.includes(name))
  .sort();

const roles = callbackRoles.map(({ role }) => role);
const rule = compileRule(
  assets.rules.find(({ path }) => path.endsWith("CancelSpinLock.slic"))!.text,
  "CancelSpinLock",
  { roles, roleGroups: { ALL_CALLBACKS: roles }, constants: () => null, include: () => null },
).value!;

const frontEnd = createCParser({ wasm: { runtime: assets.runtime, grammar: assets.grammar } }).then(
  (parser) => new FrontEnd(parser, assets.model),
);

async function violationsByChance(fixture: Fixture, marked: readonly string[]): Promise<ReadonlySet<string>> {
  const configuration = { name: "default", defines: fixture.header.defines, includeDirs: [] };
  const project = { name: "fixture", files: fixture.files, configuration, entries: fixture.header.entries };
  const front = (await frontEnd).read(project, neverCancelled, () => undefined);
  const { program, types, tables } = front;
  const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
  const entryPoints = findEntryPoints({
    program,
    typeOf,
    flow: flowOfFunctions(program, typeOf),
    origins: tables.origins,
    overrides: project.entries,
    constantOf: (name) => front.enumerators.get(name) ?? null,
  });
  const replayer = prepareReplay(program, typeOf, planAddresses(program), (symbol: SymbolId) =>
    effectOf(program.symbols[symbol]!, typeOf),
  );
  const source = { random: seeded(1), landmarks: landmarksOf(program.functions) };
  const found = new Set<string>();
  const isEnough = (runs: number) => runs >= RUNS && marked.every((violation) => found.has(violation));
  for (let runs = 0; runs < MOST_RUNS && !isEnough(runs); runs++) {
    for (const entry of entryPoints) {
      const environment = randomEnvironment(replayer, entry, source);
      const request = { automaton: rule, entry: entry.fn, role: entry.role, maxSteps: MAX_STEPS, log: false };
      const { site } = replay(replayer, { ...request, environment });
      if (site) found.add(describeSite(site, front));
    }
  }
  return found;
}

/** `file.c:12 held-at-exit`. */
function describeSite(
  { fn, block, stmt, kind }: ViolationSite,
  { program, tables, files }: FrontEndResult,
): string {
  const { blocks } = program.functions[fn]!;
  const at = blocks[block]!.stmts[stmt] ?? blocks[block]!.terminator;
  const origins = originsOf(program.functions[fn]!, at);
  const span = origins && tables.origins.writtenPlace(origins.first);
  if (!span) return `nowhere ${kind}`;
  return `${files.get(span.file).path}:${files.lineColumn(span.file, span.start).line} ${kind}`;
}

function markedIn({ marks }: Fixture): readonly string[] {
  const violations = marks.filter(({ kind }) => kind !== "step");
  const places = violations.map(({ file, line, violation }) => `${file}:${line} ${violation}`);
  return places.filter((place) => !TOO_RARE.includes(place));
}

/** An undecided fixture is one where chance may break the rule and nobody can say whether the driver would. */
const decided = fixtures
  .map((name) => parseFixture(name, readFileSync(join(folder, name), "utf8")))
  .filter(({ header }) => typeof header.expect === "string");

describe("random runs of the fixtures", () => {
  it.each(decided.map((fixture) => [fixture.files[0]?.path ?? "empty", fixture] as const))(
    "%s",
    async (_, fixture) => {
      const marked = markedIn(fixture);
      const found = await violationsByChance(fixture, marked);
      expect([...found].sort()).toEqual([...new Set(marked)].sort());
    },
  );
});
