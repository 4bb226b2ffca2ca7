import type { Pool } from 'pg';

interface Operation {
  waiting: number;
}

interface Batch {
  item: string;
  status: string;
  required: number;
  finished: number;
  scrapped: number;
  pieces: number;
  lastScanAt: Date | null;
  operations: Operation[];
}

/** What the dashboard must say of an order, added up batch by batch from the ledger's tables. */
export interface PlainOrder {
  parts: { total: number; complete: number };
  progress: { pieces: number; good: number; inWork: number; scrapped: number; notStarted: number };
  held: number;
  lastScanAt: string | null;
}

async function readBatches(sql: Pool, productId: number): Promise<Batch[]> {
  const { rows } = await sql.query<Batch>(
    `select s.item_key as item, s.status, s.required, s.finished, s.scrapped,
            s.launched - s.withdrawn - s.split_out as pieces, s.last_scan_at at time zone 'utc' as "lastScanAt",
            (select coalesce(json_agg(json_build_object('waiting', o.waiting) order by o.sequence), '[]')
               from operations o where o.part_id = s.part_id and not o.replaced) as operations
       from part_states s where s.product_id = $1`,
    [productId],
  );
  return rows;
}

const sum = <Thing>(things: readonly Thing[], of: (thing: Thing) => number): number =>
  things.reduce((total, thing) => total + of(thing), 0);

/** @param productId the product's numeric id */
export async function plainOrder(sql: Pool, productId: number): Promise<PlainOrder> {
  const all = await readBatches(sql, productId);
  const batches = all.filter(({ status, operations }) => status !== 'cancelled' && operations.length > 0);
  const items = [...new Set(batches.map(({ item }) => item))].map((key) =>
    batches.filter(({ item }) => item === key),
  );
  const finished = sum(batches, (batch) => batch.finished);
  const scrapped = sum(batches, (batch) => batch.scrapped);
  const pieces = sum(batches, (batch) => batch.pieces);
  const waiting = sum(batches, ({ operations }) => sum(operations, (operation) => operation.waiting));
  const atFirst = sum(batches, ({ operations }) => operations[0]?.waiting ?? 0);
  const scannedMs = batches.flatMap(({ lastScanAt }) => (lastScanAt ? [lastScanAt.getTime()] : []));
  return {
    parts: {
      total: items.length,
      complete: items.filter((lots) => sum(lots, (lot) => lot.finished) >= sum(lots, (lot) => lot.required))
        .length,
    },
    progress: {
      ...{ pieces, good: finished, scrapped, inWork: waiting - atFirst },
      notStarted: pieces - finished - scrapped - (waiting - atFirst),
    },
    held: batches.filter(({ status }) => status === 'held').length,
    lastScanAt: scannedMs.length > 0 ? new Date(Math.max(...scannedMs)).toISOString() : null,
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
