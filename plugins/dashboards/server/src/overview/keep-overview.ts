import type { Core } from '@strapi/strapi';
import { reportsUpToDate } from '../reports/refresh-reports';
import { rowsOf } from '../rows';

/** Readings that are kept; what nobody has asked for lately goes first. */
const MOST_KEPT = 16;

/**
 * What a statement that begins now can see, in the database's words: while the text is the same, no transaction that writes has
 * ended, here or in another process. https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
async function readSeen(strapi: Core.Strapi): Promise<string> {
  const [row] = await rowsOf<{ seen: string }>(strapi, 'select pg_current_snapshot()::text as seen');
  if (!row) throw new Error('The database does not say what it shows.');
  return row.seen;
}

/** What a reading of the sums begins from. */
export interface Standing {
  /** false: too much has happened, the sums are being made in the background. */
  upToDate: boolean;
  seen: string;
}

/** Bring the sums up to date and tell what is to be seen then: once for a page that is made of several readings. */
export async function bringUpToDate(strapi: Core.Strapi): Promise<Standing> {
  const upToDate = await reportsUpToDate(strapi);
  return { upToDate, seen: await readSeen(strapi) };
}

/** Readings of the same wish, each as long as nothing that it was made from can have changed. */
export class KeptReadings<Reading> {
  readonly #kept = new Map<string, { from: string; reading: Reading }>();

  get size(): number {
    return this.#kept.size;
  }

  /**
   * The kept reading, or a new one.
   * @param wish what is asked for
   * @param from all that the reading is made from, found before it is read: what is read then is of that state or of a later one, and
   *   after a later one no `from` is ever the same again
   */
  async take(wish: string, from: string, read: () => Promise<Reading>): Promise<Reading> {
    const known = this.#kept.get(wish);
    const reading = known?.from === from ? known.reading : await read();
    this.#kept.delete(wish);
    this.#kept.set(wish, { from, reading });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}
