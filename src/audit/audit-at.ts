import { setTimeout as wait } from 'node:timers/promises';
import { openSealClient } from './sealer';
import { holdSealLock, Sealing } from './sealing';
import { readLastSeal, readSealedAbove, readUnsealed, type SealSession } from './seals';
import { MerkleTree } from './merkle';
import { verifyAudit, type AuditHead, type AuditVerification } from './verify-audit';

const SEALER_ANSWERS_MS = 10_000;
const ASK_AGAIN_MS = 100;

async function withClient<T>(
  connectionString: string,
  work: (session: SealSession) => Promise<T>,
): Promise<T> {
  const client = openSealClient({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function hasUnsealed(session: SealSession): Promise<boolean> {
  const settledId = (await readLastSeal(session))?.settledId ?? 0;
  const known = await readSealedAbove(session, settledId);
  return (await readUnsealed(session, settledId, known, 1)).length > 0;
}

/**
 * See to it that what is committed now is sealed: by the running product, or here where none runs. A running
 * one that is busy gets some seconds; what it has not sealed by then is told as unsealed.
 */
async function sealWhatIsLeft(session: SealSession): Promise<void> {
  if (await holdSealLock(session)) {
    const sealing = await Sealing.resume(session);
    while ((await sealing.pass(new Date())) > 0);
    return;
  }
  for (let waitedMs = 0; waitedMs < SEALER_ANSWERS_MS; waitedMs += ASK_AGAIN_MS) {
    if (!(await hasUnsealed(session))) return;
    await wait(ASK_AGAIN_MS);
  }
}

/**
 * Seal what is committed and verify the audit log of this database, in one snapshot.
 * @param kept a head that was kept outside; null: there is none
 */
export function verifyAuditAt(connectionString: string, kept: AuditHead | null): Promise<AuditVerification> {
  return withClient(connectionString, async (session) => {
    await sealWhatIsLeft(session);
    await session.query('begin isolation level repeatable read read only');
    return verifyAudit(session, { kept });
  });
}

/** Seal what is committed and tell the head, to be kept outside; see `verifyAuditAt`. */
export function auditHeadAt(connectionString: string): Promise<AuditHead> {
  return withClient(connectionString, async (session) => {
    await sealWhatIsLeft(session);
    const last = await readLastSeal(session);
    return {
      size: last?.size ?? 0,
      root: (last?.root ?? MerkleTree.empty().root()).toString('hex'),
      time: last?.sealedAt.toISOString() ?? null,
    };
  });
}
