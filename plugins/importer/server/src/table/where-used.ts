import type { Sheet } from '../../../../../src/workbooks';
import type { Header } from './header';
import { rowsAbove } from './second-table';
import { linesOf } from './text';

const TITLE =
  /^(?:where[- ]?used(?: list)?|применяемость|входимость|куда входит|verwendungsnachweis)(?![\p{L}:])(.*)$/iu;
const MAX_TITLE = 200;

/** A title that calls its list one of what a part is used in: there an assembly stands below its part. */
export interface WhereUsedTitle {
  row: number;
  text: string;
}

/** Whether a text calls a list so; a word alone beside another text is a label of that. */
function callsWhereUsed(text: string, isAlone: boolean): boolean {
  if (text.length > MAX_TITLE) return false;
  const found = /^where[- ]?used list/i.test(text) ? ['', ' list'] : TITLE.exec(text);
  return found !== null && (isAlone || (found[1] ?? '').trim() !== '');
}

/** The title above a table that calls it a list of what a part is used in; null: none does. Pure. */
export function whereUsedTitle(sheet: Sheet, header: Header): WhereUsedTitle | null {
  for (const { number, cells } of rowsAbove(sheet, header)) {
    const texts = linesOf(cells).filter((text) => text !== '');
    const text = texts.find((own) => callsWhereUsed(own, texts.length === 1));
    if (text !== undefined) return { row: number, text };
  }
  return null;
}
