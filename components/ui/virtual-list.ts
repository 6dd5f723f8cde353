"use client";
/**
 * What the page's virtual lists share. Neither part asks the browser for sizes while the page is being changed: that
 * would lay the page out several times at every step.
 */
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect } from "react";

type List = Virtualizer<HTMLDivElement, Element>;

/** A row's height once the browser has laid it out, and what is known or estimated before; whole pixels. */
export function measureLate(element: Element, entry: ResizeObserverEntry | undefined, list: List): number {
  const [box] = entry?.borderBoxSize ?? [];
  if (box) return Math.round(box.blockSize);
  const index = list.indexFromElement(element);
  return list.measurementsCache[index]?.size ?? list.options.estimateSize(index);
}

/**
 * Scrolls to a row when it is not in view already, to the middle, so that the next few are in view too.
 * `index` −1 for no row; `asked` changes when the row is wanted in view again.
 */
export function useRowInView(list: List, index: number, asked: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when asked, not whenever the list changes.
  useEffect(() => {
    const row = list.measurementsCache[index];
    const { scrollElement, scrollOffset } = list;
    if (!row || !scrollElement || scrollOffset === null) return;
    const height = list.scrollRect?.height ?? 0;
    const isInView = row.start >= scrollOffset && row.end <= scrollOffset + height;
    if (!isInView) scrollElement.scrollTop = (row.start + row.end - height) / 2;
  }, [list, index, asked]);
}
