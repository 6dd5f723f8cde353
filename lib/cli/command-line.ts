/**
 * The command line (design §6): `check`, `rules`, `link`, `dump`. Returns the exit status and never throws: what a
 * person got wrong is said in a line, and so is a fault of ours, without its stack.
 */
import { Command, CommanderError } from "commander";
import { DUMP_FORMATS } from "../engine/dump";
import { createEngine } from "../engine/engine";
import { CHECK_FORMATS, type CheckOptions, check } from "./check";
import { type DumpOptions, dump } from "./dump";
import { compiledAssets } from "./engine-assets";
import { ExitStatus } from "./exit-status";
import { type HarnessOptions, harness } from "./harness";
import { type LinkOptions, link } from "./link";
import { oneOf, parseCount, withAnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.Clean;
  const program = makeProgram(terminal, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    return statusOfError(error, terminal);
  }
}

function statusOfError(error: unknown, terminal: Terminal): ExitStatus {
  // Commander has already said what it has to say; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.Clean : ExitStatus.Usage;
  const { message } = error as Error;
  const isOurs = !(error instanceof UsageError);
  terminal.err(`portcullis: ${isOurs ? "a fault in Portcullis, not in your code: " : ""}${message}\n`);
  return ExitStatus.Usage;
}

function makeProgram(terminal: Terminal, ended: (status: ExitStatus) => void): Command {
  const program = new Command("portcullis")
    .description("Static verifier for Windows Storport miniport drivers")
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, "portcullis: ")),
    });
  withAnalysisOptions(program.command("check"))
    .description("verify files, folders or zips as one project")
    .argument("<path...>")
    .option("--format <format>", "text, json, sarif or html", oneOf(CHECK_FORMATS), "text")
    .option("--out <file>", "write there instead of standard output")
    .option("--stats", "stage timings and counters")
    .action(async (paths: string[], options: CheckOptions) => ended(await check(paths, options, terminal)));
  program
    .command("rules")
    .description("list the rules: name, set, title")
    .action(async () => ended(await listRules(terminal)));
  withAnalysisOptions(program.command("link"))
    .description("print a permalink that opens the page on a finding; the code is inside the link")
    .argument("<path...>")
    .option("--finding <fingerprint>", "which finding (default: the first)")
    .option("--step <n>", "step of its path", parseCount)
    .option("--page <address>", "address of the page", "http://localhost:3000/")
    .action(async (paths: string[], options: LinkOptions) => ended(await link(paths, options, terminal)));
  withAnalysisOptions(program.command("harness"))
    .description("write a finding as a C program that gcc compiles and whose run breaks the rule")
    .argument("<path...>")
    .option("--finding <fingerprint>", "which finding (default: the first)")
    .option("--out <file>", "write there instead of standard output")
    .action(async (paths: string[], options: HarnessOptions) =>
      ended(await harness(paths, options, terminal)),
    );
  withAnalysisOptions(program.command("dump"))
    .description(
      "print a stage: tokens, expanded, tree, ir, cfg, callgraph, automaton, summaries, states, trace, stats",
    )
    .argument("<stage>")
    .argument("<path...>")
    .option("--fn <name>", "this function only")
    .option("--format <format>", "text, dot or json", oneOf(DUMP_FORMATS), "text")
    .action(async (stage: string, paths: string[], options: DumpOptions) =>
      ended(await dump(stage, paths, options, terminal)),
    );
  return program;
}

async function listRules(terminal: Terminal): Promise<ExitStatus> {
  const engine = await createEngine(await compiledAssets(), {});
  for (const { name, set, title } of engine.rules()) terminal.out(`${name}\t${set}\t${title}\n`);
  return ExitStatus.Clean;
}
