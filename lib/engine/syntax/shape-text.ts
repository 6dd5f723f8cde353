/**
 * What tree-sitter is given to read: the shape of C, one short word per token, without a single name of the program.
 *
 *     (PUCHAR)buffer + sizeof(T)        ->  ( struct a ) 0 + 0 ( ( struct a ) 0 )
 *
 * A value prints as `0`, a type as `struct a`, a declared name, a member or a label as `a`, any literal as `0`. So no
 * spelling of a driver can meet a keyword of the grammar, and every question whose answer needs to know what a name
 * means (cast or call, product or declaration) is settled before the parser sees the text.
 *
 * Columns are parallel, one row per printed word. `first` and `last` are inclusive token indices of the chunk that the
 * word stands for; words with the role `Inserted` stand for no token and carry the place of their neighbour.
 */

export const Role = {
  Plain: 0,
  /** Made by us; no token of the chunk. */
  Inserted: 1,
  /** A declared name that is not there: `struct S { ... };`, `int : 3;`. */
  Absent: 2,
  /** The `struct` of a printed typedef name. */
  TypedefName: 3,
  /** One or more adjacent string literals, printed as one `0`. */
  Strings: 4,
  /** Callee of `0 ( ( type ) 0 )`. */
  SizeofType: 5,
  AlignofType: 6,
  /** Callee of `0 ( value )`. */
  AlignofValue: 7,
  /** Callee of `0 ( ( type ) 0 , path )`. */
  Offsetof: 8,
  /** The `struct` of `struct { int a [ operand ] ; }`. */
  Typeof: 9,
  /** The `.` of `x . a`, printed for `x ++`. */
  PostfixStep: 10,
  /** A `;` that stands for an assembler statement. */
  Asm: 11,
  /** A `0` that stands for `__noop(...)`. */
  Noop: 12,
  /** A `0` that stands for an expression we do not read. */
  Unread: 13,
  /** The `int` of a declaration that has no type. */
  ImplicitInt: 14,
  /** The `{` printed before the declarations of an old-style definition. */
  OldStyleBody: 15,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export class ShapeText {
  readonly words: string[] = [];
  readonly first: number[] = [];
  readonly last: number[] = [];
  readonly role: Role[] = [];

  get count(): number {
    return this.words.length;
  }

  emit(word: string, token: number, role: Role = Role.Plain): void {
    this.words.push(word);
    this.first.push(token);
    this.last.push(token);
    this.role.push(role);
  }

  emitRange(word: string, first: number, last: number, role: Role): void {
    this.emit(word, first, role);
    this.last[this.last.length - 1] = last;
  }

  /** Forgets every word from `count` on. */
  truncate(count: number): void {
    this.words.length = count;
    this.first.length = count;
    this.last.length = count;
    this.role.length = count;
  }

  text(from: number, to: number): string {
    return from === 0 && to === this.count ? this.words.join(" ") : this.words.slice(from, to).join(" ");
  }
}
