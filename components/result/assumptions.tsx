/** What a verdict rests on. Cautions are the ones that deserve a look. */
import type { Assumption } from "@/lib/protocol/protocol";
import { PlaceLink } from "./place-link";
import { Section } from "./section";

export function Assumptions({
  assumptions,
  weight,
  title,
}: {
  readonly assumptions: readonly Assumption[];
  readonly weight: Assumption["weight"];
  readonly title: string;
}) {
  const shown = assumptions.filter((each) => each.weight === weight);
  if (shown.length === 0) return null;
  const isCaution = weight === "caution";
  return (
    <Section title={title} count={shown.length}>
      <ul className="flex flex-col gap-1.5">
        {shown.map((each) => (
          <li key={`${each.code} ${each.message}`} className="flex gap-2">
            <span aria-hidden className={isCaution ? "text-caution" : "text-soft"}>
              {isCaution ? "▲" : "·"}
            </span>
            <span className={isCaution ? "max-w-prose" : "max-w-prose text-soft"}>
              {isCaution && <span className="font-semibold text-caution">Caution: </span>}
              {each.message} {each.place && <PlaceLink file={each.place.file} line={each.place.line} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
