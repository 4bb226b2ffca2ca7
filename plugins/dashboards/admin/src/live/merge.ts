import type { TrackingEvent } from '../../../../../src/tracking/contracts';
import type { PartRow } from '../../../server/src/contracts';

/**
 * The rows of a fresh answer in the places that they had: nothing jumps under the pointer. Rows that
 * are new come at the end, rows that are gone leave.
 */
export function keepPlaces<Row>(
  shown: readonly Row[],
  fresh: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const waiting = new Map(fresh.map((row) => [keyOf(row), row]));
  const kept: Row[] = [];
  for (const row of shown) {
    const now = waiting.get(keyOf(row));
    if (now) kept.push(now);
    waiting.delete(keyOf(row));
  }
  return [...kept, ...waiting.values()];
}

/** A fresh answer over rows that events have already brought further: the higher revision stays. */
export function newerRows<Row extends PartRow>(shown: readonly Row[], fresh: readonly Row[]): Row[] {
  const known = new Map(shown.map((row) => [row.code, row]));
  return fresh.map((row) => {
    const before = known.get(row.code);
    return before && before.revision > row.revision ? before : row;
  });
}

/** The rows after an event; the same array when it is old news or about another batch. */
export function withEvent<Row extends PartRow>(rows: Row[], event: TrackingEvent): Row[] {
  if (!('part' in event)) return rows;
  const { part, operations } = event;
  const place = rows.findIndex(({ code }) => code === part.code);
  const before = rows[place];
  if (!before || before.revision >= part.revision) return rows;
  const { quantity, required, unrouted, finished, scrapped, withdrawn, status, hold, revision } = part;
  const after: Row = {
    ...before,
    ...{ quantity, required, unrouted, finished, scrapped, withdrawn, status, hold, revision },
    operations: operations.map(
      ({ stageId: _stageId, mayScrap: _mayScrap, mayRework: _mayRework, ...cell }) => cell,
    ),
  };
  return rows.with(place, after);
}

/** The keys of rows that look different from before; none at the first sight. */
export function changedKeys<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  lookOf: (row: Row) => unknown,
): string[] {
  const looks = new Map(before.map((row) => [keyOf(row), JSON.stringify(lookOf(row))]));
  return after
    .filter((row) => {
      const look = looks.get(keyOf(row));
      return look !== undefined && look !== JSON.stringify(lookOf(row));
    })
    .map(keyOf);
}
