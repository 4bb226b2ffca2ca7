import { orderOf, type Choice } from './use-choice';

const CHOICE: Choice = {
  template: 't',
  kind: 'workbook',
  upload: { id: 'u', fileName: 'a.csv', expiresAt: '', sheets: [] },
  sheet: 'Лист1',
  rows: [2, 3],
  part: 'C',
  product: 'P',
  eachPart: true,
  together: false,
  pattern: ' {{№ бирки}} ',
};

it('sends what is chosen of the kind that is shown', () => {
  const rest = { template: 't', as: 'documents', fileNamePattern: '{{№ бирки}}' };
  expect(orderOf(CHOICE)).toEqual({ ...rest, source: { upload: 'u', sheet: 'Лист1', rows: [2, 3] } });
  expect(orderOf({ ...CHOICE, rows: 'all', sheet: null, together: true, pattern: '' })).toEqual({
    template: 't',
    as: 'one-document',
    source: { upload: 'u', rows: 'all' },
  });
  expect(orderOf({ ...CHOICE, kind: 'part', together: true })).toEqual({ ...rest, source: { part: 'C' } });
  expect(orderOf({ ...CHOICE, kind: 'product' })).toEqual({
    ...rest,
    source: { product: 'P', each: 'part' },
  });
});

it('sends nothing while something is missing', () => {
  expect(orderOf({ ...CHOICE, template: null })).toBeNull();
  expect(orderOf({ ...CHOICE, rows: [] })).toBeNull();
  expect(orderOf({ ...CHOICE, kind: 'part', part: null })).toBeNull();
  expect(orderOf({ ...CHOICE, kind: 'product', product: null })).toBeNull();
});
