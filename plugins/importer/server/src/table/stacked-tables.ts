import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import { isHeaderAgain, type Header } from './header';
import { linesOf } from './text';

/** `УЗ-1 Рама`, `АБВГ.301`: no date, label or name of a firm. */
function looksDesignated(text: string): boolean {
  return /\d/.test(text) && /[\p{L}\d][.\-/][\p{L}\d]/u.test(text) && !text.includes(':');
}

/** The column of the only text of a row, if it may name an assembly; -1: there is none. */
function headingAt(row: SheetRow | undefined): number {
  const texts = linesOf(row?.cells ?? []);
  const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  const [first = -1, ...more] = filled;
  return more.length === 0 && looksDesignated(texts[first] ?? '') ? first : -1;
}

/**
 * Where several tables stand one below the other, each with its heading and its assembly above that, the row above the
 * first heading names the assembly of the first one; null: the row above a heading is a title. Pure.
 */
export function firstOfStacked({ rows }: Sheet, header: Header): SheetRow | null {
  const at = rows.findIndex(({ number }) => number === header.first);
  const own = rows[at - 1];
  const column = headingAt(own);
  if (!own || column < 0 || own.number !== header.first - 1) return null;
  const again = rows.flatMap((row, index) =>
    row.number > header.last && isHeaderAgain(row, header) ? [index] : [],
  );
  return again.length > 0 && again.every((index) => headingAt(rows[index - 1]) === column) ? own : null;
}
