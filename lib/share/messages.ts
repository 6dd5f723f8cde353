/** What is said when a link does not open, and how long a link may be where it is pasted. */
import { assertNever } from "../engine/base";
import type { LinkReading } from "./link-codec";

/** Null for a link that opened, and for a fragment that is no link. */
export function linkProblem(reading: LinkReading): string | null {
  switch (reading.kind) {
    case "opened":
    case "none":
      return null;
    case "cut":
      return `This link was cut: ${reading.arrived} of ${reading.expected} characters arrived. Ask for the whole link, or for the files instead.`;
    case "newer":
      return `This link was made by a newer version (${reading.version}). Reload the page, or open it where it was made.`;
    case "too-large":
      return "This link unpacks to more than 4 MB, the limit. Nothing was opened. Ask for the files instead.";
    case "changed":
      return "This link was changed on its way: its content does not fit together. Ask for it again.";
    default:
      return assertNever(reading);
  }
}

export interface LengthBand {
  readonly label: string;
  /** 1 fits everywhere … 4 too long to rely on. */
  readonly level: 1 | 2 | 3 | 4;
}

/** `characters` counts the whole address. */
export function lengthBand(characters: number): LengthBand {
  if (characters <= 2_000) return { level: 1, label: "Short enough for chat and mail." };
  if (characters <= 8_000) return { level: 2, label: "Fits nearly everywhere; some chat programs cut it." };
  if (characters <= 32_000) return { level: 3, label: "Browsers open it; chat and mail programs cut it." };
  return { level: 4, label: "Too long to rely on. Send the files, or share fewer of them." };
}
