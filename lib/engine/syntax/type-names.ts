/**
 * Which names are types, at this point of the translation unit.
 *
 *     typedef int T;            T is a type
 *     void f(int T) { ... }     T is a value inside f
 *
 * Names enter at their declarator, in token order, and leave with their scope. Struct tags are no type names in C.
 * A name that stands where only a type can stand is kept as a type for the rest of the unit, though nothing declares it.
 *
 * A table belongs to one `StringTable`. Fill one from the OS model's headers, then `fork()` it for each unit.
 */
import type { StringTable, TextId } from "../base";
import { TokenClasses, widened } from "./token-class";

export const NameKind = { Unknown: 0, Type: 1, Value: 2 } as const;
export type NameKind = (typeof NameKind)[keyof typeof NameKind];

/** Types of the compiler itself. */
const builtinTypes = ["__builtin_va_list"];

export class TypeNames {
  private readonly changed: { readonly name: TextId; readonly before: NameKind }[] = [];
  private readonly scopes: number[] = [];
  /** What names meant when they were first changed since `beginNotes`. */
  private readonly noted = new Map<TextId, NameKind>();

  private constructor(
    readonly classes: TokenClasses,
    private kinds: Uint8Array,
  ) {}

  static empty(strings: StringTable): TypeNames {
    const names = new TypeNames(new TokenClasses(strings), new Uint8Array(4096));
    for (const name of builtinTypes) names.declare(strings.intern(name), NameKind.Type);
    return names;
  }

  /** An independent copy of the file scope. Only between units, when no inner scope is open. */
  fork(): TypeNames {
    if (this.scopes.length > 0) throw new Error("a table is forked between units only");
    return new TypeNames(this.classes, this.kinds.slice());
  }

  kindOf(name: TextId): NameKind {
    return name < this.kinds.length ? (this.kinds[name] as NameKind) : NameKind.Unknown;
  }

  /** Declares in the innermost open scope, shadowing what the name meant outside. */
  declare(name: TextId, kind: NameKind): void {
    const before = this.kindOf(name);
    if (before === kind) return;
    if (this.scopes.length > 0) this.changed.push({ name, before });
    this.set(name, kind);
  }

  /** An undeclared name seen where only a type can stand: a type until the unit ends. */
  assumeType(name: TextId): void {
    this.set(name, NameKind.Type);
  }

  enter(): void {
    this.scopes.push(this.changed.length);
  }

  leave(): void {
    const start = this.scopes.pop();
    if (start === undefined) throw new Error("no scope is open");
    while (this.changed.length > start) {
      const { name, before } = this.changed.pop()!;
      this.set(name, before);
    }
  }

  leaveTo(depth: number): void {
    while (this.scopes.length > depth) this.leave();
  }

  /** Starts to note what changes. */
  beginNotes(): void {
    this.noted.clear();
  }

  /** Since `beginNotes`: name, kind, name, kind, ... of names that mean something else now. Between chunks only. */
  notes(): readonly number[] {
    const notes: number[] = [];
    for (const [name, before] of this.noted) {
      const kind = this.kindOf(name);
      if (kind !== before) notes.push(name, kind);
    }
    return notes;
  }

  private set(name: TextId, kind: NameKind): void {
    if (!this.noted.has(name)) this.noted.set(name, this.kindOf(name));
    if (name >= this.kinds.length) this.kinds = widened(this.kinds, name);
    this.kinds[name] = kind;
  }
}
