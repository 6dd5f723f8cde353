/**
 * Keys of chunks by meaning: equal keys for chunks of equal text whose type names, tags and enumerators mean the same,
 * in whatever unit and whatever run. Records are identified by them, so one header in two units declares one record.
 *
 * The key of a chunk is made of its own text and of the keys of the chunks that declare the names it mentions; chunks
 * that mention each other get their key together (strongly connected components, Tarjan 1972, with explicit stack).
 */
export class DeclarationKeys {
  private readonly ids = new Map<string, string>();

  /** A short name for a long text, unique in the session. */
  intern(text: string): string {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = `k${this.ids.size}`;
      this.ids.set(text, id);
    }
    return id;
  }
}

/** The chunks of one unit as a graph: numbers, their text keys, and which chunks declare what they mention. */
export interface MentionGraph {
  textKey(node: number): string;
  mentions(node: number): readonly number[];
  /** Keys of mentioned chunks that are not of this graph. */
  foreignKeys(node: number): readonly string[];
}

interface Visit {
  readonly node: number;
  readonly targets: readonly number[];
  next: number;
  low: number;
}

export class MeaningKeys {
  private readonly keys = new Map<number, string>();
  private readonly order = new Map<number, number>();
  private readonly targets = new Map<number, readonly number[]>();
  private readonly open: number[] = [];

  constructor(
    private readonly graph: MentionGraph,
    private readonly interned: DeclarationKeys,
  ) {}

  /** Takes over the keys of nodes that are the same, as are those they mention. */
  adopt(earlier: MeaningKeys, isSame: (node: number) => boolean): void {
    for (const [node, key] of earlier.keys) {
      if (!isSame(node)) continue;
      this.keys.set(node, key);
      this.order.set(node, this.order.size);
    }
  }

  of(node: number): string {
    const known = this.keys.get(node);
    if (known !== undefined) return known;
    this.visitFrom(node);
    return this.keys.get(node)!;
  }

  private visitFrom(root: number): void {
    const path: Visit[] = [this.enter(root)];
    while (path.length > 0) {
      const visit = path[path.length - 1]!;
      const target = visit.targets[visit.next++];
      if (target !== undefined) {
        const order = this.order.get(target);
        if (order === undefined) path.push(this.enter(target));
        else if (!this.keys.has(target)) visit.low = Math.min(visit.low, order);
        continue;
      }
      path.pop();
      if (visit.low === this.order.get(visit.node)) this.close(visit.node);
      const parent = path[path.length - 1];
      if (parent) parent.low = Math.min(parent.low, visit.low);
    }
  }

  private enter(node: number): Visit {
    const low = this.order.size;
    this.order.set(node, low);
    this.open.push(node);
    const targets = this.graph.mentions(node);
    this.targets.set(node, targets);
    return { node, targets, next: 0, low };
  }

  /** Pops the component of `root` and names its members. */
  private close(root: number): void {
    const members = this.open.splice(this.open.lastIndexOf(root));
    const inside = new Set(members);
    const outside = new Set<string>();
    for (const member of members) {
      for (const key of this.graph.foreignKeys(member)) outside.add(key);
      for (const target of this.targets.get(member)!) {
        if (!inside.has(target)) outside.add(this.keys.get(target)!);
      }
    }
    const texts = members.map((member) => this.graph.textKey(member)).sort();
    const component = this.interned.intern(`${texts.join("|")}>${[...outside].sort().join("|")}`);
    for (const member of members) {
      const key = members.length === 1 ? component : `${component}/${this.graph.textKey(member)}`;
      this.keys.set(member, this.interned.intern(key));
    }
  }
}
