"use client";
/**
 * What each stage of the engine made of the project that is on screen in the workbench: the same prints as the command
 * line's `dump`. The project is the one kept in this browser, or the example.
 */
import { useEffect, useState } from "react";
import type { DumpFormat, Inspected, Stage } from "@/lib/protocol/protocol";
import { projectMessage } from "@/lib/store/selectors";
import { currentSession } from "@/lib/store/session";
import { useApp } from "@/lib/store/store";
import { Brand } from "../shell/brand";
import { useSession } from "../shell/use-session";
import { Print } from "./print";
import { StageTabs } from "./stage-tabs";
import { stages } from "./stages";

type Answer =
  | { readonly kind: "asking" }
  | { readonly kind: "printed"; readonly inspected: Inspected }
  | { readonly kind: "failed"; readonly message: string };

export function InspectPage() {
  useSession();
  const [stage, setStage] = useState<Stage>("cfg");
  const [format, setFormat] = useState<DumpFormat>("text");
  const [name, setName] = useState<string | null>(null);
  const answer = useInspection(stage, format, name);
  const inspected = answer.kind === "printed" ? answer.inspected : null;
  const functions = useKnownFunctions(inspected);
  const project = useApp((state) => state.project.workspace?.name);
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-panel px-3">
        <a href="/" aria-label="Back to the workbench">
          <Brand />
        </a>
        <h1 className="truncate font-semibold text-sm">Inspect {project ?? ""}</h1>
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <StageTabs stage={stage} onStage={setStage} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-panel px-3 py-1.5 text-xs">
          <p className="min-w-48 flex-1 text-soft">{stages[stage].about}</p>
          <FunctionChoice functions={functions} name={name} onName={setName} />
          <FormatChoice formats={inspected?.formats ?? ["text"]} format={format} onFormat={setFormat} />
        </div>
        {answer.kind === "asking" && (
          <p role="status" className="p-4 text-soft">
            Printing…
          </p>
        )}
        {answer.kind === "failed" && (
          <p role="alert" className="p-4">
            {answer.message}
          </p>
        )}
        {inspected && <Print text={inspected.text} name={`${stage}.${format === "text" ? "txt" : format}`} />}
      </main>
    </div>
  );
}

/** Asks again for another stage, format, function or text. Runs go first: a dropped question is put again after them. */
function useInspection(stage: Stage, format: DumpFormat, name: string | null): Answer {
  const [answer, setAnswer] = useState<Answer>({ kind: "asking" });
  const workspace = useApp((state) => state.project.workspace);
  const status = useApp((state) => state.analysis.status);
  const isFree = status !== "waiting" && status !== "running";
  useEffect(() => {
    const session = currentSession();
    if (!workspace || !session || !isFree) return;
    setAnswer({ kind: "asking" });
    const project = projectMessage(workspace);
    return session.client.ask(
      { kind: "inspect", project, stage, format, function: name },
      {
        onAnswer(event) {
          if (event.kind === "inspected") setAnswer({ kind: "printed", inspected: event.inspected });
        },
        onFailed: (_code, message) => setAnswer({ kind: "failed", message }),
      },
    );
  }, [workspace, isFree, stage, format, name]);
  return answer;
}

/** Stages of a finished report name no functions; the choice keeps those it had. */
function useKnownFunctions(inspected: Inspected | null): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  const found = inspected?.functions ?? [];
  if (found.length > 0 && found.join() !== known.join()) setKnown(found);
  return known;
}

function FunctionChoice({
  functions,
  name,
  onName,
}: {
  readonly functions: readonly string[];
  readonly name: string | null;
  readonly onName: (name: string | null) => void;
}) {
  return (
    <label className="flex items-center gap-1.5">
      Function
      <select
        value={name ?? ""}
        onChange={(event) => onName(event.target.value === "" ? null : event.target.value)}
        className="h-7 max-w-56 rounded-md border border-edge bg-raised px-1.5 font-mono text-xs"
      >
        <option value="">all</option>
        {functions.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}

function FormatChoice({
  formats,
  format,
  onFormat,
}: {
  readonly formats: readonly DumpFormat[];
  readonly format: DumpFormat;
  readonly onFormat: (format: DumpFormat) => void;
}) {
  return (
    <label className="flex items-center gap-1.5">
      Format
      <select
        value={formats.includes(format) ? format : "text"}
        onChange={(event) => onFormat(event.target.value as DumpFormat)}
        className="h-7 rounded-md border border-edge bg-raised px-1.5 text-xs"
      >
        {formats.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
