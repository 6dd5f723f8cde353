/** Where a command writes and from where it reads paths: the process, or a test. */
export interface Terminal {
  /** Relative paths on the command line start here. */
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
}

/** `npm run` changes to the package's folder; people mean the folder they stand in. */
export const processTerminal: Terminal = {
  cwd: (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Wrong words on the command line, or input that cannot be read; exit status 2. */
export class UsageError extends Error {}
