/**
 * `#pragma pack` as the preprocessor hands it on: `__portcullis_mark(pack, push, 4)` and the like.
 * A value is in bytes; null is the compiler's own.
 */
export class PackStack {
  current: number | null = null;
  private readonly saved: (number | null)[] = [];

  /** `push`, `push, 4`, `pop`, `4`, or nothing to go back to the default; identifiers are ignored. */
  obey(argument: string): void {
    const words = argument.split(/[\s,]+/).filter((word) => word !== "");
    if (words[0] === "push") this.saved.push(this.current);
    if (words[0] === "pop") this.current = this.saved.pop() ?? null;
    const value = Number(words.find((word) => /^\d+$/.test(word)));
    if (value > 0) this.current = value;
    else if (words.length === 0 || value === 0) this.current = null;
  }
}
