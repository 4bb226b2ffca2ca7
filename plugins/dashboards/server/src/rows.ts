import { createHash } from 'node:crypto';
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

/** What Strapi's pool of connections gives and takes back, in so far as it is asked here. */
interface Pool {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}
interface Connection {
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

const numbered = new Map<string, { name: string; text: string }>();

/** With numbers for its values, and a name of its own. Texts are put together of few pieces: there are not many. */
function statementOf(text: string): { name: string; text: string } {
  let at = 0;
  const known = numbered.get(text) ?? {
    name: `dashboards_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
    text: text.replace(/\?/g, () => `$${(at += 1)}`),
  };
  numbered.set(text, known);
  return known;
}

/**
 * The same for a statement of a page that is read all day long: each connection plans it once, which takes as long as running it.
 * Only for texts that are the same whatever is asked for, but for `?`.
 */
export async function keptRowsOf<Row>(
  strapi: Core.Strapi,
  text: string,
  values: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  const pool = strapi.db.connection.client as Pool;
  const connection = await pool.acquireConnection();
  try {
    return (await connection.query<Row>({ ...statementOf(text), values: [...values] })).rows;
  } finally {
    await pool.releaseConnection(connection);
  }
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
