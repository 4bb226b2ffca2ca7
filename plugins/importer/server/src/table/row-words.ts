import { citesStandardFirst } from './kinds';
import type { TableRow } from './table';
import { lineOf } from './text';

const TOTAL_RUSSIAN = /^(общий )?(итого|всего|итог)([\s:.]|$)|\sитог$/i;
const TOTAL_ENGLISH =
  /^((sub|grand )?total)s?\s*(:|$|qty|quantity|parts|items|mass|weight|pcs|pieces)|\stotal$/i;
const FOOTER =
  /^(разраб|пров(ерил|\.|$)|н\.?\s?контр|т\.?\s?контр|утв(ердил|\.|$)|согласовано|составил|подпись|исполнитель|начальник|главный|гл\. |prepared by|checked by|approved by|drawn by|примечани[ея]\s*:|notes?\s*:)/i;

/** Words that begin a total. */
export function isTotalText(text: string): boolean {
  return TOTAL_RUSSIAN.test(text) || TOTAL_ENGLISH.test(text);
}

/** Words that begin a signature or a remark. */
export function isFooterText(text: string): boolean {
  return FOOTER.test(text);
}

/** A subtotal or total: it counts what stands elsewhere already. */
export function isTotal(source: TableRow): boolean {
  if (lineOf(source.values.designation) !== null && source.texts.length > 3) return false;
  return source.texts.some(isTotalText);
}

/** Signatures and remarks below a table. */
export function isFooter(source: TableRow): boolean {
  const { quantity, quantityTotal, level } = source.values;
  // Where names stand in columns of levels the level is the column's, not the row's own word.
  const told = source.above === null ? level : null;
  if ([quantity, quantityTotal, told].some((cell) => lineOf(cell) !== null)) return false;
  return source.texts.some(isFooterText);
}

/** Whether a text only makes sense as the end of the name above it. */
export function goesOn(text: string, before: string | null): boolean {
  if (/^[а-яёa-z(«"…]/.test(text) || citesStandardFirst(text)) return true;
  if (/\d/.test(text) && !/\s/.test(text)) return true;
  return before !== null && /([-,(/]|\s(с|со|из|для|на|под|и|в|к|of|for|with|to|and|in))$/i.test(before);
}
