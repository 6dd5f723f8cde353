/**
 * Lowered bodies of earlier runs. A body depends on its text, on the types table, and on the answers that file scope
 * and program gave while it was lowered. The answers are recorded as checks; when all of them hold again, in order,
 * the body is the same, and asking them again has numbered the program's symbols and strings as lowering would have.
 */
import type { FunctionDefinition } from "../../syntax";
import type { FunctionBody } from "./lower-function";
import type { ProgramServices } from "./lowering";
import type { Binding, Home, NameScope, TagBinding } from "./name-scope";

/** The surroundings of a body in one run. */
export interface Surroundings {
  readonly scope: NameScope;
  readonly home: Home;
  readonly program: ProgramServices;
}

type Check = (now: Surroundings) => boolean;

interface Remembered {
  readonly checks: readonly Check[];
  readonly body: FunctionBody;
}

/** Bodies kept per text: one header function may mean different things in different units. */
const KEPT = 4;

export class BodyCache {
  private readonly known = new WeakMap<FunctionDefinition, readonly Remembered[]>();

  /** The remembered body, or the one `lower` makes with surroundings that are being recorded. */
  body(
    definition: FunctionDefinition,
    now: Surroundings,
    lower: (recorded: Surroundings) => FunctionBody,
  ): FunctionBody {
    const remembered = this.known.get(definition) ?? [];
    const hit = remembered.find(({ checks }) => checks.every((check) => check(now)));
    if (hit) return hit.body;
    const checks: Check[] = [];
    const body = lower(recording(now, checks));
    this.known.set(definition, [{ checks, body }, ...remembered.slice(0, KEPT - 1)]);
    return body;
  }
}

function recording(now: Surroundings, checks: Check[]): Surroundings {
  return {
    scope: recordingScope(now.scope, checks),
    home: recordingHome(now.home, checks),
    program: recordingProgram(now.program, checks),
  };
}

function recordingHome(home: Home, checks: Check[]): Home {
  return {
    typedefNames: home.typedefNames,
    get key() {
      const { key } = home;
      checks.push((now) => now.home.key === key);
      return key;
    },
  };
}

/** Each name is recorded when it is first asked for. */
function recordingScope(scope: NameScope, checks: Check[]): NameScope {
  const names = new Map<string, Binding | null>();
  const tags = new Map<string, TagBinding | null>();
  return {
    lookup(name) {
      const known = names.get(name);
      if (known !== undefined) return known;
      const binding = scope.lookup(name);
      names.set(name, binding);
      checks.push((now) => isSameBinding(now.scope.lookup(name), binding));
      return binding;
    },
    tag(name) {
      const known = tags.get(name);
      if (known !== undefined) return known;
      const binding = scope.tag(name);
      tags.set(name, binding);
      const key = binding?.home.key;
      checks.push((now) => {
        const again = now.scope.tag(name);
        return again?.syntax === binding?.syntax && again?.home.key === key;
      });
      return binding;
    },
    evaluate: (expression, home) => scope.evaluate(expression, home),
    typeOf: (expression, home) => scope.typeOf(expression, home),
  };
}

function isSameBinding(one: Binding | null, other: Binding | null): boolean {
  if (one === other) return true;
  if (one === null || other === null || one.kind !== other.kind) return false;
  switch (one.kind) {
    case "constant":
      return other.kind === "constant" && one.value === other.value && one.type === other.type;
    case "typedef":
      return other.kind === "typedef" && isSameType(one.type, other.type);
    case "symbol":
      return (
        other.kind === "symbol" &&
        one.symbol === other.symbol &&
        one.isNoReturn === other.isNoReturn &&
        isSameType(one.type, other.type)
      );
    case "local":
      return false;
  }
}

function isSameType(one: Binding["type"], other: Binding["type"]): boolean {
  if (typeof one === "number" || typeof other === "number") return one === other;
  return one.type === other.type && one.isConst === other.isConst && one.isVolatile === other.isVolatile;
}

function recordingProgram(program: ProgramServices, checks: Check[]): ProgramServices {
  const answer = <Value>(ask: (program: ProgramServices) => Value): Value => {
    const value = ask(program);
    checks.push((now) => ask(now.program) === value);
    return value;
  };
  return {
    string: (text, isWide) => answer((asked) => asked.string(text, isWide)),
    undeclared: (name, type) => answer((asked) => asked.undeclared(name, type)),
    blockExtern: (name, type) => answer((asked) => asked.blockExtern(name, type)),
    hiddenVariable: (name, type) => answer((asked) => asked.hiddenVariable(name, type)),
    isDefined: (symbol) => answer((asked) => asked.isDefined(symbol)),
    setContent: (symbol, content) => answer((asked) => asked.setContent(symbol, content)),
  };
}
