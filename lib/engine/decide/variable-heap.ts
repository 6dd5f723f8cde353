/** Unassigned variables by activity, highest first: a binary heap that knows where each variable stands. */
export class VariableHeap {
  private readonly heap: number[] = [];
  /** Position of each variable in `heap`, -1 when absent. */
  private readonly position: number[] = [];

  constructor(private readonly activity: readonly number[]) {}

  get isEmpty(): boolean {
    return this.heap.length === 0;
  }

  insert(variable: number): void {
    if ((this.position[variable] ?? -1) >= 0) return;
    this.position[variable] = this.heap.length;
    this.heap.push(variable);
    this.up(this.heap.length - 1);
  }

  /** The most active variable, taken out. */
  pop(): number {
    const top = this.heap[0]!;
    const last = this.heap.pop()!;
    this.position[top] = -1;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.position[last] = 0;
      this.down(0);
    }
    return top;
  }

  /** The variable's activity grew. */
  raised(variable: number): void {
    const at = this.position[variable] ?? -1;
    if (at >= 0) this.up(at);
  }

  private isBefore(x: number, y: number): boolean {
    const difference = this.activity[x]! - this.activity[y]!;
    return difference > 0 || (difference === 0 && x < y);
  }

  private up(from: number): void {
    const { heap, position } = this;
    const variable = heap[from]!;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(variable, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      position[heap[at]!] = at;
      at = parent;
    }
    heap[at] = variable;
    position[variable] = at;
  }

  private down(from: number): void {
    const { heap, position } = this;
    const variable = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.isBefore(heap[child]!, variable)) break;
      heap[at] = heap[child]!;
      position[heap[at]!] = at;
      at = child;
    }
    heap[at] = variable;
    position[variable] = at;
  }
}
