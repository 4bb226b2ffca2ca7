import type { SheetRow } from '../../../../../src/workbooks';
import type { Header } from './header';
import { linesOf } from './text';

/** Index of a column of a further page to that of the first one; empty: no column has moved. */
export type Moves = ReadonlyMap<number, number>;

/** Fewer words in common are no heading of the same table. */
const LEAST_WORDS = 3;
/** No column has moved. */
export const NOWHERE: Moves = new Map();

/** The places of each word, in order: some head several columns. */
function placesOf(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  texts.forEach((text, index) => {
    if (text === '') return;
    const word = text.toLowerCase();
    places.set(word, [...(places.get(word) ?? []), index]);
  });
  return places;
}

/**
 * Where the columns of a heading went that is printed again with the same words at other places, as converters of pages do;
 * null: it has words of its own, or too few of them. Pure.
 */
export function movesOf(row: SheetRow, header: Header): Moves | null {
  const own = placesOf(linesOf(row.cells));
  for (const texts of header.alternatives) {
    const known = placesOf(texts);
    const isSame =
      own.size >= LEAST_WORDS && own.size === known.size && [...own.keys()].every((word) => known.has(word));
    if (!isSame) continue;
    const moves = [...own].flatMap(([word, from]) => {
      const to = known.get(word) ?? [];
      return from.length === to.length ? from.map((index, at) => [index, to[at] ?? index] as const) : [];
    });
    return moves.every(([from, to]) => from === to) ? NOWHERE : new Map(moves);
  }
  return null;
}

function movedRecord<T>(record: Record<number, T> | undefined, to: (index: number) => number | null) {
  const moved = Object.entries(record ?? {}).flatMap(([index, value]) => {
    const place = to(Number(index));
    return place === null ? [] : [[place, value] as const];
  });
  return moved.length === 0 ? null : (Object.fromEntries(moved) as Record<number, T>);
}

/** A row with its cells in the columns of the first page. What has no heading stays, unless another column came there. */
export function moved(row: SheetRow, moves: Moves): SheetRow {
  if (moves.size === 0) return row;
  const taken = new Set(moves.values());
  const to = (index: number): number | null => moves.get(index) ?? (taken.has(index) ? null : index);
  const cells: SheetRow['cells'] = [];
  row.cells.forEach((cell, index) => {
    const place = to(index);
    if (place === null || cell === null) return;
    while (cells.length <= place) cells.push(null);
    cells[place] = cell;
  });
  const { indents: _indents, shown: _shown, ...same } = row;
  const [indents, shown] = [movedRecord(row.indents, to), movedRecord(row.shown, to)];
  return { ...same, cells, ...(indents ? { indents } : {}), ...(shown ? { shown } : {}) };
}
