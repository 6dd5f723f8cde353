/**
 * Names inside a function: one table with an undo log, so that a lookup costs the same at any nesting.
 * Names that no block declares mean what they mean in the unit.
 */
import type { Expression } from "../../syntax";
import type { EnumSyntax, RecordSyntax } from "./chunk-index";
import type { Binding, Home, NameScope, TagBinding } from "./name-scope";
import type { Qualified } from "./qualified";

type Undo = () => void;

/** How constant expressions inside the function are evaluated. */
export interface FunctionServices {
  evaluate(expression: Expression): bigint | null;
  typeOf(expression: Expression): Qualified;
}

export class FunctionScope implements NameScope {
  private readonly names = new Map<string, Binding>();
  private readonly tags = new Map<string, TagBinding>();
  private readonly undo: Undo[] = [];
  private readonly marks: number[] = [];

  constructor(
    private readonly unit: NameScope,
    private readonly home: Home,
    private readonly services: FunctionServices,
  ) {}

  enter(): void {
    this.marks.push(this.undo.length);
  }

  leave(): void {
    const mark = this.marks.pop()!;
    while (this.undo.length > mark) this.undo.pop()!();
  }

  declare(name: string, binding: Binding): void {
    this.set(this.names, name, binding);
  }

  declareTag(syntax: RecordSyntax | EnumSyntax): void {
    this.set(this.tags, syntax.tag!, { syntax, home: this.home, scope: this });
  }

  lookup(name: string): Binding | null {
    return this.names.get(name) ?? this.unit.lookup(name);
  }

  tag(name: string): TagBinding | null {
    return this.tags.get(name) ?? this.unit.tag(name);
  }

  evaluate(expression: Expression): bigint | null {
    return this.services.evaluate(expression);
  }

  typeOf(expression: Expression): Qualified {
    return this.services.typeOf(expression);
  }

  private set<Value>(table: Map<string, Value>, name: string, value: Value): void {
    const before = table.get(name);
    this.undo.push(() => {
      if (before === undefined) table.delete(name);
      else table.set(name, before);
    });
    table.set(name, value);
  }
}
