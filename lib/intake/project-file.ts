/**
 * Reads what matters of a Visual Studio project: which files are compiled, with which macros and include folders, per
 * configuration. Imported property sheets of the same drop are read as well. MSBuild is not evaluated: conditions of the
 * form `'$(Configuration)|$(Platform)'=='Release|x64'` are, `exists(...)` is looked up, anything else counts as true.
 * Macros such as `$(KIT_SHARED_INC_PATH_WDK)` stand for folders of the kit, which the OS model replaces: such entries drop out.
 */
import { XMLParser } from "fast-xml-parser";
import type { BuildChoice } from "../protocol/protocol";
import { fileNameOf, folderOf, resolvePath } from "./path-name";

export interface ProjectFileReading {
  readonly choices: readonly BuildChoice[];
  /** Sources the project names that are not among the files. */
  readonly missingUnits: readonly string[];
  /** Imports that were not found; those of the kit (`$(VCTargetsPath)…`) are not listed. */
  readonly missingImports: readonly string[];
}

/** Texts of the drop by path; lookups ignore case, as Windows does. */
export interface TextLookup {
  readonly find: (path: string) => { readonly path: string; readonly text: string } | null;
}

interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface Settings {
  defines: string[];
  includeDirs: string[];
}

interface Context {
  readonly projectFile: string;
  readonly configuration: string;
  readonly platform: string;
  readonly files: TextLookup;
  readonly missingImports: Set<string>;
}

const PREFERRED = "Release|x64";
const MAX_IMPORT_DEPTH = 8;

/** Null when the text is no project file. */
export function readProjectFile(path: string, text: string, files: TextLookup): ProjectFileReading | null {
  const root = parseXml(text);
  if (!root) return null;
  const units = compiledUnits(root, path, files);
  const messages = messageHeaders(root);
  const missingImports = new Set<string>();
  const choices = configurationNames(root).map((name): BuildChoice => {
    const [configuration = "", platform = ""] = name.split("|");
    const context: Context = {
      projectFile: path,
      configuration,
      platform,
      files,
      missingImports,
    };
    const settings: Settings = { defines: [], includeDirs: [] };
    collectSettings(root, folderOf(path), context, settings, 0);
    return {
      projectFile: path,
      configuration: {
        name,
        defines: [...platformDefines(name), ...settings.defines.map(splitDefine)],
        includeDirs: unique(settings.includeDirs),
        ...(messages.length > 0 ? { messageHeaders: messages } : {}),
      },
      units: units.found,
    };
  });
  return {
    choices,
    missingUnits: units.missing,
    missingImports: [...missingImports],
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

// --- XML -----------------------------------------------------------------------------------------------------------

type Ordered = { readonly [key: string]: unknown };

function parseXml(text: string): XmlNode | null {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    processEntities: false,
    ignoreDeclaration: true,
  });
  try {
    const nodes = (parser.parse(text) as Ordered[]).map(toNode);
    return nodes.find((node) => node.name === "Project") ?? null;
  } catch {
    return null;
  }
}

function toNode(raw: Ordered): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ":@") ?? "";
  const attributes = unescapeAll((raw[":@"] ?? {}) as Record<string, string>);
  const value = raw[name];
  if (!Array.isArray(value))
    return {
      name,
      attributes,
      children: [],
      text: unescapeXml(String(value ?? "")),
    };
  const children = (value as Ordered[]).map(toNode);
  const text = children
    .filter((child) => child.name === "#text")
    .map((child) => child.text)
    .join("");
  return { name, attributes, children, text };
}

function unescapeAll(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, unescapeXml(String(value))]),
  );
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function descendants(root: XmlNode, name: string): XmlNode[] {
  const found: XmlNode[] = [];
  const open: XmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.name === name) found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i]!);
  }
  return found;
}

// --- Items and settings ----------------------------------------------------------------------------------------------

/** In the order of the file; the preferred one first, since the first is the default. */
function configurationNames(root: XmlNode): string[] {
  const names = descendants(root, "ProjectConfiguration")
    .map((node) => node.attributes.Include ?? "")
    .filter((name) => name.includes("|"));
  if (names.length === 0) return [PREFERRED];
  const preferred = names.find((name) => name.toLowerCase() === PREFERRED.toLowerCase());
  const release =
    names.find((name) => /release\|x64$/i.test(name)) ?? names.find((name) => /release\|/i.test(name));
  const first = preferred ?? release ?? names[0]!;
  return unique([first, ...names]);
}

function compiledUnits(root: XmlNode, projectFile: string, files: TextLookup) {
  const found: string[] = [];
  const missing: string[] = [];
  for (const node of descendants(root, "ClCompile")) {
    const include = node.attributes.Include;
    if (include === undefined) continue;
    const path = resolvePath(folderOf(projectFile), include);
    const file = path === null ? null : files.find(path);
    if (file) found.push(file.path);
    else if (!include.includes("$(")) missing.push(include);
  }
  return { found: unique(found), missing: unique(missing) };
}

/** `log.mc` is compiled to `log.h`, which holds the numbers of its messages. */
function messageHeaders(root: XmlNode): string[] {
  const texts = descendants(root, "MessageCompile").flatMap((node) => node.attributes.Include ?? []);
  const names = texts.filter((text) => /\.mc$/i.test(text)).map((text) => text.replaceAll("\\", "/"));
  return unique(names.map((name) => `${fileNameOf(name).slice(0, -3).toLowerCase()}.h`));
}

