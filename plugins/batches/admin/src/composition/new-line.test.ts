import { isComplete, newPartBody, NO_LINE, typedCode } from './new-line';

it('is complete with a child and a whole number of pieces', () => {
  expect(isComplete(NO_LINE)).toBe(false);
  expect(isComplete({ ...NO_LINE, childCode: '4K7N2M9Q0XRW3' })).toBe(true);
  expect(isComplete({ ...NO_LINE, childCode: '4K7N2M9Q0XRW3', quantityPerParent: 0 })).toBe(false);
  expect(isComplete({ ...NO_LINE, childCode: '4K7N2M9Q0XRW3', quantityPerParent: 1.5 })).toBe(false);
  expect(isComplete({ ...NO_LINE, childCode: '4K7N2M9Q0XRW3', quantityPerParent: null })).toBe(false);
  expect(isComplete({ ...NO_LINE, source: 'new', childCode: '4K7N2M9Q0XRW3' })).toBe(false);
  expect(isComplete({ ...NO_LINE, source: 'new', name: ' Шайба ' })).toBe(true);
});

it('launches as many of a new child as its parent needs, unless somebody says otherwise', () => {
  const line = { ...NO_LINE, source: 'new' as const, designation: ' Р-09 ', quantityPerParent: 4 };
  expect(newPartBody(line, 'p', 5)).toEqual({
    data: { product: 'p', kind: 'part', designation: 'Р-09', name: null, quantity: 20 },
  });
  expect(newPartBody({ ...line, launch: 0 }, 'p', 5)).toMatchObject({ data: { quantity: 0 } });
});

it('reads a label code as people type it, and takes nothing else for one', () => {
  expect(typedCode('4k7n-2m9q 0xrw3')).toBe('4K7N2M9Q0XRW3');
  expect(typedCode('РАМА-1')).toBeNull();
  expect(typedCode('4K7N2M9Q0XRW')).toBeNull();
  expect(typedCode('CONSTRUCTIONS')).toBeNull();
});
