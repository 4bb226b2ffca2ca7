import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';

/** Whether a designation says that a row stands below another one: `А.2.1` below `А.2`. */
function saysBelow(row: BomRow, above: BomRow): boolean {
  const [own, other] = [
    row.designation ?? '',
    (above.designation ?? '').replace(/(?:[.-]0{2,3})?\s?(?:СБ)?$/, ''),
  ];
  return other !== '' && own.startsWith(other) && own !== above.designation;
}

/** Rows of one level, of which the last alone has the rows of the next level below it. */
function isDoubtful(above: readonly BomRow[], below: readonly BomRow[]): 'surely' | 'perhaps' | null {
  const last = above.at(-1);
  const [first] = below;
  if (!last || !first || above.length < 2 || saysBelow(first, last)) return null;
  if (above.slice(0, -1).some(({ kind }) => kind === 'assembly')) return 'surely';
  return last.kind === 'assembly' ? null : 'perhaps';
}

/** Levels of which only the last row has parts are rare: two of them, one below the other, are no chance. */
const LEAST_LEVELS = 2;

/**
 * What is told of levels that never come back to one above, as those of a list do that was sorted by them: of several rows on a
 * level nobody can see which one the rows of the next level belong to. Pure.
 * @param levels of the same rows
 */
export function sortedLevels(
  rows: readonly BomRow[],
  levels: readonly number[],
  column: string | null,
): RawIssue[] {
  if (levels.some((level, index) => level < (levels[index - 1] ?? level))) return [];
  const byLevel = new Map<number, BomRow[]>();
  levels.forEach((level, index) => {
    const [row, own] = [rows[index], byLevel.get(level)];
    if (row && own) own.push(row);
    else if (row) byLevel.set(level, [row]);
  });
  const runs = [...byLevel.values()];
  const doubts = runs.flatMap((below, index) => {
    const doubt = isDoubtful(runs[index - 1] ?? [], below);
    return doubt === null ? [] : [{ doubt, row: below[0] }];
  });
  const isTold = doubts.length >= LEAST_LEVELS || doubts.some(({ doubt }) => doubt === 'surely');
  const row = doubts[0]?.row;
  return isTold && row ? [hint('levels-look-sorted', { row: row.row, column, value: row.level })] : [];
}
