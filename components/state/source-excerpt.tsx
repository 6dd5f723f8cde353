"use client";
/** A few lines of a file as plain text, one of them marked. */
import clsx from "clsx";
import type { Excerpt } from "@/lib/store/macro-text";

export function SourceExcerpt({ file, first, lines, current }: Excerpt) {
  return (
    <figure className="mt-1 overflow-hidden rounded-md border border-line bg-ground">
      <figcaption className="place border-line border-b px-2 py-0.5 text-2xs!">
        {file}:{current}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto py-1 font-mono text-xs leading-5">
        {lines.map((line, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number.
            key={first + index}
            className={clsx("block px-2", first + index === current && "bg-fill-step")}
          >
            <span className="mr-2 inline-block w-8 select-none text-right text-soft">{first + index}</span>
            {line}
          </span>
        ))}
      </pre>
    </figure>
  );
}
