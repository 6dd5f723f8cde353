/**
 * From tokens of a chunk to spots in the files as they are written, and text put in at such spots.
 *
 *     FOO(a);  b = 1;        before `b`: a spot.   Inside what FOO expands to: none.
 *
 * A spot before a token that a macro made is the start of the outermost use, and there is one only if the use begins
 * with that token; so nothing is ever put into a macro's arguments or body.
 */
import type { FileId } from "@/lib/engine/base";
import type { OriginId, OriginMap } from "@/lib/engine/preprocess";
import type { SourceFile } from "@/lib/engine/project";
import type { Chunk } from "@/lib/engine/syntax";

export interface Spot {
  readonly file: FileId;
  /** UTF-16 units from the start of the file; text goes in before that character. */
  readonly offset: number;
}

export interface Insertion {
  readonly at: Spot;
  /** Of two at one spot, the smaller comes first; then the one listed first. */
  readonly rank: number;
  readonly text: string;
}

export class ChunkText {
  constructor(
    private readonly chunk: Chunk,
    private readonly origins: OriginMap,
    private readonly textOf: (text: number) => string,
  ) {}

  before(token: number): Spot | null {
    if (this.isJoined(token - 1, token)) return null;
    const span = this.origins.writtenPlace(this.origin(token));
    return span && { file: span.file, offset: span.start };
  }

  after(token: number): Spot | null {
    if (this.isJoined(token, token + 1)) return null;
    const span = this.origins.writtenPlace(this.origin(token));
    return span && { file: span.file, offset: span.end };
  }

  /** A token as it is spelled after preprocessing. */
  spelling(token: number): string {
    return this.textOf(this.chunk.texts[token]!);
  }

  /** Two neighbours that come out of one macro use. */
  private isJoined(left: number, right: number): boolean {
    if (left < 0 || right >= this.chunk.texts.length) return false;
    const [one, other] = [
      this.origins.expansion(this.origin(left)),
      this.origins.expansion(this.origin(right)),
    ];
    if (one === 0 || other === 0) return false;
    const [first, second] = [this.origins.outermostUse(one), this.origins.outermostUse(other)];
    return first.file === second.file && first.start === second.start;
  }

  private origin(token: number): OriginId {
    return this.chunk.origins[token] as OriginId;
  }
}

/** The files with all insertions made; untouched files are the same objects. */
export function withInsertions(
  files: readonly SourceFile[],
  pathOf: (file: FileId) => string,
  insertions: readonly Insertion[],
): readonly SourceFile[] {
  const byPath = new Map<string, Insertion[]>();
  for (const insertion of insertions) {
    const path = pathOf(insertion.at.file);
    byPath.set(path, [...(byPath.get(path) ?? []), insertion]);
  }
  return files.map((file) => {
    const own = byPath.get(file.path);
    return own ? { path: file.path, text: insertInto(file.text, own) } : file;
  });
}

function insertInto(text: string, insertions: readonly Insertion[]): string {
  const ordered = [...insertions].sort(
    (left, right) => left.at.offset - right.at.offset || left.rank - right.rank,
  );
  let written = "";
  let from = 0;
  for (const { at, text: inserted } of ordered) {
    written += text.slice(from, at.offset) + inserted;
    from = at.offset;
  }
  return written + text.slice(from);
}
