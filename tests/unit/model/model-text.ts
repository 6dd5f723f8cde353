/** The model's files as text, and the few things tests read off C text: macros, prototypes, record members. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { modelHeaders, modelStubs } from "@/lib/engine/model";

const root = fileURLToPath(new URL("../../../lib/engine/model/", import.meta.url));

export function modelText(path: string): string {
  return readFileSync(root + path, "utf8");
}

export function modelFilesOnDisk(): readonly string[] {
  return ["include", "stubs"].flatMap((folder) =>
    readdirSync(root + folder).map((name) => `${folder}/${name}`),
  );
}

/** Without comments; `__portcullis_mark` and directions kept. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, " ");
}

export const headerText = withoutComments(modelHeaders.map(modelText).join("\n"));
export const stubText = withoutComments(modelStubs.map(modelText).join("\n"));

/** Macro names of the headers, object-like and function-like. */
export const macroNames: ReadonlySet<string> = new Set(
  [...headerText.matchAll(/^\s*#define\s+(\w+)/gm)].map(([, name]) => name!),
);

/** Declarations only: no preprocessor lines. */
const declarations = headerText.replace(/^\s*#.*(?:\\\n.*)*$/gm, "");

export interface Prototype {
  readonly name: string;
  readonly marks: readonly string[];
  readonly returns: string;
  /** Each with direction and name; empty for `void`. */
  readonly parameters: readonly string[];
}

/** Functions declared at file scope. A parameter that is itself a function pointer stays one text. */
export const prototypes: ReadonlyMap<string, Prototype> = new Map(
  [
    ...declarations.matchAll(
      /(?:^|;|\})\s*((?:__portcullis_mark\(\w+\)\s*)*)((?:[A-Za-z_]\w*[\s*]+)+?)(\w+)\(((?:[^(){};]|\([^()]*\))*)\)\s*(?=;)/g,
    ),
  ]
    .filter(([, , returns]) => !/\b(?:typedef|extern|return)\b/.test(returns!))
    .map(([, marks, returns, name, parameters]) => [
      name!,
      {
        name: name!,
        marks: [...marks!.matchAll(/\((\w+)\)/g)].map(([, kind]) => kind!),
        returns: squeezed(returns!),
        parameters: parametersOf(parameters!),
      },
    ]),
);

/** `typedef RETURNS NAME(PARAMETERS);` by name. */
export const functionTypes: ReadonlyMap<string, string> = new Map(
  [...declarations.matchAll(/typedef\s+([\w\s*]+?)(\w+)\(([^()]*)\)\s*;/g)].map(
    ([, returns, name, parameters]) => [name!, `${squeezed(returns!)} (${squeezed(parameters!)})`],
  ),
);

/** Body of `struct _TAG { ... }`, or null. */
export function recordBody(tag: string): string | null {
  const start = new RegExp(`(?:struct|union)\\s+_${tag}\\s*\\{`).exec(declarations);
  if (!start) return null;
  let depth = 1;
  let at = start.index + start[0].length;
  for (; depth > 0; at++) depth += declarations[at] === "{" ? 1 : declarations[at] === "}" ? -1 : 0;
  return declarations.slice(start.index + start[0].length, at - 1);
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").replace(/\* /g, "*").trim();
}

function parametersOf(text: string): readonly string[] {
  const list = squeezed(text);
  return list === "void" || list === "" ? [] : list.split(/,\s*(?![^(]*\))/);
}
