const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*г\.?)?$/;

interface Clock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone: string | null;
}

function clockOf(text: string): Clock | null {
  const iso = ISO.exec(text);
  const russian = iso ? null : RUSSIAN.exec(text);
  if (!iso && !russian) return null;
  const parts = iso
    ? [iso[1], iso[2], iso[3], iso[4], iso[5], iso[6]]
    : [russian?.[3], russian?.[2], russian?.[1], russian?.[4], russian?.[5], russian?.[6]];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const millisecond = Number((iso?.[7] ?? '').padEnd(3, '0').slice(0, 3));
  return { ...{ year, month, day, hour, minute, second, millisecond }, zone: iso?.[8] ?? null };
}

function utcOf({ year, month, day, hour, minute, second, millisecond }: Clock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/** Such a day and time exist: February has no 30th, and a day no 25th hour. */
function exists(clock: Clock): boolean {
  const date = new Date(utcOf(clock));
  const { year, month, day, hour, minute, second } = clock;
  const dayExists = year >= 1000 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  return dayExists && hour < 24 && minute < 60 && second < 60;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const told = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = told;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/**
 * An instant as people and programs write it: `2026-11-29`, `2026-11-29T08:00Z`, `29.11.2026 08:00`. Days written with
 * slashes mean different days in different countries and are not read.
 * @param zone by its IANA name; what is written without a zone is meant in it
 * @returns ISO 8601 in UTC with milliseconds; null: it is none
 */
export function instantOf(text: string, zone: string): string | null {
  const clock = clockOf(text);
  if (!clock || !exists(clock)) return null;
  const written = utcOf(clock);
  if (clock.zone !== null) return new Date(written - offsetOf(clock.zone)).toISOString();
  if (zone === 'UTC') return new Date(written).toISOString();
  // The clocks may be changed between the first guess and the instant itself.
  const guess = written - offsetAt(zone, written);
  return new Date(written - offsetAt(zone, guess)).toISOString();
}
