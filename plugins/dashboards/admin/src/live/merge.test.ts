import type { OperationView, PartView, TrackingEvent } from '../../../../../src/tracking/contracts';
import type { PartRow } from '../../../server/src/contracts';
import { changedKeys, keepPlaces, newerRows, withEvent } from './merge';

function row(code: string, revision: number, finished = 0): PartRow {
  return {
    code,
    designation: code,
    name: null,
    kind: 'part',
    material: null,
    size: null,
    lot: 0,
    quantity: 5,
    required: 5,
    unrouted: 0,
    finished,
    scrapped: 0,
    withdrawn: 0,
    status: 'in-work',
    hold: null,
    revision,
    responsible: null,
    operations: [],
  };
}

const operation: OperationView = {
  number: 1,
  sequence: 1,
  stage: 'Резка',
  stageId: 1,
  kind: 'production',
  optional: false,
  waiting: 2,
  done: 3,
  good: 3,
  scrapped: 0,
  reworked: 0,
  mayScrap: true,
  mayRework: true,
};

function changed(code: string, revision: number, finished: number): TrackingEvent {
  const product = { id: 'p', designation: 'П', name: null, orderNumber: null, dueDate: null };
  const part: PartView = { ...row(code, revision, finished), drawingUrl: null, product };
  return { name: 'part.changed', productId: 1, part, operations: [operation] };
}

it('keeps rows where they are', () => {
  const key = (text: string) => text[0] ?? '';
  expect(keepPlaces(['a1', 'b1', 'c1'], ['d2', 'c2', 'a2'], key)).toEqual(['a2', 'c2', 'd2']);
  expect(keepPlaces([], ['b', 'a'], key)).toEqual(['b', 'a']);
});

it('takes an event once and never an older one', () => {
  const rows = [row('A', 3), row('B', 1)];
  const after = withEvent(rows, changed('B', 2, 3));
  expect(after[0]).toBe(rows[0]);
  expect(after[1]).toMatchObject({ code: 'B', revision: 2, finished: 3 });
  expect(after[1]?.operations).toEqual([
    {
      number: 1,
      sequence: 1,
      stage: 'Резка',
      kind: 'production',
      optional: false,
      waiting: 2,
      done: 3,
      good: 3,
      scrapped: 0,
      reworked: 0,
    },
  ]);
  expect(withEvent(after, changed('B', 2, 9))).toBe(after);
  expect(withEvent(after, changed('A', 2, 9))).toBe(after);
  expect(withEvent(after, changed('X', 7, 9))).toBe(after);
  expect(withEvent(after, { name: 'parts.launched', productId: 1, count: 2 })).toBe(after);
});

it('does not fall back when an answer is older than an event', () => {
  const shown = [row('A', 5, 4), row('B', 1)];
  expect(
    newerRows(shown, [row('A', 4, 3), row('B', 2, 1), row('C', 1)]).map(({ code, revision }) => [
      code,
      revision,
    ]),
  ).toEqual([
    ['A', 5],
    ['B', 2],
    ['C', 1],
  ]);
});

it('says which rows look different', () => {
  const before = [row('A', 1), row('B', 1)];
  const after = [row('A', 2, 1), row('B', 1), row('C', 1)];
  expect(
    changedKeys(
      before,
      after,
      ({ code }) => code,
      ({ finished }) => finished,
    ),
  ).toEqual(['A']);
});
