import { Client } from 'pg';
import { verifyLedger, type LedgerVerification } from './commands/verify-ledger';
import { sessionOf } from './ledger';

/**
 * Each names the first difference, of kept sums from the facts or of rows from the parents that they name; the later are asked where
 * the earlier hold.
 */
const KEPT = ['references', 'reports', 'queues', 'orders', 'calls'].map((kept) => `tracker_verify_${kept}()`);

/** What is kept beside the ledger, made once more in temporary tables: these need a transaction that may write, and are thrown away. */
async function differenceOfKept(client: Client): Promise<string | null> {
  await client.query('begin isolation level repeatable read');
  const { rows } = await client.query<{ difference: string | null }>(
    `select coalesce(${KEPT.join(', ')}) as difference`,
  );
  await client.query('rollback');
  return rows[0]?.difference ?? null;
}

/** Verify the ledger of this database against its facts, each in one snapshot, without changing it; the sums of the reports, queues, orders and calls too. */
export async function verifyLedgerAt(connectionString: string): Promise<LedgerVerification> {
  const client = new Client({
    connectionString,
    application_name: 'tracker-verify',
    options: '-c TimeZone=UTC',
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const verified = await verifyLedger(sessionOf(client));
    if (verified.difference !== null) return verified;
    await client.query('commit');
    return { ...verified, difference: await differenceOfKept(client) };
  } finally {
    await client.end();
  }
}
