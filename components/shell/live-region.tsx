"use client";
/** Says the current step to a screen reader, once per step and not while a key is held down. */
import { useEffect, useState } from "react";
import { selectedDefect, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { flattenSteps, stepCount } from "@/lib/store/trace-view";
import { announcement } from "../trace/step-look";

const SETTLE_MS = 150;

export function LiveRegion() {
  const request = useApp((state) => state.selection.reveal);
  const [text, setText] = useState("");
  useEffect(() => {
    if (request === 0) return;
    const timer = setTimeout(() => setText(currentAnnouncement()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [request]);
  return (
    <p aria-live="polite" className="sr-only" data-testid="announcement">
      {text}
    </p>
  );
}

function currentAnnouncement(): string {
  const state = appStore.getState();
  const defect = selectedDefect(state);
  const step = selectedStep(state);
  if (!defect || !step) return "";
  const walked = flattenSteps(defect.steps).slice(0, state.selection.step + 1);
  const position = walked.filter((each) => each.step.kind !== "fold").length;
  return announcement(step, position, stepCount(defect));
}