function collectSettings(
  root: XmlNode,
  folder: string,
  context: Context,
  into: Settings,
  depth: number,
): void {
  for (const node of root.children) {
    if (!holds(node.attributes.Condition, folder, context)) continue;
    if (node.name === "Import") followImport(node, folder, context, into, depth);
    else if (node.name === "ImportGroup") collectSettings(node, folder, context, into, depth);
    else if (node.name === "ItemDefinitionGroup") {
      for (const tool of node.children) if (tool.name === "ClCompile") readTool(tool, folder, context, into);
    }
  }
}

function followImport(node: XmlNode, folder: string, context: Context, into: Settings, depth: number): void {
  const target = node.attributes.Project ?? "";
  const local = target.replace(
    /\$\((MSBuildThisFileDirectory|ProjectDir|MSBuildProjectDirectory)\)\\?/gi,
    "",
  );
  if (local.includes("$(") || depth >= MAX_IMPORT_DEPTH) return;
  const path = resolvePath(folder, local);
  const file = path === null ? null : context.files.find(path);
  const sheet = file ? parseXml(file.text) : null;
  if (file && sheet) collectSettings(sheet, folderOf(file.path), context, into, depth + 1);
  else context.missingImports.add(target);
}

function readTool(tool: XmlNode, folder: string, context: Context, into: Settings): void {
  for (const setting of tool.children) {
    if (!holds(setting.attributes.Condition, folder, context)) continue;
    const items = setting.text.split(";").map((item) => item.trim());
    if (setting.name === "PreprocessorDefinitions") {
      into.defines = merged(items, into.defines, (item) => (item.includes("$(") ? null : item));
    } else if (setting.name === "AdditionalIncludeDirectories") {
      into.includeDirs = merged(items, into.includeDirs, (item) => includeFolder(item, folder, context));
    }
  }
}

/** `%(Name)` stands for what was set before; an empty value there keeps nothing. */
function merged(
  items: readonly string[],
  before: readonly string[],
  keep: (item: string) => string | null,
): string[] {
  return items.flatMap((item) => {
    if (item === "") return [];
    if (item.startsWith("%(")) return [...before];
    const kept = keep(item);
    return kept === null ? [] : [kept];
  });
}

function includeFolder(item: string, folder: string, context: Context): string | null {
  const bare = item.replace(/^"|"$/g, "");
  const inProject = /^\$\((ProjectDir|MSBuildProjectDirectory)\)/i.test(bare);
  const inSheet = /^\$\(MSBuildThisFileDirectory\)/i.test(bare);
  const local = bare.replace(/^\$\([^)]*\)[\\/]?/, inProject || inSheet ? "" : "$&");
  if (local.includes("$(")) return null;
  // Include folders are relative to the project file, also when a property sheet names them.
  return resolvePath(inSheet ? folder : folderOf(context.projectFile), local);
}

// --- Conditions and macros -------------------------------------------------------------------------------------------

function holds(condition: string | undefined, folder: string, context: Context): boolean {
  if (!condition) return true;
  const parts = condition.split(/\s+and\s+/i);
  return parts.every((part) => clauseHolds(part.trim(), folder, context));
}

function clauseHolds(clause: string, folder: string, context: Context): boolean {
  const exists = /^exists\s*\(\s*'([^']*)'\s*\)$/i.exec(clause);
  if (exists) {
    const path = resolvePath(folder, expand(exists[1]!, context));
    return path !== null && context.files.find(path) !== null;
  }
  const compared = /^'([^']*)'\s*(==|!=)\s*'([^']*)'$/.exec(clause);
  if (!compared) return true;
  const left = expand(compared[1]!, context).toLowerCase();
  const right = expand(compared[3]!, context).toLowerCase();
  if (left.includes("$(") || right.includes("$(")) return true;
  return (left === right) === (compared[2] === "==");
}

function expand(text: string, context: Context): string {
  return text
    .replace(/\$\(Configuration\)/gi, context.configuration)
    .replace(/\$\(Platform\)/gi, context.platform);
}

function splitDefine(item: string): { name: string; value: string } {
  const equals = item.indexOf("=");
  return equals < 0
    ? { name: item, value: "1" }
    : { name: item.slice(0, equals), value: item.slice(equals + 1) };
}

const PLATFORM_DEFINES: Readonly<Record<string, readonly string[]>> = {
  x64: ["_WIN64", "_AMD64_", "AMD64"],
  win32: ["_X86_=1", "i386=1"],
  arm64: ["_WIN64", "_ARM64_", "ARM64"],
  arm: ["_ARM_", "ARM"],
};

/** What the WDK's property sheets add for a configuration; theirs come from the kit, not from the drop. */
function platformDefines(name: string): { name: string; value: string }[] {
  const [configuration = "", platform = ""] = name.split("|");
  const machine = (PLATFORM_DEFINES[platform.toLowerCase()] ?? []).map(splitDefine);
  return /debug|chk/i.test(configuration) ? [...machine, { name: "DBG", value: "1" }] : machine;
}

/** Rule names of an `sdv-user.sdv` or `sdv-default.sdv`, in order. */
export function readRuleList(text: string): string[] {
  const names = text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/[;#].*$/, "")
        .trim()
        .replace(/^.*[\\/]/, "")
        .replace(/\.slic$/i, ""),
    )
    .filter((line) => /^[A-Za-z_]\w*$/.test(line));
  return unique(names);
}

export function projectNameOf(path: string): string {
  return fileNameOf(path).replace(/\.vcxproj$/i, "");
}
