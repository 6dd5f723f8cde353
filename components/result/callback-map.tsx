"use client";
/**
 * The callbacks of the driver: role with evidence, IRQL and locks at entry, and the lock calls each makes itself or through
 * helpers. From here a leak can be planted in a scratch copy of one of them.
 */
import { Sprout } from "lucide-react";
import { useState } from "react";
import type { AnalysisReport, ReportedEntryPoint, RuleResult } from "@/lib/protocol/protocol";
import { plantLeak } from "@/lib/store/actions/plant";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { EvidenceList } from "./evidence-list";
import { irqlText } from "./irql-text";
import { PlaceLink } from "./place-link";
import { RoleMenu } from "./role-menu";
import { Section } from "./section";

const BASIS_WORDS: Readonly<Record<ReportedEntryPoint["basis"], string | null>> = {
  known: null,
  "by-shape": "by shape",
  assumed: "assumed",
  escaped: "unknown callback",
  user: "your choice",
};

interface Props {
  readonly report: AnalysisReport;
  readonly result: RuleResult;
}

/** Callbacks shown before "Show all"; a paste without entry points may have thousands of assumed ones. */
const SHOWN_CALLBACKS = 60;

export function CallbackMap({ report, result }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const { entryPoints } = report;
  if (entryPoints.length === 0) return null;
  return (
    <Section title="Callback map" count={entryPoints.length}>
      <PlantInvitation report={report} result={result} />
      <div className="mt-2">
        <table className="wrap-anywhere w-full table-fixed border-collapse text-left text-xs">
          <thead className="text-2xs text-soft">
            <tr>
              <th scope="col" className="w-1/2 py-1 pr-3 font-semibold">
                Callback
              </th>
              <th scope="col" className="py-1 font-semibold">
                At entry, and its lock calls
              </th>
            </tr>
          </thead>
          <tbody>
            {(showsAll ? entryPoints : entryPoints.slice(0, SHOWN_CALLBACKS)).map((entry) => (
              <Row key={`${entry.role} ${entry.function}`} entry={entry} report={report} result={result} />
            ))}
          </tbody>
        </table>
        {!showsAll && entryPoints.length > SHOWN_CALLBACKS && (
          <Button onClick={() => setShowsAll(true)}>Show all {entryPoints.length} callbacks</Button>
        )}
      </div>
    </Section>
  );
}

function Row({ entry, report, result }: Props & { readonly entry: ReportedEntryPoint }) {
  const verdict = result.entryPoints.find((each) => each.function === entry.function)?.verdict;
  const basis = BASIS_WORDS[entry.basis];
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1.5 pr-3 font-normal">
        <span className="font-mono font-semibold">{entry.function}</span>{" "}
        <PlaceLink file={entry.file} line={entry.line} />
        <span className="flex flex-wrap items-center gap-x-1">
          <RoleMenu name={entry.function} role={entry.role} />
          {basis && <span className="rounded bg-fill-changed px-1 text-2xs text-caution">{basis}</span>}
          {verdict && verdict !== result.verdict && (
            <span className="text-2xs text-soft">{VERDICT_WORDS[verdict]}</span>
          )}
        </span>
        <EvidenceList evidence={entry.evidence} />
      </th>
      <td className="py-1.5">
        <ul className="text-2xs leading-4">
          {entryFacts(entry).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <LockCalls entry={entry} report={report} />
      </td>
    </tr>
  );
}

function entryFacts(entry: ReportedEntryPoint): readonly string[] {
  const facts = [entry.irql ? irqlText(entry.irql) : "IRQL not stated"];
  if (entry.cancelLockAtEntry === "held") facts.push("cancel spin lock held");
  if (entry.storportLock) {
    facts.push(
      entry.storportLock === "none" ? "Storport holds no lock" : `Storport holds ${entry.storportLock}`,
    );
  }
  return facts;
}

/** Calls shown of one callback before "and n more". */
const SHOWN = 6;

function LockCalls({
  entry,
  report,
}: {
  readonly entry: ReportedEntryPoint;
  readonly report: AnalysisReport;
}) {
  const calls = report.watchedCalls.filter((call) => call.entryPoint === entry.function);
  if (calls.length === 0) return <p className="text-2xs text-soft">no lock calls</p>;
  return (
    <ul className="mt-1">
      {calls.slice(0, SHOWN).map((call) => (
        <li
          key={`${call.routine} ${call.place.file}:${call.place.line}:${call.place.column} ${call.through}`}
        >
          <span className="font-mono">{call.routine}</span>
          {call.through && (
            <span className="text-soft">
              {" "}
              through <span className="font-mono">{call.through}</span>
            </span>
          )}{" "}
          <PlaceLink file={call.place.file} line={call.place.line} />
        </li>
      ))}
      {calls.length > SHOWN && <li className="text-2xs text-soft">and {calls.length - SHOWN} more</li>}
    </ul>
  );
}

/** Where nothing is watched, people ask whether the tool sees anything at all. */
function PlantInvitation({ report, result }: Props) {
  const isPlanted = useApp((state) => state.project.workspace?.kind === "planted");
  const target = plantTarget(report);
  if (result.verdict !== "not-applicable" || !target || isPlanted) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line bg-panel px-3 py-2">
      <p className="wrap-anywhere min-w-56 flex-1">
        <span className="font-semibold">Show me on my code.</span> Plant a leak in a scratch copy of{" "}
        <span className="font-mono text-xs">{target}</span> and watch it being found. Your files are not
        changed.
      </p>
      <Button onClick={() => plantLeak(appStore, result.rule, target)}>
        <Sprout size={13} aria-hidden />
        Plant a leak
      </Button>
    </div>
  );
}

/** The callbacks that handle requests come first: their code says most to the author. */
const TELLING = ["HW_STARTIO", "HW_BUILDIO", "HW_RESET_BUS", "HW_ADAPTER_CONTROL", "HW_INITIALIZE"];

function plantTarget({ entryPoints }: AnalysisReport): string | null {
  const free = entryPoints.filter((entry) => entry.cancelLockAtEntry === "free");
  for (const role of TELLING) {
    const found = free.find((entry) => entry.role === role);
    if (found) return found.function;
  }
  return free[0]?.function ?? null;
}
