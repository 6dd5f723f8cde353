/**
 * What property simulation came to, in words, for `dump states` and `dump summaries`: per context its nodes, each with
 * the rule's state, what is known there, and what memory is known to hold. One round of simulation, no path search.
 *
 *     HandleIo entered free
 *       b2  held   when (ne Irp 0x0)   irql[0:1] = made4
 *
 * Names: a parameter is called by its name, memory nobody wrote `[root + offset : size]`, other symbols `madeN`.
 */
import type { SymId, TermId } from "../domain";
import type { EntryPoint } from "../model";
import type { RuleState } from "../slic";
import { AbstractMachine } from "./abstract-machine";
import type { Context } from "./contexts";
import { NO_STATE, type NodeId } from "./exploded-graph";
import type { ExplorationInput } from "./exploration";
import { Memory } from "./memory";
import { EXIT_CLASSES } from "./points";
import { rootState } from "./root-state";
import { Slice } from "./slice";
import { Tabulation } from "./tabulation";
import { createWorkspace, type Workspace } from "./workspace";

export interface InspectedNode {
  /** `b2`, `b2.1` behind its first statement's call, or `exit zero`. */
  readonly point: string;
  readonly isExit: boolean;
  /** Place in the order of processing. */
  readonly position: number;
  readonly rule: string;
  /** Literals and clauses that hold. */
  readonly known: readonly string[];
  /** `location = value`. */
  readonly memory: readonly string[];
}

export interface InspectedContext {
  readonly function: string;
  readonly enteredIn: string;
  /** Role, for the context of an entry point. */
  readonly role: string | null;
  readonly nodes: readonly InspectedNode[];
}

export function inspectExploration(input: ExplorationInput): readonly InspectedContext[] {
  const work = createWorkspace(input);
  const slice = new Slice(work.program, work.calls, input.automaton, "small-callees", input.effectOf);
  const tabulation = new Tabulation(work, slice);
  for (const entry of input.entryPoints) {
    if (slice.mayReachEvent(entry.fn)) addRoot(work, tabulation, entry);
  }
  tabulation.run();
  const nodesOf = nodesByContext(tabulation);
  return nodesOf.map((nodes, id) => inspected(work, tabulation, tabulation.contexts.get(id), nodes));
}

function addRoot(work: Workspace, tabulation: Tabulation, entry: EntryPoint): void {
  const { automaton } = work.input;
  const start = startOf(work, entry);
  const context = tabulation.contexts.addRoot(work.points.of(entry.fn), start ?? automaton.initial, entry);
  tabulation.addRoot(context, () => rootState(work, new AbstractMachine(work), context, entry));
}

function startOf({ input: { automaton } }: Workspace, { role }: EntryPoint): RuleState | null {
  const { entry } = automaton.onRole(role);
  const reaction = entry === null ? null : automaton.react(automaton.initial, entry);
  return reaction?.kind === "next" ? reaction.state : null;
}

function nodesByContext({ graph, contexts }: Tabulation): readonly (readonly NodeId[])[] {
  const nodes: NodeId[][] = Array.from({ length: contexts.count }, () => []);
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.state(node) !== NO_STATE) nodes[graph.context(node)]!.push(node);
  }
  return nodes;
}

function inspected(
  work: Workspace,
  { graph }: Tabulation,
  context: Context,
  nodes: readonly NodeId[],
): InspectedContext {
  const { automaton } = work.input;
  const printer = new StatePrinter(work, context);
  const found = nodes.map((node): InspectedNode => {
    const point = graph.point(node);
    return {
      point: printer.point(point),
      isExit: context.points.isExit(point),
      position: context.points.position(point),
      rule: automaton.describe(graph.rule(node)),
      ...printer.state(graph.state(node)),
    };
  });
  return {
    function: work.program.functions[context.fn]!.name,
    enteredIn: automaton.describe(context.rule),
    role: context.entry?.role ?? null,
    nodes: found.sort((a, b) => a.position - b.position),
  };
}

class StatePrinter {
  private readonly memory: Memory;

  constructor(
    private readonly work: Workspace,
    private readonly context: Context,
  ) {
    this.memory = new Memory(work);
  }

  point(local: number): string {
    const { points } = this.context;
    if (points.isExit(local)) return `exit ${EXIT_CLASSES[local - points.count]}`;
    const from = points.from[local]!;
    return `b${points.block[local]}${from > 0 ? `.${from}` : ""}`;
  }

  state(id: number): Pick<InspectedNode, "known" | "memory"> {
    const { work, memory } = this;
    work.states.restore(id, memory);
    const literals = work.pcs.literals(memory.pc).map((literal) => this.literal(literal));
    const clauses = work.pcs
      .clauses(memory.pc)
      .map((parts) => parts.map((one) => this.literal(one)).join(" or "));
    const cells: string[] = [];
    for (const map of [memory.kept, memory.shared]) {
      work.maps.forEach(map, (location, value) => {
        if (!work.regions.isEpoch(location))
          cells.push(`${this.location(location)} = ${this.term(value as TermId)}`);
      });
    }
    return { known: [...literals, ...clauses], memory: cells };
  }

  private literal(literal: number): string {
    const text = this.term((literal >> 1) as TermId);
    return literal & 1 ? `not ${text}` : text;
  }

  private location(id: number): string {
    const { regions } = this.work;
    if (regions.isPseudo(id)) return "result";
    return this.range(regions.root(id), regions.offset(id), regions.size(id));
  }

  private range(root: TermId, offset: number, size: number): string {
    return `${this.term(root).replace(/^&/, "")}[${offset}:${size}]`;
  }

  private term(term: TermId): string {
    return this.work.terms
      .print(term, (sym) => this.symbol(sym))
      .replace(/&b(\d+)/g, (_, base) => `&${this.object(Number(base))}`);
  }

  private symbol(sym: SymId): string {
    const { symbols } = this.work;
    const parameter = symbols.parameterIndex(sym);
    if (parameter >= 0) return this.work.program.functions[this.context.fn]!.locals[parameter]!.name;
    const initial = symbols.initialOf(sym);
    return initial ? this.range(initial.root, initial.offset, initial.size) : `made${sym}`;
  }

  private object(base: number): string {
    const { program, regions } = this.work;
    const info = regions.baseInfo(base as Parameters<typeof regions.baseInfo>[0]);
    switch (info.kind) {
      case "local": {
        const local = program.functions[info.fn]!.locals[info.local]!;
        return local.isTemporary ? `t${info.local}` : local.name;
      }
      case "string":
        return `string${info.string}`;
      default:
        return program.symbols[info.symbol]!.name;
    }
  }
}
