"use client";
/**
 * What the page's virtual lists share. Neither part asks the browser for sizes while the page is being changed: that
 * would lay the page out several times at every step.
 */
import { elementScroll, type Virtualizer, type VirtualizerOptions } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

type List = Virtualizer<HTMLDivElement, Element>;

/** A row's height once the browser has laid it out, and what is known or estimated before; whole pixels. */
export function measureLate(element: Element, entry: ResizeObserverEntry | undefined, list: List): number {
  const [box] = entry?.borderBoxSize ?? [];
  if (box) return Math.round(box.blockSize);
  const index = list.indexFromElement(element);
  return list.measurementsCache[index]?.size ?? list.options.estimateSize(index);
}

/** When a list was last scrolled by the page itself, by its element; milliseconds. */
const scrolledByPage = new WeakMap<Element, number>();

/** A scroll event that comes this soon after is the page's own. */
const ECHO = 120;

/** How the lists scroll, so that what they do themselves is not taken for the reader. */
export const scrollByPage: VirtualizerOptions<HTMLDivElement, Element>["scrollToFn"] = (
  offset,
  options,
  list,
) => {
  if (list.scrollElement) scrolledByPage.set(list.scrollElement, performance.now());
  elementScroll(offset, options, list);
};

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
  list.getTotalSize();
  if (wanted.current?.index !== index || wanted.current.asked !== asked) {
    wanted.current = { index, asked };
    isFollowed.current = true;
    const target = list.scrollOffset === null ? null : offsetFor(list, index, list.scrollOffset);
    if (target !== null) list.scrollOffset = target;
  }

  useEffect(() => {
    const onScroll = () => {
      const isOwn = performance.now() - (scrolledByPage.get(scrollElement!) ?? 0) < ECHO;
      if (!isOwn) isFollowed.current = isInView(list, index, scrollElement!.scrollTop);
    };
    scrollElement?.addEventListener("scroll", onScroll, { passive: true });
    return () => scrollElement?.removeEventListener("scroll", onScroll);
  }, [list, index, scrollElement]);

  const frame = useRef(0);
  const follow = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const target =
        scrollElement && isFollowed.current ? offsetFor(list, index, scrollElement.scrollTop) : null;
      if (!scrollElement || target === null) return;
      scrolledByPage.set(scrollElement, performance.now());
      scrollElement.scrollTop = target;
    });
  };
  const latest = useRef(follow);
  latest.current = follow;

  // After every pass, since rows may have been measured; and when the list gets another size, which needs no pass.
  useEffect(() => latest.current());
  useEffect(() => {
    if (!scrollElement) return;
    const sizes = new ResizeObserver(() => latest.current());
    sizes.observe(scrollElement);
    return () => {
      sizes.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, [scrollElement]);
}

/** Where the list has to stand for a row that is not in view at `offset`; null for one that is, or is not known yet. */
function offsetFor(list: List, index: number, offset: number): number | null {
  const row = list.measurementsCache[index];
  const height = list.scrollRect?.height ?? 0;
  if (!row || height === 0 || isInView(list, index, offset)) return null;
  const last = Math.max(list.getTotalSize() - height, 0);
  return Math.round(Math.min(Math.max((row.start + row.end - height) / 2, 0), last));
}

function isInView(list: List, index: number, offset: number): boolean {
  const row = list.measurementsCache[index];
  return row !== undefined && row.start >= offset && row.end <= offset + (list.scrollRect?.height ?? 0);
}
