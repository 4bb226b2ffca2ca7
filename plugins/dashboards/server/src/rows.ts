import type { Core } from '@strapi/strapi';

/** Run one statement with `?` for its values on Strapi's pool. */
export async function rowsOf<Row>(
  strapi: Core.Strapi,
  text: string,
  values: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  const result = await strapi.db.connection.raw<{ rows: Row[] }>(text, [...values]);
  return result.rows;
}

/** The factory's time zone, an IANA name. */
export function timeZoneOf(strapi: Core.Strapi): string {
  return strapi.config.get<string>('factory.timeZone', 'UTC');
}

/** Making one costs more than a hundred uses of it; a factory has one time zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** As spreadsheets and ISO 8601 write days, with or without hours and minutes. */
function formatOf(timeZone: string, time: 'with-time' | 'day-alone'): Intl.DateTimeFormat {
  const key = `${time} ${timeZone}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      ...(time === 'with-time' ? { timeStyle: 'short' } : {}),
    });
  formats.set(key, made);
  return made;
}

/** The calendar day (`2026-01-31`) of an instant in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  return formatOf(timeZone, 'day-alone').format(now);
}

/** `2026-01-31 14:02`, what the clocks of a time zone show at an instant. */
export function minuteIn(timeZone: string, instant: Date): string {
  return formatOf(timeZone, 'with-time').format(instant);
}
