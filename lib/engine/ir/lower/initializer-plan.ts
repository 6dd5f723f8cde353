/**
 * Which part of an object each expression of an initialiser fills (C11 6.7.9): designators, nested and elided braces,
 * strings for character arrays. Nothing is evaluated here.
 *
 *     struct { int a; struct { int b, c; } s[2]; } x = { 1, .s[1] = { 2 }, };
 *     ->  a @0 = 1     s[1].b @12 = 2
 *
 * Not modelled: a positional item that continues inside the subobject of a designator of several parts; it is
 * reported as `isDoubtful`.
 */
import type { Expression, Initializer, InitializerItem } from "../../syntax";
import type { TypeId, TypeTable } from "../../types";
import type { BitRange, Member } from "../ir";
import { readString } from "./literal";

/** One part of the object and the expression that gives its value. */
export interface Leaf {
  /** Bytes from the start of the object. */
  readonly offset: number;
  readonly type: TypeId;
  readonly bits: BitRange | null;
  readonly member: Member | null;
  readonly value: Expression;
}

export interface InitializerPlan {
  readonly leaves: readonly Leaf[];
  /** Elements the initialiser gives an array without bound; 0 otherwise. */
  readonly count: number;
  /** Some item could not be placed with certainty. */
  readonly isDoubtful: boolean;
}

/** What planning asks about expressions. */
export interface PlanServices {
  readonly types: TypeTable;
  evaluate(expression: Expression): bigint | null;
  typeOf(expression: Expression): TypeId;
}

export function planInitializer(services: PlanServices, type: TypeId, initial: Initializer): InitializerPlan {
  const planner = new Planner(services);
  planner.fill({ type, offset: 0, bits: null, member: null }, initial);
  return { leaves: planner.leaves, count: planner.count, isDoubtful: planner.isDoubtful };
}

type Part = Omit<Leaf, "value">;

/** Nesting of aggregates in each other; more is a mistake of the text. */
const DEPTH_LIMIT = 100;

class Planner {
  readonly leaves: Leaf[] = [];
  count = 0;
  isDoubtful = false;
  private depth = 0;

  constructor(private readonly services: PlanServices) {}

  fill(part: Part, initial: Initializer): void {
    let current = initial;
    while (current.kind === "list" && current.items.length > 0 && this.isBracedScalar(part, current.items)) {
      current = current.items[0]!.value;
    }
    if (current.kind === "value") this.fillByValue(part, current.value);
    else this.fillByList(part, current.items);
  }

  private fillByValue(part: Part, value: Expression): void {
    if (value.kind === "compound-literal" && this.isAggregate(part.type)) {
      this.fill(part, value.value);
      return;
    }
    if (value.kind === "string" && part.offset === 0 && this.services.types.get(part.type).kind === "array") {
      this.count = Math.max(this.count, readString(value.texts).text.length + 1);
    }
    const { offset, type, bits, member } = part;
    this.leaves.push({ offset, type, bits, member, value });
  }

  /** `{{3}}` for a scalar and `{"abc"}` for a character array. */
  private isBracedScalar(part: Part, items: readonly InitializerItem[]): boolean {
    const [first] = items;
    if (first === undefined || first.designators.length > 0) return false;
    if (!this.isAggregate(part.type)) return true;
    return (
      items.length === 1 && first.value.kind === "value" && this.isStringFor(part.type, first.value.value)
    );
  }

  private fillByList(part: Part, items: readonly InitializerItem[]): void {
    if (this.depth >= DEPTH_LIMIT) {
      this.isDoubtful = true;
      return;
    }
    const isOutermost = this.depth === 0;
    this.depth++;
    const used = this.walk(part, items, 0, true);
    this.depth--;
    if (isOutermost && this.services.types.get(part.type).kind === "array") this.count = used.highest;
  }

