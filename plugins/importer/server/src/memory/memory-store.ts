import type { Actor } from '../../../../../src/tracking';
import type { RememberedReading } from '../contracts';
import type { SqlSession } from '../sql-session';
import type { Reading } from './remembered';

/** Headings kept; those that were used longest ago make room. */
const MAX_REMEMBERED = 2_000;

/** How tables with these headings were read last, by their signatures; those where nothing was chosen are missing. */
export async function recall(
  session: SqlSession,
  signatures: readonly string[],
): Promise<Map<string, RememberedReading>> {
  if (signatures.length === 0) return new Map();
  const found = await session.query<{ signature: string; reading: Reading; by: string | null; at: string }>(
    `select signature, reading::json as reading, actor->>'name' as by,
            to_char(used_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from importer_headers where signature = any($1::text[])`,
    [signatures],
  );
  return new Map(found.map(({ signature, reading, by, at }) => [signature, { ...reading, by, at }]));
}

/** Remember how a table was read, inside the transaction of its import; null forgets, for it was read as recognised. */
export async function remember(
  session: SqlSession,
  signature: string,
  reading: Reading | null,
  actor: Actor,
): Promise<void> {
  if (reading === null) {
    await session.query('delete from importer_headers where signature = $1', [signature]);
    return;
  }
  await session.query(
    `insert into importer_headers (signature, reading, actor) values ($1, $2, $3)
     on conflict (signature) do update set reading = excluded.reading, actor = excluded.actor, used_at = now()`,
    [signature, JSON.stringify(reading), JSON.stringify(actor)],
  );
  await session.query(
    `delete from importer_headers where signature in
       (select signature from importer_headers order by used_at desc, signature offset $1)`,
    [MAX_REMEMBERED],
  );
}
