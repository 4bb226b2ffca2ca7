import type { Cell } from '../../../../../src/workbooks';

/** Words of letters that have one form only, with one space between them: nothing is to be done, and most cells are so. */
const IN_ORDER = /^[!-~А-Яа-яЁё№]+(?: [!-~А-Яа-яЁё№]+)*$/;

/** A cell as one line of text, runs of any spaces as one; null where it is empty or cannot be used. */
export function lineOf(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || typeof cell === 'object') return null;
  const whole = String(cell);
  if (IN_ORDER.test(whole)) return whole;
  const text = whole
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** No designation is longer. */
const MAX_BROKEN = 300;

/** The same list without what cannot be shown. */
export function linesOf(cells: readonly Cell[]): string[] {
  return Array.from(cells, (cell) => lineOf(cell) ?? '');
}

/** What a program draws before a name to show its depth: spaces of any kind, dots, lines. */
const LEAD = /^(?:[\s\u200b]|[.·•](?=[\s.·•]|\S)|[│├└┌─|>](?=[\s│├└┌─|>]|\S))+/;
const LEAD_SIGNS = '.·•│├└┌─|> \t\u00a0\u200b';
/** The same where nothing stands behind it. */
const LEAD_ALONE = /^[\s\u200b]*(?:[.·•│├└┌─|>][\s\u200b]*)+$/;

/** Whether a cell holds nothing but what shows the depth of its row. */
export function isLeadAlone(cell: Cell | undefined): cell is string {
  // Asked of several cells of every row: hardly any ends with such a sign.
  if (typeof cell !== 'string' || !LEAD_SIGNS.includes(cell.at(-1) ?? '')) return false;
  return cell.length <= MAX_BROKEN && LEAD_ALONE.test(cell);
}

/** How far a text is moved to the right by what stands before it. */
export function leadOf(cell: Cell | undefined): number {
  if (typeof cell !== 'string') return 0;
  const lead = isLeadAlone(cell) ? cell.trimEnd() : (LEAD.exec(cell)?.[0] ?? '');
  return [...lead].reduce((sum, character) => sum + (character === '\t' ? 4 : 1), 0);
}

/** The text without what shows its depth. */
export function withoutLead(text: string): string {
  return text.replace(LEAD, '').trim();
}

const BROKEN = /([.\-/–])[^\S\n]*\r?\n\s*|[^\S\n]*\r?\n\s*(?=[.\-/–])/g;

/** A designation that a line break parts at one of its own signs is one word: `АБВГ.301.` above `101`. */
export function unbroken(cell: Cell): Cell {
  if (typeof cell !== 'string' || cell.length > MAX_BROKEN || !cell.includes('\n')) return cell;
  return cell.replace(BROKEN, '$1');
}
