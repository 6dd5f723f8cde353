"use client";
/** One line under the finding: an edit that settles it, verified before it is offered; its diff on request. */
import { Check, Wrench } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { FixOffer } from "@/lib/protocol/protocol";
import { applyFix, searchFix, showFix } from "@/lib/store/actions/fix";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { isEditable } from "@/lib/store/project-slice";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { DiffView } from "./diff-view";

/** `children`: what else stands at the end of the line. */
export function FixBar({ children }: { readonly children: ReactNode }) {
  const search = useApp((state) => state.fix.search);
  const advice = useApp((state) => selectedDefect(state)?.fix ?? "");
  const isOpen = useApp((state) => state.fix.isOpen);
  if (search.state === "offered")
    return (
      <Offer offer={search.offer} isOpen={isOpen}>
        {children}
      </Offer>
    );
  return (
    <div className="flex min-h-9 items-center gap-2 border-line border-t bg-panel px-4 py-1 text-xs">
      <Wrench size={13} aria-hidden className="shrink-0 text-soft" />
      <p className="min-w-0 flex-1 truncate text-soft" title={advice}>
        <span className="font-semibold text-ink">Fix</span> {advice}
      </p>
      <span role="status" className="shrink-0 text-2xs text-soft">
        {search.state === "searching" && "Trying fixes in a scratch copy…"}
        {search.state === "nothing" &&
          search.tried > 0 &&
          `${search.tried} edits tried, none settles it cleanly`}
      </span>
      {search.state === "waiting" && <Button onClick={searchFix}>Look for a fix</Button>}
      {children}
    </div>
  );
}

interface OfferProps {
  readonly offer: FixOffer;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

function Offer({ offer, isOpen, children }: OfferProps) {
  return (
    <div className="border-line border-t bg-panel text-xs">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1">
        <Check size={14} aria-hidden className="shrink-0 text-pass" />
        <p className="min-w-48 flex-1 truncate" title={offer.title} data-testid="fix-offer">
          <span className="font-semibold">{offer.title}</span>
          <span className="text-soft"> · verified in a scratch copy: {outcome(offer)}</span>
        </p>
        {children}
        {isOpen && <OfferActions offer={offer} />}
        <Button
          tone={isOpen ? "plain" : "solid"}
          aria-expanded={isOpen}
          onClick={() => showFix(appStore, !isOpen)}
          title="Try this fix (F)"
        >
          {isOpen ? "Hide" : "Try this fix"}
        </Button>
      </div>
      {isOpen && (
        <div className="border-line border-t" data-testid="fix-detail">
          <DiffView patch={offer.patch} label="The fix as a diff" />
        </div>
      )}
    </div>
  );
}

function outcome({ alsoGone, remaining, verdict }: FixOffer): string {
  const gone = alsoGone > 0 ? `this finding and ${alsoGone} more are gone` : "this finding is gone";
  const rest = remaining > 0 ? `, ${remaining} known one${remaining === 1 ? "" : "s"} remain` : "";
  return `${gone}, nothing new appeared${rest} (${VERDICT_WORDS[verdict]})`;
}

function OfferActions({ offer }: { readonly offer: FixOffer }) {
  const canApply = useApp((state) => isEditable(state.project));
  const [copied, setCopied] = useState(false);
  return (
    <>
      {canApply && (
        <Button
          tone="solid"
          onClick={() => applyFix(appStore)}
          title="Your text changes only now; undo takes it back"
        >
          Apply to my text
        </Button>
      )}
      <Button
        onClick={() => void navigator.clipboard.writeText(offer.patch).then(() => setCopied(true))}
        title="A unified diff that git apply takes"
      >
        {copied ? "Copied" : "Copy as patch"}
      </Button>
    </>
  );
}
