/** How the code was taken, where that is not what a Storport author expects (the project's wording guide, section 6). */
import type { AnalysisReport, SourceText } from "../protocol/protocol";

/** Words of the kernel's vocabulary; one is enough to call a file kernel code. */
const KERNEL_WORD =
  /\b(?:NTSTATUS|PDEVICE_OBJECT|PDRIVER_OBJECT|PIRP|PKIRQL|KIRQL|PSCSI_REQUEST_BLOCK|(?:Io|Ke|Ex|Rtl|Zw|StorPort|ScsiPort|Wdf|Flt|Ndis)[A-Z]\w+)\b/;

const NO_FUNCTION =
  "No function was found in this text, so there is nothing to follow. Paste a C or C++ function, or drop the .c files of a driver.";

export function readingNote(report: AnalysisReport, files: readonly SourceText[]): string | null {
  const { driver, entryPoints } = report;
  if (report.functions === 0) return NO_FUNCTION;
  switch (driver.kind) {
    case "WDM driver":
      return `A WDM driver: no Storport callback found, ${counted(entryPoints.length)} used instead. Rules for any driver work the same; Storport-only rules do not apply.`;
    case "SCSI Port miniport":
      return "A SCSI Port miniport (ScsiPortInitialize): related, but not Storport. Its callbacks are read by their role names.";
    case "other": {
      const isKernel = driver.framework !== null || files.some(({ text }) => KERNEL_WORD.test(text));
      return isKernel
        ? null
        : "No kernel routine is used in these files. Any C can be explored, but nothing here is watched by the rules.";
    }
    default:
      return null;
  }
}

function counted(entryPoints: number): string {
  return `${entryPoints} WDM entry point${entryPoints === 1 ? "" : "s"}`;
}
