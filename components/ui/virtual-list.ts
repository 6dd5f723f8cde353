"use client";
/**
 * What the page's virtual lists share. Neither part asks the browser for sizes while the page is being changed: that
 * would lay the page out several times at every step.
 */
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

type List = Virtualizer<HTMLDivElement, Element>;

/** A row's height once the browser has laid it out, and what is known or estimated before; whole pixels. */
export function measureLate(element: Element, entry: ResizeObserverEntry | undefined, list: List): number {
  const [box] = entry?.borderBoxSize ?? [];
  if (box) return Math.round(box.blockSize);
  const index = list.indexFromElement(element);
  return list.measurementsCache[index]?.size ?? list.options.estimateSize(index);
}

/**
 * Scrolls to a row when it is not in view already, to the middle, so that the next few are in view too; and keeps it in
 * view while rows are measured and panes come and go around the list, until the reader scrolls away from it.
 * `index` −1 for no row; `asked` changes when the row is wanted in view again.
 *
 * The list is told at once where it will stand, so that the rows there are drawn in this pass and not in a second one;
 * the browser scrolls in the frame that shows them, after everything else has been changed.
 */
export function useRowInView(list: List, index: number, asked: unknown): void {
  const isFollowed = useRef(true);
  const wanted = useRef<{ index: number; asked: unknown } | null>(null);
  const { scrollElement } = list;
  // Takes in what has been measured since the rows were drawn last.
  const total = list.getTotalSize();
  if (wanted.current?.index !== index || wanted.current.asked !== asked) {
    wanted.current = { index, asked };
    isFollowed.current = true;
  }
  const target = isFollowed.current ? offsetFor(list, index, total) : null;
  if (target !== null) list.scrollOffset = target;

  useEffect(() => {
    const onScroll = () => {
      const offset = scrollElement?.scrollTop ?? 0;
      // The list knows where it wrote itself; elsewhere a reader went.
      if (Math.abs(offset - (list.scrollOffset ?? 0)) > 1) isFollowed.current = isInView(list, index, offset);
    };
    // Before the list's own listener, which takes the new offset over.
    const options = { passive: true, capture: true };
    scrollElement?.addEventListener("scroll", onScroll, options);
    return () => scrollElement?.removeEventListener("scroll", onScroll, options);
  }, [list, index, scrollElement]);

  const pending = useRef<number | null>(null);
  if (target !== null) pending.current = target;
  useEffect(() => {
    if (pending.current === null || !scrollElement) return;
    const frame = requestAnimationFrame(() => {
      if (pending.current === null) return;
      scrollElement.scrollTop = pending.current;
      pending.current = null;
      // While rows are still shorter than they will be, the browser cannot scroll that far.
      list.scrollOffset = scrollElement.scrollTop;
    });
    return () => cancelAnimationFrame(frame);
  });
}

/** Where the list has to stand for a row that is not in view; null for one that is, or is not known yet. */
function offsetFor(list: List, index: number, total: number): number | null {
  const row = list.measurementsCache[index];
  const height = list.scrollRect?.height ?? 0;
  if (!row || list.scrollOffset === null || height === 0) return null;
  if (isInView(list, index, list.scrollOffset)) return null;
  const last = Math.max(total - height, 0);
  return Math.round(Math.min(Math.max((row.start + row.end - height) / 2, 0), last));
}

function isInView(list: List, index: number, offset: number): boolean {
  const row = list.measurementsCache[index];
  return row !== undefined && row.start >= offset && row.end <= offset + (list.scrollRect?.height ?? 0);
}
