"use client";
/** Of two values that change now and then, the one that changed last. */
import { useRef } from "react";

export function useNewest<Value>(one: Value | null, other: Value | null): Value | null {
  const seen = useRef<{ one: Value | null; other: Value | null; newest: Value | null }>({
    one: null,
    other: null,
    newest: null,
  });
  const { current } = seen;
  if (other !== current.other && other !== null) current.newest = other;
  else if (one !== current.one && one !== null) current.newest = one;
  current.one = one;
  current.other = other;
  return current.newest;
}
