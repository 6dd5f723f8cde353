/**
 * Makes a program smaller while something stays true of it: drops statements and functions in ever smaller runs, keeps
 * only a part of a block, puts a block's statements in its place. A candidate that does not compile is just not
 * interesting, so nothing here knows C.
 */
import type { Piece } from "./piece";

const MOST_TRIALS = 600;

export function shrink(
  pieces: readonly Piece[],
  isInteresting: (pieces: readonly Piece[]) => boolean,
): readonly Piece[] {
  let left = MOST_TRIALS;
  const holds = (candidate: readonly Piece[]) => left-- > 0 && isInteresting(candidate);
  let current = pieces;
  for (let again = true; again && left > 0; ) {
    const next = shrinkList(current, (list) => holds(list));
    again = next !== current;
    current = next;
  }
  return current;
}

type Test = (list: readonly Piece[]) => boolean;

/** One round over a list and everything inside. Returns the same list when nothing could go. */
function shrinkList(list: readonly Piece[], holds: Test): readonly Piece[] {
  let current = list;
  for (let size = Math.max(1, current.length >> 1); ; size >>= 1) {
    for (let at = current.length - size; at >= 0; at -= size) {
      const without = [...current.slice(0, at), ...current.slice(at + size)];
      if (holds(without)) current = without;
    }
    if (size <= 1) break;
  }
  for (let index = current.length - 1; index >= 0; index--) {
    const before = current;
    const put = (replacement: readonly Piece[]) => [
      ...before.slice(0, index),
      ...replacement,
      ...before.slice(index + 1),
    ];
    const smaller = shrinkPiece(current[index]!, (replacement) => holds(put(replacement)));
    if (smaller) current = put(smaller);
  }
  return current;
}

/** What may stand in the piece's place; null when nothing smaller will do. */
function shrinkPiece(piece: Piece, holds: Test): readonly Piece[] | null {
  if (piece.kind === "line") return null;
  for (const body of piece.bodies) if (holds(body)) return body;
  let current = piece;
  let changed = false;
  const attempt = (candidate: typeof piece) => {
    if (!holds([candidate])) return false;
    current = candidate;
    changed = true;
    return true;
  };
  if (piece.heads.length > 1)
    attempt({ ...piece, heads: piece.heads.slice(0, 1), bodies: piece.bodies.slice(0, 1) });
  current.bodies.forEach((_, index) => {
    const whole = current;
    const withBody = (body: readonly Piece[]) => ({
      ...whole,
      bodies: whole.bodies.map((old, each) => (each === index ? body : old)),
    });
    const body = shrinkList(whole.bodies[index]!, (list) => holds([withBody(list)]));
    if (body !== whole.bodies[index]) attempt(withBody(body));
  });
  return changed ? [current] : null;
}
