/** A change of the rule's state: `free → held`. */
export function StateChip({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1 rounded bg-fill-rule px-1.5 font-medium text-2xs text-rule leading-5">
      {before} <span aria-hidden>→</span>
      <span className="sr-only">to</span> {after}
    </span>
  );
}
