"use client";
/** The person's own word on a finding: a mark and a note, kept in this browser. */
import { Flag } from "lucide-react";
import { lazy } from "react";
import type { Defect } from "@/lib/protocol/protocol";
import { keyOf } from "@/lib/store/history-slice";
import { useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { PopUpButton } from "../ui/pop-up-button";

const TriagePopover = lazy(() =>
  import("./triage-popover").then((module) => ({ default: module.TriagePopover })),
);

export interface TriageProps {
  readonly rule: string;
  readonly defect: Defect;
}

export function TriageControl({ rule, defect }: TriageProps) {
  const known = useApp((state) => state.history.triage[keyOf(rule, defect)] ?? null);
  const trigger = (
    <Button title="Mark this finding; kept in this browser only">
      <Flag size={13} aria-hidden />
      <span className="max-lg:sr-only">{known ? known.mark : "Mark"}</span>
    </Button>
  );
  return (
    <PopUpButton kind="dialog" trigger={trigger}>
      <TriagePopover trigger={trigger} rule={rule} defect={defect} />
    </PopUpButton>
  );
}
