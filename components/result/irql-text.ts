/** IRQL ranges in the WDK's names. */
const IRQL_NAMES: Readonly<Record<number, string>> = {
  0: "PASSIVE_LEVEL",
  1: "APC_LEVEL",
  2: "DISPATCH_LEVEL",
};

export function irqlText({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? levelName(min) : `${levelName(min)} to ${levelName(max)}`;
}

function levelName(level: number): string {
  return IRQL_NAMES[level] ?? (level === 15 ? "HIGH_LEVEL" : `DIRQL (${level})`);
}
