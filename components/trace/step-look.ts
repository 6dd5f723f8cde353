/** How each kind of step is marked: a glyph first, a colour second. */
import type { ReportedStep, StepKind } from "@/lib/protocol/protocol";

export interface StepLook {
  readonly glyph: string;
  readonly tone: string;
  /** For people who do not see the glyph. */
  readonly name: string;
}

const looks: Readonly<Record<StepKind, StepLook>> = {
  enter: { glyph: "▸", tone: "text-driver", name: "entry" },
  call: { glyph: "→", tone: "text-driver", name: "call" },
  event: { glyph: "◆", tone: "text-rule", name: "rule event" },
  branch: { glyph: "◇", tone: "text-ink", name: "branch" },
  assign: { glyph: "=", tone: "text-ink", name: "assignment" },
  return: { glyph: "←", tone: "text-driver", name: "return" },
  model: { glyph: "○", tone: "text-soft", name: "OS model" },
  fold: { glyph: "⋯", tone: "text-soft", name: "folded" },
  violation: { glyph: "✖", tone: "text-violation", name: "violation" },
};

export function stepLook(step: ReportedStep): StepLook {
  return looks[step.kind];
}

/** What a screen reader says when a step becomes current. */
export function announcement(step: ReportedStep, number: number, total: number): string {
  const state =
    step.ruleState === step.ruleStateBefore ? "" : ` ${step.ruleStateBefore} to ${step.ruleState}.`;
  return `Step ${number} of ${total}. ${step.text}. ${step.file} line ${step.line}.${state}`;
}

/** The sentence without its mark and without the change of state, where a chip shows that. */
export function rowText(step: ReportedStep): string {
  const text = step.text.replace(/^[✖⋯]\s*/, "");
  if (step.ruleState === step.ruleStateBefore) return text;
  const change = `${step.ruleStateBefore} → ${step.ruleState}`;
  return text.replace(` — ${change}, `, " — ").replace(` — ${change}`, "");
}
