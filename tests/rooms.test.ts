/**
 * The one-way doors of the engine, read from every import.
 *
 * A room imports only rooms with a lower number, through the other room's `index.ts`; nothing under `lib/engine`
 * reaches the page, a framework or the platform; the page reaches the engine only through its protocol and its report.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Room numbers of `lib/engine/README.md`. */
const rooms: Readonly<Record<string, number>> = {
  base: 1,
  project: 2,
  preprocess: 3,
  syntax: 4,
  cxx: 4.5,
  types: 5,
  ir: 6,
  cfg: 7,
  domain: 8,
  model: 9,
  slic: 10,
  decide: 11,
  rules: 11,
  explore: 12,
  replay: 12,
  prove: 13,
  trace: 13,
  fix: 14,
  report: 14,
  harness: 14,
  dump: 15,
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Import and export declarations; they start a line and hold one string. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const found: Import[] = [];
  const declaration =
    /^(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']|^import\s+["']([^"'\n]+)["']/gm;
  for (const match of text.matchAll(declaration)) {
    const to = (match[1] ?? match[2])!;
    const resolved = to.startsWith(".") ? join(dirname(file), to) : to.replace(/^@\//, "");
    found.push({ from: file, to: resolved });
  }
  return found;
}

function roomOf(path: string): string | null {
  return /^lib\/engine\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const engineImports = sourceFiles("lib/engine").flatMap(importsOf);

describe("rooms of the engine", () => {
  it("import only downwards", () => {
    const upward = engineImports.filter(({ from, to }) => {
      const here = roomOf(from);
      const there = roomOf(`${to}/`);
      if (here === null || there === null || here === there) return false;
      return rooms[there]! >= rooms[here]!;
    });
    expect(upward).toEqual([]);
  });

  it("are numbered, every one", () => {
    const unknown = new Set(
      engineImports.map(({ from }) => roomOf(from)).filter((room) => room && !(room in rooms)),
    );
    expect([...unknown]).toEqual([]);
  });

  it("are entered through their index", () => {
    const sideDoors = engineImports.filter(({ from, to }) => {
      const there = roomOf(`${to}/`);
      if (there === null || there === roomOf(from)) return false;
      return to !== `lib/engine/${there}` && to !== `lib/engine/${there}/index`;
    });
    expect(sideDoors).toEqual([]);
  });

  it("import nothing of the page, a framework or the platform", () => {
    const allowedPackages = new Set(["web-tree-sitter"]);
    const strangers = engineImports.filter(({ from, to }) => {
      if (to.startsWith("lib/engine")) return false;
      return !(allowedPackages.has(to) && roomOf(from) === "syntax");
    });
    expect(strangers).toEqual([]);
  });

  it("use no clock, randomness, DOM or network", () => {
    const ambient =
      /\b(Date\.now|new Date\(|performance\.now|Math\.random|document\.|window\.|fetch\(|localStorage)/;
    const users = sourceFiles("lib/engine").filter((file) =>
      ambient.test(stripComments(readFileSync(join(root, file), "utf8"))),
    );
    expect(users).toEqual([]);
  });

  it("have no cycle between files", () => {
    expect(findCycle(engineImports)).toEqual([]);
  });
});

describe("the page", () => {
  it("reaches the engine through protocol and report only", () => {
    const files = ["app", "components", "lib/store", "lib/editor"].flatMap(sourceFiles);
    const behind = files
      .flatMap(importsOf)
      .filter(({ to }) => /^lib\/engine\b/.test(to) && !/^lib\/engine\/report(\/analysis-report)?$/.test(to));
    expect(behind).toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

/** The files of one import cycle, or none. */
function findCycle(imports: readonly Import[]): readonly string[] {
  const edges = new Map<string, string[]>();
  const files = new Set(imports.map(({ from }) => from));
  for (const { from, to } of imports) {
    const target = [`${to}.ts`, `${to}/index.ts`].find((candidate) => files.has(candidate));
    if (target) edges.set(from, [...(edges.get(from) ?? []), target]);
  }
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (state.get(file) === "done") return [];
    if (state.get(file) === "open") return [...path.slice(path.indexOf(file)), file];
    state.set(file, "open");
    path.push(file);
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    state.set(file, "done");
    return [];
  };
  for (const file of files) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
