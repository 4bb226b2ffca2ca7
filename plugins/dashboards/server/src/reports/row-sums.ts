import type { ReportRow } from './contracts';

/** The sums of some columns over rows; what is no number counts nothing. */
export function sumsOf<Key extends string>(
  rows: readonly ReportRow[],
  keys: readonly Key[],
): Record<Key, number> {
  const sum = (key: Key) =>
    rows.reduce((total, { [key]: value }) => total + (typeof value === 'number' ? value : 0), 0);
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as Record<Key, number>;
}

/** Pieces and the final yield over orders or batches; null where only some of them were read. */
export function totalsOfOrders(rows: readonly ReportRow[], atMost: number): ReportRow | null {
  if (rows.length > atMost) return null;
  const sums = sumsOf(rows, ['items', 'completeItems', 'pieces', 'finished', 'scrapped']);
  const ended = sums.finished + sums.scrapped;
  return { ...sums, finalYield: ended > 0 ? sums.finished / ended : null };
}
