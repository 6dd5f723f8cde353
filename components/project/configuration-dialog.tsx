"use client";
/** The build configuration: which project file and configuration, macros, include folders. */
import { useId, useState } from "react";
import { chooseBuild, setDefines, setIncludeDirs } from "@/lib/store/actions/configuration";
import type { Workspace } from "@/lib/store/project-slice";
import { appStore, patch, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

export function ConfigurationDialog() {
  const isOpen = useApp((state) => state.layout.dialog === "configuration");
  const workspace = useApp((state) => state.project.workspace);
  const close = () => patch(appStore, "layout", { dialog: null });
  return (
    <Dialog
      title="Configuration"
      description="A verdict speaks of one configuration. Changing it verifies again."
      isOpen={isOpen && workspace !== null}
      onClose={close}
    >
      {workspace && <Form key={`${workspace.id} ${workspace.choice}`} workspace={workspace} onDone={close} />}
    </Dialog>
  );
}

function Form({ workspace, onDone }: { readonly workspace: Workspace; readonly onDone: () => void }) {
  const { configuration, choices, choice } = workspace;
  const isReadOnly = workspace.kind === "shared";
  const shownDefines = configuration.defines.map((each) => `${each.name}=${each.value}`).join("\n");
  const shownFolders = configuration.includeDirs.join("\n");
  const [defines, editDefines] = useState(shownDefines);
  const [folders, editFolders] = useState(shownFolders);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (defines !== shownDefines) setDefines(appStore, defines);
        if (folders !== shownFolders) setIncludeDirs(appStore, folders);
        onDone();
      }}
    >
      {choices.length > 0 && (
        <label className="flex flex-col gap-1">
          <span className="font-semibold">Project file and configuration</span>
          <select
            value={choice ?? 0}
            onChange={(event) => chooseBuild(appStore, Number(event.target.value))}
            className="h-8 rounded-md border border-edge bg-ground px-2"
          >
            {choices.map((each, index) => (
              <option key={`${each.projectFile} ${each.configuration.name}`} value={index}>
                {each.projectFile}: {each.configuration.name} ({each.units.length} compiled)
              </option>
            ))}
          </select>
        </label>
      )}
      <Lines
        label="Macros"
        hint="One per line, NAME=value. A name alone is 1."
        value={defines}
        onChange={editDefines}
        isReadOnly={isReadOnly}
      />
      <Lines
        label="Include folders"
        hint="One per line, relative to the project. Headers of the WDK come from the OS model."
        value={folders}
        onChange={editFolders}
        isReadOnly={isReadOnly}
      />
      <div className="flex justify-end">
        <Button type="submit" tone="solid">
          {isReadOnly ? "Close" : "Verify with this"}
        </Button>
      </div>
    </form>
  );
}

function Lines({
  label,
  hint,
  value,
  onChange,
  isReadOnly,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isReadOnly: boolean;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-soft text-xs">
        {hint}
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        readOnly={isReadOnly}
        rows={4}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="rounded-md border border-edge bg-ground px-2 py-1 font-mono text-xs"
      />
    </div>
  );
}
