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
 */
export function useRowInView(list: List, index: number, asked: unknown): void {
  const isFollowed = useRef(true);
  const { scrollElement } = list;
  // Takes in what has been measured since the rows were drawn last.
  list.getTotalSize();
  const row = list.measurementsCache[index];
  const height = list.scrollRect?.height ?? 0;

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
    if (!row || !scrollElement || list.scrollOffset === null || !isFollowed.current) return;
    if (!isInView(list, index, list.scrollOffset))
      scrollElement.scrollTop = (row.start + row.end - height) / 2;
  }, [list, index, asked, scrollElement, height, row?.start, row?.end]);
}

const SCROLLED_BY = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

function isScrolling(event: Event): boolean {
  if (event instanceof KeyboardEvent) return event.key === "PageUp" || event.key === "PageDown";
  // Of the list itself only the scroll bar can be pressed where no row stands.
  if (event.type === "pointerdown") return event.target === event.currentTarget;
  return true;
}

function isInView(list: List, index: number, offset: number): boolean {
  const row = list.measurementsCache[index];
  return row !== undefined && row.start >= offset && row.end <= offset + (list.scrollRect?.height ?? 0);
}
