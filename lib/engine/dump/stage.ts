/** The names of everything that can be looked at, in the order of the engine's work. */
export const STAGES = [
  "tokens",
  "expanded",
  "tree",
  "ir",
  "cfg",
  "callgraph",
  "automaton",
  "summaries",
  "states",
  "trace",
  "stats",
] as const;

export type Stage = (typeof STAGES)[number];

export function isStage(word: string): word is Stage {
  return STAGES.some((stage) => stage === word);
}
