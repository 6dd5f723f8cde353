/** A project's files as one zip. */
import { BlobWriter, configure, TextReader, ZipWriter } from "@zip.js/zip.js";
import type { SourceText } from "../protocol/protocol";

// zip.js would start its own workers from blobs, which the page's policy forbids.
configure({ useWebWorkers: false });

export async function zipFiles(files: readonly SourceText[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter("application/zip"));
  for (const { path, text } of files) await writer.add(path, new TextReader(text));
  return await writer.close();
}
