import { instantText, todayText } from './when-text';

const LATE = '2026-01-10T22:30:00.000Z';

it.each([
  ['ru', '11.01.2026 01:30', '11.01.2026'],
  ['en', '2026-01-11 01:30', '2026-01-11'],
] as const)(
  'in %s a report says an instant and a day alike, in the factory’s zone',
  (language, instant, day) => {
    const when = { language, timeZone: 'Europe/Moscow', now: new Date(LATE) };
    expect([instantText(LATE, when), todayText(when)]).toEqual([instant, day]);
  },
);
