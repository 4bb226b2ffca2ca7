import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, RecordScanResult, Refusal } from '../contracts';
import type { Engine } from './engine';
import { recordScanCommand } from './record-scan';

/** A batch at the door holds at most so many items. */
export const MAX_BATCH_ITEMS = 500;

/** One item of a batch: a command, or why it is none (and for which part, if it says so). */
export type ScanItem = RecordScanCommand | { refusal: Refusal; partCode: string | null };

/**
 * Record scans one after the other, each on its own. A refused item holds back the later ones of
 * its part: they were made on the belief that it had been accepted.
 * @throws RangeError for more than 500 items
 */
export async function recordScansCommand(
  engine: Engine,
  items: readonly ScanItem[],
  doer: Doer,
): Promise<(RecordScanResult | Refusal)[]> {
  if (items.length > MAX_BATCH_ITEMS) throw new RangeError(`A batch holds at most ${MAX_BATCH_ITEMS} items.`);
  const refusedParts = new Set<string>();
  const results: (RecordScanResult | Refusal)[] = [];
  for (const item of items) {
    const { partCode } = item;
    let result: RecordScanResult | Refusal;
    if (partCode !== null && refusedParts.has(partCode)) result = refuse('earlier-item-refused');
    else result = 'refusal' in item ? item.refusal : await recordScanCommand(engine, item, doer);
    if (!result.ok && partCode !== null) refusedParts.add(partCode);
    results.push(result);
  }
  return results;
}
