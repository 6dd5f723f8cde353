/** What a file is, by its name and its first bytes; decides whether it is read and what is said about it. */
import { startsWith } from "./decode-text";
import { extensionOf, fileNameOf } from "./path-name";

export type FileClass =
  | "unit"
  | "header"
  | "project-file"
  | "property-sheet"
  | "rule-list"
  | "install-file"
  | "archive"
  | "zip"
  | "compiled"
  | "other";

const BY_EXTENSION: Readonly<Record<string, FileClass>> = {
  c: "unit",
  cc: "unit",
  cpp: "unit",
  cxx: "unit",
  h: "header",
  hh: "header",
  hpp: "header",
  hxx: "header",
  inl: "header",
  inc: "header",
  vcxproj: "project-file",
  props: "property-sheet",
  sdv: "rule-list",
  inf: "install-file",
  inx: "install-file",
  zip: "zip",
  "7z": "archive",
  rar: "archive",
  cab: "archive",
  gz: "archive",
  tgz: "archive",
  tar: "archive",
  xz: "archive",
  bz2: "archive",
  sys: "compiled",
  pdb: "compiled",
  obj: "compiled",
  lib: "compiled",
  exe: "compiled",
  dll: "compiled",
  cat: "compiled",
};

export function classOf(path: string): FileClass {
  return BY_EXTENSION[extensionOf(path)] ?? "other";
}

/** What the bytes are where the name may lie: a zip, another archive, or null for anything else. */
export function archiveFormat(path: string, bytes: Uint8Array): "zip" | string | null {
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return "zip";
  if (startsWith(bytes, "7z\xbc\xaf\x27\x1c")) return ".7z";
  if (startsWith(bytes, "Rar!\x1a\x07")) return ".rar";
  if (startsWith(bytes, "MSCF\0\0\0\0")) return ".cab";
  if (startsWith(bytes, "\x1f\x8b")) return /\.t(ar\.)?gz$/i.test(path) ? ".tar.gz" : ".gz";
  if (startsWith(bytes, "BZh")) return ".bz2";
  if (startsWith(bytes, "\xfd7zXZ\0")) return ".xz";
  return classOf(path) === "archive" ? `.${extensionOf(path)}` : null;
}

/** Files that are read as text and kept in the project. */
export function isKept(path: string): boolean {
  const known = classOf(path);
  return known === "unit" || known === "header";
}

/** Folders no driver keeps its sources in; skipped without a word for each file. */
export function isHousekeeping(path: string): boolean {
  return (
    /(^|\/)(\.git|\.svn|\.hg|\.vs|node_modules|__MACOSX)(\/|$)/.test(path) || fileNameOf(path) === ".DS_Store"
  );
}

/** A unified diff: a header pair and a hunk. */
export function isUnifiedDiff(text: string): boolean {
  return /^--- .+\r?\n\+\+\+ .+\r?\n@@ -\d+(,\d+)? \+\d+(,\d+)? @@/m.test(text);
}
