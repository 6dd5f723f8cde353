/**
 * Splits a checked-out source tree into drivers: one per Visual Studio project that compiles something, and for
 * sources no project names, one per folder. A driver is a list of file paths; the reading is the intake's.
 *
 *     tools/sdv/driver/fail.vcxproj     → driver `tools/sdv/driver/fail.vcxproj`: its units, headers around them
 *     old/serial/*.c                    → driver `old/serial`
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

export interface CorpusDriver {
  /** Project file, or folder, relative to the tree. */
  readonly name: string;
  /** Absolute folder that the paths are relative to. */
  readonly root: string;
  /** Relative to `root`, with `/`. */
  readonly paths: readonly string[];
}

/** In the order of their names. */
export function driversBelow(tree: string): readonly CorpusDriver[] {
  const all = sourcesBelow(tree);
  const byLowerCase = new Map(all.map((path) => [path.toLowerCase(), path]));
  const claimed = new Set<string>();
  const drivers: CorpusDriver[] = [];
  for (const project of all.filter((path) => /\.vcxproj$/i.test(path))) {
    const units = unitsOf(tree, project).flatMap((path) => byLowerCase.get(path.toLowerCase()) ?? []);
    if (units.length === 0) continue;
    for (const unit of units) claimed.add(unit);
    drivers.push(driver(tree, project, sharedFolder([project, ...units]), [project, ...units], all));
  }
  for (const [folder, units] of byFolder(all.filter((path) => isUnit(path) && !claimed.has(path)))) {
    drivers.push(driver(tree, folder, folder, units, all));
  }
  return drivers.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function driver(
  tree: string,
  name: string,
  folder: string,
  named: readonly string[],
  all: readonly string[],
): CorpusDriver {
  const inFolder = (path: string) => folder === "." || path.startsWith(`${folder}/`);
  const around = all.filter((path) => inFolder(path) && /\.(h|hpp|hxx|hh|inl|inc|props)$/i.test(path));
  return { name, root: tree, paths: [...new Set([...named, ...around])] };
}

function sourcesBelow(tree: string): readonly string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(c|cc|cpp|cxx|h|hh|hpp|hxx|inl|inc|vcxproj|props)$/i.test(entry.name),
    )
    .map((entry) =>
      posix.normalize(
        join(entry.parentPath, entry.name)
          .slice(tree.length + 1)
          .replaceAll("\\", "/"),
      ),
    )
    .sort();
}

function unitsOf(tree: string, project: string): readonly string[] {
  const text = readFileSync(join(tree, project), "utf8");
  return [...text.matchAll(/<ClCompile\s+Include="([^"$]+)"/g)].map((match) =>
    posix.normalize(posix.join(dirname(project), match[1]!.replaceAll("\\", "/"))),
  );
}

function sharedFolder(paths: readonly string[]): string {
  let shared = posix.dirname(paths[0]!);
  while (shared !== "." && !paths.every((path) => path.startsWith(`${shared}/`)))
    shared = posix.dirname(shared);
  return shared;
}

function byFolder(units: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const unit of units) {
    const folder = posix.dirname(unit);
    folders.set(folder, [...(folders.get(folder) ?? []), unit]);
  }
  return folders;
}

function isUnit(path: string): boolean {
  return /\.(c|cc|cpp|cxx)$/i.test(path);
}
