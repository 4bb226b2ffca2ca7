import type { Pool } from 'pg';
import { readHistory, type PlainHistory } from './plain-pieces';

/** What is planned of a batch: which part of the order it is, and how many of it are needed. */
interface Planned {
  partId: number;
  item: string;
  required: number;
}

interface Batch extends Planned {
  finished: number;
  scrapped: number;
  /** Pieces that wait, by operation in the order of the route. */
  waiting: number[];
}

/** What the dashboard must say of an order, added up piece by piece from its history. */
export interface PlainOrder {
  parts: { total: number; complete: number };
  progress: { pieces: number; good: number; inWork: number; scrapped: number; notStarted: number };
  held: number;
  lastScanAt: string | null;
}

/** When it began and, where it is complete, ended; ISO 8601. */
export interface PlainDates {
  routedAt: string | null;
  completedAt: string | null;
  leadSeconds: number | null;
}

const sum = <Thing>(things: readonly Thing[], of: (thing: Thing) => number): number =>
  things.reduce((total, thing) => total + of(thing), 0);

const isoOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
const latestOf = (times: readonly number[]) => (times.length === 0 ? undefined : Math.max(...times));
const earliestOf = (times: readonly number[]) => (times.length === 0 ? undefined : Math.min(...times));

/** Batches that count for an order: those that have operations and are not cancelled. */
function batchesOf(history: PlainHistory, plan: readonly Planned[]): Batch[] {
  return plan.flatMap((planned) => {
    const own = <Thing extends { partId: number }>(things: readonly Thing[]) =>
      things.filter(({ partId }) => partId === planned.partId);
    const operations = own(history.operations)
      .filter(({ replaced }) => !replaced)
      .sort((a, b) => a.sequence - b.sequence);
    if (operations.length === 0 || history.cancelled.includes(planned.partId)) return [];
    const waitingAt = (number: number) =>
      sum(
        own(history.moves).filter(({ operation }) => operation === number),
        ({ leftBy }) => (leftBy === null ? 1 : -1),
      );
    return [
      {
        ...planned,
        finished: sum(own(history.finished), ({ pieces }) => pieces),
        scrapped: sum(own(history.scans), ({ scrapped }) => scrapped),
        waiting: operations.map(({ number }) => waitingAt(number)),
      },
    ];
  });
}

function datesOf(history: PlainHistory, batches: readonly Batch[], isComplete: boolean): PlainDates {
  const counts = new Set(batches.map(({ partId }) => partId));
  const times = (things: readonly { partId: number; atMs: number }[]) =>
    things.filter(({ partId }) => counts.has(partId)).map(({ atMs }) => atMs);
  const routedMs = earliestOf(times(history.routed));
  const finishedMs = latestOf(times(history.finished.filter(({ pieces }) => pieces > 0)));
  const completedMs = isComplete ? finishedMs : undefined;
  return {
    routedAt: isoOf(routedMs),
    completedAt: isoOf(completedMs),
    leadSeconds:
      completedMs === undefined || routedMs === undefined ? null : (completedMs - routedMs) / 1_000,
  };
}

const waitingOf = (batch: Batch) => sum(batch.waiting, (pieces) => pieces);

/** Pieces of an item that are required, and neither finished nor waiting. */
const lackingOf = (lots: readonly Batch[]) =>
  Math.max(
    0,
    sum(lots, (lot) => lot.required - lot.finished - waitingOf(lot)),
  );

/** @param productId the product's numeric id */
export async function plainOrder(
  sql: Pool,
  productId: number,
): Promise<{ order: PlainOrder; dates: PlainDates; lacking: number }> {
  const history = await readHistory(sql, productId);
  const { rows: plan } = await sql.query<Planned>(
    'select part_id as "partId", item_key as item, required from part_states where product_id = $1',
    [productId],
  );
  const batches = batchesOf(history, plan);
  const counts = new Set(batches.map(({ partId }) => partId));
  const items = [...new Set(batches.map(({ item }) => item))].map((key) =>
    batches.filter(({ item }) => item === key),
  );
  const isWhole = (lots: Batch[]) => sum(lots, (lot) => lot.finished) >= sum(lots, (lot) => lot.required);
  const complete = items.filter(isWhole).length;
  const good = sum(batches, (batch) => batch.finished);
  const scrapped = sum(batches, (batch) => batch.scrapped);
  const waiting = sum(batches, (batch) => sum(batch.waiting, (pieces) => pieces));
  const notStarted = sum(batches, (batch) => batch.waiting[0] ?? 0);
  const scannedMs = history.scanned.filter(({ partId }) => counts.has(partId)).map(({ atMs }) => atMs);
  const held = history.holds.filter(({ partId, toMs }) => counts.has(partId) && toMs === Infinity);
  return {
    order: {
      parts: { total: items.length, complete },
      progress: {
        ...{ pieces: good + scrapped + waiting, good, scrapped, notStarted },
        inWork: waiting - notStarted,
      },
      held: held.length,
      lastScanAt: isoOf(latestOf(scannedMs)),
    },
    dates: datesOf(history, batches, items.length > 0 && complete === items.length),
    lacking: sum(items, lackingOf),
  };
}

/** Batches in work and pieces that wait, of the whole factory. */
export async function plainCounts(sql: Pool): Promise<{ inWork: number; waiting: number }> {
  const { rows } = await sql.query<{ inWork: number; waiting: number }>(
    `select (select count(*) from part_states where status = 'in-work')::int as "inWork",
            (select coalesce(sum(o.waiting), 0) from operations o)::int as waiting`,
  );
  return rows[0] ?? { inWork: 0, waiting: 0 };
}
