/** A project as one build choice compiles it. Free of archive and XML code, so the page can have it without them. */
import type { BuildChoice, SourceText } from "../protocol/protocol";
import { classOf } from "./classify";

/** Units of other projects are left out; headers stay. */
export function applyChoice(files: readonly SourceText[], choice: BuildChoice | null): readonly SourceText[] {
  if (!choice || choice.units.length === 0) return files;
  const units = new Set(choice.units);
  return files.filter((file) => classOf(file.path) !== "unit" || units.has(file.path));
}
