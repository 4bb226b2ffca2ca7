import { axisTop } from './axis-scale';

it.each([
  [0, 5],
  [1, 5],
  [5, 5],
  [6, 10],
  [15, 15],
  [16, 20],
  [384, 400],
  [401, 500],
  [1_000, 1_000],
  [1_001, 1_500],
  [12_345, 15_000],
])('of %d: %d, in five whole steps', (highest, top) => {
  expect(axisTop(highest)).toBe(top);
});
