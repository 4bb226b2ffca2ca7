/** The factory's zone; undefined: it is not known, and the device's is meant. */
let timeZone: string | undefined;

/** Tell times by this zone from now on, as long as this browser knows it. @param zone its IANA name */
export function setZone(zone: string | undefined): void {
  try {
    timeZone = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // An old browser may not know a new name.
    timeZone = undefined;
  }
}

const told = (at: Date, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);

/** The time of day of an instant, e.g. 14:02; the date too where it is not today's. */
export function momentOf(instant: string, locale: string, now: Date = new Date()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const time = told(at, locale, { hour: '2-digit', minute: '2-digit' });
  // Without options it is the whole date.
  if (told(at, locale, {}) === told(now, locale, {})) return time;
  return `${told(at, locale, { day: 'numeric', month: 'long' })}, ${time}`;
}

/** The latest midnight; both in milliseconds. */
export function midnightBefore(nowMs: number): number {
  const time = told(new Date(nowMs), 'en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return nowMs - (nowMs % 1000) - ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** A date without a time, such as a due date: `2026-11-24` stays that day in every zone. */
export function dateOf(date: string, locale: string): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return told(at, locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
