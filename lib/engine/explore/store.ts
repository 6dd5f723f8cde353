/**
 * Persistent maps from integers to integers: big-endian Patricia tries, hash-consed, so that equal maps are equal ids
 * and a join visits only what differs (Okasaki and Gill, "Fast Mergeable Integer Maps", ML 1998). The store of a state
 * (location -> term) is one of these; with 10,000 live locations a write costs 14 nodes and a join the difference.
 *
 * `EMPTY` is 0. Keys are non-negative and below 2^31, values are any 32-bit integers.
 */
import { TupleTable } from "./tuple-table";

/** A map. */
export type MapId = number;

export const EMPTY: MapId = 0;

/** A number for an entry; always the same one. */
export type Measure = (key: number, value: number) => number;

const LEAF = 0;
const BRANCH = 1;

export class IntMaps {
  /** Leaf: (LEAF, key, value, 0). Branch: (BRANCH | bit << 1, prefix, left, right); `bit` is the deciding bit's index. */
  private readonly nodes = new TupleTable(4, 1024);

  constructor() {
    this.nodes.intern(-1);
  }

  /** The value at a key, or `absent`. */
  get(map: MapId, key: number, absent: number): number {
    const { nodes } = this;
    let node = map;
    while (node !== EMPTY) {
      const head = nodes.at(node, 0);
      if (head === LEAF) return nodes.at(node, 1) === key ? nodes.at(node, 2) : absent;
      node = (key >>> (head >> 1)) & 1 ? nodes.at(node, 3) : nodes.at(node, 2);
    }
    return absent;
  }

  set(map: MapId, key: number, value: number): MapId {
    if (map === EMPTY) return this.leaf(key, value);
    const { nodes } = this;
    const head = nodes.at(map, 0);
    if (head === LEAF) {
      if (nodes.at(map, 1) === key) return this.leaf(key, value);
      return this.link(key, this.leaf(key, value), nodes.at(map, 1), map);
    }
    const bit = head >> 1;
    const prefix = nodes.at(map, 1);
    if ((key >>> bit) >>> 1 !== (prefix >>> bit) >>> 1)
      return this.link(key, this.leaf(key, value), prefix, map);
    const left = nodes.at(map, 2);
    const right = nodes.at(map, 3);
    return (key >>> bit) & 1
      ? this.branch(bit, prefix, left, this.set(right, key, value))
      : this.branch(bit, prefix, this.set(left, key, value), right);
  }

  remove(map: MapId, key: number): MapId {
    if (map === EMPTY) return EMPTY;
    const { nodes } = this;
    const head = nodes.at(map, 0);
    if (head === LEAF) return nodes.at(map, 1) === key ? EMPTY : map;
    const bit = head >> 1;
    const prefix = nodes.at(map, 1);
    if ((key >>> bit) >>> 1 !== (prefix >>> bit) >>> 1) return map;
    const left = nodes.at(map, 2);
    const right = nodes.at(map, 3);
    return (key >>> bit) & 1
      ? this.branch(bit, prefix, left, this.remove(right, key))
      : this.branch(bit, prefix, this.remove(left, key), right);
  }

  /**
   * The keys at which two maps differ, each with both values (`absent` where a map lacks the key), ascending.
   * Shared parts are skipped, so the cost is that of the difference.
   */
  forEachDifference(
    left: MapId,
    right: MapId,
    absent: number,
    visit: (key: number, left: number, right: number) => void,
  ): void {
    if (left === right) return;
    if (left === EMPTY) return this.forEach(right, (key, value) => visit(key, absent, value));
    if (right === EMPTY) return this.forEach(left, (key, value) => visit(key, value, absent));
    const { nodes } = this;
    const leftHead = nodes.at(left, 0);
    const rightHead = nodes.at(right, 0);
    if (leftHead === LEAF) return this.againstLeaf(left, right, absent, visit, false);
    if (rightHead === LEAF) return this.againstLeaf(right, left, absent, visit, true);
    this.branchesDiffer(left, right, absent, visit);
  }

  /** Every entry, keys ascending. */
  forEach(map: MapId, visit: (key: number, value: number) => void): void {
    if (map === EMPTY) return;
    const { nodes } = this;
    if (nodes.at(map, 0) === LEAF) {
      visit(nodes.at(map, 1), nodes.at(map, 2));
      return;
    }
    const right = nodes.at(map, 3);
    this.forEach(nodes.at(map, 2), visit);
    this.forEach(right, visit);
  }

