/**
 * The example drivers of `public/examples` as annotated fixtures: a folder is opened the way the command line opens it,
 * and the marks in its files say what must be found.
 */
import { fileURLToPath } from "node:url";
import { readProject } from "@/lib/cli/read-project";
import { applyChoice } from "@/lib/intake";
import type { ProjectMessage } from "@/lib/protocol/protocol";
import { type Fixture, type Mark, parseFixture } from "./fixture";

const examples = fileURLToPath(new URL("../../public/examples", import.meta.url));

export interface Expectation {
  readonly expect: Fixture["header"]["expect"];
  /** Cautions that must be printed. */
  readonly cautions?: readonly string[];
  /** Tags of the marks that hold only in another configuration. */
  readonly without?: readonly string[];
}

export interface ExampleDriver {
  readonly project: ProjectMessage;
  readonly fixture: Fixture;
}

/** `configuration` as a project file names it; the default build when there is none. */
export async function exampleDriver(
  folder: string,
  { expect, cautions = [], without = [] }: Expectation,
  configuration: string | null = null,
): Promise<ExampleDriver> {
  const opened = await readProject([folder], examples);
  const choice = opened.choices.find((candidate) => candidate.configuration.name === configuration);
  if (configuration !== null && !choice) throw new Error(`${folder} has no configuration ${configuration}`);
  const project = {
    ...opened.project,
    files: applyChoice(opened.project.files, choice ?? opened.choices[0] ?? null),
    configuration: choice?.configuration ?? opened.project.configuration,
  };
  const text = project.files.map((file) => `//! file: ${file.path}\n${file.text}`).join("\n");
  const { marks, errors, files } = parseFixture("", `//! rule: CancelSpinLock\n//! expect: pass\n${text}`);
  const isHere = (mark: Mark) => !without.includes(mark.tag);
  const header = { rules: ["CancelSpinLock"], expect, cautions, defines: [], entries: [] };
  return {
    project,
    fixture: { header, files, marks: marks.filter(isHere), errors: errors.filter(isBrokenMark) },
  };
}

/** The header above is made up; only what is wrong with marks counts. */
function isBrokenMark(error: string): boolean {
  return !error.includes("expect:");
}
