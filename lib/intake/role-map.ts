/**
 * `sdv-map.h`, the role map of Static Driver Verifier: which function the system calls in which role.
 *
 *     //Approved=true
 *     #define fun_HW_STARTIO AuroraStartIo
 */
import type { EntryMessage } from "../protocol/protocol";

export function isRoleMap(path: string): boolean {
  return /(^|\/)sdv-map\.h$/i.test(path);
}

/** Lines that name no role of ours are left out. */
export function readRoleMap(text: string): readonly EntryMessage[] {
  const lines = text.matchAll(/^[ \t]*#[ \t]*define[ \t]+fun_([A-Za-z]\w*?)(?:_\d+)?[ \t]+([A-Za-z_]\w*)/gm);
  const entries = [...lines].flatMap(([, name, fn]) => {
    const role = name === "DriverEntry" ? "DRIVER_INITIALIZE" : name!.replace(/^sp_/, "");
    const isRole = /^(HW|VIRTUAL_HW|DRIVER|STOR|KDEFERRED|IO|KSERVICE|EXT)_[A-Z_]+$/.test(role);
    return isRole ? [{ role, function: fn!, as: "entry" as const }] : [];
  });
  return entries;
}

/** Several functions of one role are numbered, as the format has one name per line. */
export function writeRoleMap(
  entries: readonly { readonly role: string; readonly function: string }[],
): string {
  const seen = new Map<string, number>();
  const lines = entries
    .filter(({ role }) => role !== "ANY" && role !== "UNKNOWN")
    .map(({ role, function: fn }) => {
      const count = (seen.get(role) ?? 0) + 1;
      seen.set(role, count);
      return `#define fun_${role}${count > 1 ? `_${count}` : ""} ${fn}`;
    });
  return `//Approved=true\n${lines.join("\n")}\n`;
}
