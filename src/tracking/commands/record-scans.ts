import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, RecordScanResult, Refusal, UndoScanCommand } from '../contracts';
import { readPartCodeOfScan } from '../ledger';
import type { Engine } from './engine';
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

/**
 * Record scans and undos one after the other, each on its own. A refused item holds back the later
 * ones of its part: they were made on the belief that it had been accepted.
 * @throws RangeError for more than 500 items
 */
export async function recordScansCommand(
  engine: Engine,
  items: readonly ScanItem[],
  doer: Doer,
): Promise<(RecordScanResult | Refusal)[]> {
  if (items.length > MAX_BATCH_ITEMS) throw new RangeError(`A batch holds at most ${MAX_BATCH_ITEMS} items.`);
  const parts = new PartsOfItems(engine);
  const refusedParts = new Set<string>();
  const results: (RecordScanResult | Refusal)[] = [];
  for (const item of items) {
    const part = await parts.partOf(item);
    const isHeldBack = part !== null && refusedParts.has(part);
    const result = isHeldBack ? refuse('earlier-item-refused') : await record(engine, item, doer);
    if (!result.ok && part !== null) refusedParts.add(part);
    results.push(result);
  }
  return results;
}
