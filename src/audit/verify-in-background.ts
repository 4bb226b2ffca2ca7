import { setTimeout as wait } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { openSealClient } from './sealer';
import type { SealSession } from './seals';
import { verifyAudit, type AuditBreak, type AuditHead } from './verify-audit';

const REST_MS = 50;

/** The newest verification of the log, as the audit page shows it. */
export interface AuditState {
  head: AuditHead;
  /** ISO 8601. */
  verifiedAt: string;
  /** null: intact. */
  broken: AuditBreak | null;
}

/**
 * Verify the whole log politely, on a connection of its own and with pauses, and note what was found. What is
 * sealed meanwhile is verified too.
 * @param signal ends it early; nothing is noted then
 * @returns how many entries were verified; where none is sealed yet, nothing is noted.
 */
export async function verifyInBackground(config: ClientConfig, signal: AbortSignal): Promise<number> {
  const client = openSealClient(config);
  // The query under way tells of a lost connection; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const rest = () => wait(REST_MS, undefined, { signal });
    const { head, broken } = await verifyAudit(client, { kept: null, rest });
    if (head.size === 0 && broken === null) return 0;
    await client.query('insert into tracker_audit_verifications (size, root, broken) values ($1, $2, $3)', [
      head.size,
      Buffer.from(head.root, 'hex'),
      broken === null ? null : JSON.stringify(broken),
    ]);
    return head.size;
  } finally {
    await client.end();
  }
}

interface VerificationRow {
  size: number;
  root: Buffer;
  verifiedAt: Date;
  sealedAt: Date | null;
  broken: AuditBreak | null;
}

/** What the newest verification found, or null before the first. */
export async function readAuditState(session: SealSession): Promise<AuditState | null> {
  const { rows } = await session.query<VerificationRow>(
    `select v.size::int as size, v.root, v.verified_at as "verifiedAt", v.broken::json as broken,
            (select sealed_at from tracker_audit_seals s where s.size = v.size order by number limit 1) as "sealedAt"
       from tracker_audit_verifications v order by v.id desc limit 1`,
  );
  const [row] = rows;
  if (!row) return null;
  const time = row.sealedAt?.toISOString() ?? null;
  return {
    head: { size: row.size, root: row.root.toString('hex'), time },
    verifiedAt: row.verifiedAt.toISOString(),
    broken: row.broken,
  };
}
