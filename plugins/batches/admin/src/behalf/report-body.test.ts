import type { OperationView, RefusedReport } from '../../../../../src/tracking/contracts';
import {
  fittingReasons,
  isComplete,
  lookAlikesQuery,
  operatorsFor,
  reportBody,
  reworkTargets,
  valuesOf,
  type BehalfValues,
} from './report-body';

const NOW = new Date('2026-01-31T10:00:00.000Z');
const values: BehalfValues = {
  operation: '2',
  operator: 'Петров',
  good: 3,
  scrapped: null,
  rework: null,
  reworkTo: '',
  reason: '',
  comment: '',
  settles: null,
  dismissal: null,
  occurredAt: '',
};

/** Kept by a phone: three good, one scrapped, two to rework, with a photo. */
const report: RefusedReport = {
  ...{ scanId: 'refused', partCode: 'CODE', designation: null, name: null, operation: 2, stage: 'Сварка' },
  ...{ kind: 'report', good: 3, scrapped: 1, rework: 2, reworkTo: 1, causeOperation: 1, reason: 'size' },
  ...{ comment: 'Трещина', attachments: ['photo'], operator: 'Петров', code: 'part-on-hold' },
  ...{ occurredAt: '2026-01-30T08:05:31.123Z', refusedAt: NOW.toISOString() },
};

it('needs a person, an operation and pieces, and of what is not good a reason and where it goes', () => {
  expect(isComplete(values)).toBe(true);
  expect(isComplete({ ...values, operator: '' })).toBe(false);
  expect(isComplete({ ...values, good: null })).toBe(false);
  expect(isComplete({ ...values, scrapped: 1 })).toBe(false);
  expect(isComplete({ ...values, scrapped: 1, reason: 'size' })).toBe(true);
  const rework = { ...values, good: null, rework: 1 };
  expect(isComplete({ ...rework, reason: 'size' })).toBe(false);
  expect(isComplete({ ...rework, reworkTo: '1' })).toBe(false);
  expect(isComplete({ ...rework, reason: 'size', reworkTo: '1' })).toBe(true);
  const refused = { ...values, operator: '', good: null, settles: report };
  expect(isComplete({ ...refused, dismissal: ' ' })).toBe(false);
  expect(isComplete({ ...refused, dismissal: 'on paper' })).toBe(true);
});

it('may be the work of a typed name or of one who has left only where a report made by them is settled', () => {
  expect(operatorsFor(['Иванов'], null)).toEqual(['Иванов']);
  expect(operatorsFor(['Иванов'], 'Иванов')).toEqual(['Иванов']);
  expect(operatorsFor(['Иванов'], 'Петров')).toEqual(['Петров', 'Иванов']);
  expect(operatorsFor(['Иванов'], '✎ Вася')).toEqual(['✎ Вася', 'Иванов']);
});

it('takes over all that a refused report said, to the millisecond while nobody changes the time', () => {
  const taken = valuesOf(report);
  expect(taken).toEqual({
    ...{ operation: '2', operator: 'Петров', good: 3, scrapped: 1, rework: 2, reworkTo: '1', reason: 'size' },
    ...{ comment: 'Трещина', settles: report, dismissal: null, occurredAt: taken.occurredAt },
  });
  expect(new Date(taken.occurredAt).toISOString()).toBe('2026-01-30T08:05:00.000Z');
  expect(isComplete(taken)).toBe(true);
  expect(reportBody(taken, 'id', 'CODE', NOW)).toEqual({
    ...{ scanId: 'id', partCode: 'CODE', operation: 2, operator: 'Петров', good: 3, scrapped: 1 },
    ...{ rework: { quantity: 2, toOperation: 1 }, reason: 'size', causeOperation: 1, comment: 'Трещина' },
    ...{ attachments: ['photo'], settles: 'refused', underHold: true },
    occurredAt: '2026-01-30T08:05:31.123Z',
  });
  const allGood = { ...taken, scrapped: null, rework: null, occurredAt: '2026-01-30T09:00:00Z' };
  expect(reportBody(allGood, 'id', 'CODE', NOW)).toEqual({
    ...{ scanId: 'id', partCode: 'CODE', operation: 2, operator: 'Петров', good: 3, scrapped: 0 },
    ...{ comment: 'Трещина', attachments: ['photo'], settles: 'refused', underHold: true },
    occurredAt: '2026-01-30T09:00:00.000Z',
  });
});

it('asks where the rework goes where a report was kept without it', () => {
  const taken = valuesOf({ ...report, reworkTo: null });
  expect(taken.reworkTo).toBe('');
  expect(isComplete(taken)).toBe(false);
});

it('sends rework back to operations before the one reported', () => {
  const operations = [10, 30, 20].map((number, place) => ({ number, sequence: place + 1 }) as OperationView);
  const numbers = (operation: string) => reworkTargets(operations, operation).map(({ number }) => number);
  expect(numbers('20')).toEqual([10, 30]);
  expect(numbers('10')).toEqual([]);
  expect(numbers('')).toEqual([]);
});

it('offers the reasons that fit what was entered', () => {
  const reasons = (['scrap', 'rework', 'both'] as const).map((code) => ({
    code,
    name: code,
    appliesTo: code,
  }));
  const offered = (scrapped: number | null, rework: number | null) =>
    fittingReasons(reasons, { scrapped, rework }).map(({ code }) => code);
  expect(offered(1, null)).toEqual(['scrap', 'both']);
  expect(offered(null, 1)).toEqual(['rework', 'both']);
  expect(offered(1, 1)).toEqual(['both']);
});

it('says what is to be recorded, now unless said otherwise', () => {
  expect(reportBody(values, 'id', 'CODE', NOW)).toEqual({
    scanId: 'id',
    partCode: 'CODE',
    operation: 2,
    operator: 'Петров',
    good: 3,
    scrapped: 0,
    underHold: true,
    occurredAt: '2026-01-31T10:00:00.000Z',
  });
  const scrapped = { ...values, scrapped: 1, reason: 'size', occurredAt: '2026-01-30T08:00:00Z' };
  expect(reportBody(scrapped, 'id', 'CODE', NOW)).toMatchObject({
    reason: 'size',
    occurredAt: '2026-01-30T08:00:00.000Z',
  });
});

it('asks for reports of others that look alike', () => {
  const query = new URLSearchParams(lookAlikesQuery({ ...values, rework: 2 }, NOW));
  expect(Object.fromEntries(query)).toEqual({
    operation: '2',
    good: '3',
    scrapped: '0',
    rework: '2',
    operator: 'Петров',
    occurredAt: '2026-01-31T10:00:00.000Z',
  });
});
