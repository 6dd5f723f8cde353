"use client";
/** At a branch: why it went this way. */
import { CircleHelp, Lock, Quote } from "lucide-react";
import { useMemo } from "react";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { type BranchReason, whyBranch } from "@/lib/store/why-branch";

const looks = {
  forced: { Icon: Lock, name: "Forced" },
  free: { Icon: CircleHelp, name: "Free choice" },
  annotation: { Icon: Quote, name: "From annotation" },
} as const;

export function BranchReasons() {
  const defect = useApp(selectedDefect);
  const index = useApp((state) => state.selection.step);
  const reasons = useMemo(() => (defect ? whyBranch(defect, index) : []), [defect, index]);
  if (reasons.length === 0) return null;
  return (
    <section aria-label="Why this branch" className="mt-1">
      <h3 className="eyebrow">Why this branch</h3>
      <ul className="mt-0.5 text-xs">
        {reasons.map((reason) => (
          <Reason key={reason.text} reason={reason} />
        ))}
      </ul>
    </section>
  );
}

function Reason({ reason }: { readonly reason: BranchReason }) {
  const { Icon, name } = looks[reason.kind];
  const { step } = reason;
  return (
    <li className="flex min-h-6 items-center gap-1.5">
      <Icon size={12} aria-hidden className="shrink-0 text-soft" />
      <span className="shrink-0 font-semibold">{name}:</span>
      <span className="min-w-0 wrap-anywhere">{reason.text}</span>
      {step !== null && (
        <button
          type="button"
          onClick={() => goToStep(appStore, step)}
          className="min-h-6 shrink-0 rounded px-1 text-driver underline"
        >
          go there
        </button>
      )}
    </li>
  );
}