  /** The greatest measure of an entry, remembered in `known` by part of a map; `none` for the empty one. */
  greatest(map: MapId, measure: Measure, known: (number | undefined)[], none: number): number {
    if (map === EMPTY) return none;
    const before = known[map];
    if (before !== undefined) return before;
    const { nodes } = this;
    const found =
      nodes.at(map, 0) === LEAF
        ? measure(nodes.at(map, 1), nodes.at(map, 2))
        : Math.max(
            this.greatest(nodes.at(map, 2), measure, known, none),
            this.greatest(nodes.at(map, 3), measure, known, none),
          );
    known[map] = found;
    return found;
  }

  /** The entries that measure at least `least`; the cost is theirs, not that of the map. `known` as above. */
  forEachFrom(
    map: MapId,
    least: number,
    measure: Measure,
    known: (number | undefined)[],
    visit: (key: number, value: number) => void,
  ): void {
    if (map === EMPTY || this.greatest(map, measure, known, least) < least) return;
    const { nodes } = this;
    if (nodes.at(map, 0) === LEAF) return visit(nodes.at(map, 1), nodes.at(map, 2));
    const right = nodes.at(map, 3);
    this.forEachFrom(nodes.at(map, 2), least, measure, known, visit);
    this.forEachFrom(right, least, measure, known, visit);
  }

  private branchesDiffer(
    left: MapId,
    right: MapId,
    absent: number,
    visit: (key: number, left: number, right: number) => void,
  ): void {
    const { nodes } = this;
    const leftBit = nodes.at(left, 0) >> 1;
    const rightBit = nodes.at(right, 0) >> 1;
    const leftPrefix = nodes.at(left, 1);
    const rightPrefix = nodes.at(right, 1);
    const bit = Math.max(leftBit, rightBit);
    if ((leftPrefix >>> bit) >>> 1 !== (rightPrefix >>> bit) >>> 1) {
      const isLeftFirst = leftPrefix >>> 0 < rightPrefix >>> 0;
      if (isLeftFirst) this.forEachDifference(left, EMPTY, absent, visit);
      this.forEachDifference(EMPTY, right, absent, visit);
      if (!isLeftFirst) this.forEachDifference(left, EMPTY, absent, visit);
      return;
    }
    const [l0, l1] = leftBit === bit ? this.children(left) : this.sided(left, (leftPrefix >>> bit) & 1);
    const [r0, r1] = rightBit === bit ? this.children(right) : this.sided(right, (rightPrefix >>> bit) & 1);
    this.forEachDifference(l0, r0, absent, visit);
    this.forEachDifference(l1, r1, absent, visit);
  }

  private againstLeaf(
    leaf: MapId,
    other: MapId,
    absent: number,
    visit: (key: number, left: number, right: number) => void,
    isSwapped: boolean,
  ): void {
    const key = this.nodes.at(leaf, 1);
    const value = this.nodes.at(leaf, 2);
    const report = (at: number, own: number, others: number) =>
      isSwapped ? visit(at, others, own) : visit(at, own, others);
    let isSeen = false;
    this.forEach(other, (at, found) => {
      if (!isSeen && at > key) {
        isSeen = true;
        report(key, value, absent);
      }
      if (at === key) {
        isSeen = true;
        if (found !== value) report(key, value, found);
      } else report(at, absent, found);
    });
    if (!isSeen) report(key, value, absent);
  }

  private children(node: MapId): [MapId, MapId] {
    return [this.nodes.at(node, 2), this.nodes.at(node, 3)];
  }

  private sided(node: MapId, side: number): [MapId, MapId] {
    return side ? [EMPTY, node] : [node, EMPTY];
  }

  private leaf(key: number, value: number): MapId {
    return this.nodes.intern(LEAF, key, value, 0);
  }

  private branch(bit: number, prefix: number, left: MapId, right: MapId): MapId {
    if (left === EMPTY) return right;
    if (right === EMPTY) return left;
    return this.nodes.intern(BRANCH | (bit << 1), prefix, left, right);
  }

  /** Two maps whose keys part at their highest differing bit. */
  private link(key: number, map: MapId, otherKey: number, other: MapId): MapId {
    const bit = 31 - Math.clz32(key ^ otherKey);
    const prefix = bit === 30 ? 0 : (key >>> (bit + 1)) << (bit + 1);
    return (key >>> bit) & 1 ? this.branch(bit, prefix, other, map) : this.branch(bit, prefix, map, other);
  }
}
