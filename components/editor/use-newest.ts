"use client";
/** Of two values that change now and then, the one that changed last, as it is now. */
import { useRef } from "react";

export function useNewest<Value>(one: Value | null, other: Value | null): Value | null {
  const seen = useRef<{ one: Value | null; other: Value | null; last: "one" | "other" }>({
    one: null,
    other: null,
    last: "one",
  });
  const { current } = seen;
  if (other !== current.other) current.last = other === null ? "one" : "other";
  else if (one !== current.one) current.last = "one";
  current.one = one;
  current.other = other;
  return current.last === "one" ? one : other;
}
