/** Why a rule is Inconclusive: each reason with its place and what would settle it. */
import type { Reason } from "@/lib/protocol/protocol";
import { PlaceLink } from "./place-link";
import { plural } from "./plural";
import { Section } from "./section";

export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <Section title="Reasons" count={reasons.length}>
      <ol className="flex flex-col gap-3">
        {distinct(reasons).map((reason) => (
          <li key={keyOf(reason)} className="border-caution border-l-2 pl-3">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold">{reason.title}</span>
              <span className="font-mono text-2xs text-soft">{reason.code}</span>
              {reason.place && <PlaceLink file={reason.place.file} line={reason.place.line} />}
            </p>
            <p className="mt-0.5 max-w-prose">{reason.message}</p>
            {reason.candidate && <CandidatePath steps={reason.candidate} />}
            {reason.settle && (
              <p className="mt-0.5 max-w-prose text-soft">
                <span className="font-semibold">Settles it:</span> {reason.settle}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A way nobody could decide: places to look at, without values. */
function CandidatePath({ steps }: { readonly steps: NonNullable<Reason["candidate"]> }) {
  return (
    <details className="mt-1">
      <summary className="cursor-pointer">
        Candidate path: {plural(steps.length, "step")}, neither found possible nor refuted
      </summary>
      <ol className="mt-1 flex list-decimal flex-col gap-0.5 pl-6">
        {steps.map(({ text, function: fn, place }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a path are told apart by their order
          <li key={index}>
            {text} <span className="text-soft">in {fn}</span>{" "}
            {place && <PlaceLink file={place.file} line={place.line} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

function keyOf(reason: Reason): string {
  return `${reason.code} ${reason.place?.file ?? ""}:${reason.place?.line ?? ""}:${reason.place?.column ?? ""}`;
}

/** One line per code and place. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [keyOf(reason), reason])).values()];
}
