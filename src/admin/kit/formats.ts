/**
 * How figures, dates and durations are written. Pure: the language ('ru', 'en') and, for instants,
 * the factory's time zone and the present arrive as arguments.
 */

/** What stands where there is no value. */
export const NOTHING = '–';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = {
  ru: { days: 'д', hours: 'ч', minutes: 'мин', seconds: 'с', ago: (text: string) => `${text} назад` },
  en: { days: 'd', hours: 'h', minutes: 'min', seconds: 's', ago: (text: string) => `${text} ago` },
};

function unitsOf(locale: string) {
  return locale.startsWith('ru') ? UNITS.ru : UNITS.en;
}

/** One takes longer to make than hundreds of numbers take to be written. */
const counts = new Map<string, Intl.NumberFormat>();

/** A whole or decimal number with the language's own grouping. */
export function formatCount(value: number, locale: string): string {
  let format = counts.get(locale);
  if (!format) counts.set(locale, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })));
  return format.format(value);
}

/** A share never stands without its "of": `45 % (9 из 20)`; `–` of nothing. */
export function formatShare(part: number, whole: number, locale: string): string {
  if (whole <= 0) return NOTHING;
  const of = locale.startsWith('ru') ? 'из' : 'of';
  const percent = Math.floor((part / whole) * 100);
  return `${percent} % (${formatCount(part, locale)} ${of} ${formatCount(whole, locale)})`;
}

/** A calendar date (`2026-01-31`), which has no time zone. */
export function formatDay(day: string | null, locale: string): string {
  if (!day) return NOTHING;
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return NOTHING;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** An instant (ISO 8601) as date and time in the factory's zone; `–` while the zone is not known yet. */
export function formatInstant(instant: string | null, locale: string, timeZone: string | null): string {
  if (!instant || timeZone === null) return NOTHING;
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return NOTHING;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}

/** The day of an instant (ISO 8601) in the factory's zone; `–` while the zone is not known yet. */
export function formatInstantDay(instant: string | null, locale: string, timeZone: string | null): string {
  if (!instant || timeZone === null) return NOTHING;
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return NOTHING;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(date);
}

/** A duration in its two largest units: `2 ч 15 мин`, `3 д 4 ч`, `12 с`. */
export function formatDuration(durationMs: number, locale: string): string {
  const units = unitsOf(locale);
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE_MS) return `${Math.floor(ms / 1000)} ${units.seconds}`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} ${units.minutes}`;
  const [large, small, largeMs, smallMs] =
    ms < DAY_MS
      ? ([units.hours, units.minutes, HOUR_MS, MINUTE_MS] as const)
      : ([units.days, units.hours, DAY_MS, HOUR_MS] as const);
  const rest = Math.floor((ms % largeMs) / smallMs);
  return `${Math.floor(ms / largeMs)} ${large}${rest > 0 ? ` ${rest} ${small}` : ''}`;
}

/** How long ago something was: `3 с назад`. */
export function formatAgo(sinceMs: number, nowMs: number, locale: string): string {
  return unitsOf(locale).ago(formatDuration(nowMs - sinceMs, locale));
}
