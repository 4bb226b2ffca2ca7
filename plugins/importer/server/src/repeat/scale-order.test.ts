import { requiredFor } from './scale-order';

const ORDER = {
  quantity: 3,
  parts: [
    { key: 'd:А', required: 6 },
    { key: 'd:Б', required: 24 },
    { key: 'd:В', required: 30 },
    { key: 'd:Г', required: 1 },
  ],
  lines: [
    { parent: 'd:А', child: 'd:Б', quantity: 4 },
    { parent: 'd:А', child: 'd:В', quantity: 1 },
    { parent: 'd:Б', child: 'd:В', quantity: 1 },
  ],
};

it.each([
  ['one product', 1, { 'd:А': 2, 'd:Б': 8, 'd:В': 10, 'd:Г': 1 }],
  ['as many as before', 3, { 'd:А': 6, 'd:Б': 24, 'd:В': 30, 'd:Г': 3 }],
  ['ten', 10, { 'd:А': 20, 'd:Б': 80, 'd:В': 100, 'd:Г': 10 }],
])('the parts of %s follow from the lines', (_, quantity, expected) => {
  expect(Object.fromEntries(requiredFor(ORDER, quantity))).toEqual(expected);
});

it('a quantity above the limit stays one above it, for the caller to refuse', () => {
  expect(requiredFor(ORDER, 1_000_000).get('d:В')).toBe(1_000_001);
});
