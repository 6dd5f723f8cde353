/** What one drop, pick or zip may hold. The same limits apply in the page and on the command line. */
export interface IntakeLimits {
  /** Entries of an archive, or files of a folder. */
  readonly entries: number;
  /** Bytes of one file after unpacking. */
  readonly fileBytes: number;
  /** Bytes of everything read, after unpacking. */
  readonly totalBytes: number;
  /** Unpacked size of an entry divided by its packed size, looked at above `ratioFloorBytes`. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** UTF-16 units of one path. */
  readonly pathLength: number;
  /** Folders above a file. */
  readonly depth: number;
}

const MEGABYTE = 1024 * 1024;

export const defaultLimits: IntakeLimits = {
  entries: 5_000,
  fileBytes: 8 * MEGABYTE,
  totalBytes: 64 * MEGABYTE,
  ratio: 200,
  ratioFloorBytes: MEGABYTE,
  pathLength: 400,
  depth: 32,
};

/** `8`, `0.5`: megabytes for a message. */
export function megabytes(bytes: number): string {
  const value = bytes / MEGABYTE;
  return value >= 10 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1);
}
