import { refuse } from '../../refusals';
import type { RecordScanCommand, Refusal } from '../contracts';
import { readDismissal, readSettling } from '../ledger';
import type { Engine } from './engine';

/** Who dealt with a report, and how; null: nobody has. */
async function settledBy(engine: Engine, scanId: string): Promise<Record<string, unknown> | null> {
  const scan = await readSettling(engine.session, scanId);
  if (scan)
    return {
      scanId: scan.scanId,
      by: scan.submittedByName,
      recordedAt: scan.recordedAt,
      operator: scan.operator,
      good: scan.good,
      scrapped: scan.scrapped,
      rework: scan.reworked,
    };
  const dismissal = await readDismissal(engine.session, scanId);
  if (!dismissal) return null;
  const { by, at, reason } = dismissal;
  return { by, recordedAt: at, dismissed: reason };
}

/** `already-settled` with who did it and how, where somebody has dealt with this report; else null. */
export async function refuseSettled(engine: Engine, scanId: string): Promise<Refusal | null> {
  const settled = await settledBy(engine, scanId);
  return settled && refuse('already-settled', { scanId, settledBy: settled });
}

/**
 * A refused report may be one that the foreman has settled: whoever sends it again must learn that, whatever
 * else speaks against it.
 */
export async function tellSettled(
  engine: Engine,
  { scanId, settles }: RecordScanCommand,
  refusal: Refusal,
): Promise<Refusal> {
  const own = await refuseSettled(engine, scanId);
  return own ?? (settles === null ? null : await refuseSettled(engine, settles)) ?? refusal;
}
