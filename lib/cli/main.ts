/** The process around the command line: arguments in, exit status out. */
import { runCommandLine } from "./command-line";
import { processTerminal } from "./terminal";

// `portcullis dump ir a.c | head` closes the pipe early; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal);
