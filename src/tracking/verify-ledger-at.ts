import { Client } from 'pg';
import { verifyLedger, type LedgerVerification } from './commands/verify-ledger';
import { sessionOf } from './ledger';

/** Verify the ledger of this database against its facts, in one snapshot, without changing it. */
export async function verifyLedgerAt(connectionString: string): Promise<LedgerVerification> {
  const client = new Client({
    connectionString,
    application_name: 'tracker-verify',
    options: '-c TimeZone=UTC',
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyLedger(sessionOf(client));
  } finally {
    await client.end();
  }
}
