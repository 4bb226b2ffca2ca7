import { randomUUID } from 'node:crypto';
import { cancelBatch } from '../domain/cancel';
import { appendActs, readParts, type LedgerPart } from '../ledger';
import { contentHash } from './content-hash';
import { MovedOnError } from './engine';
import { partAfter, rowsOfMove, type ActContext } from './part-act';

/** Batches that are read and written in one go. */
const PARTS_PER_STATEMENT = 500;

async function cancelSome(
  codes: readonly string[],
  reason: string,
  data: Record<string, string>,
  context: ActContext,
): Promise<LedgerPart[]> {
  const { session } = context;
  const found = await readParts(
    session,
    codes.map((code) => ({ code, scanId: null, reason: null })),
  );
  const moves = found.map(({ part }) => {
    if (!part) throw new Error('A batch that has just been locked is gone.');
    const decision = cancelBatch(part.batch, reason);
    if (!decision.ok) throw new Error(`A batch that was open refused to be cancelled: ${decision.code}.`);
    return { part, facts: [{ fact: decision.fact, factId: randomUUID(), reason, data }] };
  });
  const rows = moves.map((move) =>
    rowsOfMove('cancel-part', move, contentHash([move.part.identity.partId, 'cancelled', reason]), context),
  );
  if (!(await appendActs(session, rows))) throw new MovedOnError();
  return moves.map(partAfter);
}

/**
 * Cancel open batches whose rows the caller has locked.
 * @param data what every fact says beside its reason: the act that all of them belong to
 */
export async function cancelBatches(
  codes: readonly string[],
  reason: string,
  data: Record<string, string>,
  context: ActContext,
): Promise<LedgerPart[]> {
  const moved: LedgerPart[] = [];
  for (let start = 0; start < codes.length; start += PARTS_PER_STATEMENT)
    moved.push(...(await cancelSome(codes.slice(start, start + PARTS_PER_STATEMENT), reason, data, context)));
  return moved;
}
