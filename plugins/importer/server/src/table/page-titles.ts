import type { SheetRow } from '../../../../../src/workbooks';
import { linesOf } from './text';

const PAGE = /(^|[^\p{L}])(лист|стр\.?|страница|page|sheet)[ №:]{0,3}\d{1,4}( ?(из|of|\/) ?\d{1,4})?/giu;

/** The texts of a title without the number of its page. */
function titleOf({ cells }: SheetRow): string {
  return linesOf(cells)
    .filter((text) => text !== '')
    .map((text) => text.replace(PAGE, '$1'))
    .join('\u0000');
}

/** Rows without those at their end that repeat the titles above the first page, which a further page prints again. Pure. */
export function withoutPageTitles(rows: readonly SheetRow[], above: readonly SheetRow[]): SheetRow[] {
  const titles = new Set(above.map(titleOf));
  titles.delete('');
  let end = rows.length;
  for (let row = rows[end - 1]; row && end > 0; row = rows[end - 1]) {
    const title = titleOf(row);
    if (title !== '' && !titles.has(title)) break;
    end -= 1;
  }
  return rows.slice(0, end);
}
