/** A titled part of a verdict page. */
import type { ReactNode } from "react";

export function Section({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}) {
  return (
    <section className="border-line border-t px-4 py-3">
      <h3 className="eyebrow">
        {title}
        {count !== undefined && <span className="ml-1.5 font-normal tabular-nums">{count}</span>}
      </h3>
      <div className="mt-1.5 text-sm">{children}</div>
    </section>
  );
}
