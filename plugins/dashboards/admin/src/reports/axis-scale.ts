/** Marks between nothing and the top of an axis of values. */
export const AXIS_STEPS = 5;

const ROUND = [1, 2, 3, 4, 5, 6, 8, 10] as const;

/** The top of an axis whose `AXIS_STEPS` marks are whole and round, not below `highest`. */
export function axisTop(highest: number): number {
  const least = Math.max(1, highest / AXIS_STEPS);
  const scale = 10 ** Math.floor(Math.log10(least));
  const step = ROUND.find((factor) => factor * scale >= least - 1e-9) ?? 10;
  return step * scale * AXIS_STEPS;
}
