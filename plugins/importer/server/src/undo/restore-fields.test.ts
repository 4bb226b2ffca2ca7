import type { RecordedChange } from '../commit/changes';
import { restorations, type PartNow } from './restore-fields';

const CHANGE: RecordedChange = {
  key: 'd:А',
  partId: 7,
  differences: [
    { field: 'name', from: 'Ось', to: 'Вал' },
    { field: 'size', from: null, to: 'М6' },
    { field: 'required', from: 4, to: 6 },
    { field: 'attributes', from: '', to: 'Цвет: белый' },
  ],
  attributes: { before: null, after: { Цвет: 'белый' } },
};
const NOW: PartNow = {
  ...{ partId: 7, name: 'Вал', material: null, size: 'М6', kind: 'part' },
  ...{ attributes: { Цвет: 'белый' }, own: {}, required: 6 },
};

describe('an undo puts back', () => {
  it('what the import wrote and nobody has changed since', () => {
    expect(restorations([CHANGE], [NOW])).toEqual([
      { partId: 7, fields: { name: 'Ось', size: null }, attributes: null, own: {}, required: 4 },
    ]);
  });

  it('nothing that somebody has changed since', () => {
    const changed = { ...NOW, name: 'Валик', required: 8, attributes: { Цвет: 'серый' } };
    expect(restorations([CHANGE], [changed])).toEqual([
      { partId: 7, fields: { size: null }, attributes: undefined, own: {}, required: null },
    ]);
    expect(restorations([CHANGE], [{ ...changed, size: 'М8' }])).toEqual([]);
  });

  it('nothing into a part that is cancelled', () => {
    expect(restorations([CHANGE], [])).toEqual([]);
  });
});
