import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { rowsOf } from './rows';

/** SQLSTATE of a plan that has become of no use: columns are others after an upgrade, or a pooler in between has changed connections. */
const PLAN_IS_GONE = ['0A000', '26000'];

const isGone = (error: unknown) =>
  error instanceof Error && 'code' in error && PLAN_IS_GONE.includes(String(error.code));

const hashes = new Map<string, string>();

/** Short enough for a name. Texts are put together of few pieces: there are not many. */
function hashOf(text: string): string {
  const hash = hashes.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  hashes.set(text, hash);
  return hash;
}

/**
 * `rowsOf` for a statement of a page that is read all day: each connection plans it once, which takes as long as running it. A plan
 * made for a small factory would stay until its tables are analysed, whatever an import has made of them, so there is one for each
 * doubling of the factory's history.
 * @param scale of `Standing`
 * @param text the same whatever is asked for, but for `?`
 */
export async function plannedRowsOf<Row>(
  strapi: Core.Strapi,
  scale: number,
  text: string,
  values: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  try {
    // What is named is prepared: https://node-postgres.com/features/queries#prepared-statements
    const statement = strapi.db.connection
      .raw<{ rows: Row[] }>(text, [...values])
      .options({ name: `dashboards_${scale}_${hashOf(text)}` });
    return (await statement).rows;
  } catch (error) {
    if (!isGone(error)) throw error;
    return rowsOf<Row>(strapi, text, values);
  }
}
