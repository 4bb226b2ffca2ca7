import { DatabaseError } from 'pg';
import type { Doer, RecordScanCommand, RecordScanResult } from '../contracts';
import type { BatchState } from '../domain/batch';
import { appendScans, readParts, readUndoingOf, type PartFound, type StoredScan } from '../ledger';
import { scanResult } from '../views';
import { announceScan } from './announce-scan';
import { decideScan, storedScan, type ScanOutcome } from './decide-scan';
import type { Engine } from './engine';

/** Scans of one request that are recorded together, each of an id of its own. */
export interface Run {
  commands: readonly RecordScanCommand[];
  doer: Doer;
  /** Codes of parts of which an earlier item of the request was refused. */
  heldBack: ReadonlySet<string>;
}

type Accepted = Exclude<ScanOutcome, { ok: false }>;

function isFresh(outcome: Accepted | null): outcome is Extract<Accepted, { scan: unknown }> {
  return outcome !== null && 'scan' in outcome;
}

/** What each scan wants, in one statement; a part that several want is read once. */
async function readTogether(engine: Engine, commands: readonly RecordScanCommand[]): Promise<PartFound[]> {
  const firstOf = new Map<string, number>();
  const wants = commands.map(({ partCode, scanId, reason }, place) => {
    const isFirst = !firstOf.has(partCode);
    if (isFirst) firstOf.set(partCode, place);
    return { code: isFirst ? partCode : null, scanId, reason };
  });
  const found = await readParts(engine.session, wants);
  return commands.map(({ partCode }, place) => {
    const own = found[place];
    if (!own) throw new Error('A run read fewer rows than it asked for.');
    return { ...own, part: found[firstOf.get(partCode) ?? place]?.part ?? null };
  });
}

/**
 * Decide the scans one after the other, each on what the ones before it leave of its part. null: a refusal,
 * or a scan of a part of which one was refused.
 */
function decideAll(run: Run, found: readonly PartFound[], now: Date): (Accepted | null)[] {
  const states = new Map<number, BatchState>();
  const heldBack = new Set(run.heldBack);
  return run.commands.map((command, place) => {
    if (heldBack.has(command.partCode)) return null;
    const { part: read = null, scan = null, reason = null } = found[place] ?? {};
    const part = read && { ...read, batch: states.get(read.identity.partId) ?? read.batch };
    const outcome = decideScan({ part, scan, reason }, command, run.doer, now);
    if (!outcome.ok) {
      heldBack.add(command.partCode);
      return null;
    }
    if (isFresh(outcome)) states.set(outcome.after.identity.partId, outcome.after.batch);
    return outcome;
  });
}

/** Append what is new; null instead of each whose part somebody else has moved on meanwhile. */
async function append(engine: Engine, decided: readonly (Accepted | null)[]): Promise<(Accepted | null)[]> {
  const fresh = decided.filter(isFresh);
  const stands = fresh.length > 0 ? await appendScans(engine.session, fresh) : [];
  const lost = new Set<Accepted>(fresh.filter((_, place) => !stands[place]));
  return decided.map((outcome) => (outcome && lost.has(outcome) ? null : outcome));
}

async function settle(engine: Engine, run: Run): Promise<(Accepted | null)[]> {
  try {
    const decided = decideAll(run, await readTogether(engine, run.commands), engine.now());
    return await append(engine, decided);
  } catch (error) {
    // One of them is at fault, or its id was taken meanwhile: which one shows when each is tried alone.
    if (!(error instanceof DatabaseError)) throw error;
    return run.commands.map(() => null);
  }
}

/**
 * Record the scans of a run: each stands on its own and sees what the ones before it have done to its part,
 * but all of them are read in one statement and appended in one.
 * @returns the results in their order; null: nothing was written, this one must be tried alone (it is refused,
 *   follows a refused one, or somebody was quicker)
 */
export async function recordRun(engine: Engine, run: Run): Promise<(RecordScanResult | null)[]> {
  const settled = await settle(engine, run);
  const replayed = settled.flatMap((outcome) =>
    outcome && 'replay' in outcome ? [outcome.replay.scanId] : [],
  );
  const undoing: Map<string, StoredScan[]> =
    replayed.length > 0 ? await readUndoingOf(engine.session, replayed) : new Map<string, StoredScan[]>();
  return settled.map((outcome) => {
    if (!outcome) return null;
    if ('replay' in outcome)
      return scanResult(outcome.part, outcome.replay, undoing.get(outcome.replay.scanId) ?? []);
    const stored = storedScan(outcome.scan);
    announceScan(outcome.after, stored);
    return scanResult(outcome.after, stored, null);
  });
}
