"use client";
/** The open finding in two sentences: what goes wrong, and when; with the keys that walk the path. */
import { ChevronDown, ChevronUp, CornerUpLeft, OctagonX } from "lucide-react";
import { useState } from "react";
import type { Defect } from "@/lib/protocol/protocol";
import { actionById } from "@/lib/store/actions";
import { saveHarness } from "@/lib/store/actions/harness";
import { isStale, selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { FixBar } from "../fix/fix-bar";
import { useWindowClass } from "../shell/use-window-class";
import { Button, IconButton } from "../ui/button";
import { TriageControl } from "./triage-control";

const previous = actionById("previous-step");
const next = actionById("next-step");
const toViolation = actionById("to-violation");
const toCause = actionById("to-cause");

export function FindingHeader() {
  const defect = useApp(selectedDefect);
  const rule = useApp((state) => state.selection.rule);
  const stale = useApp(isStale);
  const kind = useApp((state) => state.project.workspace?.kind);
  const isPlanted = kind === "planted";
  const isOfReport = kind === "report";
  if (!defect) return null;
  return (
    <section aria-label="Open finding" className="shrink-0 border-line border-b bg-ground">
      <div className="border-violation border-l-4 px-4 pt-1.5 pb-2">
        <div className="flex items-center gap-x-4">
          <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 text-xs">
            <span className="font-semibold text-violation">
              ✖ {isOfReport ? "Reported" : "Defect"}
              {isPlanted && ", planted"}
            </span>
            <span className="font-semibold text-rule">{rule}</span>
            <span className="font-mono text-soft">{defect.kind}</span>
            {!isOfReport && (
              <span
                className="text-soft"
                title="An independent interpreter ran this path with the values shown and broke the rule at the same statement."
              >
                · replayed
              </span>
            )}
            {defect.entryPoint.role && <span className="text-soft">· {defect.entryPoint.role}</span>}
          </p>
          {rule && <TriageControl rule={rule} defect={defect} />}
          <Walk />
        </div>
        <h2 className="wrap-anywhere font-semibold text-base leading-snug 2xl:text-lg">{defect.message}</h2>
        {defect.when && (
          <p className="mt-1 text-sm">
            <span className="rounded bg-fill-changed px-1.5 py-0.5 font-medium">{defect.when}</span>
          </p>
        )}
        {stale && (
          <p className="mt-1 text-caution text-xs">
            Text changed since this path was found. Verify again with Ctrl+Enter.
          </p>
        )}
      </div>
      <WhyAndFix defect={defect} rule={rule ?? ""} isOfReport={isOfReport} />
    </section>
  );
}

/** Along the path; on a narrow window these stand below the result, within reach of a thumb. */
function Walk() {
  if (useWindowClass() === "narrow") return null;
  return (
    <div className="flex items-center gap-1">
      <Button onClick={() => toCause.run(appStore)} title="To the cause (B)">
        <CornerUpLeft size={13} aria-hidden />
        <span className="max-lg:sr-only">Cause</span>
      </Button>
      <Button onClick={() => toViolation.run(appStore)} title="To the violation (E)">
        <OctagonX size={13} aria-hidden />
        <span className="max-lg:sr-only">Violation</span>
      </Button>
      <IconButton label="Previous step" keys="↑ or K" onClick={() => previous.run(appStore)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label="Next step" keys="↓ or J" onClick={() => next.run(appStore)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

interface WhyProps {
  readonly defect: Defect;
  readonly rule: string;
  /** Of another run: it cannot be made into a program here, and the rule may have no page. */
  readonly isOfReport: boolean;
}

/** What settles the finding, and on request why it is one. */
function WhyAndFix({ defect, rule, isOfReport }: WhyProps) {
  const isPlanted = useApp((state) => state.project.workspace?.kind === "planted");
  const [isOpen, setOpen] = useState(false);
  const hasWhy = !isOfReport || defect.explanation !== "";
  const why = hasWhy && (
    <Button
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
      title="Why this is a violation, and what it does"
    >
      Why
      <ChevronDown size={12} aria-hidden className={isOpen ? "rotate-180" : ""} />
    </Button>
  );
  return (
    <>
      {isPlanted || isOfReport ? (
        hasWhy && (
          <div className="flex min-h-9 items-center gap-2 border-line border-t bg-panel px-4 py-1 text-xs">
            <p className="min-w-0 flex-1 truncate text-soft">{defect.explanation}</p>
            {why}
          </div>
        )
      ) : (
        <FixBar>{why}</FixBar>
      )}
      {isOpen && (
        <dl className="grid max-h-[40vh] gap-x-4 gap-y-1.5 overflow-y-auto border-line border-t bg-panel px-4 py-2.5 text-sm sm:grid-cols-[6rem_1fr]">
          <Fact term="Why" text={defect.explanation} />
          <Fact term="In a dump" text={defect.inADump} />
          <Fact term="Fix" text={defect.fix} />
          {defect.inputs.length > 0 && (
            <Fact
              term="Inputs"
              text={defect.inputs.map((each) => `${each.name} is ${each.value}`).join("; ")}
            />
          )}
          {defect.notes.map((note) => (
            <Fact key={note} term="Note" text={note} />
          ))}
          {!isOfReport && <Evidence rule={rule} />}
        </dl>
      )}
    </>
  );
}

/** What stands behind the finding: a program that shows it, and the rule's own page. */
function Evidence({ rule }: { readonly rule: string }) {
  return (
    <>
      <dt className="font-semibold text-soft text-xs leading-5">Evidence</dt>
      <dd className="flex flex-wrap items-center gap-2">
        <Button onClick={() => saveHarness(appStore)}>Save as C program</Button>
        <span className="text-soft text-xs">
          Compiled with gcc and run, it takes this path and breaks the rule at the same statement.
        </span>
      </dd>
      <dt className="font-semibold text-soft text-xs leading-5">Rule</dt>
      <dd>
        <a
          className="text-driver underline underline-offset-2"
          href={`/rules/${encodeURIComponent(rule)}`}
          target="_blank"
          rel="noreferrer"
        >
          {rule}: what it asks, and why
        </a>
      </dd>
    </>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  if (text === "") return null;
  return (
    <>
      <dt className="font-semibold text-soft text-xs leading-5">{term}</dt>
      <dd className="max-w-prose">{text}</dd>
    </>
  );
}
