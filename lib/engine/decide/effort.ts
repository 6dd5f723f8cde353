/**
 * How much work a decision may still do. One step is about the cost of assuming one literal (some microseconds); the
 * other layers charge in proportion. There is no clock: equal questions cost equal steps.
 */
export class Effort {
  constructor(private left: number) {}

  get isSpent(): boolean {
    return this.left <= 0;
  }

  spend(steps: number): void {
    this.left -= steps;
  }
}
