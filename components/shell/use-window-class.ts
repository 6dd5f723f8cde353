"use client";
/** Which arrangement fits the window. Null until the browser has said. */
import { useSyncExternalStore } from "react";

export type WindowClass = "wide" | "medium" | "narrow";

const WIDE = 1_080;
const MEDIUM = 700;

export function useWindowClass(): WindowClass | null {
  return useSyncExternalStore<WindowClass | null>(
    (changed) => {
      addEventListener("resize", changed);
      return () => removeEventListener("resize", changed);
    },
    () => (innerWidth >= WIDE ? "wide" : innerWidth >= MEDIUM ? "medium" : "narrow"),
    () => null,
  );
}
