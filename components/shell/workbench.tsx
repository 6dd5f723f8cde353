"use client";
/** The verifier's one screen: findings left, source in the middle, path or verdict right. */
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { rootFontSize } from "@/lib/store/settings-slice";
import { useApp } from "@/lib/store/store";
import { SourcePane } from "../editor/source-pane";
import { FindingsList } from "../findings/findings-list";
import { FileList } from "../project/file-list";
import { StartCard } from "../project/start-card";
import { ResultPane } from "../result/result-pane";
import { FindingHeader } from "../trace/finding-header";
import { Split } from "../ui/split";
import { ArrivalBanner } from "./arrival-banner";
import { Banners } from "./banners";
import { Dialogs } from "./dialogs";
import { DropTarget } from "./drop-target";
import { LiveRegion } from "./live-region";
import { Notices } from "./notices";
import { StatusBar } from "./status-bar";
import { TopBar } from "./top-bar";
import { useSession } from "./use-session";
import { useShortcuts } from "./use-shortcuts";
import { useWindowClass } from "./use-window-class";

const NarrowTabs = dynamic(() => import("./narrow-tabs").then((module) => module.NarrowTabs), { ssr: false });

export function Workbench() {
  useSession();
  useShortcuts();
  useAppearance();
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <TopBar />
      <Notices />
      <ArrivalBanner />
      <Banners />
      <main className="flex min-h-0 flex-1 flex-col">
        <noscript>
          <p className="p-6">Portcullis verifies in the browser and needs JavaScript.</p>
        </noscript>
        <Panes />
      </main>
      <StatusBar />
      <LiveRegion />
      <DropTarget />
      <Dialogs />
    </div>
  );
}

function useAppearance(): void {
  const theme = useApp((state) => state.settings.theme);
  const textSize = useApp((state) => state.settings.textSize);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.style.fontSize = rootFontSize(textSize);
  }, [textSize]);
}

function Panes() {
  const size = useWindowClass();
  if (size === null) return null;
  if (size === "narrow") return <NarrowTabs />;
  return (
    <Split
      id={size}
      orientation="horizontal"
      panes={[
        { id: "findings", size: size === "wide" ? "21%" : "25%", min: "12%", content: <SideBar /> },
        {
          id: "stage",
          size: size === "wide" ? "79%" : "75%",
          min: "40%",
          content: <Stage isWide={size === "wide"} />,
        },
      ]}
    />
  );
}

function SideBar() {
  return (
    <aside aria-label="Project and findings" className="size-full bg-panel">
      <Split
        id="side"
        orientation="vertical"
        panes={[
          {
            id: "finding-list",
            size: "68%",
            min: "20%",
            content: (
              <div className="flex size-full flex-col">
                <FindingsList />
                <StartCard />
              </div>
            ),
          },
          {
            id: "files",
            size: "32%",
            min: "10%",
            content: (
              <div className="flex size-full flex-col">
                <FileList />
              </div>
            ),
          },
        ]}
      />
    </aside>
  );
}

function Stage({ isWide }: { readonly isWide: boolean }) {
  return (
    <div className="flex size-full flex-col">
      <FindingHeader />
      <div className="min-h-0 flex-1">
        <Split
          id={isWide ? "stage-wide" : "stage"}
          orientation={isWide ? "horizontal" : "vertical"}
          panes={[
            { id: "source", size: isWide ? "58%" : "52%", min: "20%", content: <SourcePane /> },
            { id: "result", size: isWide ? "42%" : "48%", min: "20%", content: <ResultPane /> },
          ]}
        />
      </div>
    </div>
  );
}
