import { axisAround, axisTop, shareFloor } from './axis-scale';

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
  [1_001, 1_250],
  [12_345, 12_500],
  [52, 60],
  [565, 600],
  [121, 125],
])('of %d: %d, in five whole steps', (highest, top) => {
  expect(axisTop(highest)).toBe(top);
});

it.each([
  [0, 20, { min: 0, max: 20, tickAmount: 5 }],
  [-3, 20, { min: -5, max: 20, tickAmount: 5 }],
  [-3, 0, { min: -3, max: 1, tickAmount: 4 }],
  [0, 0, { min: 0, max: 1, tickAmount: 1 }],
])('from %d to %d, with today among its marks', (lowest, highest, axis) => {
  expect(axisAround(lowest, highest)).toEqual(axis);
});

it.each([
  [12, 0],
  [59.9, 0],
  [87.3, 80],
  [91, 80],
  [99.5, 90],
  [100, 90],
])('shares from %d per cent on begin at %d', (lowest, floor) => {
  expect(shareFloor(lowest)).toBe(floor);
});
