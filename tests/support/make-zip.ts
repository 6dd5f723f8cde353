/** Zips for tests, among them ones no packer would write. */
import { configure, TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly password?: string;
}

export async function makeZip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const { name, content, password } of entries) {
    const reader = typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, reader, password === undefined ? {} : { password });
  }
  return writer.close();
}

/** Renames entries inside a finished zip; names must have equal length. For names a packer refuses. */
export function renameInZip(zip: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error("names must have equal length");
  const bytes = zip.slice();
  const wanted = new TextEncoder().encode(from);
  const written = new TextEncoder().encode(to);
  for (let at = 0; at + wanted.length <= bytes.length; at++) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) bytes.set(written, at);
  }
  return bytes;
}
