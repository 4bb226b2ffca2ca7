import { daysLate } from './days-late';

const TODAY = '2026-03-10';

it.each([
  ['complete on its day', { dueDate: '2026-03-01', completedDay: '2026-03-01', p50: null }, 0],
  ['complete before', { dueDate: '2026-03-01', completedDay: '2026-02-01', p50: null }, 0],
  ['complete after a leap day', { dueDate: '2028-02-28', completedDay: '2028-03-01', p50: null }, 2],
  ['open and past, nothing forecast', { dueDate: '2026-03-09', completedDay: null, p50: null }, 1],
  ['open and past, forecast later', { dueDate: '2026-03-09', completedDay: null, p50: '2026-03-20' }, 11],
  [
    'open and past, forecast before today',
    { dueDate: '2026-03-01', completedDay: null, p50: '2026-03-05' },
    9,
  ],
  ['open, forecast beyond its day', { dueDate: '2026-03-15', completedDay: null, p50: '2026-03-20' }, 5],
  ['open, forecast in time', { dueDate: '2026-03-15', completedDay: null, p50: '2026-03-15' }, 0],
  ['open, due today, nothing forecast', { dueDate: '2026-03-10', completedDay: null, p50: null }, null],
  [
    'open, forecast in time without what is lacking',
    { dueDate: '2026-03-15', completedDay: null, p50: '2026-03-15', lacking: 1 },
    null,
  ],
  [
    'open, forecast beyond its day without what is lacking',
    { dueDate: '2026-03-15', completedDay: null, p50: '2026-03-16', lacking: 1 },
    1,
  ],
  [
    'open, forecast after the last day, its own',
    { dueDate: '2026-03-15', p50: null, beyond: '2026-03-15' },
    1,
  ],
  ['open, forecast after the last day', { dueDate: '2026-03-15', p50: null, beyond: '2026-03-20' }, 6],
  [
    'open and past, forecast after the last day',
    { dueDate: '2026-03-01', p50: null, beyond: '2026-03-20' },
    20,
  ],
  ['open, due after the last day', { dueDate: '2026-03-21', p50: null, beyond: '2026-03-20' }, null],
  ['without a due date', { dueDate: null, completedDay: '2026-03-01', p50: null }, null],
] as const)('%s', (_, order, expected) => {
  expect(daysLate({ lacking: 0, completedDay: null, beyond: null, ...order }, TODAY)).toBe(expected);
});
