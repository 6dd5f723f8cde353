"use client";
/**
 * What the page's virtual lists share. Neither part asks the browser for sizes while the page is being changed: that
 * would lay the page out several times at every step.
 */
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";

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
 */
export function useRowInView(list: List, index: number, asked: unknown): void {
  const isFollowed = useRef(true);
  const { scrollElement } = list;
  // Takes in what has been measured since the rows were drawn last.
  list.getTotalSize();
  const row = list.measurementsCache[index];
  const { seen, all } = useHeights(scrollElement);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is wanted in view when it changes, or is asked for.
  useEffect(() => {
    isFollowed.current = true;
  }, [index, asked]);

  useEffect(() => {
    if (!scrollElement) return;
    // Scroll events do not tell a reader from a list that was measured, so what a reader does is listened to.
    const leaves = (event: Event) => {
      if (isScrolling(event)) isFollowed.current = false;
    };
    for (const kind of SCROLLED_BY) scrollElement.addEventListener(kind, leaves, { passive: true });
    return () => {
      for (const kind of SCROLLED_BY) scrollElement.removeEventListener(kind, leaves);
    };
  }, [scrollElement]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the row or the list changed in size.
  useEffect(() => {
    if (!row || !scrollElement || seen === 0 || list.scrollOffset === null || !isFollowed.current) return;
    const isInView = row.start >= list.scrollOffset && row.end <= list.scrollOffset + seen;
    if (!isInView) scrollElement.scrollTop = (row.start + row.end - seen) / 2;
  }, [list, index, asked, scrollElement, seen, all, row?.start, row?.end]);
}

const SCROLLED_BY = ["wheel", "touchmove", "pointerdown", "focusin", "keydown"] as const;

/** Or may be about to: the scroll bar and the middle button are pressed, the focus brings its row into view. */
function isScrolling(event: Event): boolean {
  return !(event instanceof KeyboardEvent) || event.key === "PageUp" || event.key === "PageDown";
}

interface Heights {
  /** Of the part that is seen, pixels; 0 until it is known. */
  readonly seen: number;
  /** Of all rows, as the browser has laid them out: it scrolls no further. */
  readonly all: number;
}

/** As they are on screen: the list itself is drawn again only when other rows come into view. */
function useHeights(element: Element | null): Heights {
  const [heights, setHeights] = useState<Heights>({ seen: 0, all: 0 });
  useEffect(() => {
    const rows = element?.firstElementChild;
    if (!element || !rows) return;
    const observer = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const height = borderBoxSize[0]?.blockSize ?? 0;
        setHeights((known) => (target === rows ? { ...known, all: height } : { ...known, seen: height }));
      }
    });
    observer.observe(element);
    observer.observe(rows);
    return () => observer.disconnect();
  }, [element]);
  return heights;
}
