import type { Sheet } from '../../../../../src/workbooks';
import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { rowsAbove } from './second-table';
import { linesOf } from './text';

/** Titles and stamps above a table have no more rows, and no longer texts. */
const ROWS_ABOVE = 30;
const MAX_TEXT = 200;
const MONTHS = 'янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек'.split('|');
/** `Срок изготовления: до`, `Due date`; the time that something is valid or paid is none of an order. */
const LABEL =
  /(?:^|[\s,;(])(?:срок(?: (?:изготовления|сдачи|поставки|исполнения|отгрузки|выполнения|готовности|заказа))?|дата (?:сдачи|отгрузки|готовности|поставки|исполнения)|изготовить|сдать|due(?: date)?|deadline|delivery date|required by|liefertermin|fällig)\s*[:—–-]?\s*(?:до|к|by|bis|am)?\s*[:—–-]?\s*(.*)$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/;
const IN_WORDS = /^[«"]?(\d{1,2})[»"]? (\p{L}{3})\p{L}* (\d{4})(?!\d)/u;

function asDay(year: number, month: number, day: number): string | null {
  const iso = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** The day that a text begins with, as YYYY-MM-DD: `12.12.2026`, `12.12.26`, `2026-12-12`, `12 декабря 2026 г.`; null: none. Pure. */
export function dayIn(text: string): string | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoDay !== undefined) return asDay(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, month, year] = RUSSIAN.exec(text) ?? [];
  if (year !== undefined)
    return asDay(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
  const [, number, word = '', inYear] = IN_WORDS.exec(text) ?? [];
  const at = MONTHS.findIndex((name) => new RegExp(`^${name}`, 'i').test(word));
  return inYear === undefined || at < 0 ? null : asDay(Number(inYear), at + 1, Number(number));
}

/**
 * The day that a title above the table names as due, in one cell or in the one beside its label, and what is told of it; null:
 * none does, or several name different days. Pure.
 */
export function titleDueDate(sheet: Sheet, header: Header): { dueDate: string | null; issues: RawIssue[] } {
  const above = rowsAbove(sheet, header).filter(({ number }) => number >= header.first - ROWS_ABOVE);
  const found = above.flatMap(({ number, cells }) => {
    const texts = linesOf(cells).filter((text) => text !== '');
    return texts.flatMap((text, index) => {
      const [, behind] = text.length > MAX_TEXT ? [] : (LABEL.exec(text) ?? []);
      if (behind === undefined) return [];
      const day = dayIn(behind === '' ? (texts[index + 1] ?? '') : behind);
      return day === null ? [] : [{ row: number, day }];
    });
  });
  const [first] = found;
  if (!first || found.some(({ day }) => day !== first.day)) return { dueDate: null, issues: [] };
  return { dueDate: first.day, issues: [hint('due-date-from-title', { row: first.row, value: first.day })] };
}
