import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, RecordScanResult, Refusal } from '../contracts';
import { currentOperations } from '../domain/batch';
import { announce } from '../events';
import {
  appendScan,
  lockPart,
  readLastOperators,
  readPart,
  readUndoing,
  violatedKey,
  type PartFound,
  type PartWant,
} from '../ledger';
import { operationViews, partView, scanResult, scanView } from '../views';
import { decideScan, storedScan, type ScanOutcome } from './decide-scan';
import { MovedOnError, type Engine } from './engine';

/** So often a scan is decided again without a lock before it waits for its turn. */
const FREE_TRIES = 2;

/** `moved-on`: somebody was quicker; read and decide again. */
async function append(engine: Engine, outcome: ScanOutcome): Promise<ScanOutcome | 'moved-on'> {
  if (!outcome.ok || 'replay' in outcome) return outcome;
  try {
    return (await engine.append(outcome)) ? outcome : 'moved-on';
  } catch (error) {
    if (violatedKey(error) === 'scans_scan_id_key') return 'moved-on';
    throw error;
  }
}

async function decideUnderLock(
  engine: Engine,
  want: PartWant,
  decide: (found: PartFound) => ScanOutcome,
): Promise<ScanOutcome> {
  const attempt = await engine.transaction(async (session) => {
    await lockPart(session, want.code);
    const outcome = decide(await readPart(session, want));
    if (!outcome.ok || 'replay' in outcome) return outcome;
    if (!(await appendScan(session, outcome.scan, outcome.audit))) throw new MovedOnError();
    return outcome;
  });
  return attempt;
}

/** What a person needs who has too few pieces: where the batch's pieces wait, and with whom. */
async function tellWhere(engine: Engine, want: PartWant, refusal: Refusal, asked: number): Promise<Refusal> {
  const { part } = await engine.read(want);
  if (!part) return refusal;
  const operators = await readLastOperators(engine.session, part.identity.partId);
  const where = currentOperations(part.batch)
    .filter(({ waiting }) => waiting > 0)
    .map(({ number, stageName, waiting }) => ({
      operation: number,
      stage: stageName,
      waiting,
      operator: operators.get(number) ?? null,
    }));
  return refuse(refusal.code, { ...refusal.details, asked, where });
}

function announceScan(outcome: Extract<ScanOutcome, { scan: unknown }>): void {
  const { identity, batch } = outcome.after;
  announce({
    name: 'scan.recorded',
    productId: identity.productId,
    part: partView(identity, batch),
    operations: operationViews(batch),
    scan: scanView(storedScan(outcome.scan)),
  });
}

async function settle(
  engine: Engine,
  want: PartWant,
  decide: (found: PartFound) => ScanOutcome,
): Promise<ScanOutcome> {
  for (let attempt = 0; attempt < FREE_TRIES; attempt += 1) {
    const outcome = await append(engine, decide(await engine.read(want)));
    if (outcome !== 'moved-on') return outcome;
  }
  try {
    return await decideUnderLock(engine, want, decide);
  } catch (error) {
    if (violatedKey(error) !== 'scans_scan_id_key') throw error;
    return decide(await engine.read(want));
  }
}

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
  const outcome = await settle(engine, want, (found) => decideScan(found, command, doer, engine.now()));
  if (!outcome.ok) {
    if (outcome.code !== 'quantity-exceeds-waiting') return outcome;
    const asked = command.good + command.scrapped + (command.rework?.quantity ?? 0);
    return tellWhere(engine, want, outcome, asked);
  }
  if ('replay' in outcome) {
    return scanResult(outcome.part, outcome.replay, await readUndoing(engine.session, command.scanId));
  }
  announceScan(outcome);
  return scanResult(outcome.after, storedScan(outcome.scan), null);
}
