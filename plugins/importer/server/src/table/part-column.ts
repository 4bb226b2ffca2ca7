import type { SheetRow } from '../../../../../src/workbooks';
import type { Header } from './header';
import { headerText, type HeaderMeaning } from './header-words';
import { lineOf } from './text';

/** Words for what is made, which head names where nothing else does. */
const PART = /^(деталь|дсе|компонент|part|component)$/;
const JUDGED_ROWS = 300;

/**
 * Index of a column that designates parts under a word for them, where names have a column of their own and designations have
 * none: `Деталь` over `Д-1` beside `Наименование детали`; null: none does. Pure.
 */
export function partColumn(
  { texts }: Pick<Header, 'texts'>,
  rows: readonly SheetRow[],
  byField: ReadonlyMap<HeaderMeaning, number>,
): number | null {
  if (byField.has('designation') || !byField.has('name')) return null;
  const used = new Set(byField.values());
  const at = texts.findIndex(
    (text, index) => !used.has(index) && text.length <= 40 && PART.test(headerText(text)),
  );
  if (at < 0) return null;
  const values = rows.slice(0, JUDGED_ROWS).flatMap(({ cells }) => lineOf(cells[at]) ?? []);
  const designated = values.filter((text) => /\d/.test(text) && !/\s/.test(text));
  return values.length > 0 && designated.length === values.length ? at : null;
}
