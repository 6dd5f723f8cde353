"use client";
import type { ReactNode } from "react";
/** Resizable panes whose sizes are remembered in this browser. Separators move with the arrow keys. */
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";

export interface SplitPane {
  readonly id: string;
  readonly size: string;
  readonly min: string;
  readonly content: ReactNode;
}

export function Split({
  id,
  orientation,
  panes,
}: {
  readonly id: string;
  readonly orientation: "horizontal" | "vertical";
  readonly panes: readonly SplitPane[];
}) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `portcullis.${id}`,
    panelIds: panes.map((pane) => pane.id),
  });
  return (
    <Group
      orientation={orientation}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
      className="size-full"
    >
      {panes.flatMap((pane, index) => [
        ...(index > 0 ? [<Handle key={`${pane.id}-edge`} orientation={orientation} label={pane.id} />] : []),
        <Panel
          key={pane.id}
          id={pane.id}
          defaultSize={pane.size}
          minSize={pane.min}
          className="min-h-0 min-w-0"
        >
          {pane.content}
        </Panel>,
      ])}
    </Group>
  );
}

function Handle({
  orientation,
  label,
}: {
  readonly orientation: "horizontal" | "vertical";
  readonly label: string;
}) {
  const line = orientation === "horizontal" ? "w-1 cursor-col-resize" : "h-1 cursor-row-resize";
  return (
    <Separator
      aria-label={`Resize ${label}`}
      className={`${line} bg-line transition-colors hover:bg-edge focus-visible:bg-driver data-[separator=active]:bg-driver data-[separator=hover]:bg-edge`}
    />
  );
}
