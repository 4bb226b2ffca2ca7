import { differs, wholePreview, type RouteLook } from './preview';

const batch = (code: string) => ({
  code,
  designation: code,
  name: null,
  lot: 0,
  product: { id: 'p', designation: 'РАМА', orderNumber: null },
});
const change = { retired: [2], added: [], pieces: 0 };
const look = (more: Partial<RouteLook>): RouteLook => ({
  route: { id: 'r', name: 'Длинный', stages: ['Резка'] },
  total: 4,
  applicable: [],
  unchanged: 0,
  refused: [],
  nextAfter: null,
  ...more,
});

it('joins the looks at a route in their order', () => {
  const first = look({ applicable: [{ ...batch('A'), change }], unchanged: 1, nextAfter: 7 });
  const second = look({
    applicable: [{ ...batch('B'), change }],
    refused: [{ ...batch('C'), error: { message: 'Нельзя' } }],
  });
  expect(wholePreview([first, second])).toEqual({
    route: { id: 'r', name: 'Длинный', stages: ['Резка'] },
    total: 4,
    applicable: [
      { ...batch('A'), change },
      { ...batch('B'), change },
    ],
    unchanged: 1,
    refused: [{ ...batch('C'), error: { message: 'Нельзя' } }],
  });
  expect(wholePreview([])).toBeNull();
});

it('tells whether a batch does not follow the route, be it that it cannot', () => {
  expect(differs(look({ unchanged: 4 }))).toBe(false);
  expect(differs(look({ applicable: [{ ...batch('A'), change }] }))).toBe(true);
  expect(differs(look({ refused: [{ ...batch('A'), error: { message: '' } }] }))).toBe(true);
});
