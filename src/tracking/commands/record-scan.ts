import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, RecordScanResult, Refusal } from '../contracts';
import { lockPart, readPart, readUndoing, type PartWant } from '../ledger';
import { scanResult } from '../views';
import { announceScan } from './announce-scan';
import { appendDecided } from './append-decided';
import { decideScan, storedScan } from './decide-scan';
import type { Engine } from './engine';
import { tellSettled } from './tell-settled';
import { tellWhere } from './tell-where';

/**
 * Record one scan: read the part, decide in memory, append at the revision that was read. Who loses
 * the race decides again; after two losses under the part's row lock.
 */
export async function recordScanCommand(
  engine: Engine,
  command: RecordScanCommand,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const want: PartWant = { code: command.partCode, scanId: command.scanId, reason: command.reason };
  const outcome = await appendDecided(engine, {
    freely: async () => decideScan(await engine.read(want), command, doer, engine.now()),
    underLock: async (session) => {
      await lockPart(session, want.code);
      return decideScan(await readPart(session, want), command, doer, engine.now());
    },
  });
  if (!outcome.ok) {
    const refusal = await tellSettled(engine, command, outcome);
    if (refusal.code !== 'quantity-exceeds-waiting') return refusal;
    const asked = command.good + command.scrapped + (command.rework?.quantity ?? 0);
    const { part } = await engine.read(want);
    return part ? tellWhere(engine, part, refuse(refusal.code, { ...refusal.details, asked })) : refusal;
  }
  if ('replay' in outcome) {
    return scanResult(outcome.part, outcome.replay, await readUndoing(engine.session, command.scanId));
  }
  announceScan(outcome.after, storedScan(outcome.scan));
  return scanResult(outcome.after, storedScan(outcome.scan), null);
}
