import { refuse } from '../../refusals';
import type { RecordScanCommand, Refusal } from '../contracts';
import { readSettling } from '../ledger';
import type { Engine } from './engine';

/**
 * A refused report may be one that the foreman has settled: whoever sends it again must learn that, whatever
 * else speaks against it.
 */
export async function tellSettled(
  engine: Engine,
  { scanId, settles }: RecordScanCommand,
  refusal: Refusal,
): Promise<Refusal> {
  const own = await readSettling(engine.session, scanId);
  const settled = own ?? (settles === null ? null : await readSettling(engine.session, settles));
  if (!settled) return refusal;
  return refuse('already-settled', {
    scanId: own ? scanId : settles,
    settledBy: {
      scanId: settled.scanId,
      by: settled.submittedByName,
      recordedAt: settled.recordedAt,
      operator: settled.operator,
      good: settled.good,
      scrapped: settled.scrapped,
      rework: settled.reworked,
    },
  });
}
