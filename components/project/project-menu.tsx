"use client";
/** Which project is on screen, and every way to bring in another. */
import { ChevronDown, FolderOpen } from "lucide-react";
import { actionById } from "@/lib/store/actions";
import { forgetKept, openKept } from "@/lib/store/actions/project";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";

const opening = ["open-files", "open-folder", "add-files", "new-project", "examples"].map(actionById);
const saving = ["save-files", "save-role-map"].map(actionById);

export function ProjectMenu() {
  const workspace = useApp((state) => state.project.workspace);
  const kept = useApp((state) => state.project.kept);
  const state = useApp((each) => each);
  const others = kept.filter((each) => each.id !== workspace?.id).slice(0, 12);
  return (
    <Menu
      trigger={
        <Button className="min-w-0 max-w-56" title="Project">
          <FolderOpen size={14} aria-hidden className="shrink-0" />
          <span className="truncate">{workspace?.name ?? "…"}</span>
          <ChevronDown size={12} aria-hidden className="shrink-0" />
        </Button>
      }
      sections={[
        {
          items: [...opening, ...saving].map((action) => ({
            label: action.label,
            isDisabled: !action.isEnabled(state),
            onSelect: () => action.run(appStore),
          })),
        },
        {
          title: "Kept in this browser",
          items: others.map((each) => ({
            label: each.name,
            detail: dateOf(each.changed),
            onSelect: () => void openKept(appStore, each.id),
          })),
        },
        {
          items: others.slice(0, 1).map(() => ({
            label: "Remove the others from this browser",
            onSelect: () => void Promise.all(others.map((each) => forgetKept(appStore, each.id))),
          })),
        },
      ]}
    />
  );
}

function dateOf(changed: number): string {
  return new Date(changed).toLocaleString("en", {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}
