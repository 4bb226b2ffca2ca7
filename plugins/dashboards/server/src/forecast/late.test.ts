import { isLate } from './late';

const TODAY = '2026-03-10';
const open = { dueDate: TODAY, completedDay: null, p50: null, beyond: null };

it('is never late without a due date', () => {
  expect(isLate({ ...open, dueDate: null, p50: '2030-01-01' }, TODAY)).toBe(false);
  expect(isLate({ ...open, dueDate: null, completedDay: '2030-01-01' }, TODAY)).toBe(false);
});

it('is late from the day after its due date, whatever is forecast', () => {
  expect(isLate(open, TODAY)).toBe(false);
  expect(isLate(open, '2026-03-11')).toBe(true);
  expect(isLate({ ...open, p50: TODAY }, '2026-03-11')).toBe(true);
});

it('is late where its P50 lies beyond the due date', () => {
  expect(isLate({ ...open, p50: TODAY }, '2026-03-01')).toBe(false);
  expect(isLate({ ...open, p50: '2026-03-11' }, '2026-03-01')).toBe(true);
});

it('is late where its P50 lies after the last day of the forecast, and that day no earlier than the due date', () => {
  const after = (beyond: string) => isLate({ ...open, beyond }, '2026-03-01');
  expect(after('2026-03-09')).toBe(false);
  expect(after(TODAY)).toBe(true);
  expect(after('2027-10-01')).toBe(true);
  // Only its P85 lies beyond.
  expect(isLate({ ...open, p50: TODAY, beyond: '2027-10-01' }, '2026-03-01')).toBe(false);
});

it('is judged by the day of its end once it is complete', () => {
  expect(isLate({ ...open, completedDay: TODAY, p50: '2026-04-01' }, '2026-05-01')).toBe(false);
  expect(isLate({ ...open, completedDay: '2026-03-11' }, '2026-03-11')).toBe(true);
});
