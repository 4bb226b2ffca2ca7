import type { Random } from './random';

/** A moment at which one operator reports. */
export interface WorkSlot {
  atMs: number;
  operator: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Full hours of a shift from 8 to 17 with an hour for lunch. */
const WORK_HOURS = [8, 9, 10, 11, 13, 14, 15, 16];

/** How far the clocks of a time zone are ahead of UTC at a moment. */
function zoneOffsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = [read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second')];
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = shown;
  return Date.UTC(year, month, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

/** The beginnings of all working hours (Monday to Friday, by the clocks of the zone) of a time. */
export function workingHours(fromMs: number, toMs: number, timeZone: string): number[] {
  const hours: number[] = [];
  const firstDay = Math.floor((fromMs + zoneOffsetMs(fromMs, timeZone)) / DAY_MS);
  const lastDay = Math.floor((toMs + zoneOffsetMs(toMs, timeZone)) / DAY_MS);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const weekday = new Date(day * DAY_MS).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const hour of WORK_HOURS) {
      const localMs = day * DAY_MS + hour * HOUR_MS;
      const atMs = localMs - zoneOffsetMs(localMs - zoneOffsetMs(localMs, timeZone), timeZone);
      if (atMs >= fromMs && atMs + HOUR_MS <= toMs) hours.push(atMs);
    }
  }
  return hours;
}

/**
 * Exactly `count` moments in working hours of the time, in order; nobody reports twice in an hour.
 * @throws RangeError where the time has too few working hours
 */
export function workSlots(
  wish: { fromMs: number; toMs: number; timeZone: string; operators: number; count: number },
  random: Random,
): WorkSlot[] {
  const hours = workingHours(wish.fromMs, wish.toMs, wish.timeZone);
  const places = hours.flatMap((startMs) =>
    Array.from({ length: wish.operators }, (_, operator) => ({ startMs, operator })),
  );
  if (places.length < wish.count)
    throw new RangeError('There are too few working hours for so many reports.');
  return random
    .shuffled(places)
    .slice(0, wish.count)
    .map(({ startMs, operator }) => ({ atMs: startMs + random.below(HOUR_MS / 1000) * 1000, operator }))
    .sort((one, other) => one.atMs - other.atMs || one.operator - other.operator);
}
