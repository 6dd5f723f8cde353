/** Which way a search goes back to, and that ways of paths given up are not lost. */
import { describe, expect, it } from "vitest";
import { type Alternative, LeftWays } from "@/lib/engine/explore/left-ways";
import type { Snapshot } from "@/lib/engine/explore/path-state";

const somewhere = {} as Snapshot;

function left(way: number, answers: readonly number[], earlier: readonly number[] = []): Alternative {
  let before: Alternative["before"] = null;
  for (const answer of earlier) before = { before, answer };
  return { at: somewhere, way, before, answers };
}

describe("ways left for later", () => {
  it("goes to the last new one, then to the first", () => {
    const ways = new LeftWays();
    const path = [left(1, [1]), left(2, [1]), left(3, [1])];
    expect(ways.newest(path)?.way).toBe(3);
    expect(ways.newest(path)?.way).toBe(1);
    expect(path).toEqual([]);
  });

  it("prefers what was taken less often", () => {
    const ways = new LeftWays();
    for (const way of [2, 3, 3]) ways.noteTaken(way);
    expect(ways.newest([left(2, [1]), left(3, [1])])?.way).toBe(2);
  });

  it("goes to a way of a path given up from the start, by the answers that led there", () => {
    const ways = new LeftWays();
    const path = [left(1, [1], [0]), left(2, [0, 1], [0, 0, 2])];
    ways.noteTaken(2);
    expect(ways.newest(path)?.way).toBe(1);
    ways.noteTaken(1);
    const next = ways.newest(path);
    expect(next).toEqual({ at: null, way: 2, before: null, answers: [0, 0, 2, 0, 1] });
    expect(ways.newest(path)).toBeNull();
  });
});
