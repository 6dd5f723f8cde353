/** A rule's automaton, and what simulating it over a program came to. */
import {
  type ExplorationInput,
  type InspectedContext,
  type InspectedNode,
  inspectExploration,
} from "../explore";
import type { Automaton } from "../slic";
import { type DumpRequest, json, type Printers } from "./dump-input";

export function automata(all: readonly Automaton[]): Printers {
  return {
    text: () => all.map(automatonText).join("\n"),
    dot: () => all.map(automatonDot).join("\n"),
    json: () =>
      json(all.map(({ rule, graph }) => ({ rule, states: graph.states, transitions: graph.transitions }))),
  };
}

/** `free -- IoAcquireCancelSpinLock --> held`; a violation is the end `!double-acquire`. */
function automatonText(automaton: Automaton): string {
  const { rule, graph, initial } = automaton;
  const lines = graph.transitions.map(
    (transition) =>
      `  ${automaton.describe(transition.from)} -- ${transition.event} --> ${targetOf(automaton, transition)}`,
  );
  return `${[`${rule}, starts ${automaton.describe(initial)}`, ...lines].join("\n")}\n`;
}

function automatonDot(automaton: Automaton): string {
  const { rule, graph } = automaton;
  const states = graph.states.map(({ label }) => `  ${JSON.stringify(label)};`);
  const edges = graph.transitions.map((transition) => {
    const [from, to] = [automaton.describe(transition.from), targetOf(automaton, transition)];
    return `  ${JSON.stringify(from)} -> ${JSON.stringify(to)} [label=${JSON.stringify(transition.event)}];`;
  });
  return `${[`digraph ${JSON.stringify(rule)} {`, ...states, ...edges, "}"].join("\n")}\n`;
}

function targetOf(
  automaton: Automaton,
  { to, violation }: Automaton["graph"]["transitions"][number],
): string {
  return to === null ? `!${violation}` : automaton.describe(to);
}

/** Every node that simulation reached. */
export function states(inputs: readonly ExplorationInput[], request: DumpRequest): Printers {
  return contexts(inputs, request, () => true);
}

/** The exits only: what a caller sees of a function. */
export function summaries(inputs: readonly ExplorationInput[], request: DumpRequest): Printers {
  return contexts(inputs, request, (node) => node.isExit);
}

function contexts(
  inputs: readonly ExplorationInput[],
  { fn }: DumpRequest,
  isShown: (node: InspectedNode) => boolean,
): Printers {
  const all = () =>
    inputs.flatMap((input) =>
      inspectExploration(input)
        .filter((context) => fn === null || context.function === fn)
        .map((context) => ({ rule: input.automaton.rule, ...context, nodes: context.nodes.filter(isShown) })),
    );
  return { text: () => all().map(contextText).join("\n"), json: () => json(all()) };
}

function contextText(context: InspectedContext & { readonly rule: string }): string {
  const as = context.role === null ? "" : ` as ${context.role}`;
  const lines = context.nodes.flatMap(({ point, rule, known, memory }) => [
    `  ${point} [${rule}]`,
    ...known.map((literal) => `      when ${literal}`),
    ...memory.map((cell) => `      ${cell}`),
  ]);
  return `${[`${context.rule}: ${context.function}${as}, entered ${context.enteredIn}`, ...lines].join("\n")}\n`;
}
