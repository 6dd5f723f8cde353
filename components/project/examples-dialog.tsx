"use client";
/** The examples that come with the page: for each kind of violation one that fails and one that is fixed. */
import { openExample } from "@/lib/store/actions/project";
import { examples } from "@/lib/store/examples";
import { appStore, patch, useApp } from "@/lib/store/store";
import { Dialog } from "../ui/dialog";

const groups = [...new Set(examples.map((example) => example.group))];

export function ExamplesDialog() {
  const isOpen = useApp((state) => state.layout.dialog === "examples");
  const close = () => patch(appStore, "layout", { dialog: null });
  return (
    <Dialog
      title="Examples"
      description="Your own project stays kept in this browser."
      isOpen={isOpen}
      onClose={close}
    >
      {groups.map((group) => (
        <section key={group} className="mb-3">
          <h3 className="eyebrow">{group}</h3>
          <ul className="mt-1">
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={example.id}>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      void openExample(appStore, example.id);
                    }}
                    className="flex w-full items-baseline justify-between gap-4 rounded px-2 py-1.5 text-left hover:bg-fill-hover"
                  >
                    <span>{example.title}</span>
                    <span className="shrink-0 text-soft text-xs">{example.hint}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
