"use client";
/** How the system calls a function, for the person to say: another role, or no entry point at all. */
import { ChevronDown } from "lucide-react";
import { declareEntry, forgetEntry, roleNames } from "@/lib/store/actions/entries";
import { isEditable } from "@/lib/store/project-slice";
import { appStore, useApp } from "@/lib/store/store";
import { Menu } from "../ui/menu";

export function RoleMenu({ name, role }: { readonly name: string; readonly role: string }) {
  const canEdit = useApp((state) => isEditable(state.project));
  const isDeclared = useApp(
    (state) => state.project.workspace?.entries.some((entry) => entry.function === name) ?? false,
  );
  if (!canEdit) return <span className="font-mono text-2xs text-driver">{role}</span>;
  return (
    <Menu
      trigger={
        <button
          type="button"
          title={`Role of ${name}`}
          className="inline-flex min-h-6 items-center gap-0.5 rounded px-1 font-mono text-2xs text-driver hover:bg-fill-hover"
        >
          {role}
          <ChevronDown size={10} aria-hidden />
        </button>
      }
      sections={[
        {
          items: [
            {
              label: "It is a helper, not called by the system",
              onSelect: () => declareEntry(appStore, name, null),
            },
            ...(isDeclared
              ? [{ label: "As the code says", onSelect: () => forgetEntry(appStore, name) }]
              : []),
          ],
        },
        {
          title: "It is called as",
          items: roleNames.map((each) => ({
            label: each === "ANY" ? "ANY: arguments arbitrary, no lock held" : each,
            isCurrent: each === role,
            onSelect: () => declareEntry(appStore, name, each),
          })),
        },
      ]}
    />
  );
}
