/** The stages in the order of the engine's work, each with what it shows. */
import type { Stage } from "@/lib/protocol/protocol";

export const stages: Readonly<Record<Stage, { readonly label: string; readonly about: string }>> = {
  tokens: { label: "Tokens", about: "The words of each file as written, before any macro." },
  expanded: { label: "Expanded", about: "Lines after the preprocessor, with the macros that made them." },
  tree: { label: "Tree", about: "What the parser read, declaration by declaration, damage included." },
  ir: {
    label: "IR",
    about: "The program the engine simulates: blocks of statements over places and expressions.",
  },
  cfg: { label: "Control flow", about: "Blocks of each function with their edges, dominators and loops." },
  callgraph: { label: "Call graph", about: "Who calls whom; * marks a call through a pointer." },
  automaton: { label: "Automaton", about: "Each rule as states and transitions." },
  summaries: { label: "Summaries", about: "What a caller sees of each function: the states at its exits." },
  states: {
    label: "States",
    about: "Every program point with the rule's states that reach it, and what is known there.",
  },
  trace: { label: "Trace", about: "Each finding's path as text." },
  stats: { label: "Stats", about: "Counters of each rule, and the time each stage took." },
};
