/**
 * Bytes to text: UTF-8, UTF-16 by its byte order mark, else Windows-1252. Nothing is normalised; line ends stay.
 * Binary files are told apart by NUL bytes and by the marks of compiled files.
 */

export type Decoded =
  | { readonly kind: "text"; readonly text: string; readonly encoding: "utf-8" }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly encoding: "utf-16";
    }
  /** `badByte` is the 0-based offset of the first byte that is not UTF-8. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly encoding: "windows-1252";
      readonly badByte: number;
    }
  | { readonly kind: "binary" };

export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, "utf-16be");
  if (looksBinary(bytes)) return { kind: "binary" };
  const badByte = firstByteNotUtf8(bytes);
  if (badByte === null)
    return {
      kind: "text",
      text: new TextDecoder("utf-8").decode(bytes),
      encoding: "utf-8",
    };
  const text = new TextDecoder("windows-1252").decode(bytes);
  return { kind: "text", text, encoding: "windows-1252", badByte };
}

function utf16(bytes: Uint8Array, label: "utf-16le" | "utf-16be"): Decoded {
  return {
    kind: "text",
    text: new TextDecoder(label).decode(bytes),
    encoding: "utf-16",
  };
}

/** A few stray NUL bytes are still text (the engine reports them); more than one in a hundred of the head is not. */
function looksBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, "MZ") && bytes.includes(0)) return true;
  if (startsWith(bytes, "\x7fELF") || startsWith(bytes, "Microsoft C/C++ MSF")) return true;
  const head = bytes.subarray(0, 8192);
  let nulls = 0;
  for (const byte of head) if (byte === 0) nulls++;
  return nulls * 100 > head.length;
}

export function startsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Offset of the first byte that no UTF-8 text has there, null when all is UTF-8 (RFC 3629: no surrogates, no overlongs). */
export function firstByteNotUtf8(bytes: Uint8Array): number | null {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === 0 || !isSequence(bytes, at, length)) return at;
    at += length;
  }
  return null;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function isSequence(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at]!;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return false;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return false;
  }
  return true;
}
