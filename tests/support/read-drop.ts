/** Runs the intake over files given as text or bytes. */
import { defaultLimits, type IntakeLimits, readItems } from "../../lib/intake";
import type { IntakeItem, OpenedProject } from "../../lib/protocol/protocol";

export function readDrop(
  files: Readonly<Record<string, string | Uint8Array>>,
  limits: Partial<IntakeLimits> = {},
): Promise<OpenedProject> {
  const items = Object.entries(files).map(([path, content]): IntakeItem => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return { kind: "bytes", path, bytes: bytes.slice().buffer as ArrayBuffer };
  });
  const signal = new AbortController().signal;
  return readItems(items, { ...defaultLimits, ...limits }, signal, () => {});
}

/** Every message, notes first. */
export function messages(opened: OpenedProject): readonly string[] {
  return [...opened.notes, ...opened.problems].map((note) => note.message);
}
