/**
 * The fastest of a few runs of two things, in milliseconds. They take turns, so that a busy machine slows
 * both, and the fastest is the one that was disturbed least.
 * @param pairs what is run, first and second; each is run once
 */
export async function fastestMs(
  pairs: readonly (readonly [() => Promise<unknown>, () => Promise<unknown>])[],
): Promise<[first: number, second: number]> {
  const taken: [number[], number[]] = [[], []];
  for (const pair of pairs)
    for (const [place, work] of pair.entries()) {
      const startMs = performance.now();
      await work();
      taken[place]?.push(performance.now() - startMs);
    }
  return [Math.min(...taken[0]), Math.min(...taken[1])];
}
