/**
 * A link's fragment: `#v1.d.<data>`. `v1` is the version of the payload, `d` the codec (deflate-raw), `data` is base64url
 * of three bytes holding the length of what follows, then the compressed JSON. The length lets a cut link say how much
 * of it arrived. Other letters are free for other codecs; `e` is kept for encrypted short links.
 *
 * Opening never throws: the result says what is wrong. Sizes are bounded before and while inflating.
 */
import { base64UrlToBytes, bytesToBase64Url } from "./base64url";
import { checkPayload, LINK_VERSION, type LinkPayload } from "./link-payload";

const MAX_FRAGMENT_CHARACTERS = 2_000_000;
const MAX_INFLATED_BYTES = 4 * 1024 * 1024;
const LENGTH_BYTES = 3;

export type LinkReading =
  | { readonly kind: "opened"; readonly payload: LinkPayload }
  /** Not one of our links. */
  | { readonly kind: "none" }
  | { readonly kind: "cut"; readonly arrived: number; readonly expected: number }
  | { readonly kind: "newer"; readonly version: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "changed" };

/** The fragment with its `#`. */
export async function encodeLink(payload: LinkPayload): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(payload));
  const packed = await through(json, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
  if (!packed || packed.length >= 1 << 24) throw new Error("too large for a link");
  const data = new Uint8Array(LENGTH_BYTES + packed.length);
  data[0] = packed.length >>> 16;
  data[1] = packed.length >>> 8;
  data[2] = packed.length;
  data.set(packed, LENGTH_BYTES);
  return `#v${LINK_VERSION}.d.${bytesToBase64Url(data)}`;
}

/** Accepts the fragment with or without `#`. */
export async function decodeLink(fragment: string): Promise<LinkReading> {
  const shape = /^#?v(\d+)(?:\.([a-zA-Z])(?:\.(.*))?)?$/s.exec(fragment);
  if (!shape) return { kind: "none" };
  const [, version = "", codec, data] = shape;
  if (Number(version) !== LINK_VERSION) return { kind: "newer", version: `v${version}` };
  if (codec !== undefined && codec !== "d") return { kind: "newer", version: `v${version}.${codec}` };
  if (fragment.length > MAX_FRAGMENT_CHARACTERS) return { kind: "too-large" };
  return openData(data ?? "", fragment.length - (fragment.startsWith("#") ? 1 : 0));
}

async function openData(data: string, arrived: number): Promise<LinkReading> {
  const bytes = base64UrlToBytes(data.replace(/[\s)\]}>.,;:'"!?]+$/, ""));
  if (!bytes) return { kind: "changed" };
  if (bytes.length < LENGTH_BYTES) return { kind: "cut", arrived, expected: arrived + 1 };
  const length = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
  const missing = length - (bytes.length - LENGTH_BYTES);
  const characters = Math.ceil(((LENGTH_BYTES + length) * 4) / 3);
  if (missing > 0) return { kind: "cut", arrived, expected: arrived - data.length + characters };
  const packed = bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  try {
    const json = await through(packed, new DecompressionStream("deflate-raw"), MAX_INFLATED_BYTES);
    if (!json) return { kind: "too-large" };
    const candidate: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(json),
      refuseHazards,
    );
    const payload = checkPayload(candidate);
    return payload ? { kind: "opened", payload } : { kind: "changed" };
  } catch {
    return { kind: "changed" };
  }
}

/** Keys that could reach a prototype have no place in a payload. */
function refuseHazards(key: string, value: unknown): unknown {
  if (key === "__proto__" || key === "constructor" || key === "prototype") throw new Error("unsafe key");
  return value;
}

/** Null when the output grows past `limit` bytes. */
async function through(
  input: Uint8Array,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array | null> {
  const writer = transform.writable.getWriter();
  // Errors of the input surface at the reader; unhandled here they would be reported twice.
  const written = writer.write(input as Uint8Array<ArrayBuffer>).then(() => writer.close());
  written.catch(() => undefined);
  const reader = transform.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(part.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
