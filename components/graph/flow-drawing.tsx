"use client";
/**
 * A function's control-flow graph with the path on it: blocks and edges the path took are solid, the others dashed; the
 * block of the current step is filled. The table beside the drawing says the same.
 */
import clsx from "clsx";
import { memo, useMemo } from "react";
import type { FlowGraph } from "@/lib/protocol/protocol";
import type { PathOnFlow } from "@/lib/store/path-on-flow";
import { ArrowMarker } from "../ui/arrow-marker";
import { LINE_HEIGHT, type PlacedBlock, type PlacedFlowEdge, placeFlow } from "./place-flow";

export interface FlowDrawingProps {
  readonly flow: FlowGraph;
  readonly path: PathOnFlow;
  /** The block of the current step; null when the step is elsewhere. */
  readonly current: number | null;
  /** Factor on the natural size. */
  readonly zoom: number;
  readonly onBlock: (block: number) => void;
}

export function FlowDrawing({ flow, path, current, zoom, onBlock }: FlowDrawingProps) {
  const placed = useMemo(() => placeFlow(flow), [flow]);
  const onPath = flow.blocks.filter(({ id }) => path.blocks.has(id)).length;
  return (
    <>
      <svg
        role="img"
        aria-label={`Control-flow graph of ${flow.function}: the path runs through ${onPath} of ${flow.blocks.length} blocks`}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        width={placed.width * zoom}
        height={placed.height * zoom}
        className="block"
      >
        <ArrowMarker id="flow-arrow" />
        {placed.edges.map((each) => (
          <Edge
            key={`${each.edge.from} ${each.edge.to} ${each.edge.kind}`}
            placed={each}
            isTaken={path.edges.has(`${each.edge.from} ${each.edge.to}`)}
          />
        ))}
        {placed.blocks.map((each) => (
          <Block
            key={each.block.id}
            placed={each}
            isOnPath={path.blocks.has(each.block.id)}
            isCurrent={each.block.id === current}
            hasSteps={path.steps.has(each.block.id)}
            onBlock={onBlock}
          />
        ))}
      </svg>
      <BlockTable flow={flow} path={path} current={current} />
    </>
  );
}

const Edge = memo(function Edge({
  placed: { edge, points },
  isTaken,
}: {
  readonly placed: PlacedFlowEdge;
  readonly isTaken: boolean;
}) {
  const [first, ...rest] = points;
  const middle = points[Math.floor(points.length / 2)];
  if (!first || !middle) return null;
  return (
    <g className={isTaken ? "stroke-driver" : "stroke-edge"}>
      <path
        d={`M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join("")}`}
        fill="none"
        markerEnd="url(#flow-arrow)"
        strokeWidth={isTaken ? 2.25 : 1}
        strokeDasharray={isTaken ? undefined : "4 3"}
      />
      {edge.kind !== "goto" && (
        <text
          x={middle.x}
          y={middle.y}
          textAnchor="middle"
          strokeWidth={3}
          paintOrder="stroke"
          className={clsx("stroke-panel text-[10px]", isTaken ? "fill-driver font-semibold" : "fill-soft")}
        >
          {edge.kind}
        </text>
      )}
    </g>
  );
});

const Block = memo(function Block({
  placed: { block, x, y, width, height, lines },
  isOnPath,
  isCurrent,
  hasSteps,
  onBlock,
}: {
  readonly placed: PlacedBlock;
  readonly isOnPath: boolean;
  readonly isCurrent: boolean;
  readonly hasSteps: boolean;
  readonly onBlock: (block: number) => void;
}) {
  const top = y - height / 2 + LINE_HEIGHT - 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of steps is the way there by keyboard.
    <g
      onClick={hasSteps ? () => onBlock(block.id) : undefined}
      className={hasSteps ? "cursor-pointer" : undefined}
      data-current={isCurrent}
    >
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={lines.length === 0 ? 4 : 3}
        strokeWidth={isCurrent ? 2.5 : isOnPath ? 1.75 : 1}
        strokeDasharray={isOnPath ? undefined : "4 3"}
        className={clsx(
          isCurrent ? "fill-fill-step" : "fill-ground",
          isOnPath || isCurrent ? "stroke-driver" : "stroke-edge",
        )}
      />
      {lines.map((line, index) => (
        <text
          key={line}
          x={x - width / 2 + 8}
          y={top + index * LINE_HEIGHT}
          className={clsx("font-mono text-[10px]", isOnPath ? "fill-ink" : "fill-soft")}
          xmlSpace="preserve"
        >
          {line}
        </text>
      ))}
    </g>
  );
});

function BlockTable({ flow, path, current }: Pick<FlowDrawingProps, "flow" | "path" | "current">) {
  return (
    <div className="sr-only">
      <table>
        <caption>Blocks of {flow.function}</caption>
        <thead>
          <tr>
            <th>Block</th>
            <th>Lines</th>
            <th>On the path</th>
            <th>Leads to</th>
          </tr>
        </thead>
        <tbody>
          {flow.blocks.map(({ id, statements }) => (
            <tr key={id} aria-current={id === current ? "step" : undefined}>
              <td>{id}</td>
              <td>{statements.map(({ line }) => line).join(", ") || "none"}</td>
              <td>{path.blocks.has(id) ? "yes" : "no"}</td>
              <td>
                {flow.edges
                  .filter(({ from }) => from === id)
                  .map(({ to, kind }) => `${to} (${kind})`)
                  .join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
