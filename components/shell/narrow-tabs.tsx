"use client";
/** On a narrow window one pane at a time. */
import { Tabs } from "radix-ui";
import type { NarrowPane } from "@/lib/store/layout-slice";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { FindingsList } from "../findings/findings-list";
import { FileList } from "../project/file-list";
import { StartCard } from "../project/start-card";
import { ReaderPane } from "../reader/reader-pane";
import { ResultPane } from "../result/result-pane";
import { FindingHeader } from "../trace/finding-header";
import { WalkBar } from "../trace/walk-bar";

const tabs: readonly { readonly pane: NarrowPane; readonly label: string }[] = [
  { pane: "findings", label: "Findings" },
  { pane: "source", label: "Source" },
  { pane: "trace", label: "Result" },
];

/** One column that scrolls as a whole: the finding, the steps, the lines around the current one, the state. */
function Result() {
  const hasPath = useApp((state) => selectedDefect(state) !== null);
  if (!hasPath)
    return (
      <div className="min-h-0 flex-1">
        <ResultPane />
      </div>
    );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
        <FindingHeader />
        <ResultPane />
      </div>
      <WalkBar />
    </>
  );
}

export function NarrowTabs() {
  const pane = useApp((state) => state.layout.pane);
  return (
    <Tabs.Root
      value={pane}
      onValueChange={(value) => patch(appStore, "layout", { pane: value as NarrowPane })}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List aria-label="Panes" className="flex shrink-0 border-line border-b bg-panel">
        {tabs.map((tab) => (
          <Tabs.Trigger
            key={tab.pane}
            value={tab.pane}
            className="min-h-11 flex-1 border-transparent border-b-2 text-sm text-soft data-[state=active]:border-driver data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {tab.label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="findings" className="flex min-h-0 flex-1 flex-col">
        <FindingsList />
        <StartCard />
        <FileList />
      </Tabs.Content>
      <Tabs.Content value="source" className="min-h-0 flex-1">
        <ReaderPane />
      </Tabs.Content>
      <Tabs.Content value="trace" className="flex min-h-0 flex-1 flex-col">
        <Result />
      </Tabs.Content>
    </Tabs.Root>
  );
}
