import { MAX_DAYS_OFF, MAX_SHIFTS, parseCalendar } from './calendar-request';

const day = { name: 'Day', startsAt: '08:00', endsAt: '20:00' };
const calendar = { shifts: [day], workingWeekdays: [1, 2, 3, 4, 5], daysOff: ['2026-01-01'] };

describe('parseCalendar', () => {
  it('takes shifts, also over midnight, and puts days in order, each once', () => {
    const night = { name: ' Night ', startsAt: '20:00', endsAt: '08:00' };
    expect(
      parseCalendar({
        shifts: [day, night],
        workingWeekdays: [7, 1, 7],
        daysOff: ['2026-05-09', '2026-01-01'],
      }),
    ).toEqual({
      shifts: [day, { ...night, name: 'Night' }],
      workingWeekdays: [1, 7],
      daysOff: ['2026-01-01', '2026-05-09'],
    });
    expect(parseCalendar({ ...calendar, shifts: [] })).toEqual({ ...calendar, shifts: [] });
  });

  it.each([
    [null, ['body']],
    [{ ...calendar, more: 1 }, ['body']],
    [{ ...calendar, shifts: [{ ...day, endsAt: '24:00' }] }, ['shifts.0.endsAt']],
    [{ ...calendar, shifts: [{ ...day, endsAt: '08:00' }] }, ['shifts.0.endsAt']],
    [{ ...calendar, shifts: [day, day] }, ['shifts']],
    [
      { ...calendar, shifts: Array.from({ length: MAX_SHIFTS + 1 }, (_, n) => ({ ...day, name: `${n}` })) },
      ['shifts'],
    ],
    [{ ...calendar, workingWeekdays: [] }, ['workingWeekdays']],
    [{ ...calendar, workingWeekdays: [0] }, ['workingWeekdays.0']],
    [{ ...calendar, daysOff: ['2026-02-30'] }, ['daysOff.0']],
    [{ ...calendar, stuckAfterHours: 0 }, ['stuckAfterHours']],
    [{ ...calendar, stuckAfterHours: 1.5 }, ['stuckAfterHours']],
    [{ ...calendar, stuckAfterHours: 10_001 }, ['stuckAfterHours']],
    [{ ...calendar, daysOff: Array.from({ length: MAX_DAYS_OFF + 1 }, () => '2026-01-01') }, ['daysOff']],
  ])('names what does not fit in %j', (given, paths) => {
    expect(parseCalendar(given)).toEqual({ paths });
  });
});
