/** What in the text a statement of the page rests on. */
import type { AnalysisReport } from "@/lib/protocol/protocol";
import { PlaceLink } from "./place-link";

export function EvidenceList({ evidence }: { readonly evidence: AnalysisReport["driver"]["evidence"] }) {
  return (
    <ul className="text-2xs text-soft">
      {evidence.map((each) => (
        <li key={`${each.text} ${each.file} ${each.line}`}>
          {each.text} <PlaceLink file={each.file} line={each.line} />
        </li>
      ))}
    </ul>
  );
}
