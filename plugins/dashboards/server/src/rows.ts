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

/** The calendar day (`2026-01-31`) of an instant in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
