/** Verdict words with their marks. Never by colour alone; green belongs to Pass. */
import clsx from "clsx";
import type { VerdictWord } from "@/lib/protocol/protocol";
import { VERDICT_WORDS } from "@/lib/store/link-check";

interface Look {
  readonly glyph: string;
  readonly text: string;
  readonly fill: string;
  readonly explanation: string;
}

export const verdictLooks: Readonly<Record<VerdictWord, Look>> = {
  defect: {
    glyph: "✖",
    text: "text-violation",
    fill: "bg-fill-violation",
    explanation:
      "A path through the driver breaks this rule. It was found feasible and replayed step by step.",
  },
  pass: {
    glyph: "✓",
    text: "text-pass",
    fill: "bg-fill-pass",
    explanation:
      "Every path from every listed entry point was covered in this configuration, and none breaks this rule. It rests on the assumptions listed.",
  },
  inconclusive: {
    glyph: "?",
    text: "text-caution",
    fill: "bg-fill-changed",
    explanation:
      "Neither a violation nor its absence could be shown. The reasons say where and what would settle it.",
  },
  "not-applicable": {
    glyph: "–",
    text: "text-soft",
    fill: "bg-fill-hover",
    explanation: "Nothing this rule watches occurs in the code that was reached.",
  },
};

export function VerdictMark({ verdict }: { readonly verdict: VerdictWord }) {
  const look = verdictLooks[verdict];
  return (
    <span
      title={look.explanation}
      className={clsx(
        "inline-flex items-center gap-1 rounded px-1.5 py-px font-semibold text-xs",
        look.text,
        look.fill,
      )}
    >
      <span aria-hidden>{look.glyph}</span>
      {VERDICT_WORDS[verdict]}
    </span>
  );
}
