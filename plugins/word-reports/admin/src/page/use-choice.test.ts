import { asked, ofKind, orderOf, type Choice } from './use-choice';

const CHOICE: Choice = {
  template: 't',
  kind: 'workbook',
  upload: { id: 'u', fileName: 'a.csv', expiresAt: '', sheets: [] },
  oneDrive: null,
  sheet: 'Лист1',
  rows: [2, 3],
  part: 'C',
  product: 'P',
  eachPart: true,
  firstBatch: null,
  lastBatch: null,
  together: false,
  pattern: ' {{№ бирки}} ',
  save: null,
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
  expect(orderOf({ ...CHOICE, kind: 'product', eachPart: false, firstBatch: 1001, lastBatch: 2000 })).toEqual(
    {
      ...rest,
      source: { product: 'P', firstBatch: 1001, lastBatch: 2000 },
    },
  );
});

it('sends a workbook of OneDrive, its older data where they were chosen, and where to save', () => {
  const dataAsOf = { at: '2026-11-29T10:00:00.000Z', kept: true };
  const sheets = [
    { name: 'Пусто', columns: [], rows: 0 },
    { name: 'Бирки', columns: ['А'], rows: 3 },
  ];
  const oneDrive = { path: 'Цех/бирки.xlsx', dataAsOf, sheets };
  const save = { folder: ' Готовые ', onConflict: 'replace' } as const;
  const choice: Choice = {
    ...CHOICE,
    ...ofKind({ ...CHOICE, oneDrive }, 'onedrive'),
    ...{ oneDrive, rows: [4], save },
  };
  expect(orderOf(choice)).toEqual({
    template: 't',
    as: 'documents',
    fileNamePattern: '{{№ бирки}}',
    source: { oneDrivePath: 'Цех/бирки.xlsx', kept: true, sheet: 'Бирки', rows: [4] },
    saveToOneDrive: 'Готовые',
    onConflict: 'replace',
  });
  expect(orderOf({ ...choice, save: null, oneDrive: null })).toBeNull();
});

it('sends where to save whatever the report is made of', () => {
  const save = { folder: '', onConflict: 'fail' } as const;
  for (const kind of ['workbook', 'part', 'product'] as const)
    expect(orderOf({ ...CHOICE, kind, save })).toMatchObject({ saveToOneDrive: '/', onConflict: 'fail' });
});

it('sends nothing while something is missing', () => {
  expect(orderOf({ ...CHOICE, template: null })).toBeNull();
  expect(orderOf({ ...CHOICE, rows: [] })).toBeNull();
  expect(orderOf({ ...CHOICE, kind: 'part', part: null })).toBeNull();
  expect(orderOf({ ...CHOICE, kind: 'product', product: null })).toBeNull();
});

it('begins with what a link has chosen', () => {
  const from = (query: string) => asked(new URLSearchParams(query));
  expect(from('')).toEqual({ template: null });
  expect(from('template=route-sheet&part=4K7N2M9Q0XRWK')).toEqual({
    ...{ template: 'route-sheet', kind: 'part', part: '4K7N2M9Q0XRWK' },
  });
});
