import type { LabelField } from '../../../contracts';
import { plainText, shrink, wrap, type FittedLine, type Font } from './fit-text';
import { quantityText, readableCode, type LabelLanguage, type Sticker } from './sticker';

/** The texts of a label as the product lays it out, in the millimetres of a label of the usual size. */

export const LINE_HEIGHT = 1.18;

const TITLE = { sizeMm: 4.2, bold: true };
const MIN_TITLE_MM = 2.9;
/** Of a title over several lines. */
const LONG_TITLE = { sizeMm: 3.4, bold: true };
const NAME = { sizeMm: 2.9, bold: false };
const QUANTITY = { sizeMm: 4.2, bold: true };
const SMALL = { sizeMm: 2.6, bold: false };
const CODE = { sizeMm: 3, bold: false };
const MIN_CODE_MM = 1.8;

/** One thing that a label says. */
export interface Said {
  field: LabelField;
  text: string;
  font: Font;
  lines: FittedLine[];
  cut: boolean;
}

/** How large letters are: a share of their usual size, and none below what can just be read. */
export interface Letters {
  factor: number;
  leastMm: number;
}

function fontOf({ sizeMm, bold }: Font, { factor, leastMm }: Letters): Font {
  return { sizeMm: Math.max(Math.min(sizeMm, leastMm), sizeMm * factor), bold };
}

export const heightOf = (lines: readonly FittedLine[]): number =>
  lines.reduce((sum, { sizeMm }) => sum + sizeMm * LINE_HEIGHT, 0);

function said(field: LabelField, text: string, font: Font, lines: FittedLine[]): Said {
  return { field, text, font, lines, cut: lines.some(({ cut }) => cut) };
}

function wrapped(field: LabelField, text: string, widthMm: number, font: Font, maxLines = Infinity): Said {
  return said(field, text, font, wrap(text, widthMm, maxLines, font));
}

function shrunk(field: LabelField, text: string, widthMm: number, font: Font, leastMm: number): Said {
  return said(field, text, font, [shrink(text, widthMm, font, leastMm)]);
}

/** What stands over the width: on one line if that costs little, else over as many as it takes. */
export function titleOf(
  { designation, name, code }: Sticker,
  widthMm: number,
  letters: Letters,
  maxLines: number,
): Said {
  const field = designation !== null ? 'designation' : name !== null ? 'name' : 'code';
  const text = plainText(designation ?? name ?? code);
  const least = fontOf({ ...TITLE, sizeMm: MIN_TITLE_MM }, letters).sizeMm;
  const one = shrunk(field, text, widthMm, fontOf(TITLE, letters), least);
  return one.cut ? wrapped(field, text, widthMm, fontOf(LONG_TITLE, letters), maxLines) : one;
}

/** What stands beside the symbol, top down, above the code. */
export function columnOf(
  sticker: Sticker,
  widthMm: number,
  letters: Letters,
  language: LabelLanguage,
): Said[] {
  const [name, small] = [fontOf(NAME, letters), fontOf(SMALL, letters)];
  const order = `${language === 'ru' ? 'Заказ' : 'Order'} ${plainText(sticker.orderNumber ?? '')}`;
  const quantity = quantityText(sticker, language);
  return [
    wrapped('name', sticker.designation === null ? '' : plainText(sticker.name ?? ''), widthMm, name),
    shrunk('quantity', quantity, widthMm, fontOf(QUANTITY, letters), small.sizeMm),
    wrapped('product', plainText(sticker.productDesignation), widthMm, small),
    wrapped('order', sticker.orderNumber ? order : '', widthMm, small),
  ];
}

/** The code in figures and letters, at the bottom of the column. */
export function codeOf({ code }: Sticker, widthMm: number): Said {
  return shrunk('code', readableCode(code), widthMm, CODE, MIN_CODE_MM);
}

/** Texts cut to the height there is: the quantity first, then a line of each, then more of them in their order. */
export function cutTo(column: readonly Said[], heightMm: number, widthMm: number): Said[] {
  const kept = new Map<Said, number>();
  let leftMm = heightMm;
  const take = (one: Said): boolean => {
    const lines = kept.get(one) ?? 0;
    const lineMm = (one.lines[0]?.sizeMm ?? 0) * LINE_HEIGHT;
    if (lines >= one.lines.length || lineMm > leftMm + 1e-9) return false;
    kept.set(one, lines + 1);
    leftMm -= lineMm;
    return true;
  };
  column.filter(({ field }) => field === 'quantity').forEach(take);
  column.filter(({ field }) => field !== 'quantity').forEach(take);
  for (const one of column) {
    let more = kept.has(one);
    while (more) more = take(one);
  }
  return column.map((one) => {
    const lines = kept.get(one) ?? 0;
    if (lines >= one.lines.length) return one;
    if (lines === 0) return { ...one, lines: [], cut: true };
    return wrapped(one.field, one.text, widthMm, one.font, lines);
  });
}
