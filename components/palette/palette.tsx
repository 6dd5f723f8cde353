"use client";
/** Every command by name, with its key: type to find, arrows to choose, Enter to run. Also goes to findings and files. */
import clsx from "clsx";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { actions } from "@/lib/store/actions";
import { selectDefect, showPlace } from "@/lib/store/actions/findings";
import { allDefects } from "@/lib/store/match-finding";
import { type AppState, appStore, patch, useApp } from "@/lib/store/store";
import { Kbd } from "../ui/kbd";

interface Command {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** Lines drawn at once; typing narrows them. */
const MAX_SHOWN = 50;

export function Palette() {
  const isOpen = useApp((state) => state.reading.isPaletteOpen);
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-ground shadow-2xl"
        >
          <Radix.Title className="sr-only">All commands</Radix.Title>
          <Chooser />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function setOpen(isPaletteOpen: boolean): void {
  patch(appStore, "reading", { isPaletteOpen });
}

function Chooser() {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const all = useMemo(() => commandsOf(appStore.getState()), []);
  const shown = useMemo(() => matching(all, words).slice(0, MAX_SHOWN), [all, words]);
  const runAt = (index: number) => {
    const command = shown[index];
    if (!command) return;
    setOpen(false);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt((before) => (before + step + shown.length) % Math.max(shown.length, 1));
    else if (event.key === "Enter") runAt(at);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
        placeholder="A command, a finding, a file"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-11 shrink-0 border-line border-b bg-ground px-4 text-sm"
      />
      <div id={list} role="listbox" aria-label="Commands" className="min-h-0 overflow-y-auto p-1">
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which has the focus.
          <div
            key={command.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            ref={index === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onClick={() => runAt(index)}
            className={clsx(
              "flex min-h-8 cursor-pointer items-center gap-3 rounded-md px-3 text-xs",
              index === at ? "bg-fill-step" : "hover:bg-fill-hover",
            )}
          >
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            <span className="shrink-0 text-2xs text-soft">{command.detail}</span>
            {command.keys.slice(0, 2).map((key) => (
              <Kbd key={key} name={key} />
            ))}
          </div>
        ))}
        {shown.length === 0 && <p className="p-3 text-soft">No command has these words.</p>}
      </div>
    </>
  );
}

function commandsOf(state: AppState): readonly Command[] {
  const known = actions
    .filter((action) => action.id !== "palette" && action.isEnabled(state))
    .map(({ id, label, group, keys, run }) => ({ id, label, detail: group, keys, run: () => run(appStore) }));
  const findings = allDefects(state.analysis.report).map(({ rule, defect }) => ({
    id: `finding ${rule} ${defect.fingerprint}`,
    label: defect.message,
    detail: `${defect.file}:${defect.line}`,
    keys: [],
    run: () => selectDefect(appStore, rule, defect.fingerprint),
  }));
  const files = (state.project.workspace?.files ?? []).map(({ path }) => ({
    id: `file ${path}`,
    label: path,
    detail: "File",
    keys: [],
    run: () => showPlace(appStore, path, 1),
  }));
  return [...known, ...findings, ...files];
}

function matching(all: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ label, detail }) => {
    const text = `${label} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
