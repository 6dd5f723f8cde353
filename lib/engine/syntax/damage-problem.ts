/** Damage of a chunk as a problem for a person. */
import type { Problem, Span } from "../base";
import { assertNever } from "../base";
import type { Damage } from "./chunk";

export function damageProblem(damage: Damage, at: Span | null): Problem {
  return { ...words(damage), at };
}

function words({ kind, detail }: Damage): Omit<Problem, "at"> {
  switch (kind) {
    case "error":
    case "missing":
      return {
        code: "syntax",
        severity: "error",
        message: `This could not be read as C: ${detail}. Fix the text, or add the header that defines its macros.`,
      };
    case "bare-type":
      return {
        code: "unknown-type",
        severity: "warning",
        message: `${capital(detail)}. Add the header that declares it.`,
      };
    case "call-of-parenthesised-name":
      return {
        code: "unknown-type",
        severity: "warning",
        message: `${capital(detail)}. Add the header that declares the name.`,
      };
    case "unknown-macro":
      return {
        code: "unknown-macro",
        severity: "warning",
        message: `${detail} is not defined in the files given. Add its header, or define ${detail} in Configuration.`,
      };
    case "too-large":
      return {
        code: "too-large",
        severity: "error",
        message: `This declaration is too large to be read: ${detail}. Split it, or leave generated tables out.`,
      };
    case "too-deep":
      return {
        code: "too-deep",
        severity: "error",
        message: `This declaration is nested too deeply to be read: ${detail}.`,
      };
    case "unsupported":
      return { code: "unsupported", severity: "warning", message: `${capital(detail)}.` };
    default:
      return assertNever(kind);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
