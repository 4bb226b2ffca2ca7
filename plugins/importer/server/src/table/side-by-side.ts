import { columnLetters, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn } from '../contracts';
import { problem, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { lineOf } from './text';

/** Index of the column in which the heading begins again as a whole, with its parts below; -1: it does not. */
function beginsAgainAt({ texts }: Pick<Header, 'texts'>, below: readonly SheetRow[]): number {
  const words = texts.flatMap((text, index) => (text === '' ? [] : [{ text, index }]));
  const again = words.findIndex(({ text }, at) => at > 1 && text === words[0]?.text);
  if (again < 0 || words.length % again !== 0) return -1;
  const isWhole = words.every(({ text }, at) => text === words[at % again]?.text);
  const first = words.slice(0, again);
  const isTable =
    new Set(first.map(({ text }) => text)).size === again &&
    first.some(({ text }) =>
      meaningsOf(text).some(({ field }) => field === 'designation' || field === 'name'),
    );
  const index = words[again]?.index ?? -1;
  const isFilled = below.some(({ cells }) => cells.slice(index).some((cell) => lineOf(cell) !== null));
  return isWhole && isTable && isFilled ? index : -1;
}

/**
 * What was told of the heading; where a second table stands beside the first one that is told instead of each of its columns,
 * and is no warning: half of the parts would be lost. Pure.
 * @param counted the column that counts the groups, which was read though another one has its heading
 */
export function toldOfHeading(
  all: readonly RawIssue[],
  header: Header,
  below: readonly SheetRow[],
  counted: FileColumn | undefined,
): RawIssue[] {
  const issues = all.filter(({ column }) => counted === undefined || column !== counted.column);
  const index = beginsAgainAt(header, below);
  if (index < 0) return issues;
  const place = { row: header.row.number, column: columnLetters(index + 1), value: header.texts[index] };
  return [...issues.filter(({ code }) => code !== 'header-duplicate'), problem('tables-side-by-side', place)];
}
