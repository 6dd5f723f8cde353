/**
 * Linking: which definition a name stands for. External names are one per program, statics one per unit; the project
 * hides the OS model. When two units of the project define one external name, the first keeps it, every other unit
 * uses its own, and a Problem says so.
 */
import type { Problem, Span } from "../../base";
import type { FunctionDefinition } from "../../syntax";
import { NamesByUnit } from "./names-by-unit";
import type { UnitChunk, UnitScope } from "./unit-scope";

export interface Definition {
  readonly scope: UnitScope;
  readonly chunk: UnitChunk;
  readonly definition: FunctionDefinition;
  /** -1 for the external name; a number for statics and for what lost an external name. */
  readonly unit: number;
  /** Differs from the definition's name when one unit defines a name twice. */
  readonly symbolName: string;
}

export class Definitions {
  /** Functions of the project in the order of the text. */
  readonly project: Definition[] = [];
  readonly problems: Problem[] = [];
  private readonly byName = new NamesByUnit<Definition>();
  private readonly model = new Map<string, Definition>();

  constructor(
    scopes: readonly UnitScope[],
    private readonly spanOf: (chunk: UnitChunk, token: number) => Span | null,
  ) {
    for (const scope of scopes) {
      for (const { chunk, definition } of scope.definitions) this.add(scope, chunk, definition);
    }
  }

  /** The body of the symbol `name` of `unit`; the project's, else the OS model's. */
  of(name: string, unit: number): Definition | null {
    return this.byName.get(name, unit) ?? (unit === -1 ? (this.model.get(name) ?? null) : null);
  }

  inProject(name: string, unit: number): boolean {
    return this.byName.get(name, unit) !== undefined;
  }

  private add(scope: UnitScope, chunk: UnitChunk, definition: FunctionDefinition): void {
    const { name } = definition;
    if (chunk.isModel) {
      if (!this.model.has(name))
        this.model.set(name, { scope, chunk, definition, unit: -1, symbolName: name });
      return;
    }
    const unit = isStatic(scope, name) ? scope.unit : -1;
    const rival = this.byName.get(name, unit);
    if (!rival) this.put({ scope, chunk, definition, unit, symbolName: name });
    else if (!isSameInline(rival, definition, chunk)) this.putRival(rival, scope, chunk, definition);
  }

  private put(definition: Definition): void {
    this.byName.set(definition.symbolName, definition.unit, definition);
    this.project.push(definition);
  }

  private putRival(
    rival: Definition,
    scope: UnitScope,
    chunk: UnitChunk,
    definition: FunctionDefinition,
  ): void {
    const { name, nameToken } = definition;
    this.problems.push({
      code: "ambiguous-definition",
      severity: "warning",
      message: `${name} is defined more than once; each file uses its own definition, the others the first.`,
      at: this.spanOf(chunk, nameToken),
    });
    let symbolName = rival.scope === scope ? `${name}#2` : name;
    for (let n = 2; this.inProject(symbolName, scope.unit); n++) symbolName = `${name}#${n}`;
    this.put({ scope, chunk, definition, unit: scope.unit, symbolName });
  }
}

/** An inline function of a header, seen again by another unit. */
function isSameInline(rival: Definition, definition: FunctionDefinition, chunk: UnitChunk): boolean {
  return definition.isInline && rival.definition.isInline && rival.chunk.chunk.key === chunk.chunk.key;
}

/** Some declaration of the name in the unit's project text says `static`. */
export function isStatic(scope: UnitScope, name: string): boolean {
  for (let entry = scope.entriesOf(name); entry; entry = entry.next) {
    if (entry.chunk.isModel) continue;
    const { declared } = entry;
    if (declared.kind === "function" && declared.definition.storage === "static") return true;
    if (declared.kind === "object" && declared.declaration.storage === "static") return true;
  }
  return false;
}
