import type { Language } from '../../../../../src/refusals';
import type { Cell } from '../../../../../src/workbooks';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day as people write it: 31.01.2026, 2026-01-31. */
export function dayText(day: string, language: Language): string {
  return language === 'ru' ? day.replace(ISO_DAY, '$3.$2.$1') : day;
}

/** What stands in a cell, as text in a report: numbers with the comma of the language, days as people write them. */
export function cellText(cell: Cell | undefined, language: Language): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return dayText(cell, language);
  if (typeof cell === 'number') return language === 'ru' ? String(cell).replace('.', ',') : String(cell);
  if (typeof cell === 'boolean') {
    if (language === 'ru') return cell ? 'да' : 'нет';
    return cell ? 'yes' : 'no';
  }
  // A formula that nobody has calculated has no value; an error is shown as the spreadsheet shows it.
  return cell.problem === 'error-value' ? cell.text : '';
}
