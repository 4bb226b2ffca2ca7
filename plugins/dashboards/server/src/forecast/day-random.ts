/**
 * Numbers from 0 to below 1 that are the same all day: a forecast that nothing has happened to does not flicker. Mulberry32.
 * @param day `2026-01-31`
 */
export function dayRandom(day: string): () => number {
  let state = Number(day.replaceAll('-', '')) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