  /** Fills the parts of an aggregate from `items[from]` on. Elided braces end at a designator. */
  private walk(
    aggregate: Part,
    items: readonly InitializerItem[],
    from: number,
    isBraced: boolean,
  ): { next: number; highest: number } {
    let position = 0;
    let highest = 0;
    let next = from;
    while (next < items.length) {
      const item = items[next]!;
      if (item.designators.length > 0) {
        if (!isBraced) break;
        position = this.fillDesignated(aggregate, item, items[next + 1]);
        next++;
      } else {
        const part = this.partAt(aggregate, position);
        if (part === null) break;
        next = this.fillPositional(part, items, next);
      }
      position++;
      highest = Math.max(highest, position);
    }
    return { next, highest };
  }

  private fillPositional(part: Part, items: readonly InitializerItem[], index: number): number {
    const { value } = items[index]!;
    if (value.kind === "list" || this.takesWhole(part.type, value.value)) {
      this.fill(part, value);
      return index + 1;
    }
    if (this.depth >= DEPTH_LIMIT) {
      this.isDoubtful = true;
      return index + 1;
    }
    this.depth++;
    const { next } = this.walk(part, items, index, false);
    this.depth--;
    return Math.max(next, index + 1);
  }

  /** Position of the part that the first designator names. */
  private fillDesignated(
    aggregate: Part,
    item: InitializerItem,
    following: InitializerItem | undefined,
  ): number {
    let part: Part | null = aggregate;
    let position = 0;
    item.designators.forEach((designator, index) => {
      const found: { part: Part | null; position: number } =
        part === null ? { part: null, position: 0 } : this.designated(part, designator);
      part = found.part;
      if (index === 0) position = found.position;
    });
    if (item.designators.length > 1 && following?.designators.length === 0) this.isDoubtful = true;
    if (part === null) this.isDoubtful = true;
    else this.fill(part, item.value);
    return position;
  }

  private designated(part: Part, designator: string | Expression): { part: Part | null; position: number } {
    const { types } = this.services;
    if (typeof designator !== "string") {
      const index = Number(this.services.evaluate(designator) ?? -1n);
      return { part: index < 0 ? null : this.partAt(part, index), position: Math.max(index, 0) };
    }
    const found = types.memberOf(part.type, designator);
    if (!found) return { part: null, position: 0 };
    const member: Member = { record: found.record, name: designator };
    const named = { type: found.type, offset: part.offset + found.offset, bits: found.bits, member };
    return { part: named, position: this.fieldIndex(part.type, designator) };
  }

  private fieldIndex(record: TypeId, name: string): number {
    const { types } = this.services;
    return this.fieldsOf(record).findIndex((field) =>
      field.name === null ? types.memberOf(field.type, name) !== null : field.name === name,
    );
  }

  private partAt(aggregate: Part, position: number): Part | null {
    const { types } = this.services;
    const type = types.get(aggregate.type);
    if (type.kind === "array") {
      if (type.count !== null && position >= type.count) return null;
      const offset = aggregate.offset + position * types.sizeOf(type.of);
      return { type: type.of, offset, bits: null, member: aggregate.member };
    }
    if (type.kind !== "record" || (type.record === "union" && position > 0)) return null;
    const field = this.fieldsOf(aggregate.type)[position];
    if (!field) return null;
    const member = field.name === null ? aggregate.member : { record: aggregate.type, name: field.name };
    return { type: field.type, offset: aggregate.offset + field.offset, bits: field.bits, member };
  }

  /** Members an initialiser counts: no padding bit-fields. */
  private fieldsOf(record: TypeId) {
    const type = this.services.types.get(record);
    if (type.kind !== "record" || type.layout === null) return [];
    return type.layout.fields.filter((field) => field.name !== null || field.bits === null);
  }

  /** The expression initialises the whole part, not its first member. */
  private takesWhole(type: TypeId, value: Expression): boolean {
    if (!this.isAggregate(type) || this.isStringFor(type, value)) return true;
    if (value.kind === "number" || value.kind === "character" || value.kind === "string") return false;
    return this.services.typeOf(value) === type;
  }

  private isStringFor(type: TypeId, value: Expression): boolean {
    const array = this.services.types.get(type);
    if (array.kind !== "array" || value.kind !== "string") return false;
    const element = this.services.types.get(array.of);
    return element.kind === "integer" && element.bits <= 16;
  }

  private isAggregate(type: TypeId): boolean {
    const { kind } = this.services.types.get(type);
    return kind === "array" || kind === "record";
  }
}
