/** A repeatable source of chance: equal seed, equal choices. Lehmer's generator, full period. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = ((seed * 7919 + 12345) % 2147483646) + 1;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** Uniform in [0, 1). */
  readonly next = (): number => {
    this.state = (this.state * 48271) % 2147483647;
    return this.state / 2147483647;
  };

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  oneOf<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}
