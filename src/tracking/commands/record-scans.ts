import { refuse } from '../../refusals';
import type {
  Doer,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
  RefusalCode,
  UndoScanCommand,
} from '../contracts';
import { readPartCodeOfScan } from '../ledger';
import type { Engine } from './engine';
import { recordRun } from './record-run';
import { recordScanCommand } from './record-scan';
import { undoScanCommand } from './undo-scan';

/** A batch at the door holds at most so many items. */
export const MAX_BATCH_ITEMS = 500;

/** An item that is a refusal already. Of an undo `scanId` is the scan that it was to take back. */
export interface RefusedItem {
  refusal: Refusal;
  scanId: string | null;
  /** null: it names no part. */
  partCode: string | null;
}

/** One item of a batch: a command, or why it is none. */
export type ScanItem = RecordScanCommand | UndoScanCommand | RefusedItem;

/** Which part an item is about: the one it names, or that of the scan it names. */
class PartsOfItems {
  private readonly codes = new Map<string, string>();

  constructor(private readonly engine: Engine) {}

  async partOf(item: ScanItem): Promise<string | null> {
    if ('partCode' in item && item.partCode !== null) {
      if (item.scanId !== null) this.codes.set(item.scanId, item.partCode);
      return item.partCode;
    }
    if (item.scanId === null) return null;
    return this.codes.get(item.scanId) ?? readPartCodeOfScan(this.engine.session, item.scanId);
  }
}

function record(engine: Engine, item: ScanItem, doer: Doer): Promise<RecordScanResult | Refusal> | Refusal {
  if ('refusal' in item) return item.refusal;
  return 'undoId' in item ? undoScanCommand(engine, item, doer) : recordScanCommand(engine, item, doer);
}

/** More failures than this in one batch are no item's own: the database is away, and the rest would wait for it. */
const MAX_FAILURES = 3;

/**
 * A defect is one item's alone: what was recorded before it stands, and of other parts what follows.
 * @throws the defect itself where too many items have failed before
 */
async function recordOrFail(
  engine: Engine,
  item: ScanItem,
  doer: Doer,
  failures: number,
): Promise<RecordScanResult | Refusal> {
  try {
    return await record(engine, item, doer);
  } catch (error) {
    if (failures >= MAX_FAILURES) throw error;
    engine.noteDefect(error);
    return refuse('internal-error');
  }
}

/** What holds later items back is told as what it is: a sender repeats after a failure and not after a refusal. */
function heldBackBy(code: RefusalCode): Refusal {
  return refuse(code === 'internal-error' ? 'earlier-item-failed' : 'earlier-item-refused');
}

/** An undo, a settlement and a refusal stand alone; a scan may be recorded together with those beside it. */
function isPlainScan(item: ScanItem): item is RecordScanCommand {
  return !('refusal' in item) && !('undoId' in item) && item.settles === null;
}

/** Stretches of items that are recorded together: plain scans, each of an id of its own; others one by one. */
function runsOf(items: readonly ScanItem[]): ScanItem[][] {
  const runs: ScanItem[][] = [];
  let ids = new Set<string>();
  for (const item of items) {
    const plain = isPlainScan(item);
    const run = runs.at(-1);
    if (run && plain && ids.size > 0 && !ids.has(item.scanId)) run.push(item);
    else {
      runs.push([item]);
      ids = new Set();
    }
    if (plain) ids.add(item.scanId);
  }
  return runs;
}

/** The results of those that could be recorded together. */
async function recordTogether(
  engine: Engine,
  run: readonly ScanItem[],
  doer: Doer,
  heldBack: ReadonlyMap<string, RefusalCode>,
): Promise<(RecordScanResult | null)[]> {
  if (run.length < 2) return [];
  return recordRun(engine, { commands: run.filter(isPlainScan), doer, heldBack: new Set(heldBack.keys()) });
}

/**
 * Record scans and undos one after the other, each on its own. A refused item holds back the later
 * ones of its part: they were made on the belief that it had been accepted. What is accepted at the
 * first try goes to the database in two statements, however many scans it is.
 * @throws RangeError for more than 500 items
 */
export async function recordScansCommand(
  engine: Engine,
  items: readonly ScanItem[],
  doer: Doer,
): Promise<(RecordScanResult | Refusal)[]> {
  if (items.length > MAX_BATCH_ITEMS) throw new RangeError(`A batch holds at most ${MAX_BATCH_ITEMS} items.`);
  const parts = new PartsOfItems(engine);
  const refusedParts = new Map<string, RefusalCode>();
  let failures = 0;
  const results: (RecordScanResult | Refusal)[] = [];
  for (const run of runsOf(items)) {
    const together = await recordTogether(engine, run, doer, refusedParts);
    for (const [place, item] of run.entries()) {
      const part = await parts.partOf(item);
      const earlier = part === null ? undefined : refusedParts.get(part);
      const result =
        together[place] ?? (earlier ? heldBackBy(earlier) : await recordOrFail(engine, item, doer, failures));
      if (!result.ok && result.code === 'internal-error') failures += 1;
      if (!result.ok && part !== null && !earlier) refusedParts.set(part, result.code);
      results.push(result);
    }
  }
  return results;
}
