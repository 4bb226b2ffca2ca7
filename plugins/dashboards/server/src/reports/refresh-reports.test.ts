import { pauseAfter } from './refresh-reports';

it.each([
  [0, 0],
  [8, 32],
  [249, 996],
  [250, 1_000],
  [30_000, 1_000],
])('rests for four times as long as a pass took, a second at most: %d ms, %d ms', (took, rest) => {
  expect(pauseAfter(took)).toBe(rest);
});
