import type { Sheet } from '../../../../../src/workbooks';
import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { rowsAbove } from './second-table';
import { linesOf } from './text';

/** Titles and stamps above a table have no more rows. */
const ROWS_ABOVE = 30;
const LABEL =
  /^(количество|кол-во|базовое количество|quantity|qty|base quantity|basismenge|menge)( изделий| продукции)?(,? ?шт\.?)?\s*:/i;
const AMOUNT = /^([1-9]\d{0,6})([.,]0+)?( ?(шт|pcs|st|ea|компл)\.?)?$/i;

/** Pieces of the product that a text above the table names: `Количество: 100 шт`, in one cell or in two. */
function piecesIn(texts: readonly string[]): number | null {
  const filled = texts.filter((text) => text !== '' && text.length <= 60);
  for (const [index, text] of filled.entries()) {
    if (!LABEL.test(text)) continue;
    const behind = text.replace(LABEL, '').trim() || (filled[index + 1] ?? '');
    const [, pieces] = AMOUNT.exec(behind) ?? [];
    if (pieces !== undefined) return Number(pieces);
  }
  return null;
}

/**
 * What a form says above its table of how many products it is for: whether its quantities are those of one or of all nobody
 * can see, so that is told. Pure.
 */
export function titleQuantity(sheet: Sheet, header: Header): RawIssue[] {
  const above = rowsAbove(sheet, header).filter(({ number }) => number >= header.first - ROWS_ABOVE);
  return above.flatMap(({ number, cells }) => {
    const pieces = piecesIn(linesOf(cells));
    return pieces === null || pieces < 2
      ? []
      : [hint('title-counts-products', { row: number, value: pieces })];
  });
}
