"use client";
/** The mark and the note of a finding, in a pop-up that is open from the start. */
import clsx from "clsx";
import { Popover } from "radix-ui";
import { useState } from "react";
import { triage } from "@/lib/store/actions/history";
import { keyOf, MARKS } from "@/lib/store/history-slice";
import { appStore, useApp } from "@/lib/store/store";
import type { PopUpTrigger } from "../ui/pop-up-button";
import type { TriageProps } from "./triage-control";

export function TriagePopover({ trigger, rule, defect }: TriageProps & { readonly trigger: PopUpTrigger }) {
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          aria-label="Mark this finding"
          className="z-50 w-72 rounded-lg border border-line bg-raised p-3 text-xs shadow-xl"
        >
          <Form key={keyOf(rule, defect)} rule={rule} defect={defect} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Form({ rule, defect }: TriageProps) {
  const known = useApp((state) => state.history.triage[keyOf(rule, defect)] ?? null);
  const [note, setNote] = useState(known?.note ?? "");
  return (
    <>
      <fieldset aria-label="Mark" className="flex flex-wrap gap-1">
        {MARKS.map((mark) => (
          <button
            key={mark}
            type="button"
            aria-pressed={known?.mark === mark}
            onClick={() => triage(appStore, rule, defect, known?.mark === mark ? null : mark, note)}
            className={clsx(
              "min-h-7 rounded-md border px-2",
              known?.mark === mark
                ? "border-driver bg-fill-step font-semibold"
                : "border-line hover:bg-fill-hover",
            )}
          >
            {mark}
          </button>
        ))}
      </fieldset>
      <label className="mt-2 block text-soft">
        Note
        <textarea
          value={note}
          rows={3}
          disabled={!known}
          onChange={(event) => {
            setNote(event.target.value);
            if (known) triage(appStore, rule, defect, known.mark, event.target.value);
          }}
          className="mt-1 w-full rounded border border-edge bg-ground p-1.5 text-ink disabled:opacity-60"
        />
      </label>
      <p className="mt-1 text-2xs text-soft">Kept in this browser. It does not change the verdict.</p>
    </>
  );
}
