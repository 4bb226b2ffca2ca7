import type { FactoryCalendar } from '../../../server/src/calendar/contracts';
import { parseCalendar } from '../../../server/src/calendar/calendar-request';
import { faultKey, faultOf, pathsOf, withoutTouched } from './calendar-faults';

const day = { name: 'Дневная', startsAt: '08:00', endsAt: '20:00' };
const night = { name: 'Ночная', startsAt: '20:00', endsAt: '08:00' };
const good: FactoryCalendar = {
  ...{ shifts: [day, night], workingWeekdays: [1], daysOff: [], stuckAfterHours: 72 },
};

/** What the page says of what the server refuses of this calendar, by path. */
function said(change: Partial<FactoryCalendar>): Record<string, string | null> {
  const calendar = { ...good, ...change };
  const parsed = parseCalendar(calendar);
  const paths = 'paths' in parsed ? parsed.paths : [];
  return Object.fromEntries(paths.map((path) => [path, faultKey(path, calendar)]));
}

it.each([
  ['no name', { shifts: [day, { ...night, name: ' ' }] }, { 'shifts.1.name': 'calendar.wrong.name' }],
  [
    'one name twice',
    { shifts: [day, { ...night, name: 'Дневная ' }] },
    { shifts: 'calendar.wrong.sameName' },
  ],
  ['no time', { shifts: [{ ...day, endsAt: '08:00' }] }, { 'shifts.0.endsAt': 'calendar.wrong.noTime' }],
  [
    'no clock',
    { shifts: [{ ...day, startsAt: '8:60', endsAt: '' }] },
    { 'shifts.0.startsAt': 'calendar.clock', 'shifts.0.endsAt': 'calendar.clock' },
  ],
  ['no weekday', { workingWeekdays: [] }, { workingWeekdays: 'calendar.wrong.weekdays' }],
  [
    'more days off than are kept',
    { daysOff: Array.from({ length: 401 }, () => '2026-01-01') },
    { daysOff: 'calendar.wrong.daysOff' },
  ],
  ['no hours', { stuckAfterHours: 0 }, { stuckAfterHours: 'calendar.wrong.stuck' }],
  ['half an hour', { stuckAfterHours: 1.5 }, { stuckAfterHours: 'calendar.wrong.stuck' }],
  ['nothing', {}, {}],
] as const)('has words for a calendar with %s wrong', (_, change, expected) => {
  expect(said(change as Partial<FactoryCalendar>)).toEqual(expected);
});

it('leaves to others what no field is of', () => {
  expect(faultKey('body', good)).toBeNull();
  expect(faultKey('shifts.7.endsAt', good)).toBeNull();
  expect(pathsOf({ paths: ['workingWeekdays', 'body'] }, good)).toEqual([]);
  expect(pathsOf({}, good)).toEqual([]);
  expect(pathsOf({ paths: ['workingWeekdays'] }, good)).toEqual(['workingWeekdays']);
  // Two without a name have not the same one.
  const nameless = { ...good, shifts: [day, night].map((shift) => ({ ...shift, name: '' })) };
  const parsed = parseCalendar(nameless);
  expect(parsed).toEqual({ paths: ['shifts.0.name', 'shifts.1.name', 'shifts'] });
  expect(pathsOf({ ...parsed }, nameless)).toEqual(['shifts.0.name', 'shifts.1.name']);
});

it('forgets what is wrong with a field that is changed, and nothing else', () => {
  const faults = new Set(['shifts', 'shifts.1.name', 'shifts.10.name', 'workingWeekdays']);
  expect([...withoutTouched(faults, 'shifts.1')]).toEqual(['shifts.10.name', 'workingWeekdays']);
  expect([...withoutTouched(faults, 'shifts')]).toEqual(['workingWeekdays']);
  expect(faultOf(faults, good, 'workingWeekdays')).toBe('calendar.wrong.weekdays');
  expect(faultOf(faults, good, 'stuckAfterHours')).toBeNull();
});
