/** A binary min-heap of integers with numeric priorities; ties leave in the order of the items. No duplicates check. */
export class MinHeap {
  private readonly items: number[] = [];
  private readonly priorities: number[] = [];

  get size(): number {
    return this.items.length;
  }

  push(item: number, priority: number): void {
    let hole = this.items.length;
    this.items.push(item);
    this.priorities.push(priority);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.isBefore(item, priority, parent)) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.place(hole, item, priority);
  }

  /** Priority of the next item; only on a heap that is not empty. */
  get nextPriority(): number {
    return this.priorities[0]!;
  }

  /** The item with the lowest priority; only on a heap that is not empty. */
  pop(): number {
    const top = this.items[0]!;
    const item = this.items.pop()!;
    const priority = this.priorities.pop()!;
    if (this.items.length > 0) this.sink(item, priority);
    return top;
  }

  private sink(item: number, priority: number): void {
    const { length } = this.items;
    let hole = 0;
    for (;;) {
      let child = hole * 2 + 1;
      if (child >= length) break;
      if (child + 1 < length && this.isBefore(this.items[child + 1]!, this.priorities[child + 1]!, child))
        child++;
      if (this.isBefore(item, priority, child)) break;
      this.move(child, hole);
      hole = child;
    }
    this.place(hole, item, priority);
  }

  private isBefore(item: number, priority: number, at: number): boolean {
    const other = this.priorities[at]!;
    return priority < other || (priority === other && item < this.items[at]!);
  }

  private move(from: number, to: number): void {
    this.items[to] = this.items[from]!;
    this.priorities[to] = this.priorities[from]!;
  }

  private place(at: number, item: number, priority: number): void {
    this.items[at] = item;
    this.priorities[at] = priority;
  }
}
