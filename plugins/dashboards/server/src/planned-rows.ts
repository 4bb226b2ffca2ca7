import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { rowsOf } from './rows';

/** What Strapi's pool of connections gives and takes back, in so far as it is asked here. */
interface Pool {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}
interface Connection {
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

/** SQLSTATE of a plan that has become of no use: columns are others after an upgrade, or a pooler in between has changed connections. */
const PLAN_IS_GONE = ['0A000', '26000'];

const isGone = (error: unknown) =>
  error instanceof Error && 'code' in error && PLAN_IS_GONE.includes(String(error.code));

interface Numbered {
  hash: string;
  text: string;
}

const numbered = new Map<string, Numbered>();

/** With numbers for its values. Texts are put together of few pieces: there are not many. */
function numberedOf(text: string): Numbered {
  let at = 0;
  const known = numbered.get(text) ?? {
    hash: createHash('sha256').update(text).digest('hex').slice(0, 32),
    text: text.replace(/\?/g, () => `$${(at += 1)}`),
  };
  numbered.set(text, known);
  return known;
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
  const statement = numberedOf(text);
  const pool = strapi.db.connection.client as Pool;
  const connection = await pool.acquireConnection();
  try {
    const name = `dashboards_${scale}_${statement.hash}`;
    return (await connection.query<Row>({ name, text: statement.text, values: [...values] })).rows;
  } catch (error) {
    if (!isGone(error)) throw error;
  } finally {
    await pool.releaseConnection(connection);
  }
  return rowsOf<Row>(strapi, text, values);
}
