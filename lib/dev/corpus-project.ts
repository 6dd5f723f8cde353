/** A driver of a checked-out tree, read as the intake reads an upload. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyChoice, defaultLimits, readItems } from "../intake";
import type { ProjectMessage } from "../protocol/protocol";
import type { CorpusDriver } from "./corpus-drivers";

export async function projectOf(driver: CorpusDriver): Promise<ProjectMessage> {
  const items = driver.paths.map((path) => {
    const bytes = readFileSync(join(driver.root, path));
    const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return { kind: "bytes" as const, path, bytes: copy };
  });
  const limits = { ...defaultLimits, entries: items.length + 1 };
  const opened = await readItems(items, limits, new AbortController().signal, () => {});
  const choice = opened.choices[0] ?? null;
  return { ...opened.project, files: applyChoice(opened.project.files, choice) };
}
