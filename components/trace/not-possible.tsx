"use client";
/** At a branch or a result the environment chose: the person may say that it cannot happen. */
import { ChevronDown } from "lucide-react";
import type { ReportedStep } from "@/lib/protocol/protocol";
import { DOUBT_REASONS, ruleOut } from "@/lib/store/actions/ruled-out";
import { isEditable } from "@/lib/store/project-slice";
import { isStale } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { Menu } from "../ui/menu";

export function NotPossible({ step }: { readonly step: ReportedStep }) {
  const canSay = useApp((state) => isEditable(state.project) && !isStale(state));
  if (!step.doubt || !canSay) return null;
  return (
    <Menu
      trigger={
        <button
          type="button"
          title="Rule this out: it becomes an assumption that is listed, and everything is verified again."
          className="inline-flex min-h-6 items-center gap-1 rounded border border-line bg-raised px-1.5 text-2xs hover:bg-fill-hover"
        >
          Not possible?
          <ChevronDown size={10} aria-hidden />
        </button>
      }
      sections={[
        {
          title: "Why not",
          items: DOUBT_REASONS.map((reason) => ({
            label: reason.charAt(0).toUpperCase() + reason.slice(1),
            onSelect: () => ruleOut(appStore, step, reason),
          })),
        },
      ]}
    />
  );
}
