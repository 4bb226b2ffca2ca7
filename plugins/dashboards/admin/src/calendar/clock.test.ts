import { clockOf, isClock } from './clock';

it.each([
  ['8', '08:00'],
  ['20', '20:00'],
  ['8:30', '08:30'],
  ['08:30', '08:30'],
  ['0830', '08:30'],
  ['8.30', '08:30'],
  [' 8-30 ', '08:30'],
  ['24:00', '24:00'],
  ['8:60', '8:60'],
  ['утром', 'утром'],
  ['', ''],
])('takes %p for %p', (typed, clock) => {
  expect(clockOf(typed)).toBe(clock);
});

it.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['8:00', false],
  ['', false],
])('knows whether %p is a time of day', (text, is) => {
  expect(isClock(text)).toBe(is);
});
