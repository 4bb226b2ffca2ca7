import type { Cell, Sheet } from '../../../../../src/workbooks';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { rowsAbove } from './second-table';
import { lineOf, linesOf } from './text';

/** What heads a part of a form and names no product. */
const PART_OF_FORM =
  /^(исходные комплектующие|материалы и (работы|услуги)|выходные изделия|выпускаемые изделия|трудозатраты|возвратные отходы|output products|материалы|комплектующие|товары( и услуги)?|состав( изделия)?|спецификация|ведомость( деталей)?|перечень( деталей| элементов)?|bom|bill of materials|components|parts list)\s*:?$/i;
/** Stamps, dates and addresses that stand above a table and name nothing. */
const NO_NAME =
  /^(where[- ]?used|применяемость|входимость|verwendungsnachweis|утвержд|срок[\s:]|сдать до|изготовить до|due\b|deadline|согласован|дата|date|страница|лист|page|стр\.|ревизия|revision|rev\b|автор|author|разраб|ооо |оао |зао |ао |пао |created|exported|generated|printed|сформирован|тел\.|телефон|http|завод\/|plant\/)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{4}-\d{2}-\d{2}/i;
const LABELS =
  'изделие|наименование изделия|обозначение изделия|сборка|продукт|product|assembly|kit|комплект';
const LABEL = new RegExp(`^(${LABELS})\\s*:\\s*(?=\\S)`, 'i');
const LABEL_ALONE = new RegExp(`^(${LABELS})\\s*:?$`, 'i');
/** In a text file with columns made of spaces. */
const SPACED_LABEL = /^(материал|material|изделие|product|assembly)\s*:?$/i;
/** What else is said beside a product or above a table. */
const ORDER =
  /^(срок(?: [а-я]+)?|заказ|заказчик|договор|количество|кол-во|order( no| number)?|customer|qty|quantity)\s*(№|#|:)|^№ заказа/i;
/** A line drawn of signs. */
const RULER = /^[-=_+:|—–*\s]+$/;
const WIDE_BLANK = /\s{4,}/;

/** A label and its value in one cell, parted by many blanks; null: it is none. */
function spaced(cell: Cell | undefined): { label: string; value: string } | null {
  const [label = '', value = '', ...more] = typeof cell === 'string' ? cell.trim().split(WIDE_BLANK) : [];
  return value !== '' && more.length === 0 ? { label, value: lineOf(value) ?? '' } : null;
}

/** What a row above a table calls the product; null: it does not name it. */
function named(cells: readonly Cell[]): string | null {
  const texts = [...new Set(linesOf(cells).filter((text) => text !== '' && !ORDER.test(text)))];
  const [first, second, third] = texts;
  if (first === undefined || RULER.test(first)) return null;
  const pair = second === undefined ? spaced(cells.find((cell) => lineOf(cell) !== null)) : null;
  if (pair) return SPACED_LABEL.test(pair.label) ? pair.value : null;
  const labelled = texts.find((text) => LABEL.test(text));
  if (labelled !== undefined && second !== undefined) return labelled.replace(LABEL, '');
  if (second !== undefined) return third === undefined && LABEL_ALONE.test(first) ? second : null;
  if (NO_NAME.test(first) || PART_OF_FORM.test(first)) return null;
  const title = first.replace(LABEL, '');
  // The upper row of a heading that is written in two is no title.
  return title !== '' && meaningsOf(title).length === 0 ? title : null;
}

/** The kit is named by the nearest row above the header that holds one text and no stamp; null: by none. */
export function titleAbove(sheet: Sheet, header: Header): string | null {
  const above = rowsAbove(sheet, header);
  for (const { cells } of above.reverse()) {
    const title = named(cells);
    if (title !== null) return title;
  }
  return null;
}
