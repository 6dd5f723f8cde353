"use client";
/** The rule as a small machine: the state the path is in, and the transition the current step takes. */
import { useMemo } from "react";
import type { ReportedStep } from "@/lib/protocol/protocol";
import { type AutomatonGraph, type PlacedEdge, type PlacedState, placeAutomaton } from "./automaton-layout";

export function RuleAutomaton({
  automaton,
  step,
}: {
  readonly automaton: AutomatonGraph;
  readonly step: ReportedStep;
}) {
  const placed = useMemo(() => placeAutomaton(automaton), [automaton]);
  const isViolation = step.kind === "violation";
  return (
    <section aria-label="Rule">
      <h3 className="eyebrow">Rule</h3>
      <svg
        role="img"
        aria-label={`Rule is in state ${step.ruleState}`}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        className="mt-1 max-h-40 w-full max-w-80"
      >
        <defs>
          <marker
            id="rule-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" className="fill-soft" />
          </marker>
        </defs>
        {placed.edges.map((edge) => (
          <Edge
            key={`${edge.from}-${edge.to}`}
            edge={edge}
            isTaken={
              edge.from === step.ruleStateBefore && edge.to === step.ruleState && edge.from !== edge.to
            }
          />
        ))}
        {placed.states.map((state) => (
          <State
            key={state.name}
            state={state}
            isCurrent={
              isViolation && hasErrors(placed.states) ? state.isError : state.name === step.ruleState
            }
          />
        ))}
      </svg>
      <table className="sr-only">
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
    </section>
  );
}

function hasErrors(states: readonly PlacedState[]): boolean {
  return states.some((state) => state.isError);
}

function Edge({ edge, isTaken }: { readonly edge: PlacedEdge; readonly isTaken: boolean }) {
  return (
    <g>
      <title>{`${edge.from} to ${edge.to}: ${edge.labels.join(", ")}`}</title>
      <path
        d={edge.path}
        fill="none"
        markerEnd="url(#rule-arrow)"
        className={isTaken ? "stroke-rule" : "stroke-edge"}
        strokeWidth={isTaken ? 2.5 : 1.25}
      />
      <text x={edge.labelX} y={edge.labelY} textAnchor="middle" className="fill-soft text-[8.5px]">
        {shortEvent(edge.labels[0] ?? "")}
      </text>
    </g>
  );
}

/** `IoAcquireCancelSpinLock` → `Acquire`: enough to recognise; the title has it in full. */
function shortEvent(event: string): string {
  const known = /acquire|release|exit|entry|complete/i.exec(event)?.[0];
  return known ? known.toLowerCase() : event.slice(0, 14);
}

function State({ state, isCurrent }: { readonly state: PlacedState; readonly isCurrent: boolean }) {
  const tone = state.isError ? "stroke-violation" : isCurrent ? "stroke-rule" : "stroke-edge";
  const fill = isCurrent ? (state.isError ? "fill-fill-violation" : "fill-fill-rule") : "fill-ground";
  return (
    <g>
      <rect
        x={state.x - 30}
        y={state.y - 14}
        width={60}
        height={28}
        rx={14}
        className={`${tone} ${fill}`}
        strokeWidth={isCurrent ? 2.5 : 1.25}
      />
      <text
        x={state.x}
        y={state.y + 3.5}
        textAnchor="middle"
        className={`text-[11px] ${state.isError ? "fill-violation" : "fill-ink"} ${isCurrent ? "font-semibold" : ""}`}
      >
        {state.isError ? shortError(state.name) : state.name}
      </text>
    </g>
  );
}

function shortError(name: string): string {
  return name.length > 10 ? `✖ ${name.slice(0, 8)}…` : `✖ ${name}`;
}
