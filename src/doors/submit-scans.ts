import { refuse } from '../refusals';
import {
  MAX_BATCH_ITEMS,
  type Capability,
  type Doer,
  type RecordScanCommand,
  type RecordScanResult,
  type Refusal,
  type ScanItem,
  type Tracking,
} from '../tracking';
import { malformed } from './fields';
import { resolveOperator, type OperatorDirectory } from './operators';
import { parseScanRequest, readableId, readablePartCode } from './record-scan-request';

/** What the doors stand before. */
export interface Doors {
  engine: Tracking;
  operators: OperatorDirectory;
}

const NO_RIGHTS: ReadonlySet<Capability> = new Set();

interface Prepared {
  ok: true;
  command: RecordScanCommand;
  /** Names somebody else without the right to. */
  foreign: boolean;
}

async function prepare(doors: Doors, body: unknown, doer: Doer): Promise<Prepared | Refusal> {
  const parsed = parseScanRequest(body);
  if (!parsed.ok) return parsed;
  const { command, named } = parsed.request;
  const resolved = await resolveOperator(doors.operators, doer, named);
  if (!resolved.ok) return resolved;
  return { ok: true, command: { ...command, operator: resolved.operator }, foreign: resolved.foreign };
}

/**
 * A replay is told before rights, so the engine is asked all the same: by somebody who may nothing,
 * who can have the first scan told again but cannot record another.
 */
async function replayOrRefuse(doors: Doors, command: RecordScanCommand, doer: Doer) {
  const result = await doors.engine.recordScan(command, { ...doer, may: NO_RIGHTS });
  return result.ok || result.code !== 'not-permitted'
    ? result
    : refuse('not-permitted', { capability: 'correct-others' });
}

/** Record the scan that a request body describes. Every way out is a value; a throw is a defect. */
export async function submitScan(
  doors: Doors,
  body: unknown,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const prepared = await prepare(doors, body, doer);
  if (!prepared.ok) return prepared;
  const { command, foreign } = prepared;
  return foreign ? replayOrRefuse(doors, command, doer) : doors.engine.recordScan(command, doer);
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

/** Undos in a batch are refused until the engine knows them. */
function isUndo(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'undoId' in item;
}

type Settled = { item: ScanItem } | { replay: RecordScanResult };

async function settle(doors: Doors, body: unknown, doer: Doer): Promise<Settled> {
  const refused = (refusal: Refusal): Settled => ({ item: { refusal, partCode: readablePartCode(body) } });
  if (isUndo(body)) return refused(malformed(['undoId']));
  const prepared = await prepare(doors, body, doer);
  if (!prepared.ok) return refused(prepared);
  if (!prepared.foreign) return { item: prepared.command };
  const result = await replayOrRefuse(doors, prepared.command, doer);
  return result.ok ? { replay: result } : refused(result);
}

/**
 * Record the scans of a batch, each on its own and in order. An item that does not parse counts as
 * refused for its part, so that later items of that part are not tried.
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
  return settled.map((one, index) => {
    const result = 'replay' in one ? one.replay : results.next().value;
    if (!result) throw new Error('The engine answered fewer scans than it was given.');
    const id = readableId(items[index]) ?? readableId(items[index], 'undoId');
    return { id, result };
  });
}
