import { columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Mapping } from '../contracts';
import { lineOf } from './text';

/** Columns that name another part for another reason: it replaces this one, or stands beside it. */
const NO_PARENT =
  /замен|аналог|ответн|парн|взам|исп|сопряг|зеркал|базов|alternat|substitut|mating|replac|mirror|super[cs]ed|base/i;

/**
 * Whether a column under a heading that nobody knows names the parent of each row: nearly all its values are designations of
 * other rows, most rows have one, and several have the same. Pure.
 */
export function areParents(
  rows: readonly SheetRow[],
  index: number,
  heading: string,
  { designation }: Mapping,
): boolean {
  if (!designation || heading.length > 120 || NO_PARENT.test(heading)) return false;
  const own = columnNumber(designation) - 1;
  const known = new Set(rows.map(({ cells }) => lineOf(cells[own])));
  const pairs = rows.flatMap(({ cells }) => {
    const [parent, part] = [lineOf(cells[index]), lineOf(cells[own])];
    return parent === null ? [] : [{ parent, isOther: parent !== part && known.has(parent) }];
  });
  const named = pairs.filter(({ isOther, parent }) => isOther && /\p{L}/u.test(parent));
  const parents = new Set(pairs.map(({ parent }) => parent));
  return pairs.length >= rows.length / 2 && named.length === pairs.length && parents.size < pairs.length;
}
