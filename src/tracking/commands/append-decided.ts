import { refuse } from '../../refusals';
import type { Refusal } from '../contracts';
import { appendScan, violatedKey, type Session } from '../ledger';
import type { ScanOutcome } from './decide-scan';
import { MovedOnError, type Engine } from './engine';

/** So often a scan is decided again without a lock before it waits for its turn. */
const FREE_TRIES = 2;

/** How one scan or undo comes to its decision: what it reads, and what it makes of it. */
export interface Deciding {
  /** Read on the hot path and decide. */
  freely(): Promise<ScanOutcome>;
  /** Take the row lock of the part, read and decide. */
  underLock(session: Session): Promise<ScanOutcome>;
}

/** What the database refused about a settled report; any other error is thrown on. */
function refusedSettling(error: unknown): Refusal {
  const key = violatedKey(error);
  if (key === 'scans_settled_counted') return refuse('settled-report-counted');
  if (key === 'scans_settled_once' || key === 'scans_settles_key') return refuse('already-settled');
  throw error;
}

/** `moved-on`: somebody was quicker; read and decide again. */
async function append(engine: Engine, outcome: ScanOutcome): Promise<ScanOutcome | 'moved-on'> {
  if (!outcome.ok || 'replay' in outcome) return outcome;
  try {
    return (await engine.append(outcome)) ? outcome : 'moved-on';
  } catch (error) {
    if (violatedKey(error) === 'scans_scan_id_key') return 'moved-on';
    return refusedSettling(error);
  }
}

function appendUnderLock(engine: Engine, deciding: Deciding): Promise<ScanOutcome> {
  return engine.transaction(async (session) => {
    const outcome = await deciding.underLock(session);
    if (!outcome.ok || 'replay' in outcome) return outcome;
    if (!(await appendScan(session, outcome.scan, outcome.audit))) throw new MovedOnError();
    return outcome;
  });
}

/**
 * Decide and append at the revision that was read. Who loses the race decides again; after two
 * losses under the part's row lock.
 */
export async function appendDecided(engine: Engine, deciding: Deciding): Promise<ScanOutcome> {
  for (let attempt = 0; attempt < FREE_TRIES; attempt += 1) {
    const outcome = await append(engine, await deciding.freely());
    if (outcome !== 'moved-on') return outcome;
  }
  try {
    return await appendUnderLock(engine, deciding);
  } catch (error) {
    return violatedKey(error) === 'scans_scan_id_key' ? deciding.freely() : refusedSettling(error);
  }
}
