import { countOutcomes, isOfOneBatch, stretchesOf, withOutcomes } from './outcomes';

it('keeps what is known of each batch; a later answer counts', () => {
  const first = withOutcomes(new Map(), [{ code: 'A' }, { code: 'B', error: { message: 'Отменена' } }]);
  expect([...withOutcomes(first, [{ code: 'B' }])]).toEqual([
    ['A', null],
    ['B', null],
  ]);
  expect(first.get('B')).toBe('Отменена');
  expect(countOutcomes(first)).toEqual({ done: 1, refused: 1 });
  expect(countOutcomes(new Map())).toEqual({ done: 0, refused: 0 });
});

it('sends batches in stretches that lose none', () => {
  expect(stretchesOf(['A', 'B', 'C'], 2)).toEqual([['A', 'B'], ['C']]);
  expect(stretchesOf(['A', 'B'], 2)).toEqual([['A', 'B']]);
  expect(stretchesOf([], 2)).toEqual([]);
});

it('goes on after a refusal of one batch, and stops at what would meet them all', () => {
  const told = (status: number, code: string | null) => isOfOneBatch({ status, code });
  expect([told(409, 'part-already-held'), told(404, 'part-not-found'), told(422, 'reason-required')]).toEqual(
    [true, true, true],
  );
  expect([told(0, null), told(401, 'session-ended'), told(429, 'too-many-requests')]).toEqual(
    Array.from({ length: 3 }, () => false),
  );
  expect([told(403, 'not-permitted'), told(403, null), told(500, null), told(409, null)]).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});
