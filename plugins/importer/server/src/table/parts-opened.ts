import type { Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

/** Words alone in a row that open the parts of the row above. */
const OPENS =
  /^(в том числе|в т\. ?ч\.?|в составе|в его составе|в её составе|состоит из|из них|including|incl\.|consisting of|consists of)[\s:.]*$/i;
/** As far as an indented style moves a text by one step. */
const STEP = 4;

function opens({ texts }: TableRow): boolean {
  return texts.length === 1 && OPENS.test(texts[0] ?? '');
}

function isNumbered({ values }: TableRow): boolean {
  return lineOf(values.number) !== null;
}

/**
 * Rows without those that only open the parts of the row above, and these moved to the right: the parts have no number, and end
 * where a number stands again. Where the parts are numbered too nobody can see their end. Pure.
 */
export function withPartsOpened(rows: readonly TableRow[], mapping: Mapping): TableRow[] {
  const opening = mapping.number ? rows.filter(opens) : [];
  if (opening.length === 0) return [...rows];
  const isSure = rows.every((row, index) => {
    const [above, below] = [rows[index - 1], rows[index + 1]];
    return !opens(row) || (above && below && isNumbered(above) && !isNumbered(below));
  });
  if (!isSure) return [...rows];
  let isWithin = false;
  return rows.flatMap((row) => {
    isWithin = opens(row) || (isWithin && !isNumbered(row));
    if (opens(row)) return [];
    return isWithin ? [{ ...row, indents: { name: STEP, designation: STEP } }] : [row];
  });
}
