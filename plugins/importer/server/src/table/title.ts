import type { Sheet } from '../../../../../src/workbooks';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { linesOf } from './text';

/** Stamps, dates and addresses that stand above a table and name nothing. */
const NO_NAME =
  /^(утвержд|согласован|дата|date|страница|лист|page|стр\.|ревизия|revision|rev\b|автор|author|разраб|ооо |оао |зао |ао |пао |created|exported|generated|printed|сформирован|тел\.|телефон|http)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{4}-\d{2}-\d{2}/i;
const LABEL =
  /^(изделие|наименование изделия|обозначение изделия|сборка|продукт|product|assembly|kit|комплект)\s*:\s*/i;

/** The kit is named by the nearest row above the header that holds one text and no stamp; null: by none. */
export function titleAbove(sheet: Sheet, header: Header): string | null {
  const above = sheet.rows.filter(({ number }) => number < header.first);
  for (const { cells } of above.reverse()) {
    const texts = [...new Set(linesOf(cells).filter((text) => text !== ''))];
    const [first, second, ...more] = texts;
    if (first === undefined || more.length > 0) continue;
    // A label and its value side by side.
    if (second !== undefined && LABEL.test(`${first.replace(/:$/, '')}:`)) return second;
    if (second !== undefined || NO_NAME.test(first)) continue;
    const title = first.replace(LABEL, '');
    // The upper row of a heading that is written in two is no title.
    if (title !== '' && meaningsOf(title).length === 0) return title;
  }
  return null;
}
