/**
 * Paths as archives, folders and project files spell them, brought to the form the engine knows: relative, `/` between
 * parts, no `.` or `..`. A name that would leave the project is refused, never repaired.
 */

/** The normal form, or null for an absolute path, a drive, a `..` part, a control character or an empty name. */
export function safePath(name: string): string | null {
  const slashed = name.replaceAll("\\", "/");
  if (slashed.startsWith("/") || /^[A-Za-z]:/.test(slashed)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(slashed)) return null;
  const parts = slashed.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..")) return null;
  return parts.join("/");
}

/**
 * `relative` as seen from the folder `base`; null when it leaves the project. Used for project files, whose `..\io.c`
 * is legal as long as it stays inside.
 */
export function resolvePath(base: string, relative: string): string | null {
  const slashed = relative.replaceAll("\\", "/");
  if (slashed.startsWith("/") || /^[A-Za-z]:/.test(slashed)) return null;
  const parts = base === "" ? [] : base.split("/");
  for (const part of slashed.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(path: string): string {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** The folder all paths share, without a trailing slash; empty when there is none. */
export function commonFolder(paths: readonly string[]): string {
  const first = paths[0];
  if (first === undefined) return "";
  let common = folderOf(first).split("/");
  for (const path of paths) {
    const parts = folderOf(path).split("/");
    let same = 0;
    while (same < common.length && common[same] === parts[same]) same++;
    common = common.slice(0, same);
  }
  return common.join("/");
}
