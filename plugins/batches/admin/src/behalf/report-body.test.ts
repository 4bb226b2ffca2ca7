import {
  isComplete,
  lookAlikesQuery,
  operatorsFor,
  reportBody,
  valuesOf,
  type BehalfValues,
} from './report-body';

const NOW = new Date('2026-01-31T10:00:00.000Z');
const values: BehalfValues = {
  operation: '2',
  operator: 'Петров',
  good: 3,
  scrapped: null,
  reason: '',
  settles: '',
  dismissal: null,
  occurredAt: '',
};

it('needs a person, an operation and pieces, and a reason for scrap', () => {
  expect(isComplete(values)).toBe(true);
  expect(isComplete({ ...values, operator: '' })).toBe(false);
  expect(isComplete({ ...values, good: null })).toBe(false);
  expect(isComplete({ ...values, scrapped: 1 })).toBe(false);
  expect(isComplete({ ...values, scrapped: 1, reason: 'size' })).toBe(true);
  const refused = { ...values, operator: '', good: null, settles: 'refused' };
  expect(isComplete({ ...refused, dismissal: ' ' })).toBe(false);
  expect(isComplete({ ...refused, dismissal: 'on paper' })).toBe(true);
});

it('may be the work of a typed name only where a report made under it is settled', () => {
  expect(operatorsFor(['Иванов'], null)).toEqual(['Иванов']);
  expect(operatorsFor(['Иванов'], 'Петров')).toEqual(['Иванов']);
  expect(operatorsFor(['Иванов'], '✎ Вася')).toEqual(['✎ Вася', 'Иванов']);
});

it('takes over what a refused report said', () => {
  const report = {
    ...{ scanId: 'refused', partCode: 'CODE', designation: null, name: null, operation: 2, stage: 'Сварка' },
    ...{
      kind: 'report' as const,
      good: 3,
      scrapped: 0,
      rework: 0,
      reason: null,
      comment: '',
      operator: 'Петров',
    },
    ...{
      code: 'part-on-hold' as const,
      occurredAt: '2026-01-30T08:05:31.000Z',
      refusedAt: NOW.toISOString(),
    },
  };
  const taken = valuesOf(report);
  expect(taken).toEqual({ ...values, settles: 'refused', occurredAt: taken.occurredAt });
  expect(new Date(taken.occurredAt).toISOString()).toBe('2026-01-30T08:05:00.000Z');
  expect(reportBody(taken, 'id', 'CODE', NOW)).toMatchObject({
    operator: 'Петров',
    settles: 'refused',
    good: 3,
  });
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
  const settling = {
    ...values,
    scrapped: 1,
    reason: 'size',
    settles: ' abc ',
    occurredAt: '2026-01-30T08:00:00Z',
  };
  expect(reportBody(settling, 'id', 'CODE', NOW)).toMatchObject({
    reason: 'size',
    settles: 'abc',
    occurredAt: '2026-01-30T08:00:00.000Z',
  });
});

it('asks for reports of others that look alike', () => {
  const query = new URLSearchParams(lookAlikesQuery(values, NOW));
  expect(Object.fromEntries(query)).toEqual({
    operation: '2',
    good: '3',
    scrapped: '0',
    rework: '0',
    operator: 'Петров',
    occurredAt: '2026-01-31T10:00:00.000Z',
  });
});
