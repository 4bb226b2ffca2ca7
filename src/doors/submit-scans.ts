import { MAX_BATCH_ITEMS, type Doer, type RecordScanResult, type Refusal, type ScanItem } from '../tracking';
import { malformed } from './fields';
import {
  prepareScan,
  prepareUndo,
  replayOrRefuse,
  submit,
  withLookAlikes,
  type Doors,
  type Prepared,
} from './prepare-scan';
import { readableId, readablePartCode } from './record-scan-request';

/** What could be read of a report, and what became of it. */
interface Tried {
  prepared: Prepared | undefined;
  result: RecordScanResult | Refusal;
}

/** Whatever is refused long after the work is kept for the foreman; undos are not: they can be made again. */
async function keepLate({ engine }: Doors, tried: readonly Tried[], doer: Doer): Promise<void> {
  const refused = tried.flatMap(({ prepared, result }) =>
    result.ok || !prepared || 'undoId' in prepared.command
      ? []
      : [{ command: prepared.command, refusal: result }],
  );
  if (refused.length > 0) await engine.keepLateRefusals(refused, doer);
}

/** Record the scan that a request body describes. Every way out is a value; a throw is a defect. */
export async function submitScan(
  doors: Doors,
  body: unknown,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const prepared = await prepareScan(doors, body, doer);
  const result = await submit(doors, prepared, doer);
  await keepLate(doors, [{ prepared: prepared.ok ? prepared : undefined, result }], doer);
  return result;
}

/** Undo this scan as a request body says. */
export async function submitUndo(
  doors: Doors,
  body: unknown,
  scanId: unknown,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  return submit(doors, await prepareUndo(doors, body, scanId, doer), doer);
}

/** What became of one item of a batch; `id` is the item's own, null where none could be read. */
export interface SubmittedItem {
  id: string | null;
  result: RecordScanResult | Refusal;
}

/** The items of a batch's body, or 400 where there are none or too many. */
export function batchItems(body: unknown): { ok: true; items: unknown[] } | Refusal {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return malformed(['body']);
  const { items } = body as { items?: unknown };
  if (!Array.isArray(items) || items.length > MAX_BATCH_ITEMS) return malformed(['items']);
  return { ok: true, items };
}

/** An item that has an `undoId` is an undo; its `scanId` is the scan that it takes back. */
function isUndo(item: unknown): item is { undoId: unknown; scanId?: unknown } {
  return typeof item === 'object' && item !== null && 'undoId' in item;
}

function idOf(item: unknown): string | null {
  return readableId(item, isUndo(item) ? 'undoId' : 'scanId');
}

type Settled = { item: ScanItem; prepared?: Prepared } | { replay: RecordScanResult };

async function settle(doors: Doors, body: unknown, doer: Doer): Promise<Settled> {
  const prepared = isUndo(body)
    ? await prepareUndo(doors, body, body.scanId, doer)
    : await prepareScan(doors, body, doer);
  const refused = (refusal: Refusal, by?: Prepared): Settled => ({
    item: { refusal, scanId: readableId(body), partCode: readablePartCode(body) },
    ...(by && { prepared: by }),
  });
  if (!prepared.ok) return refused(prepared);
  if (!prepared.refusal) return { item: prepared.command, prepared };
  const result = await replayOrRefuse(doors, prepared.command, prepared.refusal, doer);
  return result.ok ? { replay: result } : refused(result, prepared);
}

/**
 * Record the scans and undos of a batch, each on its own and in order. An item that does not parse
 * counts as refused for its part, so that later items of that part are not tried.
 * @param items at most 500, as they came
 */
export async function submitScans(
  doors: Doors,
  items: readonly unknown[],
  doer: Doer,
): Promise<SubmittedItem[]> {
  const settled: Settled[] = [];
  for (const item of items) settled.push(await settle(doors, item, doer));
  const tried = await doors.engine.recordScans(
    settled.flatMap((one) => ('item' in one ? [one.item] : [])),
    doer,
  );
  const results = tried.values();
  const submitted: SubmittedItem[] = [];
  const all: Tried[] = [];
  for (const [index, one] of settled.entries()) {
    const answered = 'replay' in one ? one.replay : results.next().value;
    if (!answered) throw new Error('The engine answered fewer scans than it was given.');
    const prepared = 'prepared' in one ? one.prepared : undefined;
    const result = prepared ? await withLookAlikes(doors, prepared, answered) : answered;
    submitted.push({ id: idOf(items[index]), result });
    all.push({ prepared, result });
  }
  await keepLate(doors, all, doer);
  return submitted;
}
