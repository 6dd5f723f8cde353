/** A repeatable source of chance: equal seed, equal numbers in [0, 1). Lehmer's generator, full period. */
export function seeded(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
