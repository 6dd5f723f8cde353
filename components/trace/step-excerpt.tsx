"use client";
/** The lines around the current step, where there is no room for the editor beside the path. */
import { selectedStep } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";
import { SourceExcerpt } from "../state/source-excerpt";

const AROUND = 2;

export function StepExcerpt() {
  const step = useApp(selectedStep);
  const text = useApp(
    (state) => state.project.workspace?.files.find((file) => file.path === selectedStep(state)?.file)?.text,
  );
  if (!step || text === undefined) return null;
  const first = Math.max(step.line - AROUND, 1);
  const lines = text.split(/\r\n|\r|\n/).slice(first - 1, step.line + AROUND);
  return <SourceExcerpt file={step.file} first={first} lines={lines} current={step.line} />;
}
