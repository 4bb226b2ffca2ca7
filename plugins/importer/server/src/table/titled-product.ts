import type { Sheet } from '../../../../../src/workbooks';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { rowsAbove } from './second-table';
import { linesOf } from './text';
import { titleAbove } from './title';

/** The product that a file names outside of its table. */
export interface TitledProduct {
  /** Of the text that names it; null: it stands in no row. */
  row: number | null;
  designation: string | null;
  name: string | null;
}

/** No title is longer. */
const MAX_TITLE = 255;
const LIST =
  '(?:(?:ресурсная|групповая|сводная)\\s+)?спецификация(?:\\s+(?:на\\s+)?(?:изделия|изделие|сборки|узла))?|состав(?:\\s+изделия)?|bill of materials|bom|parts list';
const DESIGNATION_LABEL =
  'обозначение(?:\\s+(?:изделия|сборки|узла))?|№ чертежа|designation|part (?:number|no)|drawing (?:number|no)';
const NAME_LABEL = `наименование(?:\\s+(?:изделия|сборки|узла))?|изделие|сборочная единица|сборка|узел|продукт|product|assembly|name|${LIST}`;
const LABELS = ['designation', 'name'] as const;
const LABELLED = {
  designation: new RegExp(`^(?:${DESIGNATION_LABEL})\\.?\\s*(?::\\s*(.*))?$`, 'i'),
  name: new RegExp(`^(?:${NAME_LABEL})\\s*(?::\\s*(.*))?$`, 'i'),
};
const LIST_BEFORE = new RegExp(`^(?:${LIST})\\s+(?:(?:на|изделия|сборки|of|for)\\s+)*`, 'i');
/** What stands above a table and is no product. */
const OTHER =
  /^(срок|заказ|договор|наборка|партия|лист|приложение|таблица|дата|order|sheet|date)(?=[\s№:.]|$)/i;
const DAY = /\d{4}[.-]\d{1,2}[.-]\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/;
/** `АБВГ.301.100`, `СТ-1.00.000`: parts of letters and digits with signs between them. */
const SIGNED = /^[\p{L}\d]{1,20}(?:[./-][\p{L}\d]{1,20}){1,10}$/u;
/** As SIGNED, beginning with letters and a number. */
const LETTERS_FIRST = /^\p{L}{1,10}[.-]?\d/u;
/** Programs of ЕСКД name files so: `АБВГ.301.100`, perhaps with the code of its document. */
const OF_A_FILE = /^\p{L}{2,8}\.?\d{0,8}(?:\.\d{2,8}){1,4}(?:-\d{2,3})?$/u;
const CODE_OF_DOCUMENT = /^(сп|вс|вп|sp)$/i;

function isDesignation(text: string): boolean {
  return SIGNED.test(text) && LETTERS_FIRST.test(text) && !DAY.test(text);
}

/** A word among others is a designation where nothing else is written so: `Станок СТ-1` is a name. */
function isPlainlyDesignation(text: string): boolean {
  return isDesignation(text) && text.split(/[./-]/).length > 2;
}

/** Designation and name of one text, in either order; null: it has no designation. */
function parted(text: string): Omit<TitledProduct, 'row'> | null {
  const words = text.split(/\s+/);
  const [first = '', ...others] = words;
  const rest = (list: string[]): string | null =>
    list
      .join(' ')
      .replace(/^[-–—,:]\s*|\s*[-–—,:]$/g, '')
      .replace(/^[«"](.*)[»"]$/, '$1') || null;
  if (isDesignation(first)) return { designation: first, name: rest(others) };
  const last = words.at(-1) ?? '';
  return isPlainlyDesignation(last) ? { designation: last, name: rest(words.slice(0, -1)) } : null;
}

/** What labels in a row above the table say of the product: `Обозначение: АБВГ.301.100`, or both in cells of their own. */
function labelled(texts: readonly string[]): Partial<Omit<TitledProduct, 'row'>> {
  const found: Partial<Omit<TitledProduct, 'row'>> = {};
  texts.forEach((text, index) => {
    const field = LABELS.find((own) => text.length <= MAX_TITLE && LABELLED[own].test(text));
    if (field === undefined || found[field]) return;
    const value = LABELLED[field].exec(text)?.[1] || texts[index + 1];
    // The upper row of a heading in two rows has the same words.
    if (value && value.length <= MAX_TITLE && meaningsOf(value).length === 0) found[field] = value;
  });
  return found;
}

/**
 * The product by what stands above the table: by labels, else by a title with a designation; null: nothing says it. Pure.
 * @param title the one text above the heading
 */
function productAbove(sheet: Sheet, header: Header, title: string | null): TitledProduct | null {
  const above = rowsAbove(sheet, header).reverse();
  let found: TitledProduct | null = null;
  let titled: number | null = null;
  for (const { number, cells } of above) {
    const texts = [...new Set(linesOf(cells))].filter((text) => text !== '');
    if (title !== null && texts.some((text) => text.includes(title))) titled ??= number;
    const { designation = null, name = null } = labelled(texts);
    if (designation === null && name === null) continue;
    found ??= { row: number, designation: null, name: null };
    found = { ...found, designation: found.designation ?? designation, name: found.name ?? name };
  }
  if (found?.designation === null && found.name !== null)
    return { row: found.row, ...(parted(found.name) ?? { designation: null, name: found.name }) };
  if (found) return found;
  if (title === null || title.length > MAX_TITLE || OTHER.test(title)) return null;
  const own = parted(title.replace(LIST_BEFORE, ''));
  return own && { row: titled, ...own };
}

/** Nothing stands above a table. */
export const NO_NAMES = { title: null, titled: null };

/** What stands above a table: the one text that may name the kit, and the product. Pure. */
export function namesAbove(
  sheet: Sheet,
  header: Header,
): { title: string | null; titled: TitledProduct | null } {
  const title = titleAbove(sheet, header);
  return { title, titled: productAbove(sheet, header, title) };
}

/** The product that a file is called after, as programs of ЕСКД do; null: it has another name. Pure. */
export function productInFileName(bareName: string): TitledProduct | null {
  const [first = '', ...others] = bareName.replaceAll('_', ' ').split(/\s+/);
  if (!OF_A_FILE.test(first) || DAY.test(first)) return null;
  const words = CODE_OF_DOCUMENT.test(others[0] ?? '') ? others.slice(1) : others;
  return { row: null, ...(parted([first, ...words].join(' ')) ?? { designation: first, name: null }) };
}
