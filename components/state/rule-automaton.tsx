"use client";
/** The rule as a small machine: the state the path is in, and the transition the current step takes. */
import clsx from "clsx";
import { useMemo } from "react";
import type { ReportedStep } from "@/lib/protocol/protocol";
import { ArrowMarker } from "../ui/arrow-marker";
import {
  type AutomatonGraph,
  type PlacedEdge,
  type PlacedState,
  placeAutomaton,
  STATE_HEIGHT,
  STATE_WIDTH,
} from "./automaton-layout";

export interface RuleAutomatonProps {
  readonly automaton: AutomatonGraph;
  readonly step: ReportedStep;
  /** The finding's kind: the violation its last step reaches. */
  readonly kind: string;
}

export function RuleAutomaton({ automaton, step, kind }: RuleAutomatonProps) {
  const placed = useMemo(() => placeAutomaton(automaton), [automaton]);
  const reached = step.kind === "violation" ? violationNamed(placed.states, kind) : null;
  const current = reached ?? step.ruleState;
  return (
    <section aria-label="Rule" className="relative min-w-0">
      <h3 className="eyebrow">Rule</h3>
      <svg
        role="img"
        aria-label={`The rule is in state ${current}`}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        className="mt-1 w-full max-w-72"
      >
        <ArrowMarker id="rule-arrow" />
        {placed.edges.map((edge) => (
          <Edge
            key={`${edge.from}-${edge.to}`}
            edge={edge}
            isTaken={edge.from === step.ruleStateBefore && edge.to === current && edge.from !== edge.to}
          />
        ))}
        {placed.states.map((state) => (
          <State key={state.name} state={state} isCurrent={state.name === current} />
        ))}
      </svg>
      <Transitions automaton={automaton} />
    </section>
  );
}

function violationNamed(states: readonly PlacedState[], kind: string): string | null {
  return states.find((state) => state.isViolation && state.name.endsWith(kind))?.name ?? null;
}

/** The drawing's twin for people who do not see it. */
function Transitions({ automaton }: { readonly automaton: AutomatonGraph }) {
  return (
    <div className="sr-only">
      <table>
        <caption>Transitions of the rule</caption>
        <tbody>
          {automaton.transitions.map((each) => (
            <tr key={`${each.from} ${each.event} ${each.to}`}>
              <td>{each.from}</td>
              <td>{each.event}</td>
              <td>{each.to}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Edge({ edge, isTaken }: { readonly edge: PlacedEdge; readonly isTaken: boolean }) {
  return (
    <g>
      <title>{`${edge.from} to ${edge.to}: ${edge.events.join(", ")}`}</title>
      <path
        d={edge.path}
        fill="none"
        markerEnd="url(#rule-arrow)"
        className={isTaken ? "stroke-rule" : "stroke-edge"}
        strokeWidth={isTaken ? 2.25 : 1.1}
      />
      {edge.label && (
        <text
          x={edge.label.x}
          y={edge.label.y}
          textAnchor="middle"
          strokeWidth={3}
          paintOrder="stroke"
          className={clsx("stroke-panel text-[9px]", isTaken ? "fill-rule font-semibold" : "fill-soft")}
        >
          {shortEvent(edge.events)}
        </text>
      )}
    </g>
  );
}

/** `IoAcquireCancelSpinLock` → `acquire`: enough to recognise; the tooltip has it in full. */
function shortEvent(events: readonly string[]): string {
  const words = events.map((event) => /acquire|release|exit|entry|complete/i.exec(event)?.[0]?.toLowerCase());
  const known = [...new Set(words.filter((word) => word !== undefined))];
  return known.length > 0 ? known.join(", ") : (events[0] ?? "").slice(0, 14);
}

function State({ state, isCurrent }: { readonly state: PlacedState; readonly isCurrent: boolean }) {
  const lines = state.isViolation ? twoLines(state.name) : [state.name];
  return (
    <g>
      <title>{state.name}</title>
      <rect
        x={state.x - STATE_WIDTH / 2 - (state.isViolation ? 10 : 0)}
        y={state.y - STATE_HEIGHT / 2}
        width={STATE_WIDTH + (state.isViolation ? 20 : 0)}
        height={STATE_HEIGHT}
        rx={state.isViolation ? 5 : STATE_HEIGHT / 2}
        strokeWidth={isCurrent ? 2.25 : 1.1}
        strokeDasharray={state.isViolation && !isCurrent ? "3 2" : undefined}
        className={stateTone(state, isCurrent)}
      />
      {lines.map((line, index) => (
        <text
          key={line}
          x={state.x}
          y={state.y + 3.5 + (index - (lines.length - 1) / 2) * 10}
          textAnchor="middle"
          className={clsx(
            state.isViolation ? "text-[9px]" : "text-[11px]",
            state.isViolation ? "fill-violation" : "fill-ink",
            isCurrent && "font-semibold",
          )}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function stateTone(state: PlacedState, isCurrent: boolean): string {
  if (state.isViolation)
    return isCurrent ? "stroke-violation fill-fill-violation" : "stroke-edge fill-ground";
  return isCurrent ? "stroke-rule fill-fill-rule" : "stroke-edge fill-ground";
}

/** `release-without-acquire` over two lines. */
function twoLines(name: string): readonly string[] {
  const words = name.replace(/^violation[: ]*/, "").split("-");
  const half = Math.ceil(words.length / 2);
  return words.length < 2 ? words : [words.slice(0, half).join("-"), words.slice(half).join("-")];
}
