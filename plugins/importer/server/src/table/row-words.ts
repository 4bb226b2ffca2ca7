import type { Cell } from '../../../../../src/workbooks';
import { citesStandardFirst } from './kinds';
import { isStamp } from './stamps';
import type { TableRow } from './table';
import { lineOf } from './text';

const TOTAL_RUSSIAN =
  /^(общий )?(итого|всего|итог)([\s:.]|$)|^(сумма|σ)[\s:.]*$|^(общее|общ\.?) (кол-?во|количество)(?![а-я])|^кол(-?во|ичество) всего(?![а-я])|\sитог$|^(в том числе|в т\. ?ч\.?|без|сумма) ?(налог|ндс)/i;
const TOTAL_ENGLISH =
  /^(sum|count|summe|(zwischen|gesamt)?summe|gesamt|insgesamt)[\s:.]*$|^((sub|grand )?total)s?\s*(:|$|qty|quantity|parts|items|mass|weight|pcs|pieces)|\stotal$/i;
const FOOTER =
  /^(?:#|\/\/|\*{1,3})\s|^(разраб|пров(ерил|\.|$)|н\.?\s?контр|т\.?\s?контр|утв(ердил|\.|$)|согласовано|составил|подпись|исполнитель|начальник|главный|гл\. |prepared by|checked by|approved by|drawn by|примечани[ея]\s*:|notes?\s*:)/i;

/** Words that begin a total. */
export function isTotalText(text: string): boolean {
  return TOTAL_RUSSIAN.test(text) || TOTAL_ENGLISH.test(text);
}

/** Words that begin a signature or a remark. */
export function isFooterText(text: string): boolean {
  return FOOTER.test(text);
}

/** What a row is told by in an issue: its designation, else its name, else all that stands in it. */
export function namedBy({ values, texts }: TableRow): string {
  return lineOf(values.designation) ?? lineOf(values.name) ?? texts.join(' ');
}

/** A subtotal or total: it counts what stands elsewhere already. What is said beside a counted part is a remark. */
export function isTotal({ values, texts }: TableRow): boolean {
  const { designation, name, number } = values;
  if (lineOf(designation) !== null && texts.length > 3) return false;
  const isTold = (cell: Cell | undefined): boolean => isTotalText(lineOf(cell) ?? '');
  if (isTold(designation) || isTold(name) || isTold(number)) return true;
  const isCounted = lineOf(values.quantity) !== null || lineOf(values.quantityTotal) !== null;
  const isPart = lineOf(name) !== null && isCounted;
  return !isPart && isTotalText(texts[0] ?? '');
}

/** Numbers, but no day: signatures have days beside them. */
const DAY = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/;
const POSITION = /^\d+([.,]\d+)*[.)]?$/;

/** Whether a row names a part as signatures do not: by a designation, or by its place and a name. */
function namesPart({ designation, name, number }: TableRow['values']): boolean {
  const [own, place] = [lineOf(designation) ?? '', lineOf(number) ?? ''];
  if (/\d/.test(own) && !DAY.test(own) && !isFooterText(own)) return true;
  return lineOf(name) !== null && POSITION.test(place) && !DAY.test(place);
}

/** Signatures and remarks below a table. */
export function isFooter(source: TableRow): boolean {
  const { quantity, quantityTotal, level } = source.values;
  // Where names stand in columns of levels the level is the column's, not the row's own word.
  const told = source.above === null ? level : null;
  if (isStamp(source)) return true;
  // Beside a signature a text in a column of numbers counts nothing.
  const counts = (cell: Cell | undefined): boolean => /^\W?\d/.test(lineOf(cell) ?? '');
  if (counts(quantity) || counts(quantityTotal) || counts(told)) return false;
  return !namesPart(source.values) && source.texts.some(isFooterText);
}

/** Whether a text only makes sense as the end of the name above it. */
export function goesOn(text: string, before: string | null): boolean {
  if (/^[а-яёa-z(«"…]/.test(text) || citesStandardFirst(text)) return true;
  if (/\d/.test(text) && !/\s/.test(text)) return true;
  return before !== null && /([-,(/]|\s(с|со|из|для|на|под|и|в|к|of|for|with|to|and|in))$/i.test(before);
}
