/** Marks between nothing and the top of an axis of values. */
export const AXIS_STEPS = 5;

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The whole, round step of which `AXIS_STEPS` reach as far as `length`. */
function stepOf(length: number): number {
  const least = Math.max(1, length / AXIS_STEPS);
  const scale = 10 ** Math.floor(Math.log10(least));
  const steps = ROUND.map((factor) => Math.round(factor * scale * 10) / 10).filter(Number.isInteger);
  return steps.find((step) => step >= least - 1e-9) ?? 10 * scale;
}

/** The top of an axis whose `AXIS_STEPS` marks are whole and round, not below `highest`. */
export function axisTop(highest: number): number {
  return stepOf(highest) * AXIS_STEPS;
}

/** An axis with whole, round marks from `lowest` (nothing or below it) to `highest`; nothing is one of the marks. */
export function axisAround(
  lowest: number,
  highest: number,
): { min: number; max: number; tickAmount: number } {
  const step = stepOf(highest - lowest);
  const [below, above] = [Math.ceil(-lowest / step), Math.max(1, Math.ceil(highest / step))];
  return { min: below === 0 ? 0 : -below * step, max: above * step, tickAmount: below + above };
}

/** Where an axis of shares (in per cent) begins so that high ones can be told apart: at nothing, or at a round share below all. */
export function shareFloor(lowest: number): number {
  return lowest < 60 ? 0 : Math.max(0, Math.floor((lowest - 2) / 10) * 10);
}
