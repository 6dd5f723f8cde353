/**
 * Splits a checked-out source tree into drivers: one per Visual Studio project that compiles something, and for
 * sources no project names, one per folder. A driver is a list of file paths; the reading is the intake's.
 *
 *     tools/sdv/driver/fail.vcxproj     → driver `tools/sdv/driver/fail.vcxproj`: its units, headers around them and
 *                                         in the include directories it names, also outside the tree
 *     old/serial/*.c                    → driver `old/serial`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";

export interface CorpusDriver {
  /** Project file, or folder, relative to the tree. */
  readonly name: string;
  /** Absolute folder that the paths are relative to. */
  readonly root: string;
  /** Relative to `root`, with `/`. */
  readonly paths: readonly string[];
}

const HEADER = /\.(h|hpp|hxx|hh|inl|inc)$/i;

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
    const named = driver(tree, project, sharedFolder([project, ...units]), [project, ...units], all);
    drivers.push(withHeadersOf(named, includeFoldersOf(join(tree, project))));
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
  const around = all.filter((path) => inFolder(path) && (HEADER.test(path) || /\.props$/i.test(path)));
  return { name, root: tree, paths: [...new Set([...named, ...around])] };
}

/** Folders that exist, absolute; those that macros name are left out. */
function includeFoldersOf(project: string): readonly string[] {
  const text = readFileSync(project, "utf8");
  const named = [
    ...text.matchAll(/<AdditionalIncludeDirectories>([^<]*)<\/AdditionalIncludeDirectories>/g),
  ].flatMap((match) => match[1]!.split(";"));
  const folders = named
    .filter((folder) => folder.trim() !== "" && !/[$%]\(/.test(folder))
    .map((folder) => resolve(dirname(project), folder.trim().replaceAll("\\", "/")));
  return [...new Set(folders)].filter((folder) => existsSync(folder));
}

/** The driver with the headers that stand in these folders, its paths relative to a folder that holds all. */
function withHeadersOf(driver: CorpusDriver, folders: readonly string[]): CorpusDriver {
  const headers = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => HEADER.test(name))
      .map((name) => join(folder, name)),
  );
  const all = [...new Set([...driver.paths.map((path) => join(driver.root, path)), ...headers])];
  let { root } = driver;
  while (!all.every((path) => path.startsWith(`${root}/`))) root = dirname(root);
  return { ...driver, root, paths: all.map((path) => relative(root, path).replaceAll("\\", "/")) };
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
