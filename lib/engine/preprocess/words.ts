/** Texts the preprocessor compares with, interned once per session so that comparing is comparing ints. */
import type { StringTable, TextId } from "../base";
import { DIGRAPHS } from "./punctuator";

export type Words = ReturnType<typeof internWords>;

export function internWords(strings: StringTable) {
  const word = (text: string): TextId => strings.intern(text);
  return {
    hash: word("#"),
    paste: word("##"),
    at: word("@"),
    open: word("("),
    close: word(")"),
    comma: word(","),
    ellipsis: word("..."),
    less: word("<"),
    greater: word(">"),
    not: word("!"),
    defined: word("defined"),
    hasInclude: word("__has_include"),
    vaArgs: word("__VA_ARGS__"),
    vaOpt: word("__VA_OPT__"),
    include: word("include"),
    includeNext: word("include_next"),
    wide: word("L"),
    true: word("true"),
    pragma: word("__pragma"),
    cplusplus: word("__cplusplus"),
    digraphs: new Map(DIGRAPHS.map(([digraph, plain]) => [word(digraph), word(plain)])) as ReadonlyMap<
      TextId,
      TextId
    >,
  } as const;
}
