import { fitted } from './fitted';

it.each([
  [4_000, 3_000, 1_600, 1_200],
  [3_000, 4_000, 1_200, 1_600],
  [1_600, 900, 1_600, 900],
  [8, 8, 8, 8],
  [20_000, 3, 1_600, 1],
])('a picture of %i x %i is sent as %i x %i', (width, height, toWidth, toHeight) =>
  expect(fitted(width, height)).toEqual({ width: toWidth, height: toHeight }),
);
