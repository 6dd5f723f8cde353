"use client";
/** The lines around the current step as plain text, where there is no room for the editor beside the path. */
import clsx from "clsx";
import { selectedStep } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";

const AROUND = 2;

export function StepExcerpt() {
  const step = useApp(selectedStep);
  const text = useApp(
    (state) => state.project.workspace?.files.find((file) => file.path === selectedStep(state)?.file)?.text,
  );
  if (!step || text === undefined) return null;
  const first = Math.max(step.line - AROUND, 1);
  const lines = text.split(/\r\n|\r|\n/).slice(first - 1, step.line + AROUND);
  return (
    <figure className="mt-1 overflow-hidden rounded-md border border-line bg-ground">
      <figcaption className="place border-line border-b px-2 py-0.5 text-2xs!">
        {step.file}:{step.line}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto py-1 font-mono text-xs leading-5">
        {lines.map((line, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number.
            key={first + index}
            className={clsx("block px-2", first + index === step.line && "bg-fill-step")}
          >
            <span className="mr-2 inline-block w-8 select-none text-right text-soft">{first + index}</span>
            {line}
          </span>
        ))}
      </pre>
    </figure>
  );
}
