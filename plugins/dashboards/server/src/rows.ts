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
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (`2026-01-31`) of an instant in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    dayFormats.set(timeZone, format);
  }
  return format.format(now);
}
