"use client";
/** Along the path on a narrow window: below the result, within reach of a thumb, always there. */
import { ChevronLeft, ChevronRight, CornerUpLeft, OctagonX } from "lucide-react";
import { actionById } from "@/lib/store/actions";
import { selectedDefect } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";
import { walkedSteps } from "@/lib/store/trace-view";
import { run } from "../shell/run";
import { Button } from "../ui/button";

const previous = actionById("previous-step");
const next = actionById("next-step");
const toViolation = actionById("to-violation");
const toCause = actionById("to-cause");

export function WalkBar() {
  const defect = useApp(selectedDefect);
  const index = useApp((state) => state.selection.step);
  if (!defect) return null;
  const walked = walkedSteps(defect);
  const at = Math.max(
    walked.findLastIndex((each) => each.index <= index),
    0,
  );
  return (
    <nav
      aria-label="Walk the path"
      className="flex shrink-0 items-center gap-1.5 border-line border-t bg-panel px-2 py-1.5"
    >
      <Button className="h-8! pointer-coarse:h-11!" onClick={() => run(toCause)} aria-label="To the cause">
        <CornerUpLeft size={15} aria-hidden />
      </Button>
      <Button
        className="h-8! pointer-coarse:h-11! flex-1 justify-center"
        onClick={() => run(previous)}
        aria-label="Previous step"
      >
        <ChevronLeft size={16} aria-hidden /> Prev
      </Button>
      <span className="min-w-14 text-center text-soft text-xs tabular-nums">
        {at + 1} of {walked.length}
      </span>
      <Button
        className="h-8! pointer-coarse:h-11! flex-1 justify-center"
        onClick={() => run(next)}
        aria-label="Next step"
      >
        Next <ChevronRight size={16} aria-hidden />
      </Button>
      <Button
        className="h-8! pointer-coarse:h-11!"
        onClick={() => run(toViolation)}
        aria-label="To the violation"
      >
        <OctagonX size={15} aria-hidden />
      </Button>
    </nav>
  );
}
