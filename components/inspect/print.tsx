"use client";
/** A long text of fixed-width lines, of which only those in view are drawn; with copy and save. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { download } from "@/lib/store/download";
import { Button } from "../ui/button";

const LINE_HEIGHT = 18;

export function Print({ text, name }: { readonly text: string; readonly name: string }) {
  const lines = useMemo(() => text.replace(/\n$/, "").split("\n"), [text]);
  const longest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines]);
  const container = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => container.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
  });
  return (
    <>
      <div className="flex items-center gap-2 border-line border-b px-3 py-1 text-2xs text-soft">
        <span data-testid="print-size">
          {text === "" ? "Nothing to print" : `${lines.length.toLocaleString("en")} lines`}
        </span>
        <div className="flex-1" />
        <Button tone="quiet" onClick={() => void navigator.clipboard.writeText(text)}>
          Copy
        </Button>
        <Button tone="quiet" onClick={() => download(name, new Blob([text], { type: "text/plain" }))}>
          Save
        </Button>
      </div>
      <section
        ref={container}
        id="print"
        aria-label="Print of the stage"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-ground"
      >
        <pre
          className="relative font-mono text-xs"
          style={{ height: virtual.getTotalSize(), width: `calc(${longest}ch + 2rem)`, minWidth: "100%" }}
        >
          {virtual.getVirtualItems().map((item) => (
            <span
              key={item.key}
              className="absolute left-3 block whitespace-pre"
              style={{ transform: `translateY(${item.start}px)`, lineHeight: `${LINE_HEIGHT}px` }}
            >
              {lines[item.index]}
            </span>
          ))}
        </pre>
      </section>
    </>
  );
}
