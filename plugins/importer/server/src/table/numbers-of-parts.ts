import type { SheetRow } from '../../../../../src/workbooks';
import type { Header } from './header';
import { headerText, type HeaderMeaning } from './header-words';
import { lineOf } from './text';

const NUMBER = /^(no|number|item|item no|item number)$/;
const JUDGED_ROWS = 300;
/** Lists begin with a lower number, and go up by this at most or by even steps. */
const FIRST = 100;
const MOST = 9_999;

/** Whether numbers count the rows of a list: 1, 2, 3, or 10, 20, 30, or 101, 102 on a second page. */
function countUp(numbers: readonly number[]): boolean {
  const [first = 0, second = 0] = numbers;
  if (first <= FIRST) return true;
  const step = second - first;
  const isEven = step > 0 && numbers.every((number, index) => number === first + index * step);
  return isEven && (first <= MOST || first % step === 0) && (step > 1 || first <= MOST);
}

/**
 * Whether the column of numbers beside a name holds the numbers of parts, as `No.` does in Dynamics: nothing else designates
 * parts, and its whole numbers do not count up. Pure.
 */
export function holdsNumbersOfParts(
  { texts }: Pick<Header, 'texts'>,
  rows: readonly SheetRow[],
  byField: ReadonlyMap<HeaderMeaning, number>,
): boolean {
  const index = byField.get('number');
  if (index === undefined || byField.has('designation') || !byField.has('name')) return false;
  const heading = texts[index] ?? '';
  // `№` counts the rows of Russian lists, whatever it begins with.
  if (heading.includes('№') || !NUMBER.test(headerText(heading))) return false;
  const values = rows.slice(0, JUDGED_ROWS).flatMap(({ cells }) => lineOf(cells[index]) ?? []);
  return values.length > 0 && values.every((text) => /^\d{3,9}$/.test(text)) && !countUp(values.map(Number));
}
