/** `check`: verify, print, and say by the exit status how it ended. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { htmlText, plainText, type SourceLines, sarifText } from "../engine/report";
import { findRule } from "../engine/rules";
import { type ExitStatus, exitStatusOf } from "./exit-status";
import { type Analysed, analyse } from "./open-project";
import type { AnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export const CHECK_FORMATS = ["text", "json", "sarif", "html"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckOptions extends AnalysisOptions {
  readonly format: CheckFormat;
  readonly out?: string;
  readonly stats?: boolean;
}

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const analysed = await analyse(paths, options, terminal);
  const text = written(analysed, options.format);
  if (options.out === undefined) terminal.out(text);
  else writeOut(resolve(terminal.cwd, options.out), text);
  return exitStatusOf(analysed.report);
}

function written({ report, project }: Analysed, format: CheckFormat): string {
  switch (format) {
    case "text":
      return plainText(report);
    case "json":
      return `${JSON.stringify(report, null, 2)}\n`;
    case "sarif":
      return sarifText(report, findRule);
    case "html":
      return htmlText(report, linesOf(project.files), findRule);
  }
}

function linesOf(files: Analysed["project"]["files"]): SourceLines {
  return new Map(files.map(({ path, text }) => [path, text.split(/\r\n|\r|\n/)]));
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
