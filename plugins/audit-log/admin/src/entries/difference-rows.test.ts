import { differenceRows } from './difference-rows';

it('tells what changed by field, then what is told beside it, ids last', () => {
  const difference = {
    factId: 'f',
    before: { quantity: 5, hold: null },
    after: { quantity: 9 },
    reason: 'spares',
    comment: '',
    operation: null,
  };
  expect(differenceRows(difference)).toEqual([
    { field: 'quantity', before: 5, value: 9 },
    { field: 'hold', before: null, value: null },
    { field: 'reason', value: 'spares' },
    { field: 'factId', value: 'f' },
  ]);
});

it('tells a creation, a deletion, and a change of something that has no fields', () => {
  expect(differenceRows({ after: { name: 'A' } })).toEqual([{ field: 'name', before: null, value: 'A' }]);
  expect(differenceRows({ before: { name: 'A' }, after: {} })).toEqual([
    { field: 'name', before: 'A', value: null },
  ]);
  expect(differenceRows({ before: 'Short', after: 'Long' })).toEqual([
    { field: null, before: 'Short', value: 'Long' },
  ]);
  expect(differenceRows({ before: null, after: 'Long' })).toEqual([
    { field: null, before: null, value: 'Long' },
  ]);
});

it('tells nothing of nothing', () => {
  expect(differenceRows(null)).toEqual([]);
  expect(differenceRows({})).toEqual([]);
});
