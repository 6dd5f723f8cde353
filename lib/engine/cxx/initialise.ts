/** Initialisers behind a declarator, `= v`, `= { ... }`, `{ ... }`, `(a, b)`: read, and put into C's form. */
import type { Initializer } from "../syntax";
import { initializerOf } from "./construct";
import type { CxxType } from "./entities";
import { readArguments, readBraced } from "./read-arguments";
import type { Translator } from "./translator";
import type { Value } from "./value";

export interface Given {
  readonly args: readonly Value[];
  readonly isBraced: boolean;
}

/** Null when nothing stands there. */
export function readGiven(t: Translator): Given | null {
  if (t.accept("=")) {
    if (t.is("{")) return { args: readBraced(t).list!, isBraced: true };
    return { args: [t.readers.assignment(t)], isBraced: false };
  }
  if (t.is("{")) return { args: readBraced(t).list!, isBraced: true };
  return t.is("(") ? { args: readArguments(t, "("), isBraced: false } : null;
}

/** For an object that no constructor makes. */
export function initializerFrom(t: Translator, type: CxxType, { args, isBraced }: Given): Initializer {
  const at = t.here();
  if (isBraced) {
    const list = { ...emptyList, list: args, e: { kind: "number", text: "0", ...at } } as Value;
    return initializerOf(t, type, list, at);
  }
  const [only] = args;
  return initializerOf(t, type, only!, only!.e);
}

export function readInitialiser(t: Translator, type: CxxType): Initializer | null {
  const given = readGiven(t);
  return given && (given.isBraced || given.args.length > 0) ? initializerFrom(t, type, given) : null;
}

const emptyList = {
  type: { kind: "unknown", name: "", isConst: false, isVolatile: false, alias: null },
  isPlace: false,
  callable: null,
  make: null,
  isZero: false,
};
